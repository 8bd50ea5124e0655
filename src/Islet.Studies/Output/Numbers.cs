using System.Globalization;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Numbers as tables and sentences print them. Full precision stands in results.json and in the CSV files.</summary>
internal static class Numbers
{
    public const string NotReached = "NR", NobodyAtRisk = "–", NotDefined = "not defined";

    /// <summary>p as the major journals print it: two decimals, three below 0.01 or where two would say 0.05 of less, never 0 (N Engl J Med statistical guidelines, 2019).</summary>
    public static string P(double? p) => p switch
    {
        null => NotDefined,
        < 0.001 => "< 0.001",
        < 0.01 => Text($"{p:0.000}"),
        > 0.99 => "> 0.99",
        { } value when Math.Round(value, 2) == 0.05 && value < 0.05 => Text($"{p:0.000}"),
        _ => Text($"{p:0.00}"),
    };

    /// <summary>With the sign: p = 0.03, p &lt; 0.001.</summary>
    public static string PWithSign(double? p) => P(p) is var text && text[0] is '<' or '>' ? "p " + text : "p = " + text;

    /// <summary>χ² = 33.6, 2 df, p &lt; 0.001.</summary>
    public static string Test(ChiSquaredTest test) => test.Statistic is { } statistic ? Text($"χ² = {statistic:0.0}, {test.Df} df, {PWithSign(test.P)}") : NotDefined;

    /// <summary>A hazard ratio with as many decimals as say something: 0.46, 4.12, 23.5.</summary>
    public static string Ratio(double? value) => value switch
    {
        null => NotDefined,
        0 or (>= 0.01 and < 10) => Text($"{value:0.00}"),
        > 0 and < 0.01 => "<0.01",
        < 100 => Text($"{value:0.0}"),
        < 1000 => Text($"{value:0}"),
        double.PositiveInfinity => "∞",
        _ => ">999",
    };

    public static string Ratio(double value, Limits limits) => $"{Ratio(value)} ({Ratio(limits.Lower)}–{Ratio(limits.Upper)})";

    /// <summary>A time with its limits, one decimal; NR where the curve or its limit does not come down so far.</summary>
    public static string Time(double? value, Limits limits) =>
        value is null && limits is { Lower: null, Upper: null } ? NotReached : $"{Time(value)} ({Time(limits.Lower)}–{Time(limits.Upper)})";

    public static string Time(double? value) => value is { } time ? Text($"{time:0.0}") : NotReached;

    /// <summary>A survival probability in per cent with its limits.</summary>
    public static string Survival(SurvivalAt at) => at.AtRisk == 0 && at.Survival > 0 ? NobodyAtRisk
        : at.Limits is { Lower: { } lower, Upper: { } upper } ? Text($"{100 * at.Survival:0.0} ({100 * lower:0.0}–{100 * upper:0.0})") : Text($"{100 * at.Survival:0.0}");

    public static string Share(int part, int whole) => whole == 0 ? "0" : Text($"{part} ({100.0 * part / whole:0.0})");

    /// <summary>Confidence level: 95%.</summary>
    public static string Level(double confidence) => Text($"{100 * confidence:0.##}%");

    /// <summary>As short as it can be written: 12, 2.5.</summary>
    public static string Plain(double value) => Text($"{value:0.######}");

    /// <summary>For data: the shortest text that reads back as the same number; empty where there is none.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    public static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>12 patients, 1 patient.</summary>
    public static string Count(int number, string one) => Text($"{number} {one}{(number == 1 ? "" : "s")}");

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
