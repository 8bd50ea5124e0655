using System.Globalization;
using Islet.Course;
using Islet.Statistics;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Holds the times of a calibrated cohort to the limits that its profile prints, by the estimators themselves: medians as SPSS, ratios by a fitted Cox model.</summary>
internal static class Aimed
{
    private const double DaysPerMonth = (double)Offset.DaysPerMonth;

    /// <summary>Every printed median, share and ratio with limits, and what was found for it.</summary>
    public static IEnumerable<(string What, double? Found, double Low, double High)> Of(CalibratedProfile profile, Individuals people)
    {
        foreach (var time in profile.Variables.OfType<TimeVariable>())
        {
            foreach (var aim in time.Aims.Where(a => a is { Low: not null, High: not null }))
            {
                var curve = KaplanMeier.Estimate(Observed(time, people, aim.If, aim.After).Select(p => p.Time), TimeTies.Exact);
                var found = aim.Share is 0.5 ? curve.MedianIbm : curve.Steps.Where(s => s.Time <= aim.Months).Select(s => (double?)s.Survival).LastOrDefault() ?? 1;
                yield return ($"{time.Name}, {Said(aim.If)}{(aim.Share is 0.5 ? "" : string.Create(CultureInfo.InvariantCulture, $" at {aim.Months}"))}", found, aim.Low!.Value, aim.High!.Value);
            }
            foreach (var model in time.Ratios)
            {
                foreach (var (term, found) in Fitted(time, people, model).Where(t => t.Term is { Low: not null, High: not null }))
                    yield return ($"{time.Name}, {Said(model.If)}: {term.Number ?? Said(term.With)} of {model.Terms.Count}", found, term.Low!.Value, term.High!.Value);
            }
        }
    }

    private static IEnumerable<(int Patient, Observation Time)> Observed(TimeVariable time, Individuals people, Given? given, Sum? after) =>
        from i in Enumerable.Range(0, people.Count)
        let t = people.TimeOf(time.Name, i)
        where t is not null && given?.Holds(people, i) is not false && (after is null || after.DaysOf(people, i) is not null)
        select (i, new Observation((t.Value.Days + (after?.DaysOf(people, i) ?? 0)) / DaysPerMonth, t.Value.Event));

    private static IEnumerable<(RatioTerm Term, double Found)> Fitted(TimeVariable time, Individuals people, RatioAim model)
    {
        var rows = Observed(time, people, model.If, null).Where(p => model.Terms.All(t => t.With is null
            ? people.NumberOf(t.Number!, p.Patient) is not null : t.With.All.All(w => people.WordOf(w.Variable, p.Patient) is not CountedVariable.Missing))).ToList();
        var columns = model.Terms.Select((t, k) => (Covariate)new NumericCovariate($"x{k}", [.. rows.Select(p => t.With is null ? people.NumberOf(t.Number!, p.Patient)!.Value : t.With.Holds(people, p.Patient) ? 1 : 0)]));
        var fit = Cox.Fit(new([.. rows.Select(p => p.Time)], [.. columns]), CoxTies.Breslow, TimeTies.Exact);
        return model.Terms.Zip(fit.Model!.Terms, (t, found) => (t, found.HazardRatio));
    }

    private static string Said(Given? given) => given is null ? "all" : string.Join(" and ", given.All.Select(g => $"{g.Variable} {string.Join('/', g.Words)}"));
}
