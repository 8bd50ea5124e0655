using System.Text.Json;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>A board summary as one JSON object: all that the page says, codes beside words. Keys and order stand: scripts read them.</summary>
public static class BoardJson
{
    public static void Write(Utf8JsonWriter json, BoardSummary board)
    {
        json.WriteNumber("patient", board.Course.Patient);
        json.WriteString("id", board.Course.Key);
        json.WriteBoolean("synthetic", board.Course.Synthetic);
        json.WriteString("axis", board.Course.Axis.ToString());
        json.WriteString("as_of", board.Day);
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteString("statements", board.ShowsStatements ? "on" : StatementSwitch.OffText);
        json.WriteString("who", board.Who);
        json.WriteBoolean("died", board.HasDied);
        json.WriteBoolean("index_tumour_open", board.IsIndexOpen);
        json.WriteList("facts", board.Facts, fact => Write(json, fact));
        json.WriteList("awaiting_confirmation", board.Awaiting, a =>
        {
            json.WriteString("fact", a.Fact.Name);
            json.WriteString("label", a.Label);
            json.WriteString("value", a.Value);
            json.WriteString("age", a.Age);
            json.WriteString("owner", a.Owner);
            json.WriteString("why", a.Why);
            json.WriteString("block", a.Block);
        });
        json.WriteObject("change", () => Write(json, board.Change));
        json.WriteTexts("course", board.Timeline?.InList() ?? []);
        json.WriteObject("response", board.Response is { } response ? () => Write(json, response) : null);
        json.WriteObject("options", board.Options is { } options ? () => Write(json, options) : null);
        json.WriteObject("open", () => Write(json, board.Open));
        json.WriteObject("plan", board.Plan is { } plan ? () => Write(json, plan, board.Course.Axis) : null);
        json.WriteList("decisions", board.Decisions, decision => DecisionJson.Write(json, decision));
    }

    private static void Write(Utf8JsonWriter json, BoardFact fact)
    {
        json.WriteString("code", fact.Code);
        json.WriteString("label", fact.Label);
        json.WriteString("value", fact.Value);
        json.WriteBoolean("known", fact.IsKnown);
        json.WriteBoolean("stale", fact.IsStale);
        json.WriteTexts("beside", fact.Beside);
        json.WriteTexts("reads", fact.Reads.Select(f => f.Name));
        json.WriteList("sources", fact.Sources, source =>
        {
            json.WriteNumber("finding", source.Number);
            json.WriteString("title", source.Title);
            json.WriteString("when", source.When);
            json.WriteString("age", source.Age);
            json.WriteString("holds", source.Holds);
            json.WriteString("stated_by", source.StatedBy);
            json.WriteString("recorded", source.Recorded);
        });
        json.WriteList("parts", fact.Parts, part => Write(json, part));
    }

    private static void Write(Utf8JsonWriter json, BoardChange change)
    {
        json.WriteString("standing", SnakeCase.Of(change.Standing));
        json.WriteString("headline", change.Headline);
        json.WriteString("meets_definition", change.Meets is { } meets ? SnakeCase.Of(meets) : null);
        json.WriteString("earlier", change.Earlier);
        json.WriteString("later", change.Later);
        json.WriteList("differences", change.Differences, row =>
        {
            json.WriteString("component", row.Label);
            json.WriteString("before", row.Before);
            json.WriteString("after", row.After);
            json.WriteString("changed", SnakeCase.Of(row.Changed));
            json.WriteString("what", row.What);
        });
        json.WriteTexts("lacks", change.Lacks);
        json.WriteTexts("flags", change.Flags);
        json.WriteString("matters", change.Matters);
        json.WriteString("since", change.Since);
        json.WriteString("statements_between", change.Between);
        json.WriteList("statements", change.Statements, s =>
        {
            json.WriteString("says", s.Says);
            json.WriteTexts("statements", s.Statements.Select(one => one.Id));
        });
    }

    private static void Write(Utf8JsonWriter json, BoardResponse response)
    {
        json.WriteNumber("line", response.Line);
        json.WriteString("drugs", response.Drugs);
        json.WriteString("reader", response.Reader);
        json.WriteString("time_point", response.TimePoint);
        json.WriteString("best", response.Best);
        json.WriteString("progression_free", response.ProgressionFree);
        json.WriteTexts("headline", response.Headline);
        json.WriteList("criteria", response.Criteria, c =>
        {
            json.WriteString("criterion", c.Code);
            json.WriteString("name", c.Name);
            json.WriteString("category", c.Category);
            json.WriteString("group", SnakeCase.Of(c.Group));
            json.WriteTexts("measured", c.Measured);
            json.WriteNumber("cautions", c.Cautions);
        });
        json.WriteTexts("discordances", response.Discordances);
        json.WriteTexts("looks", response.Looks);
        json.WriteTexts("not_measured", response.NotRead);
        json.WriteTexts("not_shown", response.Unread.Select(u => u.Says));
    }

    private static void Write(Utf8JsonWriter json, BoardOptions options)
    {
        json.WriteTexts("guidelines", options.Guidelines);
        json.WriteList("shared", options.Shared, s =>
        {
            Write(json, s.Statement);
            json.WriteTexts("options", s.Options);
        });
        json.WriteList("options", options.Options, o => Write(json, o));
        json.WriteList("passing", options.Passing, o => Write(json, o));
        json.WriteTexts("silent", options.Silent);
    }

    private static void Write(Utf8JsonWriter json, BoardOption option)
    {
        json.WriteString("option", option.Key);
        json.WriteString("title", option.Title);
        json.WriteBoolean("running", option.IsRunning);
        json.WriteBoolean("given_before", option.WasGiven);
        json.WriteList("statements", option.Statements, s => Write(json, s));
        json.WriteTexts("cautions", option.Cautions.Select(c => c.Whole));
        json.WriteTexts("earlier", option.Earlier);
        json.WriteTexts("undecided", option.Undecided);
    }

    private static void Write(Utf8JsonWriter json, BoardStatement statement)
    {
        json.WriteString("statement", statement.Id);
        json.WriteString("guideline", statement.Guideline);
        json.WriteNumber("year", statement.Year);
        json.WriteString("topic", statement.Topic);
        json.WriteString("says", statement.Says);
        json.WriteString("bearing", SnakeCase.Of(statement.Bearing));
        json.WriteString("stance", SnakeCase.Of(statement.Stance));
        json.WriteString("strength", SnakeCase.Of(statement.Strength));
        json.WriteString("superseded", statement.Superseded);
        json.WriteString("period_over", statement.Over);
        json.WriteTexts("stale", statement.Stale);
        json.WriteTexts("tension", statement.Tension);
        json.WriteTexts("cautions", statement.Cautions);
    }

    private static void Write(Utf8JsonWriter json, BoardOpen open)
    {
        json.WriteNumber("applying", open.Applying);
        json.WriteNumber("undecided", open.Undecided);
        json.WriteList("unknown", open.Unknown, u =>
        {
            json.WriteString("code", u.Code);
            json.WriteString("label", u.Label);
            json.WriteString("why", u.Why);
        });
        json.WriteList("questions", open.Questions, q =>
        {
            json.WriteString("fact", q.Fact.Name);
            json.WriteString("label", q.Label);
            json.WriteString("question", q.Prompt);
            json.WriteString("who", q.Who);
            json.WriteString("how", q.How);
            json.WriteTexts("settles", q.Settles);
            json.WriteTexts("may_settle", q.MaySettle);
            json.WriteString("why", q.Why);
            json.WriteString("block", q.Block);
        });
        json.WriteList("cautions", open.Cautions, c =>
        {
            json.WriteString("code", c.Code);
            json.WriteString("says", c.Says);
            json.WriteTexts("statements", c.Statements);
        });
    }

    private static void Write(Utf8JsonWriter json, BoardPlan plan, Axis axis)
    {
        json.WriteString("decided", plan.Decided);
        json.WriteString("decided_on", plan.DecidedOn);
        json.WriteString("over", plan.Over);
        json.WriteList("due", plan.Due, d =>
        {
            json.WriteString("kind", SnakeCase.Of(d.Kind));
            json.WriteString("name", d.Name);
            json.WriteString("modality", d.Modality);
            json.WriteString("earliest", PlanWords.On(d.Earliest, axis));
            json.WriteString("latest", d.Latest is { } latest ? PlanWords.On(latest, axis) : null);
            json.WriteString("overdue_since", d.OverdueSince);
            json.WriteTexts("statements", d.Statements);
        });
        json.WriteTexts("waiting", plan.Waiting);
    }
}
