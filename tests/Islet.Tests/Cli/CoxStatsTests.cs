using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Cli;
using static Islet.Tests.Cli.StatsRun;

namespace Islet.Tests.Cli;

/// <summary><c>islet stats cox</c> and its batch case: what may be asked beyond the model, and what is refused.</summary>
public sealed class CoxStatsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-cox").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Everything_asked_of_a_model_is_printed_with_its_terms_named()
    {
        var (exit, output, errors) = await CoxAsync("cox_clinic.csv", "--covariates", "age,stage,arm", "--interaction", "age:arm", "--rcs", "age:3", "--offset", "score", "--profile", "--contrast", "stage",
            "--contrast", "stage:III-II,stageII*2", "--predict", "age=60,stage=II,arm=new,score=0", "--times", "5", "20");
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        Golden.Matches(output, [.. Fixtures[..2], "Cli", "Stats", "cox-more.txt"]);
    }

    [Fact]
    public async Task The_JSON_carries_the_same_and_the_figure_shows_the_curves_quartiles()
    {
        var svg = Path.Combine(folder, "forest.svg");
        var (exit, output, _) = await CoxAsync("cox_clinic.csv", "--covariates", "age,stage,arm", "--interaction", "stage:arm", "--spline", "age:3", "--strata", "centre", "--landmark", "12", "--contrast", "stage:III-I",
            "--predict", "age=60,stage=II,arm=new", "--times", "5", "--svg", svg, "--json");
        var result = JsonNode.Parse(output)!["result"]!;
        Assert.Equal((ExitCode.Done, 4, 3), (exit, result["anova"]!.AsArray().Count, result["predicted"]![0]!["surv"]!.AsArray().Count));
        Assert.Equal((40, "stage:III-I", 3), ((int)result["landmark"]!["left_with_event"]!, (string?)result["contrasts"]![0]!["contrast"], (int)result["splines"]!["age"]!["df"]!));
        var drawing = System.Xml.Linq.XDocument.Load(svg).Root!.Value;
        Assert.Contains("(spline)", drawing, StringComparison.Ordinal);
        Assert.DoesNotContain("ns(age)1", drawing, StringComparison.Ordinal);
    }

    [Theory, InlineData("Martingale", 91, 2), InlineData("Dfbetas", 91, 4), InlineData("ScaledSchoenfeld", 72, 5)]
    public async Task Residuals_go_to_a_file(string kind, int lines, int columns)
    {
        var csv = Path.Combine(folder, "residuals.csv");
        var (exit, _, _) = await CoxAsync("cox_clinic.csv", "--covariates", "age,stage", "--residuals", kind, "--csv", csv, "--json");
        var written = await File.ReadAllLinesAsync(csv);
        Assert.Equal((ExitCode.Done, lines, columns), (exit, written.Length, written[0].Split(',').Length));
    }

    [Fact]
    public async Task Of_a_monotone_likelihood_the_profile_alone_is_shown_and_said()
    {
        var (exit, output, _) = await CoxAsync("separation.csv", "--covariates", "x,z", "--profile", "--json");
        var result = JsonNode.Parse(output)!["result"]!;
        Assert.Equal(ExitCode.ProblemsFound, exit);
        Assert.Equal((null, null), (result["coef"]![0], result["profile"]!["upper"]![0]));
        Assert.True((double)result["profile"]!["lower"]![0]! > 0);
        Assert.Equal(["W_STATS_MONOTONE", "W_STATS_PROFILE"], result["warnings"]!.AsArray().Select(w => w!.ToString().Split(':')[0]));
        var (_, text, _) = await CoxAsync("separation.csv", "--covariates", "x,z", "--profile");
        Assert.Contains("no estimate", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E_STATS_SPEC", "contrast", "--contrast", "stage:IV-I"), InlineData("E_STATS_SPEC", "contrast", "--contrast", "stage:I-I"), InlineData("E_STATS_SPEC", "contrast", "--contrast", "weight")]
    [InlineData("E_STATS_SPEC", "interactions", "--interaction", "age:weight"), InlineData("E_STATS_SPEC", "interactions", "--interaction", "age:age"), InlineData("E_STATS_SPEC", "interactions", "--interaction", "age")]
    [InlineData("E_STATS_SPEC", "splines", "--spline", "marker:3"), InlineData("E_STATS_SPEC", "spline of age", "--spline", "age:0"), InlineData("E_STATS_SPEC", "--spline", "--spline", "age"), InlineData("E_STATS_SPEC", "spline of age", "--rcs", "age:2")]
    [InlineData("E_STATS_NUMBER", "row 1, column arm", "--offset", "arm"), InlineData("E_STATS_LANDMARK", "landmark", "--landmark", "4000"), InlineData("E_STATS_SPEC", "landmark", "--landmark", "-1")]
    [InlineData("E_STATS_SPEC", "--residuals", "--residuals", "Score"), InlineData("E_STATS_SPEC", "--times", "--predict", "age=60,stage=II"), InlineData("E_STATS_SPEC", "profile", "--profile", "--robust")]
    [InlineData("E_STATS_SPEC", "--predict", "--predict", "age", "--times", "5"), InlineData("E_STATS_SPEC", "spec.newdata.stage", "--predict", "age=60,stage=IV", "--times", "5"), InlineData("E_STATS_SPEC", "spec.newdata.stage", "--predict", "age=60", "--times", "5")]
    [InlineData("E_STATS_EXACT", "--predict", "--ties", "exact", "--predict", "age=60,stage=II", "--times", "5"), InlineData("E_STATS_EXACT", "--residuals", "--ties", "exact", "--residuals", "Score")]
    public async Task What_cannot_be_answered_is_refused_with_its_place(string code, string where, params string[] more)
    {
        var (exit, output, _) = await CoxAsync("cox_clinic.csv", ["--covariates", "age,stage", .. more, "--json"]);
        var problem = JsonNode.Parse(output)!["error"]!;
        Assert.Equal((ExitCode.Refused, code, where), (exit, (string?)problem["code"], (string?)problem["where"]));
    }

    [Fact]
    public async Task A_batch_refuses_case_by_case()
    {
        static string Case(string more) => """{"id":1,"type":"cox","spec":{"time":"time","event":"status","covariates":["copies","arm"],""" + more + "}}";
        string[] asked = ["\"splines\":{\"copies\":{\"kind\":\"ns\",\"df\":6}}", "\"splines\":{\"copies\":{\"kind\":\"b\"}}", "\"splines\":{\"copies\":{\"kind\":\"rcs\",\"knots\":[1,2,2]}}", "\"splines\":3",
            "\"ties\":\"exact\",\"newdata\":[{\"copies\":1,\"arm\":\"old\"}]", "\"ties\":\"exact\",\"residual_rows\":\"all\"", "\"contrasts\":[{\"terms\":{\"arm\":1}}]", "\"contrasts\":\"arm\"", "\"offset\":\"id\"",
            "\"variance\":\"jackknife\"", "\"newdata\":[{\"copies\":1,\"arm\":\"old\",\"time\":-3}]"];
        var file = Path.Combine(folder, "cases.json");
        await File.WriteAllTextAsync(file, $$"""{"cases":[{{string.Join(',', asked.Select(Case))}}]}""");
        var (exit, output, _) = await RunAsync("stats", "batch", file, "--data", Repository.File([.. Fixtures, "cox_clinic.csv"]), "--json");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal(["E_STATS_KNOTS", "E_STATS_SPEC", "E_STATS_KNOTS", "E_STATS_SPEC", "E_STATS_EXACT", "E_STATS_EXACT", "E_STATS_SPEC", "E_STATS_SPEC", "E_STATS_COLUMN", "E_STATS_SPEC", "E_STATS_SPEC"],
            JsonNode.Parse(output)!["cases"]!.AsArray().Select(c => (string?)c!["error"]?["code"]));
    }

    private static Task<(int Exit, string Output, string Errors)> CoxAsync(string table, params string[] more) =>
        RunAsync(["stats", "cox", Repository.File([.. Fixtures, table]), "--time", "time", "--event", "status", .. more]);
}
