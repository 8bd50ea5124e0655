namespace Islet.Exchange;

/// <summary>What a column means beside the others of its sheet, where its own name leaves that open.</summary>
internal static class ColumnContext
{
    public static IReadOnlyList<TakenColumn> Settled(IReadOnlyList<TakenColumn> taken) => [.. taken.GroupBy(t => t.Sheet).SelectMany(sheet => Sheet([.. sheet]))];

    private static IEnumerable<TakenColumn> Sheet(List<TakenColumn> columns)
    {
        var numbered = Numbered(columns.ConvertAll(c => c.Meaning is { Kind: "@line", Number: > 0 } ? As(c, c.Meaning with { Kind = "ReportedOutcome", Member = "regimen" }) : c));
        var operated = numbered.Exists(c => c.Meaning is { Kind: "Procedure", IsDay: false }) || numbered.Exists(c => c.Meaning is { Kind: "Specimen", IsDay: true });
        var stops = numbered.Exists(c => c.Meaning is { Kind: "TreatmentStop" })
            && numbered.TrueForAll(c => c.Meaning.Kind != "ReportedOutcome" || c.Meaning.IsDay || c.Meaning.Member == "regimen");
        return numbered.Select(c => c.Meaning switch
        {
            { Kind: "Procedure", IsDay: true } when !operated => As(c, c.Meaning with { Kind = "Specimen" }), // the day of an operation is the day of its specimen
            { Kind: "ReportedOutcome", IsDay: true } when stops => As(c, c.Meaning with { Kind = "Treatment" }),
            { Kind: "ReportedOutcome", Member: "regimen" } when stops => As(c, c.Meaning with { Kind = "Treatment", Member = "drugs" }),
            _ => c,
        });
    }

    /// <summary>A number that never changes counts nothing: line1, line1_start.</summary>
    private static List<TakenColumn> Numbered(List<TakenColumn> columns)
    {
        var once = columns.Where(c => c.Meaning.Pattern is not null).GroupBy(c => c.Meaning.Kind, StringComparer.Ordinal)
            .Where(kind => kind.Select(c => c.Meaning.Number).Distinct().Count() == 1).Select(kind => kind.Key).ToHashSet(StringComparer.Ordinal);
        return columns.ConvertAll(c => once.Contains(c.Meaning.Kind) ? As(c, c.Meaning with { Pattern = null }) : c);
    }

    private static TakenColumn As(TakenColumn column, ColumnMeaning meaning) => column with { Meaning = meaning };
}
