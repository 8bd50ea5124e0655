using Islet.Clinic;
using Islet.Course;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>Conventions of percentages, of survival and of lines in a layout, and what a reader should know before believing its curves.</summary>
internal static class LayoutNotes
{
    public static IEnumerable<string> Of(LayoutResult found)
    {
        var (layout, asks) = (found.Table, found.Rows.Select(r => r.Row.Ask).OfType<LayoutAsk>().ToList());
        if (layout.Percent is LayoutPercent.Known || asks.Any(a => a.Percent is LayoutPercent.Known))
            yield return "Percentages are of the patients of whom the answer is known" + (layout.PercentFrom > 1 ? Text($"; counts below {layout.PercentFrom} carry none.") : ".");
        if (asks.Any(a => a.Time is not null))
            yield return $"Times start at the event of their column. Median: {(layout.Median is MedianForm.Spss ? "SPSS's, with ± 1.96 standard errors, so that a lower limit may lie below 0" : "R's survfit, with Brookmeyer and Crowley's limits")}. NR: not reached.";
        var facts = asks.Aggregate(default(FactSet), (all, ask) => all | ask.Facts) | layout.Columns.Aggregate(default(FactSet), (all, c) => all | (c.By?.Facts ?? default));
        if (facts.Contains(Fact.LineBestResponseWithClinicalPd))
            yield return new BestResponseRule(EarlyClinicalProgressionIsPd: true).Says;
        if (layout.TellsBelow && string.Join("; ", Untold(found)) is { Length: > 0 } untold)
            yield return $"Not in these cells, for something is not known: {untold}.";
        foreach (var row in found.Rows.Where(r => r.Row.Ask is { Time: not null }))
            foreach (var (c, cell) in row.Cells.Index().Where(c => layout.Columns[c.Index].Missing.Count == 0 && row.Row.Ask!.In?.Contains(c.Index) is not false))
                foreach (var remark in cell.Curve!.Remarks($"{row.Row.Label}, {layout.Columns[c].Title}"))
                    yield return $"Caution: {remark}.";
    }

    /// <summary>Row by row, and column by column, how many of whom the answer, or whether they are asked, is not known.</summary>
    private static IEnumerable<string> Untold(LayoutResult found) =>
        from row in found.Rows.Where(r => r.Row.Ask is { Rest: null })
        let lacking = string.Join(", ", row.Cells.Index().Where(c => c.Item.Unknown + c.Item.Open > 0 && row.Row.Ask!.In?.Contains(c.Index) is not false)
            .Select(c => $"{found.Table.Columns[c.Index].Title} {Count(c.Item.Unknown + c.Item.Open)}"))
        where lacking.Length > 0
        select $"{row.Row.Label}: {lacking}";
}
