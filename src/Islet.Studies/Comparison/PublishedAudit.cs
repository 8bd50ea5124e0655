using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A number of the paper that cannot be true beside the others.</summary>
/// <param name="Cells">Which cells it is about; none: a sum of cells.</param>
public sealed record AuditedMisprint(string Code, string Place, string Text, IReadOnlyList<PublishedCell> Cells);

/// <summary>Can the printed cells of a paper be true together?</summary>
internal static class PublishedAudit
{
    private const int LargestDenominator = 100_000;

    public static IReadOnlyList<AuditedMisprint> Of(PublishedPaper paper) => [.. paper.Cells.SelectMany(Cell), .. Repeated(paper), .. paper.Sums.SelectMany(Sum)];

    private static IEnumerable<AuditedMisprint> Cell(PublishedCell cell) => cell.Kind switch
    {
        PublishedKind.Ratio when RatioOf(cell) is { } ratio => PublishedTable.Ratio(ratio)
            .Select(m => Said(m, cell, m.Kind is Misprint.LimitsNotLogSymmetric ? MisprintWords.WouldFit(ratio) : null)),
        PublishedKind.Count when cell.Printed is { Value: { } n, Of: { Value: > 0 } of, Percent: { } percent } && n.Value <= of.Value =>
            PublishedTable.Percentage((int)n.Value, (int)of.Value, percent).Select(m => Said(m, cell, Denominators((int)n.Value, percent, (int)of.Value))),
        PublishedKind.Median or PublishedKind.Number or PublishedKind.Rate when cell.Printed is { Value: { } value, Lower: { } lower, Upper: { } upper } =>
            PublishedTable.Estimate(value, lower, upper).Select(m => Said(m, cell)),
        _ => [],
    };

    private static IEnumerable<AuditedMisprint> Repeated(PublishedPaper paper)
    {
        (PublishedCell Cell, PrintedRatio Printed)[] ratios = [.. paper.Cells.Where(c => c.Kind is PublishedKind.Ratio && RatioOf(c) is not null).Select(c => (c, RatioOf(c)!))];
        return PublishedTable.Repeated([.. ratios.Select(r => r.Printed)]).Select(pair => new AuditedMisprint(
            "W_AUDIT_REPEATED", ratios[pair.Row].Cell.Place, $"repeats {ratios[pair.Of].Cell.Place} to the last digit", [ratios[pair.Row].Cell]));
    }

    private static IEnumerable<AuditedMisprint> Sum(PublishedSum sum) =>
        (sum.Whole.Value != 100 && sum.Parts.Append(sum.Whole).All(x => x.Decimals == 0)
            ? PublishedTable.Counts([.. sum.Parts.Select(p => (int)p.Value)], (int)sum.Whole.Value) : PublishedTable.Parts(sum.Parts, sum.Whole))
        .Select(m => MisprintWords.Of(m) is var (code, text) ? new AuditedMisprint(code, $"{sum.Table}, {sum.Row}", text, []) : null!);

    private static AuditedMisprint Said(MisprintFound found, PublishedCell cell, string? mended = null)
    {
        var (code, text) = MisprintWords.Of(found);
        return new(code, cell.Place, mended is null ? text : $"{text}; {mended}", [cell]);
    }

    private static string? Denominators(int n, PrintedNumber percent, int of) => PublishedTable.Denominators(n, percent, Math.Min(of, LargestDenominator)) is [var first, ..] fits
        ? Numbers.Text($"it would be {n} of {(fits.Count == 1 ? Numbers.Count(first) : Numbers.Text($"{first} to {fits[^1]}"))}") : null;

    private static PrintedRatio? RatioOf(PublishedCell cell) =>
        cell.Printed is { Value: { } value, Lower: { } lower, Upper: { } upper } && value.High > 0 && lower.High > 0 && upper.Low > 0 && lower.Value <= upper.Value
            ? new(value, lower, upper, cell.Printed.P, cell.Printed.PIsBound) : null;
}
