using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>What can be wrong with data that a statistic is asked of, and with what is asked. No cell's text is shown: it may name a patient.</summary>
internal static partial class StatsProblem
{
    public static RefusedException File(string where, string found, string expected, string remedy) => new("E_STATS_FILE", where, found, expected, remedy);

    /// <param name="option">The option that names the file.</param>
    public static RefusedException Out(string option, Exception reason) => new(
        new Problem("E_STATS_OUT", option, "a file that cannot be written", "a folder that exists, and room in it", "Name another file, or free the space."), reason);

    public static RefusedException Delimiter(string where, string found) =>
        new("E_STATS_DELIMITER", where, $"a header separated by '{found}'", "a header separated by commas", "Save the file with commas between columns and a point in decimals.");

    public static RefusedException Row(int row, int found, int expected) => new("E_STATS_ROW", string.Create(CultureInfo.InvariantCulture, $"row {row}"),
        string.Create(CultureInfo.InvariantCulture, $"{found} fields"), string.Create(CultureInfo.InvariantCulture, $"{expected}, as in the header"), "Check the quotes and separators of this row.");

    public static RefusedException Column(string name, IEnumerable<string> there) =>
        new("E_STATS_COLUMN", "header", name, $"one of: {string.Join(", ", there)}", "Name a column as the header spells it.");

    public static RefusedException Number(int row, string column, string text) => DecimalComma().IsMatch(text)
        ? new("E_STATS_DECIMAL_COMMA", At(row, column), "a number with a decimal comma", "a decimal point", "Save the file with decimal points.")
        : new("E_STATS_NUMBER", At(row, column), string.Create(CultureInfo.InvariantCulture, $"a text of {text.Length} characters"), "a number, or empty",
            "Correct the cell, leave it empty, or name another column.");

    public static RefusedException Large(int row, string column) => new("E_STATS_NUMBER", At(row, column), "a number beyond 1e100", "a number whose square can be computed",
        "Correct the cell, or measure in a larger unit.");

    public static RefusedException Time(int row, string column, double found) =>
        new("E_STATS_TIME", At(row, column), found.ToString(CultureInfo.InvariantCulture), "a time that is not negative", "Correct the dates that this time was computed from.");

    public static RefusedException Interval(int row, string column, string expected) =>
        new("E_STATS_INTERVAL", At(row, column), "an entry that does not come before the end", expected, "Correct the interval, or leave the row out.");

    public static RefusedException Weight(int row, string column, double found, string expected) =>
        new("E_STATS_WEIGHT", At(row, column), found.ToString(CultureInfo.InvariantCulture), expected, "Correct the weight, or leave the row out.");

    public static RefusedException Level(int row, string column, IEnumerable<string> levels) =>
        new("E_STATS_LEVEL", At(row, column), "a value that is not among the levels", string.Join(", ", levels), "Add the level, or correct the cell.");

    public static RefusedException Levels(string column, int found) => new("E_STATS_LEVELS", $"column {column}",
        string.Create(CultureInfo.InvariantCulture, $"{found} level{(found == 1 ? "" : "s")} among the complete rows"), "two or more", "There is nothing to compare: name another column.");

    public static RefusedException Events(int rows) => new("E_STATS_EVENTS", "data", string.Create(CultureInfo.InvariantCulture, $"no event in {rows} complete rows"), "an event",
        "Check the event column and the value that means 'event' (--event-value, event_value).");

    public static RefusedException Spec(string where, string found, string expected) => new("E_STATS_SPEC", where, found, expected, "Correct the case's spec.");

    /// <param name="types">Those that are computed.</param>
    public static RefusedException Type(string found, IEnumerable<string> types) =>
        new("E_STATS_TYPE", "type", found, string.Join(", ", types), "Name one of these types.");

    /// <summary>Why a fit gives no model.</summary>
    public static RefusedException Fit(CoxOutcome outcome, IReadOnlyList<CoxStep> trace, IReadOnlyList<string> culprits)
    {
        var path = trace.Count == 0 ? "no step" : string.Create(CultureInfo.InvariantCulture, $"{trace.Count} steps, log-likelihood {trace[^1].LogLikelihood:R}");
        return outcome switch
        {
            CoxOutcome.MonotoneLikelihood => Model("E_STATS_MONOTONE", $"a coefficient that grows without end while the likelihood no longer rises ({path})",
                culprits, "Some value of these terms has no event or nothing but events: join levels, drop the term, or use Firth's penalty."),
            CoxOutcome.Collinear => Model("E_STATS_COLLINEAR", "a term that is a combination of those before it, or constant", culprits, "Drop it."),
            CoxOutcome.DidNotConverge => Model("E_STATS_CONVERGENCE", $"no convergence ({path})", culprits, "Look for extreme values in the covariates."),
            CoxOutcome.Converged => throw new ArgumentException("The fit converged.", nameof(outcome)),
        };
    }

    public static RefusedException Model(string code, string found, IEnumerable<string> terms, string remedy) =>
        new(code, $"model terms: {string.Join(", ", terms)}", found, "a likelihood with one finite maximum", remedy);

    private static string At(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"row {row}, column {column}");

    [GeneratedRegex(@"^\s*[-+]?\d+,\d+\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex DecimalComma();
}
