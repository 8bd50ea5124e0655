using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics;

public class KaplanMeierTests
{
    [Fact] // Freireich et al., Blood 1963;21:699-716, weeks in remission on 6-MP, + censored
    public void Freireich_remissions_match_the_published_curve() => Assert.Equal(
        [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448],
        Weeks("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+").Steps.Where(s => s.Events > 0).Select(s => Math.Round(s.Survival, 3)));

    [Fact]
    public void It_equals_the_definition_computed_slowly() => Holds(Tied, subjects =>
    {
        var (rows, curve) = (Observations(subjects), KaplanMeier.Estimate(Observations(subjects), TimeTies.Exact));
        return curve.Steps.Select(s => s.Time).SequenceEqual(rows.Select(r => r.Time).Distinct().Order()) && curve.Steps.All(step =>
        {
            var (survival, sum, hazard) = (1.0, 0.0, 0.0);
            foreach (var t in rows.Where(r => r.Event && r.Time <= step.Time).Select(r => r.Time).Distinct().Order())
            {
                double n = rows.Count(r => r.Time >= t), d = rows.Count(r => r.Time == t && r.Event);
                (survival, sum, hazard) = (survival * (1 - d / n), sum + d / (n * (n - d)), hazard + d / n);
            }
            return step.AtRisk == rows.Count(r => r.Time >= step.Time) && Near(step.Survival, survival) && Near(step.CumulativeHazard, hazard)
                && (survival > 0 ? Near(step.StandardError!.Value, survival * Math.Sqrt(sum)) : step.StandardError is null);
        });
    });

    [Fact]
    public void Without_censoring_it_is_the_empirical_survival_function() => Holds(Tied, subjects =>
        KaplanMeier.Estimate(subjects.Select(s => new Observation(s.Day, true)), TimeTies.Exact).Steps
            .All(step => Near(step.Survival, subjects.Count(s => s.Day > step.Time) / (double)subjects.Count)));

    [Fact]
    public void The_order_of_rows_does_not_matter() => Holds(Tied, subjects =>
        KaplanMeier.Estimate(Observations(subjects), TimeTies.Exact).Steps.SequenceEqual(
            KaplanMeier.Estimate(Observations(subjects.AsEnumerable().Reverse()), TimeTies.Exact).Steps));

    [Fact]
    public void Scaling_time_scales_the_median_and_the_mean() => Holds(Tied, subjects =>
    {
        var rows = Observations(subjects);
        var (days, halves) = (KaplanMeier.Estimate(rows, TimeTies.Exact), KaplanMeier.Estimate(rows.Select(r => r with { Time = r.Time / 2 }), TimeTies.Exact));
        return days.Median.Estimate / 2 == halves.Median.Estimate && days.Median.Limits.Lower / 2 == halves.Median.Limits.Lower
            && Near(days.Mean().Estimate / 2, halves.Mean().Estimate) && Near(days.Mean().StandardError / 2, halves.Mean().StandardError);
    });

    [Fact]
    public void A_weight_of_two_is_a_row_written_twice() => Holds(Tied, subjects =>
    {
        var (weighted, twice) = (Observations(subjects).Select(o => o with { Weight = 2 }), Observations(subjects.Concat(subjects)));
        return KaplanMeier.Estimate(weighted, TimeTies.Exact).Steps.SequenceEqual(KaplanMeier.Estimate(twice, TimeTies.Exact).Steps);
    });

    [Fact] // the influence of each weight, by differences
    public void Robust_errors_are_the_sum_of_squared_influences() => Holds(Tied, subjects =>
    {
        Observation[] rows = [.. Observations(subjects).Select((o, i) => o with { Weight = 1 + i % 3 * 0.25, Entry = i % 4 == 0 && o.Time > 2 ? 1 : double.NegativeInfinity })];
        var curve = KaplanMeier.Estimate(rows, TimeTies.Exact, variance: VarianceKind.Robust);
        var middle = curve.Steps.Count / 2;
        if (curve.Steps[middle].Survival < 0.05)
            return true; // differences lose their digits there
        var variance = Enumerable.Range(0, rows.Length).Sum(i => Math.Pow(rows[i].Weight * (Survival(i, 1e-5) - Survival(i, -1e-5)) / 2e-5, 2));
        return Near(curve.Steps[middle].StandardError!.Value, Math.Sqrt(variance), 1e-6);

        double Survival(int i, double change) =>
            KaplanMeier.Estimate(rows.Select((r, j) => j == i ? r with { Weight = r.Weight + change } : r), TimeTies.Exact).Steps[middle].Survival;
    });

    [Fact]
    public void Nobody_counts_as_at_risk_before_entry()
    {
        var curve = KaplanMeier.Estimate([new(2, true), new(5, true, Entry: 2), new(6, false, Entry: 1)], TimeTies.Exact);
        Assert.Equal([2, 2, 1], curve.Steps.Select(s => s.AtRisk)); // who enters at 2 is not at risk at 2
    }

    [Fact]
    public void An_event_comes_before_a_censoring_of_the_same_time() =>
        Assert.Equal([0.5, 0.5], KaplanMeier.Estimate([new(2, false), new(2, true), new(3, false), new(2, true)], TimeTies.Exact).Steps.Select(s => s.Survival));

    [Fact]
    public void Near_times_are_one_under_the_rule_of_R_only()
    {
        Observation[] rows = [new(0.1 + 0.2, true), new(0.3, true), new(1, false)];
        Assert.Equal(3, KaplanMeier.Estimate(rows, TimeTies.Exact).Steps.Count);
        Assert.Equal(2, KaplanMeier.Estimate(rows, TimeTies.AsR(rows.Select(r => r.Time))).Steps.Count);
    }

    [Fact]
    public void Sorting_by_digits_is_sorting()
    {
        var random = new Random(20240611);
        Observation[] rows = [.. Enumerable.Range(0, 20_000).Select(_ => new Observation(random.NextDouble() * Math.Pow(10, random.Next(-5, 5)), random.Next(3) == 0))];
        Assert.Equal(rows.Select(r => r.Time).Order(), KaplanMeier.Estimate(rows, TimeTies.Exact).Steps.Select(s => s.Time));
    }

    [Theory]
    [InlineData(-1, 1, double.NegativeInfinity), InlineData(double.NaN, 1, double.NegativeInfinity), InlineData(1, 0, double.NegativeInfinity), InlineData(1, 1, 1)]
    public void What_cannot_be_is_refused(double time, double weight, double entry) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => KaplanMeier.Estimate([new(time, true, weight, entry)], TimeTies.Exact));

    [Fact]
    public void The_reverse_curve_exchanges_event_and_censoring() =>
        Assert.Equal([1, 0.5], KaplanMeier.Reverse([new(1, true), new(2, false), new(3, true)], TimeTies.Exact).Steps.Take(2).Select(s => s.Survival));

    private static SurvivalCurve Weeks(string text) => KaplanMeier.Estimate(text.Split(' ').Select(w =>
        new Observation(double.Parse(w.TrimEnd('+'), System.Globalization.CultureInfo.InvariantCulture), !w.EndsWith('+'))), TimeTies.Exact);
}
