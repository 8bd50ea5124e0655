using System.Globalization;
using System.Text.Json;
using Islet.Course;
using Islet.Registry;

namespace Islet.Cli.Exchange;

/// <summary>An import as people and as programs read it. Patients are named by the registry's number, or not at all.</summary>
internal static class ImportReport
{
    private const int ShownLength = 60;

    public static async Task WriteAsync(ImportOutcome outcome, ImportOrder order, TextWriter output, TextWriter errors)
    {
        if (order.Json)
            await output.WriteLineAsync(ToJson(outcome));
        else
            await TellAsync(outcome, order, output, errors);
    }

    public static async Task WriteRefusalAsync(IReadOnlyList<Problem> problems, bool json, TextWriter output, TextWriter errors)
    {
        if (json)
            await output.WriteLineAsync(JsonForm.ToJson(w => Counts(w, 0, 0, 0, problems)));
        else
            await ProblemWriter.WriteAsync(problems, errors);
    }

    private static string ToJson(ImportOutcome outcome) => JsonForm.ToJson(w =>
    {
        Counts(w, outcome.Source.Patients, outcome.IsRefused ? 0 : outcome.Result!.Findings, outcome.IsRefused ? 0 : outcome.Result!.Unchanged, outcome.Problems);
        if (!outcome.IsRefused)
            w.WriteNumber("superseded", outcome.Result!.Superseded);
        if (outcome.Difference is { } difference)
            Write(w, difference);
    });

    private static void Counts(Utf8JsonWriter json, int patients, int findings, int unchanged, IReadOnlyList<Problem> problems)
    {
        json.WriteNumber("patients", patients);
        json.WriteNumber("findings", findings);
        json.WriteNumber("unchanged", unchanged);
        JsonForm.WriteList(json, problems);
    }

    private static void Write(Utf8JsonWriter json, ImportDifference difference)
    {
        json.WriteList("difference", difference.Changes, change =>
        {
            json.WriteString("patient", Name(change));
            json.WriteString("kind", change.Kind);
            json.WriteString("happened", change.Happened);
            json.WriteList("changes", change.Changes, member =>
            {
                json.WriteString("member", member.Member);
                json.WriteString("old", member.Old);
                json.WriteString("new", member.New);
            });
        });
    }

    private static async Task TellAsync(ImportOutcome outcome, ImportOrder order, TextWriter output, TextWriter errors)
    {
        var (source, result, problems) = (outcome.Source, outcome.IsRefused ? null : outcome.Result, outcome.Problems);
        await ProblemWriter.WriteAsync(problems, errors);
        foreach (var note in source.Notes)
            await output.WriteLineAsync(note);
        if (outcome.Difference is { Changes.Count: > 0 } difference && result is not null)
            await TellAsync(difference, output);
        await output.WriteLineAsync(result is null
            ? $"Refused: nothing was stored. {problems.Count(p => p.Refuses())} of {problems.Count} problems have to be mended first."
            : $"{source.Patients} patients; {result.Findings} findings {(order.DryRun ? "would be " : "")}stored, {result.Superseded} of them in place of an older one; {result.Unchanged} unchanged; {problems.Count} problems.");
    }

    private static async Task TellAsync(ImportDifference difference, TextWriter output)
    {
        var table = Terminal.Table("", "patient", "finding", "happened", "member", "old", "new");
        foreach (var change in difference.Changes)
        {
            if (change.Changes.Count == 0)
                table.Add("new", Name(change), change.Kind, change.Happened ?? "", "", "", "");
            foreach (var member in change.Changes)
                table.Add("changed", Name(change), change.Kind, change.Happened ?? "", member.Member, Shown(member.Old), Shown(member.New));
        }
        output.WriteTable(table);
        var untold = difference.New - difference.Changes.Count(c => c.Changes.Count == 0);
        if (untold > 0)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {untold} more that would be new."));
    }

    private static string Name(FindingChange change) => change.Patient is { } number ? string.Create(CultureInfo.InvariantCulture, $"P{number}") : "new patient";

    private static string Shown(string? json) => json is null ? "–" : json.Length <= ShownLength ? json : string.Concat(json.AsSpan(0, ShownLength), "…");
}
