using System.Globalization;
using System.Text.Json.Nodes;
using CsvHelper;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Numbers and conventions as people read them.</summary>
internal static class StatsText
{
    public static string P(double? p) => p switch
    {
        null => "not defined",
        < 0.0001 => "< 0.0001",
        { } x => FormattableString.Invariant($"{x:0.0000}"),
    };

    public static string Test(string name, ChiSquaredTest test) => test.Statistic is { } x
        ? FormattableString.Invariant($"{name}: chi-square {x:0.00} on {test.Df} df, p {(test.P < 0.0001 ? "" : "= ")}{P(test.P)}")
        : $"{name}: nothing to test";

    public static string Number(double? x, string undefined = "not reached") => x is { } y ? double.IsInfinity(y) ? Endless(y) : y.ToString("G6", CultureInfo.InvariantCulture) : undefined;

    private static string Endless(double x) => x > 0 ? "infinite" : "minus infinite";

    public static string Interval(Limits limits) => limits is { Lower: null, Upper: null } ? "not defined" : $"{Number(limits.Lower)} to {Number(limits.Upper)}";

    public static string Count(int n) => n.ToString(CultureInfo.InvariantCulture);

    public static string Fixed(double? x, int digits = 3) => x is { } y ? double.IsInfinity(y) ? Endless(y) : y.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : "not defined";

    public static string Fixed(Limits limits) => limits.Lower is null ? "not defined" : $"{Fixed(limits.Lower)} to {Fixed(limits.Upper)}";

    public static string Kind(IntervalKind kind) => kind switch
    {
        IntervalKind.Plain => "plain",
        IntervalKind.Log => "log",
        IntervalKind.LogLog => "log-log",
        IntervalKind.Logit => "logit",
        IntervalKind.ArcsineRoot => "arcsine-root",
    };

    /// <summary>What was looked at: columns, the event, and the rows that could not be used.</summary>
    public static string Source(StatsData data) => FormattableString.Invariant(
        $"Time: {data.Spec.Time}. Event: {data.Spec.Event} = {string.Join(" or ", data.Spec.EventValues)}. {data.Rows.Count} rows used, {data.Missing} left out for a missing value.") + At(data.Landmark);

    private static string At(LandmarkSample? landmark) => landmark is { } at ? FormattableString.Invariant(
        $" Landmark {at.Time}: times count from it; left out {at.HadEvent} with the event before it, {at.Censored} last seen before it, {at.NotYetEntered} under observation only after it.") : "";

    /// <summary>What a hazard ratio of a term compares.</summary>
    public static string Term(CoxTerm t, CoxModel model) => (t.Level, t.Reference) switch
    {
        ({ } level, { } reference) => $"{t.Covariate}: {level} against {reference}",
        _ when t.Covariate.Contains(':', StringComparison.Ordinal) => $"{t.Name} (ratio of hazard ratios)",
        _ when Spline(t, model) => $"{t.Name} (spline)",
        _ => $"{t.Covariate} (for 1 more)",
    };

    /// <summary>One function of a curve: its hazard ratio says nothing by itself.</summary>
    public static bool Spline(CoxTerm t, CoxModel model) => t.Level is null && !t.Covariate.Contains(':', StringComparison.Ordinal)
        && (t.Name != t.Covariate || model.Terms.Any(other => other.Covariate == t.Covariate && other != t));

    /// <param name="data">Whose rows raise remarks of their own; null: they stand in the result.</param>
    public static async Task WriteJsonAsync(TextWriter output, string type, JsonObject result, StatsData? data = null) =>
        await output.WriteLineAsync(new JsonObject { ["type"] = type, ["result"] = data is null ? result : StatsRemarks.Attach(result, StatsRemarks.Of(data)) }.ToJsonString(StatsJson.Form));

    /// <exception cref="Islet.Course.RefusedException">E_STATS_OUT.</exception>
    public static async Task WriteCsvAsync(FileInfo file, IReadOnlyList<string> header, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        try
        {
            await using var csv = new CsvWriter(new StreamWriter(file.FullName), CultureInfo.InvariantCulture);
            foreach (var row in rows.Prepend([.. header]))
            {
                cancel.ThrowIfCancellationRequested();
                foreach (var cell in row)
                    csv.WriteField(cell);
                await csv.NextRecordAsync();
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StatsProblem.Out("--csv", e);
        }
    }
}
