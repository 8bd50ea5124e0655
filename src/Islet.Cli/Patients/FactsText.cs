using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>A snapshot for people: facts by their sections, each with its value, age, owner and finding, or why it is unknown.</summary>
internal static class FactsText
{
    public static async Task WriteAsync(Snapshot snapshot, TextWriter output)
    {
        var course = snapshot.Course;
        await output.WriteLineAsync($"P{course.Patient}  {course.Key}{(course.Synthetic ? "  (synthetic)" : "")}, axis {course.Axis}");
        foreach (var group in Fact.All.GroupBy(fact => fact.Group))
            await WriteGroupAsync(group, snapshot, output);
        foreach (var caution in Cautions.Of(snapshot))
            await output.WriteLineAsync($"{caution.Code}  {caution.Says}{On(caution.Findings)}");
        await output.WriteLineAsync($"{course.Findings.Count} findings, {snapshot.Findings.Count(s => s.IsVisible)} of them in this view. Facts that are not listed are not recorded.");
    }

    private static async Task WriteGroupAsync(IGrouping<string, Fact> group, Snapshot snapshot, TextWriter output)
    {
        var table = Terminal.Table("Fact", "Value", "Unit", "Stated by", "From", "When", "Age (days)");
        var rows = 0;
        foreach (var fact in group)
        {
            if (Row(fact, snapshot) is not { } cells)
                continue;
            table.Add(cells);
            rows++;
        }
        if (rows == 0)
            return;
        await output.WriteLineAsync(group.Key);
        output.WriteTable(table);
    }

    private static object[]? Row(Fact fact, Snapshot snapshot)
    {
        if (fact.IsDerived)
            return snapshot.Reader(fact).Values is { Count: > 0 } possible ? [fact.Name, string.Join(" or ", possible), fact.Unit ?? "", "", "computed", "", ""] : null;
        var state = snapshot[fact];
        if (state is { IsKnown: false, Reason: UnknownReason.NotRecorded, From.Count: 0 })
            return null;
        return
        [
            fact.Name, state.Value?.ToString() ?? Unknown(state), state.IsKnown ? fact.Unit ?? "" : "",
            state.From is [var stated, ..] ? SnakeCase.Of(stated.Content.StatedBy) : "",
            string.Join(", ", state.From.Select(f => f.Content.Kind).Distinct()),
            state.From is [var dated, ..] ? dated.Happened.ToString() : "",
            state.AgeDays is { } age ? $"{age}{(state.IsStale ? ", stale" : "")}" : "",
        ];
    }

    private static string On(IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? "" : $" ({string.Join(", ", findings.Select(f => $"{f.Content.Kind} {f.Happened}".TrimEnd()))})";

    private static string Unknown(FactState state) => $"unknown: {SnakeCase.Of(state.Reason!.Value)}"
        + (state.By is { } by ? $" by {by.Content.Kind} of {by.Happened}" : "") + (state.Former is { } former ? $" ({former})" : "");
}
