using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>The answer of <c>guideline evaluate</c> for programs: every statement of the guideline, in its order.</summary>
public static class EvaluateJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Evaluated> patients, StatementBase guideline, IReadOnlyList<Supposition> suppositions)
    {
        json.WriteString("guideline", guideline.Key);
        json.WriteString("source", guideline.Source);
        json.WriteNumber("year", guideline.Year);
        json.WriteString("purpose", IntendedPurpose.Text);
        json.WriteList("results", patients, patient => Write(json, patient, guideline, suppositions));
    }

    private static void Write(Utf8JsonWriter json, Evaluated patient, StatementBase guideline, IReadOnlyList<Supposition> suppositions)
    {
        var reading = GuidelineReading.Of(guideline, patient.Facts);
        json.WriteString("id", patient.Id);
        SnapshotJson.WriteDerived(json, patient.Facts, Fact.All.Where(f => f.IsDerived));
        var remarks = patient.Snapshot is { } snapshot ? StatementRemarks.Of(reading, snapshot) : null;
        json.WriteList("statements", reading.Statements.Index(), statement =>
        {
            json.WriteString("id", statement.Item.Statement.Id);
            WriteReading(json, statement.Item);
            if (remarks is not null)
                json.WriteTexts("cautions", remarks[statement.Index].Cautions.Select(c => c.Code));
        });
        if (suppositions.Count > 0)
            WriteChanges(json, reading, patient.Facts, suppositions);
    }

    private static void WriteReading(Utf8JsonWriter json, StatementReading reading)
    {
        json.WriteString("outcome", SnakeCaseOf(reading.Outcome));
        json.WriteTexts("missing", reading.Truth.Missing.Select(f => f.Name));
        json.WriteString("check", reading.CheckMet switch { true => "met", false => "not_met", null => null });
        json.WriteBoolean("emphasis", reading.Emphasis);
        json.WriteTexts("tension", reading.Tension.Select(s => s.Id));
    }

    private static void WriteChanges(Utf8JsonWriter json, GuidelineReading before, FactReader facts, IReadOnlyList<Supposition> suppositions)
    {
        json.WriteTexts("suppositions", suppositions.Select(s => s.ToString()));
        json.WriteList("changes", WhatIf.Between(before, GuidelineReading.Of(before.Guideline, WhatIf.Over(facts, suppositions))), change =>
        {
            json.WriteString("id", change.Statement.Id);
            json.WriteObject("before", () => WriteReading(json, change.Before));
            json.WriteObject("after", () => WriteReading(json, change.After));
        });
    }

    public static string SnakeCaseOf(Answer outcome) => outcome switch
    {
        Answer.Yes => "applies",
        Answer.No => "does_not_apply",
        Answer.Unknown => "undecided",
    };
}

/// <summary>One patient who is read against a guideline.</summary>
/// <param name="Id">As the answer names the patient.</param>
public sealed record Evaluated(string? Id, string? Title, FactReader Facts)
{
    /// <summary>Null: facts from a file, without findings.</summary>
    public Snapshot? Snapshot { get; init; }
}
