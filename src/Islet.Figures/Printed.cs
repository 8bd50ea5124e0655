using System.Globalization;

namespace Islet.Figures;

/// <summary>How numbers of an analysis are printed in figures, tables and sentences alike. Full precision is the data files' business.</summary>
public static class Printed
{
    /// <summary>Two decimals, three below 0.01, never 0: 0.03, 0.004, &lt; 0.001. Three also where two would say 0.05, so that 0.048 and 0.053 do not read alike.</summary>
    /// <remarks>N Engl J Med, statistical reporting guidelines, 2019; three decimals around 0.05 are the house's.</remarks>
    public static string P(double p) => p switch
    {
        < 0.001 => "< 0.001",
        < 0.01 or (>= 0.045 and < 0.055) => Invariant($"{p:0.000}"),
        > 0.99 => "> 0.99",
        >= 0 => Invariant($"{p:0.00}"),
        _ => throw new ArgumentOutOfRangeException(nameof(p), p, "A p value is a number from 0 to 1; where a test is not defined there is none."),
    };

    /// <summary>With the sign: p = 0.03, p &lt; 0.001.</summary>
    public static string PWithSign(double p) => P(p) is var text && text[0] is '<' or '>' ? "p " + text : "p = " + text;

    /// <summary>A hazard ratio with as many decimals as say something: 0.46, 4.12, 23.5. Limits of 0 and without bound read &lt;0.01 and >999.</summary>
    public static string Ratio(double value) => value switch
    {
        < 0.01 => "<0.01",
        < 9.995 => Invariant($"{value:0.00}"),
        < 99.95 => Invariant($"{value:0.0}"),
        < 999.5 => Invariant($"{value:0}"),
        _ => ">999",
    };

    /// <summary>Two limits: 3.9–24.7. A negative one, as SPSS prints of a median (± 1.96 standard errors), has its sign and the word between: −2.2 to 29.9.</summary>
    public static string Between(string lower, string upper) => lower.StartsWith('-') ? $"−{lower[1..]} to {upper}" : $"{lower}–{upper}";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
