using System.Globalization;
using Islet.Studies;

namespace Islet.Cli.Study;

/// <summary>A comparison as a person reads it in a terminal.</summary>
internal static class ComparisonText
{
    private const int Most = 60; // changed results that are listed

    public static async Task WriteAsync(PaperComparison? comparison, ResultsDifference? difference, TextWriter output)
    {
        if (comparison is not null)
            await PaperAsync(comparison, output);
        if (difference is not null)
            await OldAsync(difference, output);
    }

    private static async Task PaperAsync(PaperComparison comparison, TextWriter output)
    {
        await output.WriteLineAsync($"{comparison.Paper.Title}: the paper beside the study {comparison.Paper.Study}.");
        output.WriteWrapped(ComparisonWords.Kind(comparison));
        foreach (var table in comparison.Cells.GroupBy(c => c.Cell.Table))
        {
            await output.WriteLineAsync("\n" + table.Key);
            var shown = Terminal.Table("Row", "Column", "Published", "Found", "Verdict");
            foreach (var cell in table)
                shown.Add(cell.Cell.Row, cell.Cell.Column, cell.Printed, cell.Found ?? "–", ComparisonWords.Of(cell.As));
            output.WriteTable(shown);
        }
        foreach (var cell in comparison.Cells.Where(c => c.IsExplained))
            output.WriteWrapped($"{cell.Cell.Place}: {ComparisonWords.Of(cell.As)}. {string.Join(' ', cell.Why)}");
        foreach (var misprint in comparison.Audit)
            output.WriteWrapped($"{misprint.Code}  {misprint.Place}: {misprint.Text}.");
        await output.WriteLineAsync();
        foreach (var sentence in ComparisonWords.Summary(comparison))
            output.WriteWrapped(sentence);
    }

    private static async Task OldAsync(ResultsDifference difference, TextWriter output)
    {
        if (difference.IsNone)
        {
            await output.WriteLineAsync($"The two results of {difference.Study} are the same: study file, data, program and every number.");
            return;
        }
        await ListAsync("Where the results come from", difference.Provenance, output);
        await ListAsync("Results", difference.Results, output);
    }

    private static async Task ListAsync(string title, IReadOnlyList<ChangedResult> changed, TextWriter output)
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n{title}: {changed.Count} not the same."));
        if (changed.Count == 0)
            return;
        var table = Terminal.Table("Place", "Before", "Now");
        foreach (var c in changed.Take(Most))
            table.Add(c.Place, c.Before ?? "not there", c.After ?? "not there");
        output.WriteTable(table);
        if (changed.Count > Most)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"… and {changed.Count - Most} more: --json lists all."));
    }
}
