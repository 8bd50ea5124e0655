using System.Globalization;

namespace Islet.Statistics;

/// <summary>When a result carries which remark. Thresholds: events per variable, Peduzzi et al. 1995; proportional hazards, P below 0.05; the rest: any.</summary>
public static class Remarks
{
    /// <summary>Below it a coefficient hangs on too few events. Peduzzi et al., J Clin Epidemiol 1995;48:1503–1510.</summary>
    public const double EventsPerTerm = 10;

    /// <summary>P below which hazards are called not proportional. Grambsch &amp; Therneau, Biometrika 1994;81:515–526.</summary>
    public const double Suspicious = 0.05;

    /// <summary>Fewer than ten events a coefficient.</summary>
    /// <remarks>Peduzzi et al., J Clin Epidemiol 1995;48:1503–1510.</remarks>
    public static IReadOnlyList<Remark> EventsFor(int events, int terms, string of = "") => terms > 0 && (double)events / terms is < EventsPerTerm and var each
        ? [new(RemarkKind.FewEvents, of, each, Say($"{each:0.#} events per term; under 10 coefficients and limits are not to be trusted"))]
        : [];

    /// <summary>P of a test of proportional hazards below 0.05.</summary>
    /// <remarks>Grambsch &amp; Therneau, Biometrika 1994;81:515–526.</remarks>
    /// <param name="of">The term; empty: all together.</param>
    public static IReadOnlyList<Remark> Proportionality(string of, double? p) => p is < Suspicious and var found
        ? [new(RemarkKind.NotProportional, of, found, Say($"hazards seem not to be proportional{(of.Length == 0 ? "" : " in " + of)} (Grambsch-Therneau p {(found < 0.0001 ? "< 0.0001" : Say($"= {found:0.0000}"))}): one ratio for all of follow-up may mislead"))]
        : [];

    /// <summary>A limit that is not there, or infinite.</summary>
    /// <remarks>Brookmeyer &amp; Crowley, Biometrics 1982;38:29–41, for curves whose limits do not come down to the share asked for.</remarks>
    /// <param name="of">What the limits are of.</param>
    public static IReadOnlyList<Remark> Limit(string of, Limits limits)
    {
        var (low, high) = (Exists(limits.Lower), Exists(limits.Upper));
        return low && high ? [] : [new(RemarkKind.NoLimit, of, low || high ? 1 : 2, $"{of}: {(low ? "the upper limit does" : high ? "the lower limit does" : "limits do")} not exist")];
    }

    /// <summary>Events that share a time, and times that are 0.</summary>
    /// <remarks>Efron, J Am Stat Assoc 1977;72:557–565, and Breslow, Biometrics 1974;30:89–99, on ties; Klein &amp; Moeschberger 2003 on time 0.</remarks>
    /// <param name="ties">Which times count as one.</param>
    public static IReadOnlyList<Remark> Times(IReadOnlyList<Observation> observations, TimeTies ties)
    {
        var (shared, events, last, run) = (0, 0, double.NegativeInfinity, 0);
        double[] times = [.. observations.Where(o => o.Event).Select(o => o.Time)];
        Array.Sort(times);
        foreach (var time in times)
        {
            run = time - last <= ties.Tolerance ? run + 1 : 1;
            shared += run == 1 ? 0 : run == 2 ? 2 : 1;
            (events, last) = (events + 1, time);
        }
        var zero = observations.Count(o => o.Time <= 0);
        return
        [
            .. shared > 0 ? [new(RemarkKind.TiedTimes, "", shared, Say($"{shared} of {events} events share their time with another: the rule for ties decides digits"))] : Enumerable.Empty<Remark>(),
            .. zero > 0 ? [new(RemarkKind.ZeroTimes, "", zero, Say($"{zero} of {observations.Count} times are 0: an event there counts at the very start, a censoring says nothing"))] : Enumerable.Empty<Remark>(),
        ];
    }

    /// <summary>Levels of a group in which nobody had the event.</summary>
    /// <remarks>Heinze &amp; Schemper, Biometrics 2001;57:114–119: a level without events has no finite hazard ratio.</remarks>
    /// <param name="column">Empty: no groups.</param>
    public static IReadOnlyList<Remark> Levels(string column, IReadOnlyList<string> levels, IReadOnlyList<int> codes, Func<int, bool> happened)
    {
        var (events, size) = (new int[levels.Count], new int[levels.Count]);
        for (var i = 0; i < codes.Count; i++)
            (events[codes[i]], size[codes[i]]) = (events[codes[i]] + (happened(i) ? 1 : 0), size[codes[i]] + 1);
        return [.. Enumerable.Range(0, levels.Count).Where(g => size[g] > 0 && events[g] == 0)
            .Select(g => NoEvent(column.Length == 0 ? levels[g] : $"{column} {levels[g]}", size[g]))];
    }

    /// <summary>Nobody had the event.</summary>
    /// <remarks>Heinze &amp; Schemper, Biometrics 2001;57:114–119.</remarks>
    public static Remark NoEvent(string of, int subjects) => new(RemarkKind.NoEvents, of, subjects, Say($"{of}{(of.Length == 0 ? "" : ": ")}no event among {subjects}"));

    /// <summary>Rows without a value that is needed.</summary>
    /// <remarks>Little &amp; Rubin, Statistical Analysis with Missing Data, 2002, chapter 3.</remarks>
    public static IReadOnlyList<Remark> CompleteCases(int used, int leftOut) => leftOut > 0
        ? [new(RemarkKind.MissingRows, "", leftOut, Say($"{leftOut} of {used + leftOut} rows ({100.0 * leftOut / (used + leftOut):0.0} %) are left out for a missing value: unbiased only if they are missing by chance"))]
        : [];

    /// <summary>A group, or a rule of who is eligible, that became known only after time zero.</summary>
    /// <remarks>Suissa, Am J Epidemiol 2008;167:492–499; Anderson, Cain &amp; Gelber, J Clin Oncol 1983;1:710–719 (landmark).</remarks>
    /// <param name="of">The group or the rule.</param>
    /// <param name="knownAt">For each subject the time, from time zero, at which it was known.</param>
    public static IReadOnlyList<Remark> ImmortalTime(string of, IEnumerable<double> knownAt)
    {
        var (later, all) = (0, 0);
        foreach (var time in knownAt)
            (later, all) = (later + (time > 0 ? 1 : 0), all + 1);
        return later == 0 ? [] : [Immortal(of, later, Say($"{of} was known only after time zero in {later} of {all} subjects"))];
    }

    /// <summary>A rule that by its nature looks past time zero.</summary>
    /// <remarks>Suissa, Am J Epidemiol 2008;167:492–499.</remarks>
    public static Remark Immortal(string of, int subjects, string why) => new(RemarkKind.ImmortalTime, of, subjects,
        $"{why}: they could not have the event before it (immortal time). Start the clock there, use a landmark, or a covariate that changes with time");

    /// <summary>Fisher's test, simulated.</summary>
    /// <remarks>Patefield, Appl Stat 1981;30:91–97.</remarks>
    public static IReadOnlyList<Remark> Exact(ExactP test) =>
        test.IsExact ? [] : [new(RemarkKind.Simulated, "", test.Tables, "Fisher's test was too large to count and was simulated; its standard error stands beside it")];

    /// <summary>What a curve lacks: events, a median, the limits of its median.</summary>
    internal static IReadOnlyList<Remark> Curve(SurvivalCurve curve, string of)
    {
        if (curve.Steps.Count == 0)
            return [];
        if (!curve.Steps.Any(s => s.Events > 0))
            return [NoEvent(of, (int)Math.Min(int.MaxValue, curve.Subjects))];
        var (median, about) = (curve.Median, of.Length == 0 ? "median" : $"{of}: median");
        var last = curve.Steps[^1];
        return
        [
            .. median.Estimate is null ? [new(RemarkKind.MedianNotReached, of, last.Survival, Say($"{about} not reached: survival is {last.Survival:0.000} at the last time, {last.Time:G6}"))] : Enumerable.Empty<Remark>(),
            .. Limit(about, median.Limits),
        ];
    }

    private static bool Exists(double? limit) => limit is { } x && double.IsFinite(x);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
