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
        json.List("facts", board.Facts, fact => Write(json, fact));
        json.List("awaiting_confirmation", board.Awaiting, a =>
        {
            json.WriteString("fact", a.Fact.Name);
            json.WriteString("label", a.Label);
            json.WriteString("value", a.Value);
            json.WriteString("age", a.Age);
            json.WriteString("owner", a.Owner);
            json.WriteString("why", a.Why);
            json.WriteString("block", a.Block);
        });
        json.Object("change", () => Write(json, board.Change));
        json.Texts("course", board.Timeline?.InList() ?? []);
        json.Object("response", board.Response is { } response ? () => Write(json, response) : null);
        json.Object("options", board.Options is { } options ? () => Write(json, options) : null);
        json.Object("open", () => Write(json, board.Open));
        json.Object("plan", board.Plan is { } plan ? () => Write(json, plan, board.Course.Axis) : null);
        json.List("decisions", board.Decisions, decision => DecisionJson.Write(json, decision));
    }

    private static void Write(Utf8JsonWriter json, BoardFact fact)
    {
        json.WriteString("code", fact.Code);
        json.WriteString("label", fact.Label);
        json.WriteString("value", fact.Value);
        json.WriteBoolean("known", fact.IsKnown);
        json.WriteBoolean("stale", fact.IsStale);
        json.Texts("beside", fact.Beside);
        json.Texts("reads", fact.Reads.Select(f => f.Name));
        json.List("sources", fact.Sources, source =>
        {
            json.WriteNumber("finding", source.Number);
            json.WriteString("title", source.Title);
            json.WriteString("when", source.When);
            json.WriteString("age", source.Age);
            json.WriteString("holds", source.Holds);
            json.WriteString("stated_by", source.StatedBy);
            json.WriteString("recorded", source.Recorded);
        });
        json.List("parts", fact.Parts, part => Write(json, part));
    }

    private static void Write(Utf8JsonWriter json, BoardChange change)
    {
        json.WriteString("standing", SnakeCase.Of(change.Standing));
        json.WriteString("headline", change.Headline);
        json.WriteString("meets_definition", change.Meets is { } meets ? SnakeCase.Of(meets) : null);
        json.WriteString("earlier", change.Earlier);
        json.WriteString("later", change.Later);
        json.List("differences", change.Differences, row =>
        {
            json.WriteString("component", row.Label);
            json.WriteString("before", row.Before);
            json.WriteString("after", row.After);
            json.WriteString("changed", SnakeCase.Of(row.Changed));
            json.WriteString("what", row.What);
        });
        json.Texts("lacks", change.Lacks);
        json.Texts("flags", change.Flags);
        json.WriteString("matters", change.Matters);
        json.WriteString("since", change.Since);
        json.List("statements", change.Statements, s =>
        {
            json.WriteString("says", s.Says);
            json.Texts("statements", s.Statements.Select(one => one.Id));
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
        json.List("criteria", response.Criteria, c =>
        {
            json.WriteString("criterion", c.Code);
            json.WriteString("name", c.Name);
            json.WriteString("category", c.Category);
            json.WriteString("group", SnakeCase.Of(c.Group));
            json.Texts("measured", c.Measured);
            json.WriteNumber("cautions", c.Cautions);
        });
        json.Texts("discordances", response.Discordances);
        json.Texts("looks", response.Looks);
    }

    private static void Write(Utf8JsonWriter json, BoardOptions options)
    {
        json.Texts("guidelines", options.Guidelines);
        json.List("shared", options.Shared, s =>
        {
            Write(json, s.Statement);
            json.Texts("options", s.Options);
        });
        json.List("options", options.Options, o => Write(json, o));
        json.List("passing", options.Passing, o => Write(json, o));
        json.Texts("silent", options.Silent);
    }

    private static void Write(Utf8JsonWriter json, BoardOption option)
    {
        json.WriteString("option", option.Key);
        json.WriteString("title", option.Title);
        json.WriteBoolean("running", option.IsRunning);
        json.WriteBoolean("given_before", option.WasGiven);
        json.List("statements", option.Statements, s => Write(json, s));
        json.Texts("cautions", option.Cautions);
        json.Texts("earlier", option.Earlier);
        json.Texts("undecided", option.Undecided);
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
        json.Texts("tension", statement.Tension);
        json.Texts("cautions", statement.Cautions);
    }

    private static void Write(Utf8JsonWriter json, BoardOpen open)
    {
        Count(json, "applying", open.Applying);
        Count(json, "undecided", open.Undecided);
        json.List("unknown", open.Unknown, u =>
        {
            json.WriteString("code", u.Code);
            json.WriteString("label", u.Label);
            json.WriteString("why", u.Why);
        });
        json.List("questions", open.Questions, q =>
        {
            json.WriteString("fact", q.Fact.Name);
            json.WriteString("label", q.Label);
            json.WriteString("question", q.Prompt);
            json.WriteString("who", q.Who);
            json.WriteString("how", q.How);
            json.Texts("settles", q.Settles);
            json.Texts("may_settle", q.MaySettle);
            json.WriteString("why", q.Why);
            json.WriteString("block", q.Block);
        });
        json.List("cautions", open.Cautions, c =>
        {
            json.WriteString("code", c.Code);
            json.WriteString("says", c.Says);
            json.Texts("statements", c.Statements);
        });
    }

    private static void Write(Utf8JsonWriter json, BoardPlan plan, Axis axis)
    {
        json.WriteString("decided", plan.Decided);
        json.WriteString("decided_on", plan.DecidedOn);
        json.WriteString("over", plan.Over);
        json.List("due", plan.Due, d =>
        {
            json.WriteString("kind", SnakeCase.Of(d.Kind));
            json.WriteString("name", d.Name);
            json.WriteString("modality", d.Modality);
            json.WriteString("earliest", PlanWords.On(d.Earliest, axis));
            json.WriteString("latest", d.Latest is { } latest ? PlanWords.On(latest, axis) : null);
            json.WriteString("overdue_since", d.OverdueSince);
            json.Texts("statements", d.Statements);
        });
        json.Texts("waiting", plan.Waiting);
    }

    private static void Count(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }
}
