using System.Globalization;
using Islet.Statistics;

namespace Islet.Figures;

/// <summary>Every word that a figure writes by itself, in one place for translation; the rest is the caller's.</summary>
internal static class Words
{
    public const string AtRisk = "No. at risk", AtRiskCensored = "No. at risk (censored)", AtRiskEvents = "No. at risk (events)";
    public const string Patients = "n", Events = "Events", Reference = "1 (reference)", NotEstimable = "not estimable", P = "p";
    public const string NotReached = "NR", NotReachedNote = "NR: not reached.", CensoredNote = "Tick marks: censored.", Incidence = "Cumulative incidence (%)";

    public static string Test(TestResult test) => test.Statistic is { } chi
        ? Invariant($"{test.Name}: χ² = {chi:0.0} ({test.DegreesOfFreedom} df), {Printed.PWithSign(test.P)}")
        : $"{test.Name}: {Printed.PWithSign(test.P)}";

    public static string RatioWithLimits(double value, double lower, double upper) => $"{Printed.Ratio(value)} ({Printed.Ratio(lower)}–{Printed.Ratio(upper)})";

    /// <summary>A median with its limits: one decimal, none from 100 on; NR where the curve, or its limit, does not come down to one half.</summary>
    public static string Median(MedianTime median, int decimals) => median is { Value: null, Limits: { Lower: null, Upper: null } }
        ? NotReached
        : $"{Time(median.Value, decimals)} ({Printed.Between(Time(median.Limits.Lower, decimals), Time(median.Limits.Upper, decimals))})";

    public static string MedianInWords(MedianTime? median, int decimals, string unit, string level) => median switch
    {
        null => "",
        { Value: { } value, Limits: var limits } => $", median {Time(value, decimals)} {unit} ({level} CI {Time(limits.Lower, decimals)} to {Reached(limits.Upper, decimals)})",
        { Limits.Lower: { } lower } => $", median not reached (lower {level} confidence limit {Time(lower, decimals)} {unit})",
        _ => ", median not reached",
    };

    public static string MedianHead(string unit, string level) => $"Median, {unit} ({level} CI)";

    public static string MedianHead(string level) => $"Median ({level} CI)";

    public static string BandNote(string level, IntervalKind kind) => $"Bands: pointwise {level} confidence limits ({Transformation(kind)}).";

    public static string AxisNote(double top) => $"The vertical axis ends at {Percent(top)}.";

    public static string NotDrawn(int count, string lane) => Invariant($"For want of room not drawn: {count} of {lane}.");

    public static string Unit(TimeUnit unit) => unit switch { TimeUnit.Days => "days", TimeUnit.Weeks => "weeks", TimeUnit.Months => "months", TimeUnit.Years => "years" };

    public static string Percent(double share) => Invariant($"{share * 100:0.#}%");

    public static string Count(double number) => Invariant($"{number:0.#}");

    public static string Plural(double number, string one) => $"{Count(number)} {one}{(number == 1 ? "" : "s")}";

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Transformation(IntervalKind kind) => kind switch
    {
        IntervalKind.Plain => "plain",
        IntervalKind.Log => "log",
        IntervalKind.LogLog => "log–log",
        IntervalKind.Logit => "logit",
        IntervalKind.ArcsineRoot => "arcsine root",
    };

    private static string Time(double? value, int decimals) => value?.ToString("F" + decimals, CultureInfo.InvariantCulture) ?? NotReached;

    private static string Reached(double? value, int decimals) => value is null ? "not reached" : Time(value, decimals);
}
