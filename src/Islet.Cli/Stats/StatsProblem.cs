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

    public static bool IsDecimalComma(string text) => DecimalComma().IsMatch(text);

    public static RefusedException Number(int row, string column, string text) => IsDecimalComma(text)
        ? new("E_STATS_DECIMAL_COMMA", At(row, column), "a number with a decimal comma", "a decimal point", "Save the file with decimal points.")
        : new("E_STATS_NUMBER", At(row, column), string.Create(CultureInfo.InvariantCulture, $"a text of {text.Length} characters"), "a number, or empty",
            "Correct the cell, leave it empty, or name another column.");

    /// <param name="expected">What a cell of this column of an audit holds.</param>
    public static RefusedException Printed(int row, string column, string expected) =>
        new("E_STATS_NUMBER", At(row, column), "something else", expected, "Write the digits as the paper prints them, with a decimal point and without a unit.");

    public static RefusedException Large(int row, string column) => new("E_STATS_NUMBER", At(row, column), "a number beyond 1e100", "a number whose square can be computed",
        "Correct the cell, or measure in a larger unit.");

    public static RefusedException Narrow(string column) => new("E_STATS_NUMBER", $"column {column}", "numbers that differ by less than 1e-100", "numbers whose differences can be squared", "Measure in a smaller unit.");

    public static RefusedException Time(int row, string column, double found) =>
        new("E_STATS_TIME", At(row, column), found.ToString(CultureInfo.InvariantCulture), "a time that is not negative", "Correct the dates that this time was computed from.");

    public static RefusedException Interval(int row, string column, string expected) =>
        new("E_STATS_INTERVAL", At(row, column), "an entry that does not come before the end", expected, "Correct the interval, or leave the row out.");

    public static RefusedException Weight(int row, string column, double found, string expected) =>
        new("E_STATS_WEIGHT", At(row, column), found.ToString(CultureInfo.InvariantCulture), expected, "Correct the weight, or leave the row out.");

    public static RefusedException Offset(int row, string column) => new("E_STATS_OFFSET", At(row, column), "an offset far from the mean offset",
        string.Create(CultureInfo.InvariantCulture, $"at most {CoxSample.FurthestOffset} away: an offset is on the scale of the log hazard"), "Take the logarithm, or correct the cell.");

    public static RefusedException Landmark(double time, int rows) => new("E_STATS_LANDMARK", "landmark", string.Create(CultureInfo.InvariantCulture,
        $"nobody of {rows} complete rows under observation beyond {time}"), "a landmark that someone outlives", "Name an earlier landmark, in the unit of the time column.");

    public static RefusedException Knots(string column, string found) => new("E_STATS_KNOTS", $"spline of {column}", found, "knots that ascend and differ, all inside the values",
        "Ask for fewer knots or degrees of freedom, name the knots, or take the column as a number.");

    public static RefusedException Exact(string where) => new("E_STATS_EXACT", where, "exact ties", "efron or breslow",
        "Residuals, baseline and predictions of the exact model are not defined here: fit with Efron's ties for them.");

    public static RefusedException Level(int row, string column, IEnumerable<string> levels) =>
        new("E_STATS_LEVEL", At(row, column), "a value that is not among the levels", string.Join(", ", levels), "Add the level, or correct the cell.");

    public static RefusedException Levels(string column, int found) => new("E_STATS_LEVELS", $"column {column}",
        string.Create(CultureInfo.InvariantCulture, $"{found} level{(found == 1 ? "" : "s")} among the complete rows"), "two or more", "There is nothing to compare: name another column.");

    public static RefusedException TooManyLevels(string column, int found, int most) => new("E_STATS_LEVELS", $"column {column}",
        string.Create(CultureInfo.InvariantCulture, $"{found} levels"), string.Create(CultureInfo.InvariantCulture, $"{most} or fewer"), "This column does not tell groups apart: join levels, or name another column.");

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

    public static RefusedException Imputation(Imputation failed) => failed.Outcome switch
    {
        ImputationOutcome.NothingObserved => new("E_STATS_IMPUTE", $"column {failed.Culprit}", "fewer than two values", "a column of which something is known", "Leave the column out."),
        ImputationOutcome.TooManyLevels => new("E_STATS_IMPUTE", $"column {failed.Culprit}", "more levels than a regression can carry",
            string.Create(CultureInfo.InvariantCulture, $"at most {ChainedEquations.MostLevels} levels ({ChainedEquations.MostPredictorLevels} where nothing is missing)"), "Join levels, or leave the column out."),
        ImputationOutcome.ModelFailed => new("E_STATS_IMPUTE", $"column {failed.Culprit}", "no regression of it on the other columns has an estimate", "levels that occur often enough",
            "Join rare levels, leave the column out, or name another method."),
        ImputationOutcome.Done => throw new ArgumentException("The imputation was done.", nameof(failed)),
    };

    public static RefusedException Model(string code, string found, IEnumerable<string> terms, string remedy) =>
        new(code, $"model terms: {string.Join(", ", terms)}", found, "a likelihood with one finite maximum", remedy);

    private static string At(int row, string column) => string.Create(CultureInfo.InvariantCulture, $"row {row}, column {column}");

    [GeneratedRegex(@"^\s*[-+]?\d+,\d+\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex DecimalComma();
}
