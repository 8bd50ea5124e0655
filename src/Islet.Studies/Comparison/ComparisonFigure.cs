using Islet.Figures;

namespace Islet.Studies;

/// <summary>Where in its printed limits each number that was found lies.</summary>
internal static class ComparisonFigure
{
    /// <summary>Null: no cell has two printed limits and a number beside it.</summary>
    public static LimitsFigure? Of(PaperComparison comparison)
    {
        LimitsRow[] rows = [.. comparison.Cells.Select(Row).OfType<LimitsRow>()];
        return rows.Length == 0 ? null : new("Each number that was found, within the limits that the paper prints", rows) { Description = ComparisonWords.Kind(comparison) };
    }

    private static LimitsRow? Row(ComparedCell cell) =>
        cell is { Value: { } found, Cell.Printed: { Value: { } printed, Lower: { } lower, Upper: { } upper } } && upper.Value > lower.Value && (cell.Cell.Kind is not PublishedKind.Ratio || lower.Value > 0)
            ? new(cell.Cell.Place, WithoutP(cell.Printed), WithoutP(cell.Found ?? ""), (double)lower.Value, (double)printed.Value, (double)upper.Value, found, IsRatio: cell.Cell.Kind is PublishedKind.Ratio) : null;

    // The figure is about the limits.
    private static string WithoutP(string words) => words.IndexOf(", p ", StringComparison.Ordinal) is >= 0 and var at ? words[..at] : words;
}
