using System.Globalization;
using System.Text.Json;
using Islet.Cli;
using Islet.Cli.Response;

namespace Islet.Tests.Cli.Response;

/// <summary>What a file may hold that is not as it should be, and how answers look to a person. Courses are invented.</summary>
public sealed class AssessCommandTests : IDisposable
{
    private const string Rate = """{"id":"A","criterion":"CLOPPER-PEARSON","input":{"x":3,"n":20}}""";

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task A_sum_of_which_a_target_is_missing_says_so_and_nothing_measured_is_no_sum()
    {
        var run = await Text(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":51.4},"B":{"state":"notEvaluated"}}""", "{}", """{"A":{"mm":50},"B":{"mm":40}}"""));
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Matches(@"TP1 .* 51\.4 incomplete +- +- +NE", run.Output);
        Assert.Matches(@"TP2 +\d{4}-\d\d-\d\d +- +- +- +NE", run.Output);
        Assert.Matches(@"TP3 +\d{4}-\d\d-\d\d +90 +-10 +-10 +SD", run.Output);
    }

    [Fact]
    public async Task What_a_time_ends_with_is_said_in_words()
    {
        var progressed = (await Text(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":90},"B":{"mm":40}}"""))).Output;
        Assert.Contains("PFS: 57 days, progression of the targets 2024-02-26", progressed, StringComparison.Ordinal);
        var stable = (await Text(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":60},"B":{"mm":40}}"""))).Output;
        Assert.Contains("PFS: 57 days or longer, censored 2024-02-26: no progression so far", stable, StringComparison.Ordinal);
        var undated = (await Text(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":90},"B":{"mm":40}}""").Replace("\"referenceDate\":\"2024-01-01\",", "", StringComparison.Ordinal))).Output;
        Assert.Contains("PFS: unknown: the start of the treatment is not recorded to the day", undated, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TGR", false)]
    [InlineData("ZP", false)]
    [InlineData("RECIST1.1", true)]
    public async Task Where_only_values_are_published_there_is_no_best_response_and_no_progression(string criterion, bool said)
    {
        var run = await Text(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":60},"B":{"mm":40}}""").Replace("RECIST1.1", criterion, StringComparison.Ordinal));
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Equal(said, run.Output.Contains("best response", StringComparison.Ordinal));
        Assert.Equal(said, run.Output.Contains("PFS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10000", true)]
    [InlineData("10000.1", false)]
    [InlineData("1e28", false)]
    [InlineData("1e-28", false)]
    [InlineData("0.000001", true)]
    [InlineData("1e400", false)]
    public async Task A_length_that_no_body_has_is_refused_and_the_other_vignettes_are_answered(string mm, bool taken)
    {
        var odd = Series($$"""{"A":{"mm":{{mm}},"perpMm":{{mm}} },"B":{"mm":40} }""", """{"A":{"mm":10000,"perpMm":10000},"B":{"mm":40}}""");
        foreach (var criterion in VignetteAnswer.Criteria)
        {
            var run = await Json($$"""{"vignettes":[{{Rate}},{{odd.Replace("RECIST1.1", criterion, StringComparison.Ordinal)}},{{Rate}}]}""");
            Assert.True(run.Exit is ExitCode.Done or ExitCode.ProblemsFound, criterion);
            if (criterion is not ("DISCORDANCE" or "CLOPPER-PEARSON" or "RECIST1.1-BASELINE"))
                Assert.Equal(taken, !Codes(run, 1).Contains("E_RESPONSE_VALUE"));
            Assert.All(new[] { 0, 2 }, i => Assert.Equal(0.15, run.Json.GetProperty("results")[i].GetProperty("result").GetProperty("rate").GetDouble()));
        }
    }

    [Theory]
    [InlineData("hu", "1e28")]
    [InlineData("sulPeak", "100001")]
    [InlineData("suvMax", "1e28")]
    [InlineData("suvMean", "-1")]
    [InlineData("volumeMl", "1000001")]
    [InlineData("tlg", "1e20")]
    public async Task A_value_of_PET_that_no_scan_gives_is_refused(string name, string value)
    {
        foreach (var criterion in new[] { "PERCIST", "EORTC1999", "MORE", "SSTV-40/20", "TLA-40/20", "LUMEN-10", "ZP" })
        {
            string Scan(string number) => $$"""{"tracer":"18F-FDG","liver":{"mean":2,"sd":0.3},"bloodPool":{"mean":1.5,"sd":0.1},"liverSuv":2,"lesions":{"L":{"sulPeak":7,"suvMax":9,"suvMean":5,"volumeMl":20,"tlg":100,"hu":40} } }""".Replace($"\"{name}\":", $"\"{name}\":{number},\"left\":", StringComparison.Ordinal);
            var run = await Json($$"""{"id":"P","criterion":"{{criterion}}","input":{"referenceDate":"2024-01-01","timepoints":[{"id":"BL","date":"2023-12-20","baseline":true,"pet":{{Scan("0.001")}} },{"id":"TP1","date":"2024-02-26","pet":{{Scan(value)}} }]} }""");
            Assert.Equal(ExitCode.ProblemsFound, run.Exit);
            Assert.Contains("E_RESPONSE_VALUE", Codes(run, 0));
        }
    }

    [Fact]
    public async Task One_vignette_that_is_none_costs_the_others_nothing()
    {
        var run = await Json($$"""{"vignettes":[{{Rate}},{{Rate}},{"id":"Z"},5]}""");
        Assert.Equal(ExitCode.ProblemsFound, run.Exit);
        Assert.Equal(["A", "A", "Z", "#4"], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("id").GetString()!));
        Assert.Equal([JsonValueKind.Object, JsonValueKind.Object, JsonValueKind.Null, JsonValueKind.Null], run.Json.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("result").ValueKind));
        Assert.Equal(["E_RESPONSE_VALUE"], Codes(run, 2));
        Assert.Equal(["E_RESPONSE_VALUE"], Codes(run, 3));
    }

    [Theory]
    [InlineData("""{"vignettes":[]}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"id":"Z"}""")]
    [InlineData("""{"id":"\ud800","input":{}}""")]
    [InlineData("""{"id":"Z","input":{"\ud800":1}}""")]
    public async Task A_file_without_a_vignette_is_refused(string content)
    {
        var run = await Json(content);
        Assert.Equal(ExitCode.Refused, run.Exit);
        Assert.Contains("E_RESPONSE_FILE", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02", "2024-02-20", "TP1 2024-02-19 PR; TP2 2024-02-20 PD")]
    [InlineData("2024", "2024-02-20", "TP1 2024-02-19 PR; TP2 2024-02-20 PD")]
    [InlineData("2024-02", "2024-02-01", "TP1 2024-02-01 PR; TP2 2024-02-01 PD")]
    [InlineData("2024-02", "2024-03-01", "TP1 2024-02-29 PR; TP2 2024-03-01 PD")]
    [InlineData("2024-02", "2024-02", "TP1 2024-02-28 PR; TP2 2024-02-29 PD")]
    public async Task A_month_ends_before_the_next_known_assessment(string first, string second, string expected)
    {
        var run = await Json($$"""
            {"id":"P","criterion":"RECIST1.1","input":{"referenceDate":"2024-01-01","lesions":[{"id":"A","role":"target","organ":"liver"}],"timepoints":[
            {"id":"BL","date":"2023-12-20","baseline":true,"targets":{"A":{"mm":100} } },{"id":"TP1","date":"{{first}}","targets":{"A":{"mm":60} } },{"id":"TP2","date":"{{second}}","targets":{"A":{"mm":72} } }]} }
            """);
        Assert.Equal(expected, string.Join("; ", run.Json.GetProperty("results")[0].GetProperty("result").GetProperty("timepoints").EnumerateArray()
            .Select(t => $"{t.GetProperty("id").GetString()} {t.GetProperty("date").GetString()} {t.GetProperty("overall").GetString()}")));
        Assert.Contains("W_RESPONSE_PARTIAL_DATE", Codes(run, 0));
    }

    [Fact]
    public async Task Two_time_points_of_one_name_are_told_and_both_read()
    {
        var run = await Json(Series("""{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":60},"B":{"mm":40}}""", """{"A":{"mm":90},"B":{"mm":40}}""").Replace("\"TP2\"", "\"TP1\"", StringComparison.Ordinal));
        Assert.Equal(ExitCode.ProblemsFound, run.Exit);
        Assert.Contains("E_RESPONSE_DUPLICATE", Codes(run, 0));
        Assert.Equal(["TP1 SD", "TP1#2 PD"], run.Json.GetProperty("results")[0].GetProperty("result").GetProperty("timepoints").EnumerateArray()
            .Select(t => $"{t.GetProperty("id").GetString()} {t.GetProperty("overall").GetString()}"));
    }

    [Theory]
    [InlineData("tooSmallDefaultMm", "0", "5")]
    [InlineData("tooSmallDefaultMm", "-1", "5")]
    [InlineData("tooSmallDefaultMm", "0.5", null)]
    [InlineData("minSdDays", "-1", "42")]
    [InlineData("minSdDays", "0", null)]
    [InlineData("confirmMinDays", "-28", "28")]
    [InlineData("maxIntermediateNe", "-1", "1")]
    [InlineData("eortcOneCycleCut", "0", "15")]
    [InlineData("eortcOneCycleCut", "100", null)]
    [InlineData("morePrPct", "100.5", "25")]
    [InlineData("morePdPct", "-5", "25")]
    [InlineData("morePdPct", "150", null)]
    [InlineData("zpPrPct", "0", "")]
    [InlineData("zpPdPct", "0", "")]
    [InlineData("mswogPdPct", "0", "50")]
    [InlineData("strict", "1", "false")]
    [InlineData("censoring", "\"none\"", "FdaTableA")]
    public async Task An_option_out_of_its_range_is_told_and_its_default_stands(string name, string value, string? standing)
    {
        var run = await Json(Series("""{"A":{"mm":60},"B":{"mm":40}}""").Replace("\"input\"", $"\"options\":{{\"{name}\":{value}}},\"input\"", StringComparison.Ordinal));
        Assert.Equal(standing is not null, Codes(run, 0).Contains("E_RESPONSE_OPTION"));
        Assert.Equal(standing ?? value, run.Json.GetProperty("results")[0].GetProperty("result").GetProperty("criterion").GetProperty("options").GetProperty(name).ToString(), ignoreCase: true);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-56")]
    public async Task A_schedule_without_an_interval_is_told(string days)
    {
        var run = await Json(Series("""{"A":{"mm":60},"B":{"mm":40}}""").Replace("\"lesions\"", $"\"schedule\":{{\"intervalDays\":{days}}},\"lesions\"", StringComparison.Ordinal));
        Assert.Contains("E_RESPONSE_VALUE", Codes(run, 0));
    }

    [Fact]
    public async Task A_text_in_the_wrong_place_is_told_by_its_length_alone()
    {
        var run = await Json(Series("""{"A":{"mm":"Maria Muster"},"B":{"mm":40}}"""));
        Assert.Contains("a text of 12 characters", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Muster", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_criterion_is_answered_with_the_codes()
    {
        var run = await Json(Series("{}").Replace("RECIST1.1", "RECIST", StringComparison.Ordinal));
        Assert.Equal(["E_RESPONSE_CRITERION"], Codes(run, 0));
        Assert.Contains("CLOPPER-PEARSON", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_the_call_that_do_not_fit_name_those_that_do()
    {
        var criterion = await terminal.IsletAsync("response", "assess", "--sdtm", "x", "--criterion", "RECIST");
        Assert.Equal(ExitCode.Usage, criterion.Exit);
        Assert.Contains("E_RESPONSE_CRITERION", criterion.Errors, StringComparison.Ordinal);
        Assert.Contains("RECIST1.1, mRECIST-HCC", criterion.Errors, StringComparison.Ordinal);
        var partial = await terminal.IsletAsync("response", "assess", "--sdtm", "x", "--partial-date", "middle");
        Assert.Equal(ExitCode.Usage, partial.Exit);
        Assert.Contains("last, first, none", partial.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Islet.", partial.Errors, StringComparison.Ordinal);
    }

    /// <summary>A baseline, then a time point every eight weeks.</summary>
    private static string Series(string baseline, params string[] later) => $$"""
        {"id":"S","criterion":"RECIST1.1","input":{"referenceDate":"2024-01-01","lesions":[{"id":"A","role":"target","organ":"liver"},{"id":"B","role":"target","organ":"lung"}],
        "timepoints":[{"id":"BL","date":"2023-12-20","baseline":true,"targets":{{baseline}} }{{string.Concat(later.Select(Point))}}]} }
        """;

    private static string Point(string targets, int i) => $$"""
        ,{"id":"TP{{i + 1}}","date":"{{new DateOnly(2024, 2, 26).AddDays(56 * i).ToString("O", CultureInfo.InvariantCulture)}}","targets":{{targets}} }
        """;

    private static List<string> Codes(Terminal.Run run, int result) =>
        [.. run.Json.GetProperty("results")[result].GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()!).Distinct()];

    private Task<Terminal.Run> Json(string content) => Run(content, "--json");

    private Task<Terminal.Run> Text(string content) => Run(content);

    private Task<Terminal.Run> Run(string content, params string[] more)
    {
        File.WriteAllText(terminal.Path("file.json"), content);
        return terminal.IsletAsync(["response", "assess", terminal.Path("file.json"), .. more]);
    }
}
