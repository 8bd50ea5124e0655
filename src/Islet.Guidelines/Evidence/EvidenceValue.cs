using System.Globalization;

namespace Islet.Guidelines;

/// <summary>How a printed figure stands to what it speaks of.</summary>
public enum Comparator
{
    Equal,
    Below,
    AtMost,
    Above,
    AtLeast,
    About,
}

/// <summary>A figure as its paper gives it: 11.0, ">80", "~50", "30-70", or words such as "not reached". Nothing is rounded.</summary>
/// <param name="Written">As it stands in the file.</param>
public readonly record struct EvidenceValue(string Written)
{
    private static readonly (string Sign, Comparator Means, string Shown)[] Signs =
    [
        ("<=", Comparator.AtMost, "≤"), (">=", Comparator.AtLeast, "≥"), ("<", Comparator.Below, "<"), (">", Comparator.Above, ">"), ("~", Comparator.About, "about "),
        ("", Comparator.Equal, ""), // every text begins with it
    ];

    public Comparator Comparator => SignOf(Written).Means;

    /// <summary>The number, or the lower end where two are given; null: words.</summary>
    public decimal? Low => Numbers is [var low, ..] ? low : null;

    /// <summary>The number, or the upper end where two are given; null: words.</summary>
    public decimal? High => Numbers is [.., var high] ? high : null;

    public bool IsNumber => Numbers.Count > 0;

    /// <summary>As it is printed: "≤10", "about 50", "30–70".</summary>
    public override string ToString()
    {
        var (sign, _, shown) = SignOf(Written);
        var rest = Written[sign.Length..];
        return shown + (IsNumber ? rest.Replace('-', '–') : rest);
    }

    private static (string Sign, Comparator Means, string Shown) SignOf(string written) => Signs.First(s => written.StartsWith(s.Sign, StringComparison.Ordinal));

    private List<decimal> Numbers
    {
        get
        {
            List<decimal> numbers = [];
            foreach (var part in Written[SignOf(Written).Sign.Length..].Split('-'))
            {
                if (!decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                    return [];
                numbers.Add(number);
            }
            return numbers.Count > 2 ? [] : numbers;
        }
    }
}

/// <summary>Two ends of an interval, in the unit of its value.</summary>
public readonly record struct EvidenceInterval(decimal Low, decimal High)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Low}–{High}");
}
