using System.Text.Json;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>A snapshot as JSON with every fact, known or not.</summary>
public static class FactsJson
{
    private const string Ki67History = "ki67_history", Months = "months_since_";

    /// <param name="name">How findings are named.</param>
    /// <param name="listed">The findings to list as visible or not; null: all.</param>
    public static void Write(Utf8JsonWriter json, Snapshot snapshot, Func<Finding, string> name, IReadOnlySet<FindingId>? listed = null)
    {
        WriteFindings(json, snapshot, name, listed);
        json.WriteStartObject("facts");
        foreach (var fact in Fact.All.Where(Snapshot.Decides))
        {
            json.WriteStartObject(fact.Name);
            SnapshotJson.Write(json, Shown(fact, snapshot[fact]), name);
            json.WriteEndObject();
        }
        WriteHistory(json, snapshot, name);
        json.WriteEndObject();
        SnapshotJson.WriteDerived(json, snapshot);
        WriteCautions(json, Cautions.Of(snapshot), name);
    }

    /// <summary>The codes, and beside them what they say and the findings.</summary>
    private static void WriteCautions(Utf8JsonWriter json, IReadOnlyList<Caution> cautions, Func<Finding, string> name)
    {
        json.WriteTexts("cautions", cautions.Select(caution => caution.Code));
        json.WriteList("caution_details", cautions, caution =>
        {
            json.WriteString("code", caution.Code);
            json.WriteString("says", caution.Says);
            json.WriteTexts("facts", caution.About.Select(fact => fact.Name));
            json.WriteTexts("findings", caution.Findings.Select(name));
        });
    }

    private static void WriteFindings(Utf8JsonWriter json, Snapshot snapshot, Func<Finding, string> name, IReadOnlySet<FindingId>? listed)
    {
        List<Seen> findings = [.. snapshot.Findings.Where(s => listed is null || listed.Contains(s.Finding.Id))];
        json.WriteTexts("visible", findings.Where(s => s.IsVisible).Select(s => name(s.Finding)));
        json.WriteStartObject("not_visible");
        foreach (var s in findings.Where(s => !s.IsVisible))
            json.WriteString(name(s.Finding), SnakeCase.Of(s.Visibility));
        json.WriteEndObject();
    }

    /// <summary>Months are shown to one decimal; rules read them unrounded.</summary>
    private static FactState Shown(Fact fact, FactState state) => fact.Name.StartsWith(Months, StringComparison.Ordinal) && state.Value is FactValue.Number months
        ? state with { Value = FactValue.Of(Math.Round(months.Value, 1, MidpointRounding.AwayFromZero)) } : state;

    /// <summary>The index of every adequate specimen in its leading read, oldest first (facts.md 3.11).</summary>
    private static void WriteHistory(Utf8JsonWriter json, Snapshot snapshot, Func<Finding, string> name)
    {
        var trajectory = Ki67Trajectory.Of(snapshot);
        json.WriteStartObject(Ki67History);
        List<Ki67Point> evaluable = [.. trajectory.Points.Where(p => p.IsEvaluable)];
        if (evaluable.Count == 0)
        {
            json.WriteString("unknown", SnakeCase.Of(snapshot[Fact.Ki67Percent].Reason ?? UnknownReason.NotRecorded));
        }
        else
        {
            json.WriteStartArray("value");
            foreach (var point in evaluable)
                json.WriteNumberValue(point.Percent!.Value);
            json.WriteEndArray();
            json.WriteTexts("from", evaluable.Select(point => name(point.Read)));
        }
        json.WriteStartObject("not_evaluable");
        foreach (var point in trajectory.Points.Where(p => !p.IsEvaluable))
            json.WriteString(name(point.Read), SnakeCase.Of(point.Absence!.Value));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
