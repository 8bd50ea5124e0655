using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli;
using static Islet.Tests.Cli.StatsRun;

namespace Islet.Tests.Cli;

/// <summary><c>islet stats</c> where values are missing, subjects enter late, or covariates are to be chosen.</summary>
public sealed class StatsMissingTests : IDisposable
{
    private static readonly string[] Lung = ["--time", "time", "--event", "status", "--event-value", "2"];
    private readonly string folder = Directory.CreateTempSubdirectory("islet-missing").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task An_imputed_model_says_what_it_did() => PrintsAsync("cox-imputed.txt",
        ["stats", "cox", Fixture("lung.csv"), .. Lung, "--covariates", "age,sexf,ph.ecog,wt.loss,meal.cal", "--impute", "5", "--impute-iterations", "3", "--seed", "7"]);

    [Fact]
    public Task A_selection_gives_its_reasons() => PrintsAsync("screen.txt",
        ["stats", "screen", Fixture("lung.csv"), .. Lung, "--covariates", "age,sexf,ecog3,ph.karno,pat.karno,wt.loss", "--select", "--relevant", "wt.loss", "--collinear", "ph.karno,pat.karno", "--spearman", "0.4"]);

    [Fact]
    public Task Incidence_with_entry_and_weights_says_what_is_not_defined() => PrintsAsync("cuminc-truncated.txt",
        ["stats", "cuminc", Fixture("truncated.csv"), "--time", "time", "--event", "st", "--by", "ulcerf", "--entry", "entry", "--weights", "share", "--times", "1826"]);

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_the_report_has_every_chain()
    {
        string[] call = ["stats", "cox", Fixture("lung.csv"), .. Lung, "--covariates", "age,wt.loss,meal.cal", "--impute", "4", "--impute-iterations", "2", "--impute-method", "wt.loss=norm", "--impute-with", "ph.karno", "--json"];
        var (first, again) = (await RunAsync(call), await RunAsync(call));
        Assert.Equal((ExitCode.Done, first.Output), (again.Exit, again.Output));
        var answer = JsonNode.Parse(first.Output)!;
        var variables = answer["result"]!["imputation"]!["variables"]!.AsArray();
        Assert.Equal("cox_imputed", (string?)answer["type"]);
        Assert.Equal([("ph.karno", "pmm"), ("wt.loss", "norm"), ("meal.cal", "pmm")], variables.Select(v => ((string)v!["name"]!, (string)v["method"]!)));
        Assert.All(variables, v => Assert.Equal((2, 4), (v!["chain_means"]!.AsArray().Count, v["chain_means"]![0]!.AsArray().Count)));
        Assert.Equal(["status", "Nelson-Aalen of time"], answer["result"]!["imputation"]!["outcome_predictors"]!.AsArray().Select(n => (string?)n));
        Assert.NotEqual(first.Output, (await RunAsync([.. call, "--seed", "2"])).Output);
    }

    [Fact]
    public async Task With_nothing_missing_the_pooled_model_is_the_plain_one_and_says_so()
    {
        string[] call = ["stats", "cox", Fixture("lung.csv"), .. Lung, "--covariates", "age,sexf", "--json"];
        var (plain, pooled) = (JsonNode.Parse((await RunAsync(call)).Output)!["result"]!, JsonNode.Parse((await RunAsync([.. call, "--impute", "3"])).Output)!["result"]!);
        foreach (var key in new[] { "coef", "se", "p", "hr_lower", "hr_upper" })
            Assert.Equal((double)plain[key]![1]!, (double)pooled[key]![1]!, 12);
        Assert.StartsWith("W_STATS_IMPUTE_NOTHING", (string?)pooled["warnings"]![0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E_STATS_SPEC", "--impute", "1"), InlineData("E_STATS_SPEC", "--impute", "3", "--impute-iterations", "0"), InlineData("E_STATS_SPEC", "--impute", "3", "--cluster", "id")]
    [InlineData("E_STATS_SPEC", "--impute", "3", "--ties", "exact"), InlineData("E_STATS_SPEC", "--impute", "3", "--impute-method", "x=logistic"), InlineData("E_STATS_SPEC", "--impute", "3", "--impute-method", "x=fine")]
    [InlineData("E_STATS_SPEC", "--impute", "3", "--impute-method", "nobody=pmm"), InlineData("E_STATS_SPEC", "--impute", "3", "--impute-with", "x"), InlineData("E_STATS_COLUMN", "--impute", "3", "--impute-with", "nobody")]
    [InlineData("E_STATS_IMPUTE", "--impute", "3", "--impute-with", "void")]
    public async Task What_cannot_be_imputed_is_refused(string code, params string[] more)
    {
        var csv = Put("data.csv", "t,e,x,id,void\n1,1,3,1,\n2,0,,2,\n3,1,1,3,\n4,1,5,4,\n5,0,2,5,\n6,1,4,6,\n7,1,,7,\n");
        var (exit, output, _) = await RunAsync(["stats", "cox", csv, "--time", "t", "--event", "e", "--covariates", "x", "--json", .. more]);
        Assert.Equal((ExitCode.Refused, code), (exit, (string?)JsonNode.Parse(output)!["error"]!["code"]));
    }

    [Theory]
    [InlineData("cox", "--covariates", "x,y"), InlineData("stepwise", "--covariates", "x,y"), InlineData("logrank", "--by", "y"), InlineData("km", "--by", "y")]
    [InlineData("cuminc", "--covariates", "x,y"), InlineData("screen", "--covariates", "x,y", "--select", "--below", "1")]
    public async Task Every_model_accounts_for_the_rows_it_lost(string statistic, params string[] columns)
    {
        var csv = Put("data.csv", "t,e,x,y\n1,1,3,1\n2,0,,2\n3,1,1,\n4,1,5,1\n5,0,2,2\n6,1,,\n7,1,4,1\n8,1,2,2\n9,,1,1\n10,1,3,2\n11,1,6,1\n12,0,2,2\n13,1,7,1\n");
        var (exit, output, _) = await RunAsync(["stats", statistic, csv, "--time", "t", "--event", "e", "--json", .. columns]);
        Assert.Equal(ExitCode.Done, exit);
        var cases = JsonNode.Parse(output)!["result"]!["complete_cases"]!;
        var alone = columns[1] == "x,y" ? 1 : 2;
        Assert.Equal((13, columns[1] == "x,y" ? 9 : 10), ((int)cases["rows"]!, (int)cases["rows_used"]!));
        var y = cases["columns"]!.AsArray().Single(c => (string?)c!["column"] == "y")!;
        Assert.Equal((2, alone, alone), ((int)y["missing"]!, (int)y["lost_by_it_alone"]!, (int)y["events_lost_by_it_alone"]!));
        Assert.Equal((9, 7), ((int)cases["events"]!, (int)cases["events_used"]!));
    }

    [Theory]
    [InlineData("--below", "0"), InlineData("--spearman", "1"), InlineData("--relevant", "z"), InlineData("--collinear", "x,z"), InlineData("--covariates", "x,x")]
    public async Task A_rule_that_makes_no_sense_is_refused(params string[] more)
    {
        var csv = Put("data.csv", "t,e,x,y,z\n1,1,3,1,1\n2,0,1,2,1\n3,1,1,1,2\n");
        string[] covariates = more[0] == "--covariates" ? [] : ["--covariates", "x,y"];
        var (exit, output, _) = await RunAsync(["stats", "screen", csv, "--time", "t", "--event", "e", "--select", "--json", .. covariates, .. more]);
        Assert.Equal((ExitCode.Refused, "E_STATS_SPEC"), (exit, (string?)JsonNode.Parse(output)!["error"]!["code"]));
    }

    [Fact]
    public async Task A_batch_imputes_and_selects()
    {
        var cases = Put("cases.json", """
            {"csv":"LUNG","cases":[
              {"id":"i","type":"cox_imputed","spec":{"time":"time","event":"status","event_value":2,"covariates":["age","wt.loss"],"impute":3,"impute_iterations":2,"seed":4}},
              {"id":"s","type":"cox_screen_selection","spec":{"time":"time","event":"status","event_value":2,"covariates":["age","ph.karno","pat.karno"],"collinear":[["ph.karno","pat.karno"]]}},
              {"id":"half","type":"cox_imputed","spec":{"time":"time","event":"status","event_value":2,"covariates":["age"],"impute":2.5}},
              {"id":"new","type":"cox_imputed","spec":{"time":"time","event":"status","event_value":2,"covariates":["age"],"impute":3,"newdata":[{"age":60}]}}]}
            """.Replace("LUNG", Fixture("lung.csv"), StringComparison.Ordinal));
        var (exit, output, _) = await RunAsync("stats", "batch", cases, "--json");
        var answers = JsonNode.Parse(output)!["cases"]!.AsArray();
        Assert.Equal(ExitCode.ProblemsFound, exit);
        Assert.Equal((3, 2), ((int)answers[0]!["result"]!["imputation"]!["sets"]!, answers[0]!["result"]!["coef"]!.AsArray().Count));
        Assert.Equal(["age", "pat.karno"], answers[1]!["result"]!["selected"]!.AsArray().Select(n => (string?)n));
        Assert.All(answers.Skip(2), a => Assert.Equal("E_STATS_SPEC", (string?)a!["error"]!["code"]));
    }

    [Fact]
    public async Task Fine_Gray_with_delayed_entry_is_refused_by_cause_and_the_rest_is_answered()
    {
        string[] call = ["stats", "cuminc", Fixture("truncated.csv"), "--time", "time", "--event", "st", "--entry", "entry", "--covariates", "age"];
        var (exit, output, _) = await RunAsync([.. call, "--json"]);
        var result = JsonNode.Parse(output)!["result"]!;
        Assert.Equal((ExitCode.Done, "E_STATS_SPEC"), (exit, (string?)result["fine_gray_crr"]![0]!["error"]!["code"]));
        Assert.NotNull(result["cause_specific_cox"]![0]!["coef"]);
        Assert.Equal(ExitCode.Refused, (await RunAsync(call)).Exit);
    }

    [Fact]
    public async Task Cumulative_incidence_is_drawn()
    {
        var svg = Path.Combine(folder, "a.svg");
        var (exit, _, _) = await RunAsync("stats", "cuminc", Fixture("melanoma.csv"), "--time", "time", "--event", "st", "--by", "ulcerf", "--svg", svg, "--width", "400");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("Gray's test, st 1", System.Xml.Linq.XDocument.Load(svg).Root!.Value, StringComparison.Ordinal);
    }

    private string Put(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
