using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The table of patients at the start.</summary>
internal sealed class Table1
{
    private const int MostDescribed = 30, Fewest = 5; // categories of a column that nobody named; where each has its own it names the subjects

    private readonly DataTable table;
    private readonly Table1Request asked;
    private readonly string[] groups;
    private readonly int[][] members;
    private readonly int without;
    private readonly List<IReadOnlyList<string>> rows = [];
    private readonly JsonArray variables = [];
    private readonly List<Remark> remarks = [];
    private readonly List<(string Test, string Column)> tests = [];

    private Table1(DataTable table, Table1Request asked)
    {
        (this.table, this.asked) = (table, asked);
        if (table.Rows == 0)
            throw StatsProblem.File("DATA.csv", "a header without rows", "one row or more", "Check the file.");
        if (asked.By is not { } by)
        {
            (groups, members) = (["all"], [[.. Enumerable.Range(0, table.Rows)]]);
            return;
        }
        var group = Variable.Of(table, by, isFactor: true);
        members = [.. group.Levels.Select((_, g) => Enumerable.Range(0, table.Rows).Where(i => group.Codes[i] == g).ToArray())];
        groups = [.. group.Levels.Where((_, g) => members[g].Length > 0)];
        members = [.. members.Where(m => m.Length > 0)];
        if (groups.Length < 2)
            throw StatsProblem.Levels(by, groups.Length);
        without = table.Rows - members.Sum(m => m.Length);
    }

    /// <exception cref="RefusedException">E_STATS_FILE, E_STATS_LEVELS, E_STATS_COLUMN, E_STATS_SPEC, and what columns are refused for.</exception>
    public static StatsReport Report(DataTable table, Table1Request asked)
    {
        var one = new Table1(table, asked);
        string[] apart = [.. new[] { asked.By, asked.Time, asked.Event }.OfType<string>()];
        foreach (var name in asked.Factors.Concat(asked.Normal).Concat(asked.Tests.Keys))
            _ = table.Column(name);
        foreach (var name in asked.Variables.Count > 0 ? asked.Variables : [.. table.Names.Except(apart)])
            one.Describe(name);
        if (asked is { Time: { } time, Event: { } happened })
            one.Survival(time, happened);
        return one.Made();
    }

    private bool Compares => asked.By is not null;

    private void Describe(string name)
    {
        var isFactor = asked.Factors.Contains(name);
        if (!isFactor && asked.Variables.Count == 0 && Many(name) is { } many)
        {
            remarks.Add(new(RemarkKind.ManyLevels, name, many, FormattableString.Invariant($"{name} has {many} values that are no numbers, {(many > MostDescribed ? "too many to tell apart" : "one for each subject")}, and is not described")));
            return;
        }
        var variable = Variable.Of(table, name, isFactor);
        int[] missing = [.. members.Select(m => m.Count(i => !variable.Has(i)))];
        var json = new JsonObject { ["name"] = name, ["kind"] = variable.IsNumber ? "number" : "category", ["missing"] = new JsonArray([.. missing.Select(n => (JsonNode)n)]) };
        var test = variable.IsNumber ? Numbers(variable, json) : Categories(variable, json);
        if (missing.Sum() > 0)
            rows.Add(Row("    missing", "", "", m => StatsText.Count(m.Count(i => !variable.Has(i)))));
        if (test is not null)
            (json["test"], _) = (CompareCommand.Json(test), Keep(name, test));
        variables.Add(json);
    }

    private int? Many(string name)
    {
        var cells = table.Column(name);
        var there = cells.OfType<string>().Distinct(StringComparer.Ordinal).Where(c => !DataTable.TryNumber(c, out _) && !StatsProblem.IsDecimalComma(c)).Count();
        var (values, filled) = (cells.OfType<string>().Distinct(StringComparer.Ordinal).Count(), cells.Count(c => c is not null));
        return there * 2 > values && (there > MostDescribed || (there == filled && there > Fewest)) ? there : null;
    }

    private bool Keep(string name, TestDone test)
    {
        tests.Add((test.Name, test.Why == GroupTests.Asked ? $"{name} (as asked)" : name));
        remarks.AddRange(test.Remarks.Where(r => r.Kind is RemarkKind.Simulated));
        return true;
    }

    private TestDone? Numbers(Variable variable, JsonObject json)
    {
        double[][] samples = [.. members.Select(m => variable.Sample(m))];
        var tested = samples.Where(s => s.Length > 0).ToArray();
        var test = Compares && tested.Length > 1 ? GroupTests.Numbers(tested, asked.Tests.GetValueOrDefault(variable.Name), asked.Normal.Contains(variable.Name), asked.Level) : null;
        var difference = Pairwise((a, b) => StandardizedDifference.OfNumbers(samples[a], samples[b]));
        var (ofMeans, p) = (test?.Symbol is "t" or "F", test is null ? "" : StatsText.P(test.P));
        rows.Add(Row($"{variable.Name}, mean (SD)", ofMeans ? p : "", Compares ? Smd(difference) : "", m => Description.Mean(variable.Sample(m))));
        rows.Add(Row($"{variable.Name}, median (quartiles)", ofMeans ? "" : p, "", m => Description.Median(variable.Sample(m), asked.Quantiles)));
        json["groups"] = new JsonArray([.. samples.Select(s => (JsonNode)Described(s))]);
        json["standardized_difference"] = StatsJson.Number(difference);
        return test;
    }

    private JsonObject Described(double[] sample)
    {
        double[] x = [.. sample.Order()];
        var moments = x.Length > 0 ? SampleMoments.Of(x) : null;
        JsonNode? Quantile(double p) => StatsJson.Number(SampleQuantile.Of(x, p, asked.Quantiles));
        return new()
        {
            ["n"] = x.Length, ["mean"] = StatsJson.Number(moments?.Mean), ["sd"] = StatsJson.Number(moments?.Deviation), ["median"] = Quantile(0.5), ["q1"] = Quantile(0.25), ["q3"] = Quantile(0.75),
            ["min"] = Quantile(0), ["max"] = Quantile(1),
        };
    }

    private TestDone? Categories(Variable variable, JsonObject json)
    {
        int[][] counts = [.. members.Select(m => variable.Counts(m))];
        int[] used = [.. Enumerable.Range(0, variable.Levels.Count).Where(k => counts.Any(c => c[k] > 0))];
        int[][] tested = [.. counts.Where(c => c.Sum() > 0).Select(c => used.Select(k => c[k]).ToArray())];
        var test = Compares && used.Length > 1 && tested.Length > 1 ? GroupTests.Categories(new(tested), asked.Tests.GetValueOrDefault(variable.Name), asked.Level) : null;
        var difference = Pairwise((a, b) => StandardizedDifference.OfCategories([.. used.Select(k => counts[a][k])], [.. used.Select(k => counts[b][k])]));
        rows.Add([variable.Name + ", n (%)", .. groups.Select(_ => ""), .. Compares ? [test is null ? "" : StatsText.P(test.P), Smd(difference)] : Array.Empty<string>()]);
        foreach (var k in used)
            rows.Add([$"    {variable.Levels[k]}", .. counts.Select(c => Description.Share(c[k], c.Sum())), .. Compares ? ["", ""] : Array.Empty<string>()]);
        json["levels"] = new JsonArray([.. used.Select(k => (JsonNode)new JsonObject
        {
            ["level"] = variable.Levels[k], ["n"] = new JsonArray([.. counts.Select(c => (JsonNode)c[k])]), ["percent"] = StatsJson.Numbers(counts.Select(c => c.Sum() > 0 ? 100.0 * c[k] / c.Sum() : (double?)null)),
        })]);
        json["standardized_difference"] = StatsJson.Number(difference);
        return test;
    }

    private void Survival(string time, string happened)
    {
        var data = StatsData.Of(table, new(time, happened) { EventValues = asked.EventValues, Group = asked.By });
        var curves = KmCase.Curves(data);
        var place = curves.Index().ToDictionary(c => c.Item.Level, c => c.Index, StringComparer.Ordinal);
        SurvivalCurve? Of(string group) => asked.By is null ? curves[0].Curve : place.TryGetValue(group, out var k) ? curves[k].Curve : null;
        var test = curves.Count > 1 ? LogRank.Test(LogRankCase.Sample(data), LogRankWeights.LogRank, data.Ties).Difference : default;
        string[] Last(string p) => Compares ? [p, ""] : [];
        rows.Add([$"{happened} = {string.Join(" or ", asked.EventValues)}, n (%)", .. groups.Select(g => Of(g) is { } c ? Description.Share((int)c.Events, (int)c.Subjects) : ""), .. Last("")]);
        rows.Add([$"median {time}, Kaplan-Meier (95 % limits)", .. groups.Select(g => Of(g) is { } c ? Description.Survival(c) : ""), .. Last(curves.Count > 1 ? StatsText.P(test.P) : "")]);
        if (curves.Count > 1)
            tests.Add(("log-rank test", time));
        variables.Add(new JsonObject { ["name"] = time, ["kind"] = "survival", ["groups"] = KmCase.Result(data)["groups"]!.DeepClone(), ["test"] = StatsJson.Test(test) });
        remarks.AddRange([.. KmCase.Said(curves), .. StatsRemarks.Of(data)]);
    }

    /// <summary>Of two groups theirs, of more the largest of any two; null: none can be computed.</summary>
    private double? Pairwise(Func<int, int, double?> difference) => !Compares ? null
        : groups.Length == 2 ? difference(0, 1)
        : Enumerable.Range(0, groups.Length).SelectMany(a => Enumerable.Range(0, a).Select(b => difference(a, b))).Select(d => d is { } x ? Math.Abs(x) : d).Max();

    private string[] Row(string label, string p, string difference, Func<int[], string> cell) =>
        [label, .. members.Select(cell), .. Compares ? [p, difference] : Array.Empty<string>()];

    private static string Smd(double? difference) => StatsText.Fixed(difference);

    private StatsReport Made()
    {
        PrintedTable printed = new(["", .. groups.Select((g, i) => FormattableString.Invariant($"{g} (n = {members[i].Length})")), .. Compares ? ["p", "standardized difference"] : Array.Empty<string>()], rows);
        List<string> notes =
        [
            $"Quartiles: {Description.Name(asked.Quantiles)}. Percentages are of those of whom the value is known. {Variable.Rule}",
            .. Compares ? [$"Tests: {string.Join("; ", tests.GroupBy(t => t.Test, t => t.Column, StringComparer.Ordinal).Select(t => $"{t.Key}: {string.Join(", ", t)}"))}.", $"Rule: {GroupTests.Rule}", $"Standardized difference: {(groups.Length == 2 ? $"{groups[0]} less {groups[1]}" : "the largest of any two groups")} (Austin 2009; categories: Yang and Dalton 2012)."] : Array.Empty<string>(),
        ];
        var result = new JsonObject
        {
            ["by"] = asked.By, ["groups"] = StatsJson.Texts(groups), ["n"] = new JsonArray([.. members.Select(m => (JsonNode)m.Length)]), ["missing_group"] = without,
            ["quantiles"] = Description.Name(asked.Quantiles), ["rule"] = GroupTests.Rule, ["variables"] = variables,
        };
        return new("table1", asked.By is { } by ? $"Table 1 by {by}." : "Table 1.", [printed], notes, [.. Remarks.CompleteCases(table.Rows - without, without), .. remarks], result);
    }
}
