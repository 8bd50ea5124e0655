using System.Collections.Frozen;

namespace Islet.Exchange;

/// <summary>How the cells of one column are to be read. Null: not declared; what then cannot be told for certain is not taken.</summary>
public sealed record CellConvention
{
    private readonly FrozenSet<string> missing = FrozenSet<string>.Empty;

    public static CellConvention Undeclared { get; } = new();

    public bool? DecimalComma { get; init; }

    public DateOrder? Dates { get; init; }

    /// <summary>The last year that two digits mean: 2030 makes 30 the year 2030 and 31 the year 1931. Null: a year of two digits is not taken.</summary>
    public int? TwoDigitYearsTo { get; init; }

    /// <summary>Further spellings of "not known", codes as 999 among them; upper and lower case make no difference.</summary>
    public IReadOnlyCollection<string> Missing
    {
        get => missing;
        init => missing = value.Select(Folded.Of).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The column's codes, each with the value as the member's form writes it; null: missing. A number that is not among them is not taken.</summary>
    public IReadOnlyDictionary<string, string?>? List { get; init => field = value?.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase); }

    /// <summary>The unit of every number of the column that has none beside it; "fraction" for shares of one. Null: the member's own.</summary>
    public string? Unit { get; init; }

    /// <summary>The cell names drugs, brands or regimens, to be read as generic names.</summary>
    public bool Drugs { get; init; }

    internal bool CallsMissing(string text) => missing.Count > 0 && missing.Contains(Folded.Of(text));
}
