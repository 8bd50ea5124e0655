using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli;
using static Islet.Tests.Cli.StatsRun;

namespace Islet.Tests.Cli;

/// <summary><c>islet stats table1 | compare | agreement | proportion | audit</c>: screens, JSON, files, and the rule that chooses a test.</summary>
public sealed class StatsReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-stats").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task Table_1_counts_describes_and_tests() => PrintsAsync("table1.txt", "table1", Fixture("lung.csv"), "--by", "sexf", "--variables", "age,ph.ecog,wt.loss,meal.cal", "--factors", "ph.ecog", "--normal", "age",
        "--time", "time", "--event", "status", "--event-value", "2");

    [Fact]
    public Task Table_1_of_three_groups() => PrintsAsync("table1-three.txt", "table1", Fixture("veteran.csv"), "--by", "celltype", "--variables", "age,karno,prior", "--test", "karno=anova", "--quantiles", "r7");

    [Theory]
    [InlineData("compare-ranks.txt", "--outcome", "age", "--by", "sexf"), InlineData("compare-means.txt", "--outcome", "age", "--by", "ph.ecog", "--normal"), InlineData("compare-counts.txt", "--outcome", "ph.ecog", "--by", "sexf", "--factor")]
    [InlineData("compare-pairs.txt", "--outcome", "ph.karno", "--paired", "pat.karno"), InlineData("compare-times.txt", "--time", "time", "--event", "status", "--event-value", "2", "--by", "sexf")]
    public Task Compare_says_which_test_and_why(string golden, params string[] args) => PrintsAsync(golden, ["compare", Fixture("lung.csv"), .. args]);

    [Theory]
    [InlineData("proportion.txt", "proportion", "--counts", "12/40,5/38"), InlineData("proportion-all.txt", "proportion", "--counts", "0/12,12/12", "--level", "0.9")]
    public Task Proportions_have_limits_and_differences(string golden, params string[] args) => PrintsAsync(golden, args);

    [Fact]
    public Task Three_readers_have_Fleiss_and_every_pair() => PrintsAsync("agreement.txt", "agreement", Put("r.csv", "a,b,c\nG1,G1,G1\nG1,G2,G1\nG2,G2,G2\nG3,G3,G2\nG2,G2,\nG3,G3,G3\nG1,G1,G2\n"), "--readers", "a,b,c", "--categories", "G1,G2,G3");

    [Fact]
    public Task Reads_that_are_numbers_have_intraclass_correlations() => PrintsAsync("icc.txt", "agreement", Put("r.csv", "a,b\n9,2\n6,1\n8,4\n7,1\n10,5\n6,2\n"), "--readers", "a,b", "--icc");

    [Fact]
    public async Task An_audit_ends_with_1_where_something_cannot_be_true()
    {
        var (exit, output, _) = await RunAsync("stats", "audit", Put("t.csv", "table,row,ratio,lower,upper,p\n4,male,1.58,1.04,2.04,0.032\n4,age,1.18,0.66,2.12,0.576\n"));
        Assert.Equal(ExitCode.ProblemsFound, exit);
        Golden.Matches(output, "tests", "Islet.Tests", "Cli", "Stats", "audit.txt");
        Assert.Equal(ExitCode.Done, (await RunAsync("stats", "audit", Put("t.json", """{"rows":[{"row":"male","ratio":1.58,"lower":1.04,"upper":"2.40","p":"0.032"},{"parts":[40,149,12],"whole":201}]}"""))).Exit);
    }

    [Theory] // Cochran's limits, from both sides: a fifth of the cells below 5, none below 1
    [InlineData("5,5,5,5", "chi-square"), InlineData("4,5,5,5", "Fisher"), InlineData("9,1,1,9", "chi-square")]
    public async Task The_rule_takes_the_exact_test_where_counts_are_small(string counts, string test)
    {
        int[] n = [.. counts.Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))];
        var rows = string.Concat(new[] { "a,x\n", "a,y\n", "b,x\n", "b,y\n" }.Zip(n, (row, count) => string.Concat(Enumerable.Repeat(row, count))));
        var (_, output, _) = await RunAsync("stats", "compare", Put("c.csv", "g,o\n" + rows), "--outcome", "o", "--by", "g", "--json");
        Assert.Contains(test, (string?)JsonNode.Parse(output)!["result"]!["test"]!["name"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t", "Student"), InlineData("welch", "Welch"), InlineData("mann-whitney", "Mann-Whitney"), InlineData("anova", "analysis of variance"), InlineData("kruskal-wallis", "Kruskal-Wallis")]
    public async Task A_test_that_is_asked_for_is_the_one_done(string test, string name)
    {
        var (exit, output, _) = await RunAsync("stats", "compare", Fixture("lung.csv"), "--outcome", "age", "--by", "sexf", "--test", test, "--json");
        var found = JsonNode.Parse(output)!["result"]!["test"]!;
        Assert.Equal((ExitCode.Done, "as asked"), (exit, (string?)found["chosen"]));
        Assert.Contains(name, (string?)found["name"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--outcome", "age"), InlineData("--outcome", "age", "--by", "sexf", "--paired", "time"), InlineData("--outcome", "age", "--by", "ph.ecog", "--test", "t"), InlineData("--outcome", "age", "--by", "sexf", "--test", "median")]
    public async Task What_cannot_be_compared_is_refused(params string[] args)
    {
        var (exit, output, _) = await RunAsync(["stats", "compare", Fixture("lung.csv"), .. args, "--json"]);
        Assert.Equal((ExitCode.Refused, "E_STATS_SPEC"), (exit, (string?)JsonNode.Parse(output)!["error"]!["code"]));
    }

    [Theory]
    [InlineData("table1", "--by", "sexf", "--variables", "age,ph.ecog"), InlineData("compare", "--outcome", "age", "--by", "sexf"), InlineData("compare", "--time", "time", "--event", "status", "--event-value", "2", "--by", "sexf")]
    [InlineData("agreement", "--readers", "ph.karno,pat.karno"), InlineData("proportion", "--outcome", "status", "--value", "2", "--by", "sexf")]
    public async Task Every_table_goes_to_every_kind_of_file(string command, params string[] args)
    {
        string File(string kind) => Path.Combine(folder, "table." + kind);
        var (exit, output, _) = await RunAsync(["stats", command, Fixture("lung.csv"), .. args, "--csv", File("csv"), "--md", File("md"), "--html", File("html"), "--svg", File("svg"), "--json"]);
        Assert.Equal(ExitCode.Done, exit);
        Assert.NotNull(JsonNode.Parse(output)!["result"]!["remarks"]);
        Assert.Contains("| --- |", await System.IO.File.ReadAllTextAsync(File("md")), StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>", await System.IO.File.ReadAllTextAsync(File("html")), StringComparison.Ordinal);
        Assert.Equal("svg", System.Xml.Linq.XDocument.Load(File("svg")).Root!.Name.LocalName);
        Assert.True((await System.IO.File.ReadAllLinesAsync(File("csv"))).Length > 1);
        Assert.Equal((ExitCode.Refused, "E_STATS_OUT"), await RunAsync(["stats", command, Fixture("lung.csv"), .. args, "--html", Path.Combine(folder, "nowhere", "a.html"), "--json"]) is var (refused, problem, _)
            ? (refused, (string?)JsonNode.Parse(problem)!["error"]!["code"]) : default);
    }

    [Fact]
    public async Task New_types_of_a_batch_are_answered()
    {
        var cases = Put("cases.json", """
            {"cases":[
              {"id":"f","type":"fleiss_kappa","spec":{"table":[[0,0,3],[1,2,0],[3,0,0],[0,3,0],[1,1,1],[2,1,0]]}},
              {"id":"i","type":"icc","spec":{"readers":["a","b"]},"data":{"a":[9,6,8,7,10,6],"b":[2,1,4,1,5,2]}},
              {"id":"d","type":"proportion_difference","spec":{"pairs":[[56,70],[48,80]]}},
              {"id":"a","type":"audit","spec":{"rows":[{"n":17,"of":201,"percent":"10.4"}]}}]}
            """);
        var (exit, output, _) = await RunAsync("stats", "batch", cases, "--json");
        var answers = JsonNode.Parse(output)!["cases"]!.AsArray().Select(c => c!["result"]!).ToArray();
        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(0.4, (double)answers[0]["kappa"]!, 1e-12);
        Assert.InRange((double)answers[1]["consistency"]!["icc"]!, 0.6, 1);
        Assert.Equal([0.0524, 0.3339], answers[2][0]!["newcombe"]!.AsArray().Select(x => Math.Round((double)x!, 4))); // Newcombe 1998, example a, method 10
        Assert.Equal("W_AUDIT_PERCENT", (string?)answers[3]["found"]![0]!["code"]);
    }

    [Fact] // karno of R's veteran: the textbook's hazard ratio that fades
    public async Task Hazards_that_are_not_proportional_are_remarked_and_those_that_are_are_not()
    {
        async Task<string> Cox(string file, string value, string covariate) =>
            (await RunAsync("stats", "cox", Fixture(file), "--time", "time", "--event", "status", "--event-value", value, "--covariates", covariate, "--json")).Output;
        Assert.Contains("\"W_STATS_PH\"", await Cox("veteran.csv", "1", "karno"), StringComparison.Ordinal);
        Assert.DoesNotContain("W_STATS_PH", await Cox("lung.csv", "2", "age"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_subjects_are_not_described()
    {
        var data = Put("n.csv", "g,name,x\n" + string.Concat(Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"{(i % 2 == 0 ? "a" : "b")},Person{i},{i}\n"))));
        var (exit, output, _) = await RunAsync("stats", "table1", data, "--by", "g");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("W_STATS_LEVELS", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Person", output, StringComparison.Ordinal);
    }

    [Theory] // whatever the order of the rows, and whatever the unit
    [InlineData("table1", "--by", "sexf", "--variables", "age,ph.ecog,wt.loss"), InlineData("compare", "--outcome", "age", "--by", "sexf"), InlineData("compare", "--outcome", "ph.karno", "--paired", "pat.karno"), InlineData("agreement", "--readers", "ph.karno,pat.karno")]
    public async Task Rows_may_come_in_any_order(string command, params string[] args)
    {
        var lines = await File.ReadAllLinesAsync(Fixture("lung.csv"));
        var turned = Put("turned.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])) + "\n");
        Assert.Equal((await RunAsync(["stats", command, Fixture("lung.csv"), .. args])).Output, (await RunAsync(["stats", command, turned, .. args])).Output);
    }

    private static Task PrintsAsync(string golden, params string[] args) => StatsRun.PrintsAsync(golden, ["stats", .. args]);

    private string Put(string name, string content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
