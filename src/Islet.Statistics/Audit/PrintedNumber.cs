using System.Globalization;

namespace Islet.Statistics;

/// <summary>A number as a paper prints it: what was computed lies within half a unit of its last decimal, ends included (papers round halves both ways).</summary>
public readonly record struct PrintedNumber(decimal Value, int Decimals)
{
    public decimal Low => Value - HalfUnit;
    public decimal High => Value + HalfUnit;
    private decimal HalfUnit => 0.5m / Scale;
    private decimal Scale => Enumerable.Repeat(10m, Decimals).Aggregate(1m, (a, b) => a * b);

    /// <summary>With a decimal point: <c>1.50</c> has two decimals.</summary>
    /// <exception cref="FormatException">Not a plain number.</exception>
    public static PrintedNumber Parse(string text)
    {
        var value = decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return new(value, value.Scale);
    }

    /// <summary>As <see cref="Parse"/>; null: not a plain number.</summary>
    public static PrintedNumber? TryParse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value.Scale <= MostDecimals && Math.Abs(value) < Largest
            ? new(value, value.Scale) : null;

    private const int MostDecimals = 12;
    private const decimal Largest = 1e12m;

    /// <summary>Could these digits stand for <paramref name="x"/>?</summary>
    public bool Stands(decimal x) => x >= Low && x <= High;

    public override string ToString() => Value.ToString("F" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}

/// <summary>Why printed numbers cannot be true together.</summary>
public enum Misprint
{
    /// <summary>The estimate lies outside its own limits.</summary>
    EstimateOutsideLimits,

    /// <summary>The estimate of a ratio is not the geometric mean of its limits.</summary>
    LimitsNotLogSymmetric,

    /// <summary>P is not the one that follows from the estimate and its limits.</summary>
    PAgainstLimits,

    /// <summary>The percentage is not that of the count.</summary>
    PercentageAgainstCount,

    /// <summary>Parts of a whole do not add to it.</summary>
    PartsAgainstWhole,

    /// <summary>A row repeats another one to the last digit.</summary>
    RowRepeated,
}

/// <summary>A contradiction among printed numbers.</summary>
/// <param name="Low">What the other numbers allow for the one in question, from here …</param>
/// <param name="High">… to here.</param>
public sealed record MisprintFound(Misprint Kind, double Found, double Low, double High);
