using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli;
using Islet.Cli.Stats;
using Islet.Course;
using static Islet.Tests.Cli.StatsRun;

namespace Islet.Tests.Cli;

/// <summary><c>islet stats</c>: its screens, its JSON, and what it refuses.</summary>
public sealed class StatsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-stats").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Km_prints_groups_medians_and_numbers_at_risk() => await PrintsAsync("km.txt",
        "stats", "km", Fixture("aml.csv"), "--time", "time", "--event", "status", "--by", "x", "--times", "12", "24", "--tau", "45");

    [Fact]
    public async Task Logrank_prints_every_test_of_the_family() => await PrintsAsync("logrank.txt",
        "stats", "logrank", Fixture("lung.csv"), "--time", "time", "--event", "status", "--event-value", "2", "--by", "ecog3");

    [Fact]
    public async Task Cox_names_ties_reference_and_missing_rows() => await PrintsAsync("cox.txt",
        "stats", "cox", Fixture("lung.csv"), "--time", "time", "--event", "status", "--event-value", "2", "--covariates", "age,sexf,ph.ecog");

    [Fact]
    public async Task Stepwise_prints_every_table_and_warns_of_itself() => await PrintsAsync("stepwise.txt",
        "stats", "stepwise", Fixture("stepwise_removal.csv"), "--time", "time", "--event", "status", "--covariates", "s,a,b,g", "--removal", "LR");

    [Fact]
    public async Task Cuminc_prints_incidence_Grays_test_and_the_model() => await PrintsAsync("cuminc.txt",
        "stats", "cuminc", Fixture("melanoma.csv"), "--time", "time", "--event", "st", "--by", "ulcerf", "--times", "1826", "9000", "--covariates", "age,sexf");

    [Theory]
    [InlineData("stepwise", "cox_stepwise"), InlineData("cuminc", "competing_risks")]
    public async Task Selections_and_competing_risks_answer_in_JSON_and_write_their_table(string statistic, string type)
    {
        var csv = Path.Combine(folder, "table.csv");
        var (exit, output, _) = await RunAsync("stats", statistic, Fixture("melanoma.csv"), "--time", "time", "--event", "st", "--covariates", "age,sexf", "--csv", csv, "--json");
        Assert.Equal((ExitCode.Done, type), (exit, (string?)JsonNode.Parse(output)!["type"]));
        Assert.True((await File.ReadAllLinesAsync(csv)).Length > 2);
    }

    [Fact]
    public async Task Km_gives_a_band_for_the_whole_curve_where_it_is_asked_for()
    {
        var (exit, output, _) = await RunAsync("stats", "km", Fixture("aml.csv"), "--time", "time", "--event", "status", "--band", "HallWellner", "--json");
        Assert.Equal(ExitCode.Done, exit);
        Assert.InRange((double)JsonNode.Parse(output)!["result"]!["groups"]![0]!["band"]!["critical"]!, 1.2, 1.36);
    }

    [Fact]
    public async Task Few_events_a_term_are_pointed_out() => await PrintsAsync("cox-few-events.txt",
        "stats", "cox", Fixture("ovarian.csv"), "--time", "futime", "--event", "fustat", "--covariates", "age,res2,rxf,ecog.ps", "--ties", "breslow");

    [Fact]
    public async Task A_batch_answers_what_it_can_and_refuses_the_rest()
    {
        var cases = Put("cases.json", """
            {"csv":"data.csv","extra":true,"cases":[
              {"id":"half","type":"km","spec":{"time":"t","event":"e","event_value":[1],"times":[3]}},
              {"id":"later","type":"factor_analysis","spec":{}},
              {"id":"typo","type":"km","spec":{"time":"time","event":"e"}},
              {"id":7,"type":"cox","spec":{"time":"t","event":"e","covariates":["x"]}}]}
            """);
        Put("data.csv", "t,e,x\n1,1,0\n2,1,0\n3,1,0\n4,0,1\n5,1,0\n6,0,1\n");
        var (exit, output, _) = await RunAsync("stats", "batch", cases, "--json");
        Assert.Equal(ExitCode.ProblemsFound, exit);
        Golden.Matches(output, [.. Fixtures[..2], "Cli", "Stats", "batch.json"]);
    }

    [Fact]
    public async Task Cases_without_time_and_event_are_answered_or_refused_one_by_one()
    {
        var cases = Put("plain.json", """
            {"cases":[
              {"id":"k","type":"kappa","spec":{"table":[[20,5],[10,15]]}},
              {"id":"k2","type":"kappa","spec":{"table":[[20,5],[10]]}},
              {"id":"p","type":"proportion_ci","spec":{"pairs":[[5,3]]}},
              {"id":"r","type":"rubin_pooling","spec":{"estimates":[1],"variances":[1]}},
              {"id":"w","type":"crosstab","spec":{"row_variable":"a","column_variable":"b","weights":"n"},"data":{"a":[1,1,2,2],"b":[1,2,1,2],"n":[3,1,0.5,4]}},
              {"id":"one","type":"crosstab","spec":{"row_variable":"a","column_variable":"b"},"data":{"a":[1,1,null],"b":[1,2,1]}},
              {"id":"x","type":"compare_continuous","spec":{"variable":"x","group":"g"},"data":{"x":[1,"high",3],"g":[1,1,2]}},
              {"id":"y","type":"correlation_and_paired","spec":{"x":"x","y":"y"},"data":{"x":[1],"y":[2]}}]}
            """);
        var (exit, output, _) = await RunAsync("stats", "batch", cases, "--json");
        Assert.Equal(ExitCode.ProblemsFound, exit);
        var answers = JsonNode.Parse(output)!["cases"]!.AsArray();
        Assert.Equal(0.4, answers[0]!["result"]!["unweighted"]!["kappa"]!.GetValue<double>(), 1e-12);
        Assert.Equal(["E_STATS_SPEC", "E_STATS_SPEC", "E_STATS_SPEC", "E_STATS_WEIGHT", "E_STATS_LEVELS", "E_STATS_NUMBER", "E_STATS_SPEC"],
            answers.Skip(1).Select(a => (string?)a!["error"]!["code"]));
        Assert.DoesNotContain("high", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_of_nothing_that_can_be_done_is_refused()
    {
        var (exit, output, _) = await RunAsync("stats", "batch", Put("c.json", """{"cases":[{"id":"a","type":"km","spec":{"time":"t","event":"e"}}]}"""), "--json");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal("E_STATS_FILE", (string?)JsonNode.Parse(output)!["cases"]![0]!["error"]!["code"]);
    }

    [Fact]
    public async Task The_tables_of_the_edge_cases_stand_inside_the_file()
    {
        var (exit, output, _) = await RunAsync("stats", "batch", Fixture("edge_cases.json"), "--json");
        Assert.Equal(ExitCode.Done, exit);
        Assert.All(JsonNode.Parse(output)!["cases"]!.AsArray(), c => Assert.NotNull(c!["result"]));
    }

    [Theory]
    [InlineData("t,e\n1,1\n-2,1\n", "E_STATS_TIME", "row 2, column t"), InlineData("t,e\n1,1\n\"9,4\",1\n", "E_STATS_DECIMAL_COMMA", "row 2, column t")]
    [InlineData("t,e\nAnna,1\n", "E_STATS_NUMBER", "row 1, column t"), InlineData("t;e\n1;1\n", "E_STATS_DELIMITER", "data.csv")]
    [InlineData("t,e\n1,1,1\n", "E_STATS_ROW", "row 1"), InlineData("", "E_STATS_FILE", "data.csv")]
    [InlineData("time,e\n1,1\n", "E_STATS_COLUMN", "header"), InlineData("t,t\n1,1\n", "E_STATS_FILE", "data.csv"), InlineData("t,e\n\"1,1\n2,1\n", "E_STATS_ROW", "row 1")]
    public async Task Bad_tables_are_refused_with_a_code_a_place_and_no_cell(string csv, string code, string where)
    {
        var (exit, output, errors) = await RunAsync("stats", "km", Put("data.csv", csv), "--time", "t", "--event", "e", "--json");
        Assert.Equal(ExitCode.Refused, exit);
        var problem = JsonNode.Parse(output)!["error"]!;
        Assert.Equal((code, where), ((string?)problem["code"], (string?)problem["where"]));
        Assert.DoesNotContain("Anna", output + errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("km", "Log-rank test"), InlineData("logrank", "Log-rank test"), InlineData("cox", "Hazard ratio")]
    public async Task Every_statistic_draws_its_figure_and_writes_its_table_beside_the_JSON(string statistic, string shown)
    {
        var (svg, csv) = (Path.Combine(folder, "figure.svg"), Path.Combine(folder, "table.csv"));
        string[] groups = statistic == "cox" ? ["--covariates", "x"] : ["--by", "x"];
        var (exit, output, _) = await RunAsync(["stats", statistic, Fixture("aml.csv"), "--time", "time", "--event", "status", .. groups,
            "--svg", svg, "--width", "400", "--unit", "weeks", "--csv", csv, "--json"]);
        Assert.Equal((ExitCode.Done, statistic), (exit, (string?)JsonNode.Parse(output)!["type"]));
        var drawing = System.Xml.Linq.XDocument.Load(svg).Root!;
        Assert.Equal("400", drawing.Attribute("width")!.Value);
        Assert.Contains(shown, drawing.Value, StringComparison.Ordinal);
        Assert.NotEmpty(await File.ReadAllLinesAsync(csv));
    }

    [Theory]
    [InlineData("--csv"), InlineData("--svg")]
    public async Task A_file_that_cannot_be_written_is_refused(string option)
    {
        var (exit, output, _) = await RunAsync("stats", "km", Fixture("aml.csv"), "--time", "time", "--event", "status", option, Path.Combine(folder, "nowhere", "km"), "--json");
        Assert.Equal((ExitCode.Refused, "E_STATS_OUT"), (exit, (string?)JsonNode.Parse(output)!["error"]!["code"]));
    }

    [Fact]
    public async Task A_monotone_likelihood_is_refused_by_name()
    {
        var csv = Put("data.csv", "t,e,x,z\n5,1,1,2\n8,1,1,5\n12,1,1,1\n16,1,1,4\n20,1,1,3\n23,1,1,6\n27,0,0,2\n30,0,0,5\n33,0,0,1\n36,0,0,4\n40,0,0,3\n43,0,1,6\n");
        var (exit, output, _) = await RunAsync("stats", "cox", csv, "--time", "t", "--event", "e", "--covariates", "x,z", "--json");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal(("E_STATS_MONOTONE", "model terms: x"), ((string?)JsonNode.Parse(output)!["error"]!["code"], (string?)JsonNode.Parse(output)!["error"]!["where"]));
    }

    [Fact]
    public async Task Without_an_event_a_model_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => CoxCommand.RunAsync(
            new(new(Put("data.csv", "t,e,x\n1,0,1\n2,0,2\n")), new("t", "e") { Covariates = ["x"] }, Json: false, Csv: null), TextWriter.Null, default));
        Assert.Equal("E_STATS_EVENTS", refused.Problem.Code);
    }

    [Fact]
    public void Levels_ascend_as_numbers_where_all_are_numbers() =>
        Assert.Equal(["2", "10", "11.5"], StatsData.Ascending(["10", "2", "11.5"]));

    [Fact]
    public async Task The_whole_curve_goes_to_a_file()
    {
        var file = Path.Combine(folder, "curve.csv");
        await RunAsync("stats", "km", Put("data.csv", "t,e\n1,1\n2.5,0\n"), "--time", "t", "--event", "e", "--csv", file);
        Assert.Equal(3, (await File.ReadAllLinesAsync(file)).Length);
        Assert.Contains("(all),2.5,1,0,1,0.5,", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    private string Put(string name, string content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, content);
        return file;
    }
}
