using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>A re-characterization as JSON: answers are yes, no or unknown; what decides is named by finding, day and value.</summary>
public static class RecharacterizeJson
{
    public static string Of(Recharacterizations all, bool statements) => JsonForm.ToJson(json => Write(json, all, statements));

    /// <param name="statements">Whether the centre shows statements of guidelines.</param>
    public static void Write(Utf8JsonWriter json, Recharacterizations all, bool statements)
    {
        var course = all.Snapshot.Course;
        json.WriteNumber("patient", course.Patient);
        json.WriteString("id", course.Key);
        json.WriteBoolean("synthetic", course.Synthetic);
        json.WriteString("as_of", Day(all.Snapshot.View.Effective, course.Axis));
        json.WriteBoolean("index_tumour_open", all.IsIndexOpen);
        json.WriteString("definition", UppsalaDefinition.Source);
        json.WriteString("statements", statements ? IntendedPurpose.Text : StatementSwitch.OffText);
        json.WriteTexts("windows", CharacterizationWindows.Printed);
        json.WriteList("characterizations", all.Characterizations, one => Write(json, all, one));
        json.WriteList("changes", all.Changes, change => Write(json, change, course, statements));
        WriteTargets(json, BiopsyTargets.Of(all.Snapshot));
        WriteSafety(json, BiopsySafety.Of(all.Snapshot));
    }

    private static void Write(Utf8JsonWriter json, Recharacterizations all, TumourCharacterization one)
    {
        json.WriteNumber("number", one.Number);
        json.WriteString("date", one.Happened.ToString());
        json.WriteString("complete_on", Day(one.Closed, all.Snapshot.Course.Axis));
        json.WriteBoolean("declared", one.IsDeclared);
        json.WriteString("anchor", one.Anchor.Id.ToString());
        json.WriteString("occasion", SnakeCase.Of(one.Occasion));
        json.WriteString("progression", one.Progression?.Id.ToString());
        json.WriteList("components", one.Parts, part => Write(json, part));
        json.WriteTexts("also_examined", one.AlsoExamined.Select(e => e.Name));
        WriteFacts(json, CharacterizationFacts.Over(all, one.Number)!);
    }

    private static void Write(Utf8JsonWriter json, Part part)
    {
        json.WriteString("component", SnakeCase.Of(part.Component));
        json.WriteString("state", SnakeCase.Of(part.State));
        json.WriteString("name", part.Component is Component.HormonePanel ? null : part.Examination?.Name);
        json.WriteString("date", part.Examination?.Happened.ToString());
        json.WriteString("inadequate_because", part.InadequateBecause is { } because ? SnakeCase.Of(because) : null);
        Findings(json, "findings", part.From);
    }

    private static void WriteFacts(Utf8JsonWriter json, FactReader facts)
    {
        json.WriteStartObject("facts");
        foreach (var fact in Fact.All.Where(CharacterizationFacts.IsOne))
        {
            json.WritePropertyName(fact.Name);
            if (facts(fact).Value is { } value)
                SnapshotJson.Write(json, value);
            else
                json.WriteNullValue();
        }
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Recharacterization change, DiseaseCourse course, bool statements)
    {
        var axis = course.Axis;
        json.WriteNumber("from", change.From.Number);
        json.WriteNumber("to", change.To.Number);
        json.WriteString("meets_definition", RecharacterizeWords.Of(change.Verdict.Meets.Answer));
        json.WriteTexts("limbs_met", change.Verdict.Met.Select(RecharacterizeWords.Of));
        json.WriteTexts("missing", change.Verdict.Meets.Missing.Select(f => f.Name));
        json.WriteList("limbs", change.Verdict.Limbs, limb => Write(json, limb));
        WriteKi67(json, change.Ki67);
        WriteHormones(json, change);
        json.WriteStartObject("tracers");
        Write(json, "fdg", change.Tracers.Fdg);
        Write(json, "sstr", change.Tracers.Receptor);
        json.WriteEndObject();
        WriteBoard(json, change.Board);
        json.WriteList("same_state_better_known", change.Optimisations, o =>
        {
            json.WriteString("kind", SnakeCase.Of(o.Kind));
            Findings(json, "findings", o.From);
        });
        json.WriteString("before", Day(change.Before.Effective, axis));
        json.WriteString("after", Day(change.After.Effective, axis));
        json.WriteList("guidelines", StatementBase.Shipped.Take(statements ? 1 : 0), guideline => Write(json, guideline, change));
    }

    private static void WriteHormones(Utf8JsonWriter json, Recharacterization change)
    {
        json.WriteStartObject("hormones");
        json.WriteNumber("compared_with", change.HormonesComparedWith);
        json.WriteString("new_secretion", RecharacterizeWords.Of(change.Hormones.NewSecretion.Answer));
        json.WriteTexts("new_hormones", change.Hormones.NewHormones);
        json.WriteTexts("open_hormones", change.Hormones.OpenHormones);
        json.WriteString("new_syndrome", RecharacterizeWords.Of(change.Hormones.NewSyndrome.Answer));
        json.WriteString("syndrome", change.Hormones.Syndrome);
        json.WriteEndObject();
    }

    /// <summary>Which statements of a guideline the change brings, takes away or leaves open.</summary>
    private static void Write(Utf8JsonWriter json, StatementBase guideline, Recharacterization change)
    {
        var (_, differs, cautions) = StatementChanges.Between(guideline, change);
        json.WriteString("guideline", guideline.Name);
        json.WriteString("source", guideline.Source);
        json.WriteList("begins", differs.Where(c => c.Begins), c => Write(json, c));
        json.WriteList("ceases", differs.Where(c => c.Ceases), c => Write(json, c));
        json.WriteList("no_longer_decided", differs.Where(c => c.Opens), c => Write(json, c));
        json.WriteList("cautions", cautions, caution =>
        {
            json.WriteString("code", caution.Code);
            json.WriteString("says", caution.Says);
            Findings(json, "findings", caution.Findings);
        });
    }

    private static void Write(Utf8JsonWriter json, StatementChange c)
    {
        json.WriteString("id", c.Statement.Id);
        json.WriteString("topic", c.Statement.Topic);
        json.WriteString("stance", SnakeCase.Of(c.Statement.Stance));
        json.WriteString("strength", SnakeCase.Of(c.Statement.Strength));
        json.WriteString("before", RecharacterizeWords.Of(c.Before.Answer));
        json.WriteString("after", RecharacterizeWords.Of(c.After.Answer));
        json.WriteTexts("missing", (c.Before.Missing | c.After.Missing).Select(f => f.Name));
    }

    private static void Write(Utf8JsonWriter json, LimbReading limb)
    {
        json.WriteString("limb", RecharacterizeWords.Of(limb.Limb));
        json.WriteString("answer", RecharacterizeWords.Of(limb.Truth.Answer));
        json.WriteList("premises", limb.Premises, premise =>
        {
            json.WriteString("finding", premise.Finding.Id.ToString());
            json.WriteString("date", premise.Finding.Happened.ToString());
            json.WriteString("about", premise.About);
            json.WriteString("value", premise.Value);
        });
        json.WriteList("waits_for", limb.Lacks, lack =>
        {
            json.WriteString("fact", lack.Fact.Name);
            json.WriteString("component", SnakeCase.Of(lack.Component));
            json.WriteNumber("characterization", lack.Number);
            json.WriteString("because", SnakeCase.Of(lack.Because));
        });
    }

    private static void WriteKi67(Utf8JsonWriter json, Ki67Comparison ki67)
    {
        json.WriteStartObject("ki67");
        json.WriteNumber("compared_with", ki67.ComparedWith);
        json.WriteNumber("from_percent", ki67.Last?.From.Percent);
        json.WriteNumber("to_percent", ki67.Last?.To.Percent);
        json.WriteNumber("difference", ki67.Last?.Difference);
        json.WriteNumber("difference_least", ki67.Last?.Differences?.Least);
        json.WriteNumber("difference_greatest", ki67.Last?.Differences?.Greatest);
        json.WriteNumber("fold", ki67.Last is { IsExact: true } exact ? exact.Fold : null);
        json.WriteNumber("per_year_least", ki67.Last?.PerYear?.Least);
        json.WriteNumber("per_year_greatest", ki67.Last?.PerYear?.Greatest);
        json.WriteBoolean("two_or_more_per_year", ki67.Last?.IsSteep);
        json.WriteBoolean("increased", ki67.Last?.Rises);
        json.WriteBoolean("increased_since_previous", ki67.Previous?.Rises);
        json.WriteString("transition", ki67.Transition);
        json.WriteString("label", ki67.Last is { } step ? SnakeCase.Of(step.Label) : null);
        json.WriteBoolean("boundary", ki67.Last is { } both ? both.From.IsBoundary || both.To.IsBoundary : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TracerChange change)
    {
        json.WriteStartObject(name);
        json.WriteString("gain", RecharacterizeWords.Of(change.Gain.Answer));
        json.WriteString("loss", RecharacterizeWords.Of(change.Loss.Answer));
        json.WriteString("basis", SnakeCase.Of(change.Basis));
        json.WriteBoolean("other_tracer", change.OtherTracer);
        json.WriteList("lesions", change.Lesions, lesion =>
        {
            json.WriteString("lesion", lesion.Lesion);
            json.WriteString("change", SnakeCase.Of(lesion.Kind));
            json.WriteString("procedure", lesion.Procedure?.Id.ToString());
        });
        json.WriteEndObject();
    }

    private static void WriteBoard(Utf8JsonWriter json, BoardView board)
    {
        json.WriteStartObject("board");
        json.WriteBoolean("change_matters", board.Matters);
        json.WriteBoolean("therapy_changed", board.TherapyChanged);
        json.WriteTexts("because_of", board.BecauseOf);
        Findings(json, "findings", board.From);
        json.WriteEndObject();
    }

    private static void WriteTargets(Utf8JsonWriter json, BiopsyPlan plan)
    {
        json.WriteList("biopsy_targets", plan.Targets, t =>
        {
            json.WriteNumber("rank", t.Rank);
            json.WriteString("lesion", t.Lesion);
            json.WriteString("organ", t.Organ);
            json.WriteTexts("reasons", t.Reasons.Select(SnakeCase.Of));
            json.WriteNumber("fdg_suv_max", t.FdgSuvMax);
            json.WriteNumber("size_mm", t.SizeMm);
            Findings(json, "tried_before", t.Failed);
            Findings(json, "findings", t.From);
        });
        json.WriteTexts("biopsy_cautions", plan.Cautions.Select(SnakeCase.Of));
    }

    private static void WriteSafety(Utf8JsonWriter json, IEnumerable<BiopsyEvents> specimens) => json.WriteList("biopsy_safety", specimens, events =>
    {
        json.WriteString("specimen", events.Specimen);
        json.WriteNumber("worst_grade", events.WorstGrade);
        json.WriteTexts("ctcae_versions", events.Versions);
        Findings(json, "events", events.Events);
    });

    private static string Day(AxisPoint at, Axis axis) => axis.Kind is AxisKind.Calendar
        ? Islet.Course.Day.On(DateOnly.FromDayNumber((int)at.Days)).ToString() : Offset.FromDays(at.Days).ToString();

    private static void Findings(Utf8JsonWriter json, string name, IEnumerable<Finding> findings) => json.WriteTexts(name, findings.Select(f => f.Id.ToString()));
}
