using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Tests.Statistics.Missing;

public class ChainedEquationsTests
{
    private static readonly string Folder = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");

    [Fact]
    public void What_was_observed_never_changes_and_every_gap_is_filled()
    {
        var columns = Cohort(150, new(4));
        foreach (var set in Done(columns, new(3, 4)).Sets)
            for (var j = 0; j < columns.Count; j++)
                Assert.All(Enumerable.Range(0, 150), i => Assert.True(!set[j].IsMissing(i) && (columns[j].IsMissing(i) || Value(set[j], i) == Value(columns[j], i))));
    }

    [Fact]
    public void The_seed_alone_decides_and_not_the_number_of_threads()
    {
        var columns = Cohort(120, new(5));
        string Bytes(ulong seed, int threads) => string.Join(';', Done(columns, new(4, 3, seed) { Threads = threads }).Sets
            .SelectMany(s => s.SelectMany(c => Enumerable.Range(0, 120).Select(i => Value(c, i).ToString("R", CultureInfo.InvariantCulture)))));
        Assert.Equal(Bytes(7, 1), Bytes(7, 4));
        Assert.NotEqual(Bytes(7, 1), Bytes(8, 1));
    }

    [Fact]
    public void Of_a_larger_m_the_first_sets_are_those_of_a_smaller()
    {
        var columns = Cohort(80, new(6));
        Assert.Equal(Done(columns, new(2, 3)).Sets[1].Select(c => Value(c, 0)), Done(columns, new(5, 3)).Sets[1].Select(c => Value(c, 0)));
    }

    [Fact]
    public void The_posterior_predictive_of_linear_regression_is_Students_t()
    {
        // y on x by hand: the value at x₀ is t with n − 2 degrees of freedom about a + bx₀, scaled by s·√(1 + 1/n + (x₀ − x̄)²/Sxx).
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 12], y = [2.1, 3.9, 5.2, 8.4, 9.1, 12.7, 13.2, 16.8, double.NaN];
        var (n, mx, my) = (8, x[..8].Average(), y[..8].Average());
        var sxx = x[..8].Sum(v => (v - mx) * (v - mx));
        var b = x[..8].Zip(y).Sum(p => (p.First - mx) * (p.Second - my)) / sxx;
        var s = Math.Sqrt(x[..8].Zip(y).Sum(p => Math.Pow(p.Second - my - b * (p.First - mx), 2)) / (n - 2));
        var (centre, scale) = (my + b * (12 - mx), s * Math.Sqrt(1 + 1.0 / n + (12 - mx) * (12 - mx) / sxx));
        const int Sets = 6000;
        ImputationRules rules = new(Sets, 1, 11) { Methods = new Dictionary<string, ImputationMethod> { ["y"] = ImputationMethod.BayesianLinear } };
        double[] t = [.. Done([new IncompleteNumber("x", x), new IncompleteNumber("y", y)], rules).Sets.Select(c => (Value(c[1], 8) - centre) / scale).Order()];
        var distance = t.Select((v, i) => Math.Abs((i + 0.5) / Sets - (v < 0 ? SmallSampleTails.TwoSidedStudent(v, n - 2) / 2 : 1 - SmallSampleTails.TwoSidedStudent(v, n - 2) / 2))).Max();
        Assert.True(distance < 1.63 / Math.Sqrt(Sets), $"Kolmogorov's distance {distance}"); // its 1 % point
        Assert.InRange(t.Average(v => v * v), 1.5 * 0.93, 1.5 * 1.07); // df/(df − 2) with 6
    }

    [Theory]
    [InlineData("two", "logistic", ImputationMethod.Logistic), InlineData("three", "multinomial", ImputationMethod.Multinomial), InlineData("three", "ordinal", ImputationMethod.ProportionalOdds)]
    public void Levels_are_imputed_as_often_as_R_expects_over_the_posterior(string column, string key, ImputationMethod method)
    {
        const int Copies = 60, Sets = 300;
        double[][] rows = [.. File.ReadLines(Path.Combine(Folder, "chained.csv")).Skip(1).Select(l => l.Split(',').Select(c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray())];
        var gold = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "chained.json")))!;
        double[] Padded(int j, double at) => [.. rows.Select(r => r[j]), .. Enumerable.Repeat(at, Copies)];
        int[] codes = [.. rows.Select(r => (int)r[column == "two" ? 2 : 3]), .. Enumerable.Repeat(-1, Copies)];
        string[] levels = column == "two" ? ["0", "1"] : ["0", "1", "2"];
        IncompleteColumn[] columns = [new IncompleteNumber("x", Padded(0, 1.2)), new IncompleteNumber("z", Padded(1, 0)), new IncompleteFactor("y", levels, codes)];
        var sets = Done(columns, new(Sets, 1, 3) { Methods = new Dictionary<string, ImputationMethod> { ["y"] = method } }).Sets;
        for (var k = 0; k < levels.Length; k++)
        {
            var shares = sets.Select(s => Enumerable.Range(rows.Length, Copies).Average(i => Value(s[2], i) == k ? 1.0 : 0)).ToArray();
            var error = Math.Sqrt(shares.Sum(p => Math.Pow(p - shares.Average(), 2)) / Sets / Sets);
            Assert.InRange(shares.Average() - gold["shares"]![key]![k]!.GetValue<double>(), -3.5 * error, 3.5 * error);
        }
    }

    [Fact]
    public void Matched_values_are_values_that_were_seen_near_by()
    {
        double[] x = [.. Enumerable.Range(0, 50).Select(i => (double)i)], y = [.. x.Select(v => 3 * v + v % 2)];
        (y[25], y[40]) = (double.NaN, double.NaN);
        var sets = Done([new IncompleteNumber("x", x), new IncompleteNumber("y", y)], new(30, 1) { Donors = 5 }).Sets;
        Assert.All(sets, s => Assert.Contains(Value(s[1], 25), y));
        Assert.All(sets, s => Assert.InRange(Value(s[1], 25), 3 * 21, 3 * 29 + 1));
        Assert.True(sets.Select(s => Value(s[1], 25)).Distinct().Count() > 2);
    }

    [Fact]
    public void Constant_and_collinear_predictors_are_dropped_and_named_and_a_column_never_seen_is_refused()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8], y = [2, 1, 4, 3, 6, double.NaN, 8, 7];
        IncompleteColumn[] columns = [new IncompleteNumber("x", x), new IncompleteNumber("twice", [.. x.Select(v => 2 * v + 1)]), new IncompleteNumber("one", [.. x.Select(_ => 1.0)]), new IncompleteNumber("y", y)];
        var done = Assert.Single(Done(columns, new(2, 3)).Variables);
        Assert.Equal([new("twice", 6), new("one", 6)], done.Dropped);
        Assert.Equal((7, 1, 3, 2), (done.Observed, done.Missing, done.Means.Count, done.Means[0].Count));
        var refused = ChainedEquations.Impute([.. columns, new IncompleteNumber("void", [.. x.Select(_ => double.NaN)])], new());
        Assert.Equal((ImputationOutcome.NothingObserved, "void", 0), (refused.Outcome, refused.Culprit, refused.Sets.Count));
    }

    [Fact]
    public void A_factor_may_have_fifty_levels_and_no_more()
    {
        IncompleteColumn[] Columns(int levels) => [new IncompleteNumber("x", [.. Enumerable.Range(0, 120).Select(i => i * 37 % 41.0)]),
            new IncompleteFactor("g", [.. Enumerable.Range(0, levels).Select(k => $"{k}")], [.. Enumerable.Range(0, 120).Select(i => i == 7 ? -1 : i % levels)])];
        Assert.Equal(ImputationOutcome.Done, ChainedEquations.Impute(Columns(50), new(1, 1)).Outcome);
        Assert.Equal((ImputationOutcome.TooManyLevels, "g"), (ChainedEquations.Impute(Columns(51), new(1, 1)) is var wide ? wide.Outcome : default, wide.Culprit));
    }

    [Fact]
    public void A_factor_that_a_predictor_separates_is_imputed_all_the_same()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        int[] g = [0, 0, 0, 0, -1, 1, 1, 1, 1, 1];
        Assert.Equal(ImputationOutcome.Done, ChainedEquations.Impute([new IncompleteNumber("x", x), new IncompleteFactor("g", ["a", "b"], g)], new(5, 2)).Outcome);
    }

    [Fact]
    public void The_order_of_visits_and_the_predictor_matrix_are_followed_and_reported()
    {
        var columns = Cohort(100, new(9));
        ImputationRules rules = new(2, 2) { Visit = ["g", "x", "b"], Predictors = new Dictionary<string, IReadOnlyList<string>> { ["x"] = ["b"] } };
        var done = Done(columns, rules);
        Assert.Equal(["g", "x", "b"], done.Variables.Select(v => v.Name));
        Assert.Equal(["b"], done.Variables[1].Predictors);
        Assert.Throws<ArgumentException>(() => ChainedEquations.Impute(columns, rules with { Visit = ["g"] }));
        Assert.Throws<ArgumentException>(() => ChainedEquations.Impute(columns, rules with { Methods = new Dictionary<string, ImputationMethod> { ["x"] = ImputationMethod.Logistic } }));
    }

    [Fact]
    public void The_hazard_passed_along_is_Nelson_and_Aalens_at_each_ones_own_time_since_entry()
    {
        var hazard = ChainedEquations.Outcome([new(1, true), new(2, false), new(3, true), new(3, false, Entry: 1)], TimeTies.Exact, "event", "hazard")[1];
        double[] expected = [1 / 3.0, 1 / 3.0, 1 / 3.0 + 0.5, 0.5];
        Assert.All(expected.Select((h, i) => (h, i)), e => Assert.Equal(e.h, Value(hazard, e.i), 12));
    }

    private static Imputation Done(IReadOnlyList<IncompleteColumn> columns, ImputationRules rules)
    {
        var done = ChainedEquations.Impute(columns, rules);
        Assert.Equal((ImputationOutcome.Done, null), (done.Outcome, done.Culprit));
        return done;
    }

    private static double Value(IncompleteColumn column, int row) => column is IncompleteNumber n ? n.Values[row] : ((IncompleteFactor)column).Codes[row];

    private static List<IncompleteColumn> Cohort(int n, Random random)
    {
        var (x, b, g) = (new double[n], new int[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            x[i] = random.NextDouble() * 4;
            (b[i], g[i]) = (random.NextDouble() < x[i] / 4 ? 1 : 0, random.Next(3));
            x[i] = random.Next(5) == 0 ? double.NaN : x[i];
            b[i] = random.Next(6) == 0 ? -1 : b[i];
            g[i] = random.Next(7) == 0 ? -1 : g[i];
        }
        return [new IncompleteNumber("x", x), new IncompleteFactor("b", ["no", "yes"], b), new IncompleteFactor("g", ["u", "v", "w"], g)];
    }
}
