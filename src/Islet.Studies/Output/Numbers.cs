using System.Globalization;
using Islet.Figures;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Numbers as tables and sentences print them. Full precision stands in results.json and in the CSV files.</summary>
internal static class Numbers
{
    public const string NotReached = "NR", NobodyAtRisk = "–", NotDefined = "not defined";

    /// <summary>χ² = 33.63, 2 df, p &lt; 0.001.</summary>
    public static string Test(ChiSquaredTest test) => test.Statistic is { } statistic ? Text($"χ² = {statistic:0.00}, {test.Df} df, {PWithSign(test.P)}") : NotDefined;

    public static string Ratio(double value, Limits limits) => $"{Ratio(value)} ({Ratio(limits.Lower)}–{Ratio(limits.Upper)})";

    /// <summary>As the figures print it; not defined where there is none.</summary>
    public static string Ratio(double? value) => value is { } ratio ? Printed.Ratio(ratio) : NotDefined;

    /// <summary>As the figures print it; not defined where there is none.</summary>
    public static string P(double? p) => p is { } value ? Printed.P(value) : NotDefined;

    public static string PWithSign(double? p) => p is { } value ? Printed.PWithSign(value) : "p " + NotDefined;

    /// <summary>A time with its limits, one decimal; NR where the curve or its limit does not come down so far.</summary>
    public static string Time(double? value, Limits limits) =>
        value is null && limits is { Lower: null, Upper: null } ? NotReached : $"{Time(value)} ({Printed.Between(Time(limits.Lower), Time(limits.Upper))})";

    public static string Time(double? value) => value is { } time ? Text($"{time:0.0}") : NotReached;

    /// <summary>A survival probability in per cent with its limits; before the first event there are none.</summary>
    public static string Survival(SurvivalAt at) => at.AtRisk == 0 && at.Survival > 0 ? NobodyAtRisk
        : at.Survival >= 1 ? $"100.0 ({NobodyAtRisk})"
        : at.Limits is { Lower: { } lower, Upper: { } upper } ? Text($"{100 * at.Survival:0.0} ({100 * lower:0.0}–{100 * upper:0.0})") : Text($"{100 * at.Survival:0.0}");

    public static string Share(int part, int whole) => whole == 0 ? NobodyAtRisk : Text($"{part} ({100.0 * part / whole:0.0})");

    /// <summary>Without its sign.</summary>
    public static string Percent(double percent, int digits) => digits == 0 ? Text($"{percent:0}") : Text($"{percent:0.0}");

    /// <summary>Confidence level: 95%.</summary>
    public static string Level(double confidence) => Text($"{100 * confidence:0.##}%");

    /// <summary>Median and quartiles of one row, all with one decimal or, where all are whole, with none.</summary>
    public static string Quartiles(NumberSummary n, bool whole) => whole ? Text($"{n.Median:0} ({n.LowerQuartile:0}–{n.UpperQuartile:0})") : Text($"{n.Median:0.0} ({n.LowerQuartile:0.0}–{n.UpperQuartile:0.0})");

    public static bool AreWhole(IEnumerable<NumberSummary> row) => row.SelectMany(n => new[] { n.Median, n.LowerQuartile, n.UpperQuartile }).OfType<double>().All(double.IsInteger);

    /// <summary>As short as it can be written: 12, 2.5.</summary>
    public static string Plain(double value) => Text($"{value:0.######}");

    /// <summary>For data: the shortest text that reads back as the same number; empty where there is none.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e') ?? "";

    public static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>12 patients, 1 patient.</summary>
    public static string Count(int number, string one) => Text($"{number} {one}{(number == 1 ? "" : "s")}");

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
