using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Statistics;
using static Islet.Tests.Statistics.Samples;

namespace Islet.Tests.Statistics.Models;

/// <summary>Competing risks with delayed entry and case weights. Gold: R's survfit (Fixtures/truncated_gold.R).</summary>
public class TruncatedRisksTests
{
    private static readonly string Folder = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");
    private static readonly string[][] Table = [.. File.ReadLines(Path.Combine(Folder, "truncated.csv")).Select(l => l.Split(','))];
    private static readonly JsonNode Gold = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "truncated.json")))!;

    [Theory]
    [InlineData("entry", true, null), InlineData("count", false, "count"), InlineData("share", false, "share"), InlineData("both", true, "share")]
    public void States_and_errors_are_survfits(string name, bool entry, string? weight) => Agree(Gold["cases"]!.AsArray().Single(c => c!["name"]!.ToString() == name)!, Melanoma(entry, weight), 0);

    [Fact]
    public void States_and_errors_by_group_are_survfits()
    {
        var (gold, group, all) = (Gold["cases"]!.AsArray().Single(c => c!["name"]!.ToString() == "both by group")!, Column("ulcerf"), Melanoma(true, "share"));
        foreach (var (level, first) in new[] { ("no", 0), ("yes", 5) })
            Agree(gold, all.Only([.. Enumerable.Range(0, group.Length).Where(i => group[i] == level)]), first);
    }

    [Fact]
    public void Cause_specific_models_take_entry_and_weights_as_coxph()
    {
        var (all, rows) = (Melanoma(true, "share"), Numbers("age").Length);
        CoxSample sample = new([.. Enumerable.Range(0, rows).Select(i => new Observation(all.Times[i], all.Cause[i] == 1, all.Weight![i], all.Entry![i]))],
            [new NumericCovariate("age", Numbers("age")), new FactorCovariate("sexf", ["female", "male"], [.. Column("sexf").Select(s => s == "male" ? 1 : 0)])]);
        var model = Cox.Fit(sample, CoxTies.Efron, TimeTies.Exact).Model!;
        for (var j = 0; j < 2; j++)
        {
            Assert.Equal(Gold["cause_specific_1"]!["coef"]![j]!.GetValue<double>(), model.Terms[j].Coefficient, 9);
            Assert.Equal(Gold["cause_specific_1"]!["se"]![j]!.GetValue<double>(), model.Terms[j].StandardError, 9);
        }
    }

    [Fact]
    public void A_weight_of_two_is_the_subject_twice_in_curves_tests_and_the_model() => Holds(Tied, subjects =>
    {
        var (weighted, twice) = (Two(subjects) with { Weight = [.. subjects.Select(s => 1.0 + s.Y % 3)] }, subjects.SelectMany(s => Enumerable.Repeat(s, 1 + s.Y % 3)).ToList());
        var (a, b) = (CumulativeIncidence.Estimate(weighted, TimeTies.Exact), CumulativeIncidence.Estimate(Two(twice), TimeTies.Exact));
        var curves = a.Zip(b).All(c => c.First.Events == c.Second.Events && c.First.Steps.Zip(c.Second.Steps).All(s => Near(s.First.Incidence, s.Second.Incidence) && Near(s.First.Variance, s.Second.Variance)));
        var (g, h) = (GrayTest.Test(weighted, [.. subjects.Select(s => s.Group)], ["a", "b"], TimeTies.Exact), GrayTest.Test(Two(twice), [.. twice.Select(s => s.Group)], ["a", "b"], TimeTies.Exact));
        var (m, n) = (Model(subjects, weighted), Model(twice, Two(twice)));
        return curves && g.Zip(h).All(t => Near(t.First.Test.Statistic ?? 0, t.Second.Test.Statistic ?? 0, 1e-7)) && m.Outcome == n.Outcome && (m.Model is null
            || (Near(m.Model.LogLikelihood, n.Model!.LogLikelihood, 1e-8) && m.Model.Terms.Zip(n.Model.Terms).All(t => Near(t.First.Coefficient, t.Second.Coefficient, 1e-6) && Near(t.First.StandardError, t.Second.StandardError, 1e-6))));
    });

    [Fact]
    public void The_scale_of_weights_that_are_no_counts_changes_no_error() => Holds(Tied, subjects =>
    {
        var half = Two(subjects) with { Weight = [.. subjects.Select(s => 0.5 + s.Y % 3)] };
        var (a, b) = (Model(subjects, half), Model(subjects, half with { Weight = [.. half.Weight.Select(w => w / 8)] }));
        return CumulativeIncidence.Estimate(half, TimeTies.Exact)[0].Variance is VarianceKind.Robust
            && (a.Model is null || b.Model is null || a.Model.Terms.Zip(b.Model.Terms).All(t => Near(t.First.Coefficient, t.Second.Coefficient, 1e-6) && Near(t.First.StandardError, t.Second.StandardError, 1e-6)));
    });

    [Fact]
    public void An_entry_before_every_event_changes_nothing() => Holds(Tied, subjects =>
    {
        var (late, start) = (Two(subjects) with { Entry = [.. subjects.Select(s => s.Y % 2 == 0 ? 0 : -1.0)] }, Two(subjects));
        return CumulativeIncidence.Estimate(late, TimeTies.Exact).Zip(CumulativeIncidence.Estimate(start, TimeTies.Exact)).All(c => c.First.Steps.Zip(c.Second.Steps).All(s => Near(s.First.Incidence, s.Second.Incidence)))
            && AalenJohansen.At(late, TimeTies.Exact, [4, 30]).Zip(AalenJohansen.At(start, TimeTies.Exact, [4, 30])).All(s => s.First.StandardErrors.Zip(s.Second.StandardErrors).All(e => Near(e.First, e.Second)));
    });

    [Fact]
    public void With_one_cause_and_delayed_entry_it_is_the_complement_of_Kaplan_Meier() => Holds(Tied, subjects =>
    {
        double[] entry = [.. subjects.Select(s => s.Y < 5 ? 0 : s.Day / 2.0)];
        CompetingSample sample = new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 : 0)], ["one"]) { Entry = entry };
        var curve = KaplanMeier.Estimate(subjects.Select((s, i) => new Observation(s.Day, s.Event, Entry: entry[i])), TimeTies.Exact);
        return AalenJohansen.At(sample, TimeTies.Exact, [3, 9, 20]).All(s => Near(curve.At(s.Time).Survival, s.Probabilities[0]));
    });

    [Fact]
    public void A_risk_set_that_empties_before_others_enter_is_pointed_out()
    {
        CompetingSample sample = new([1, 5, 6], [1, 2, 0], ["one", "two"]) { Entry = [0, 2, 2] };
        Assert.Equal(1, CumulativeIncidence.Estimate(sample, TimeTies.Exact)[0].EmptiedAt);
        Assert.Null(CumulativeIncidence.Estimate(sample with { Entry = [0, 0.5, 2] }, TimeTies.Exact)[0].EmptiedAt);
    }

    [Fact]
    public void What_is_not_defined_with_delayed_entry_is_refused()
    {
        CompetingSample sample = new([1, 5, 6], [1, 2, 0], ["one", "two"]) { Entry = [0, 0, 2] };
        Assert.Throws<ArgumentException>(() => GrayTest.Test(sample, [0, 1, 1], ["a", "b"], TimeTies.Exact));
        Assert.Throws<ArgumentException>(() => FineGray.Fit(sample, [new NumericCovariate("x", [1, 2, 4])], 1, TimeTies.Exact));
        Assert.Throws<ArgumentException>(() => GrayTest.Test(sample with { Entry = null, Weight = [1, 0.5, 1] }, [0, 1, 1], ["a", "b"], TimeTies.Exact));
    }

    private static void Agree(JsonNode gold, CompetingSample sample, int first)
    {
        var found = AalenJohansen.At(sample, TimeTies.Exact, [200, 800, 1500, 2500, 4000]);
        for (var t = 0; t < 5; t++)
            for (var k = 0; k < 3; k++)
            {
                Assert.Equal(gold["p"]![first + t]![k]!.GetValue<double>(), found[t].Probabilities[k], 11);
                Assert.Equal(gold["se"]![first + t]![k]!.GetValue<double>(), found[t].StandardErrors[k], 11);
            }
    }

    private static FineGrayFit Model(IReadOnlyList<Subject> subjects, CompetingSample sample) => FineGray.Fit(sample, Samples.Model(subjects).Covariates, 1, TimeTies.Exact);

    private static CompetingSample Two(IReadOnlyList<Subject> subjects) =>
        new([.. subjects.Select(s => (double)s.Day)], [.. subjects.Select(s => s.Event ? 1 + s.Y % 2 : 0)], ["one", "two"]);

    private static CompetingSample Melanoma(bool entry, string? weight) => new(Numbers("time"), [.. Numbers("st").Select(s => (int)s)], ["1", "2"])
    {
        Entry = entry ? Numbers("entry") : null, Weight = weight is null ? null : Numbers(weight),
    };

    private static string[] Column(string name) => [.. Table.Skip(1).Select(r => r[Array.IndexOf(Table[0], name)])];

    private static double[] Numbers(string name) => [.. Column(name).Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
}
