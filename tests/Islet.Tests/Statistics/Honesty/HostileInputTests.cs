using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Islet.Cli;

namespace Islet.Tests.Statistics;

/// <summary>Every command and every type of case over every hostile file: an answer or a coded refusal, never NaN, infinity or a stack trace.</summary>
public sealed partial class HostileInputTests : IDisposable
{
    private static readonly string[] Survival = ["--time", "t", "--event", "e"];

    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["km"] = ["km", .. Survival, "--by", "g", "--times", "3", "10", "--tau", "12", "--band", "HallWellner"],
        ["km, everybody"] = ["km", .. Survival, "--interval", "LogLog", "--band", "EqualPrecision"],
        ["logrank"] = ["logrank", .. Survival, "--by", "g"],
        ["logrank, strata"] = ["logrank", .. Survival, "--by", "g", "--strata", "x"],
        ["cox"] = ["cox", .. Survival, "--covariates", "x,z,g"],
        ["cox, exact"] = ["cox", .. Survival, "--covariates", "x", "--ties", "exact"],
        ["cox, strata"] = ["cox", .. Survival, "--covariates", "x,z", "--strata", "g", "--ties", "breslow"],
        ["cox, cluster"] = ["cox", .. Survival, "--covariates", "z", "--cluster", "g"],
        ["cox, weights"] = ["cox", .. Survival, "--covariates", "z", "--weights", "x"],
        ["cox, entry"] = ["cox", .. Survival, "--covariates", "z", "--entry", "x"],
        ["stepwise"] = ["stepwise", .. Survival, "--covariates", "x,z,g"],
        ["stepwise, backward"] = ["stepwise", .. Survival, "--covariates", "x,z", "--direction", "backward", "--removal", "LR"],
        ["cuminc"] = ["cuminc", .. Survival, "--by", "g", "--covariates", "x", "--times", "4", "9"],
        ["table1"] = ["table1", "--by", "g"],
        ["table1, all"] = ["table1", .. Survival, "--variables", "g,x,z", "--factors", "z"],
        ["table1, survival"] = ["table1", .. Survival, "--by", "g", "--normal", "x"],
        ["compare"] = ["compare", "--outcome", "x", "--by", "g"],
        ["compare, means"] = ["compare", "--outcome", "x", "--by", "g", "--normal"],
        ["compare, categories"] = ["compare", "--outcome", "x", "--by", "g", "--factor"],
        ["compare, pairs"] = ["compare", "--outcome", "x", "--paired", "z"],
        ["compare, paired t"] = ["compare", "--outcome", "x", "--paired", "z", "--normal"],
        ["compare, McNemar"] = ["compare", "--outcome", "e", "--paired", "e", "--factor"],
        ["compare, times"] = ["compare", .. Survival, "--by", "g"],
        ["agreement"] = ["agreement", "--readers", "e,z"],
        ["agreement, three"] = ["agreement", "--readers", "x,z,e"],
        ["agreement, numbers"] = ["agreement", "--readers", "x,z", "--icc"],
        ["proportion"] = ["proportion", "--outcome", "e", "--by", "g"],
        ["audit"] = ["audit"],
    };

    private static readonly string Cases = Case("km", """{"time":"t","event":"e","group":"g","times":[5],"tau":9}""") + Case("logrank", """{"time":"t","event":"e","group":"g"}""")
        + Case("cox", """{"time":"t","event":"e","covariates":["x","z"]}""") + Case("cox", """{"time":"t","event":"e","covariates":["g"],"ties":"breslow","times":[4],"newdata":[{"g":"a"}]}""")
        + Case("cox_univariate_screen", """{"time":"t","event":"e","covariates":["x","z","g"]}""") + Case("cox_firth", """{"time":"t","event":"e","covariates":["x","z"]}""")
        + Case("expect_warning", """{"time":"t","event":"e","covariates":["x"]}""") + Case("federated_pieces", """{"time":"t","event":"e","covariates":["x"],"site":"g"}""")
        + Case("cox_stepwise", """{"time":"t","event":"e","candidates":["x","z"],"direction":"BSTEP"}""") + Case("rmst_difference", """{"time":"t","event":"e","group":"g","tau":9}""")
        + Case("competing_risks", """{"time":"t","status":"e","group":"g","crr_covariates":["x"]}""") + Case("crosstab", """{"row_variable":"g","column_variable":"e"}""")
        + Case("crosstab", """{"row_variable":"g","column_variable":"e","weights":"x"}""") + Case("compare_continuous", """{"variable":"x","group":"g"}""")
        + Case("correlation_and_paired", """{"x":"x","y":"z"}""") + Case("fleiss_kappa", """{"readers":["e","z","x"]}""") + Case("icc", """{"readers":["x","z"]}""").TrimEnd(',');

    private static readonly Lazy<byte[]> ManyLevels = new(() => HostileFiles.ManyLevels(1_000_000));

    private readonly string folder = Directory.CreateTempSubdirectory("islet-hostile").FullName;

    public static TheoryData<string> Files => [.. HostileFiles.All.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, MemberData(nameof(Files))]
    public async Task Every_command_answers_or_refuses(string file)
    {
        var data = await PutAsync(HostileFiles.All[file]);
        var wrong = new List<string>();
        foreach (var (name, args) in Commands)
            foreach (var json in new[] { true, false })
            {
                var (exit, output, errors) = await RunAsync(["stats", args[0], data, .. args.Skip(1), .. json ? ["--json"] : Array.Empty<string>()]);
                if (file is "infinite" && name is "compare, categories" or "agreement, three")
                    continue; // a category may have any name, "Infinity" too
                if (exit is not (ExitCode.Done or ExitCode.ProblemsFound or ExitCode.Refused) || NoNumber().IsMatch(output + errors))
                    wrong.Add($"{name}{(json ? ", JSON" : "")}: exit {exit}: {NoNumber().Match(output + errors).Value} {errors.Split('\n')[0]} {errors.Split('\n').Skip(1).FirstOrDefault()}");
                if (exit == ExitCode.Refused && !Code().IsMatch(errors))
                    wrong.Add($"{name}: refused without a code");
                if (json)
                    _ = JsonNode.Parse(output);
            }
        Assert.True(wrong.Count == 0, file + "\n" + string.Join('\n', wrong));
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Every_case_of_a_batch_is_answered_or_refused_by_itself(string file)
    {
        var (data, cases) = (await PutAsync(HostileFiles.All[file]), Path.Combine(folder, "cases.json"));
        await File.WriteAllTextAsync(cases, "{\"cases\":[" + Cases + "]}");
        var (exit, output, errors) = await RunAsync(["stats", "batch", cases, "--data", data, "--json"]);
        Assert.True(exit is ExitCode.Done or ExitCode.ProblemsFound or ExitCode.Refused, errors);
        Assert.DoesNotMatch(NoNumber(), output + errors);
        foreach (var answer in JsonNode.Parse(output)!["cases"]?.AsArray() ?? [])
            Assert.True(answer!["result"] is not null || Code().IsMatch((string?)answer["error"]?["code"] ?? ""), answer.ToJsonString());
    }

    /// <summary>What each file is about is said: refused or remarked, by this code.</summary>
    [Theory]
    [InlineData("no events", "cox", "E_STATS_EVENTS"), InlineData("no events", "km", "W_STATS_NO_EVENT"), InlineData("one group", "logrank", "E_STATS_LEVELS"), InlineData("one group", "compare", "E_STATS_LEVELS")]
    [InlineData("constant covariate", "cox", "E_STATS_COLLINEAR"), InlineData("collinear", "cox", "E_STATS_COLLINEAR"), InlineData("separation", "cox, exact", "E_STATS_MONOTONE")]
    [InlineData("group without event", "km", "W_STATS_NO_EVENT"), InlineData("group without event", "cox", "E_STATS_MONOTONE"), InlineData("negative time", "km", "E_STATS_TIME")]
    [InlineData("time missing", "cox", "E_STATS_EVENTS"), InlineData("some times missing", "logrank", "W_STATS_MISSING"), InlineData("text among numbers", "cox", "E_STATS_NUMBER")]
    [InlineData("text among numbers", "compare", "E_STATS_NUMBER"), InlineData("text among numbers", "table1", "E_STATS_NUMBER"), InlineData("infinite", "cox", "E_STATS_NUMBER"), InlineData("infinite", "table1", "E_STATS_NUMBER")]
    [InlineData("not a number", "km", "E_STATS_NUMBER"), InlineData("huge covariate", "cox", "E_STATS_NUMBER"), InlineData("huge covariate", "compare", "E_STATS_NUMBER"), InlineData("huge time", "km", "E_STATS_NUMBER")]
    [InlineData("time 0", "km", "W_STATS_TIME_ZERO"), InlineData("all times 0", "logrank", "W_STATS_TIME_ZERO"), InlineData("all times equal", "km", "W_STATS_TIES"), InlineData("header alone", "table1", "E_STATS_FILE")]
    [InlineData("empty", "km", "E_STATS_FILE"), InlineData("duplicate columns", "compare", "E_STATS_FILE"), InlineData("semicolons", "table1", "E_STATS_DELIMITER"), InlineData("tabs", "km", "E_STATS_DELIMITER")]
    [InlineData("decimal commas", "km", "E_STATS_DECIMAL_COMMA"), InlineData("decimal commas", "table1", "E_STATS_DECIMAL_COMMA"), InlineData("decimal commas", "compare", "E_STATS_DECIMAL_COMMA")]
    [InlineData("utf-16", "km", "E_STATS_FILE"), InlineData("ragged", "km", "E_STATS_ROW"), InlineData("other column names", "km", "E_STATS_COLUMN"), InlineData("good", "cox", "W_STATS_EPV")]
    public async Task What_is_wrong_is_said(string file, string command, string code)
    {
        var args = Commands[command];
        var (_, output, _) = await RunAsync(["stats", args[0], await PutAsync(HostileFiles.All[file]), .. args.Skip(1), "--json"]);
        Assert.Contains($"\"{code}\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_changes_nothing()
    {
        async Task<string> Km(string file) => (await RunAsync(["stats", "km", await PutAsync(HostileFiles.All[file]), .. Survival, "--json"])).Output;
        Assert.Equal(await Km("good"), await Km("byte order mark"));
    }

    [Theory]
    [InlineData("logrank"), InlineData("cox"), InlineData("cuminc"), InlineData("table1"), InlineData("compare, categories"), InlineData("agreement, three"), InlineData("proportion")]
    public async Task A_factor_of_a_million_levels_ends_quickly(string command)
    {
        var data = Path.Combine(folder, "many.csv");
        await File.WriteAllBytesAsync(data, ManyLevels.Value);
        var watch = Stopwatch.StartNew();
        var (exit, output, _) = await RunAsync(["stats", Commands[command][0], data, .. Commands[command].Skip(1), "--json"]);
        Assert.Equal((ExitCode.Refused, "E_STATS_LEVELS"), (exit, (string?)JsonNode.Parse(output)!["error"]!["code"]));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60); // some seconds, most of them reading the file
    }

    [Fact]
    public async Task A_group_known_after_time_zero_is_remarked_in_words_in_JSON_and_in_a_batch()
    {
        var data = await PutAsync("t,e,g,k\n5,1,a,0\n6,1,b,2\n7,0,a,0\n9,1,b,-1\n"u8.ToArray());
        foreach (var option in new[] { "--group-known-at", "--eligible-at" })
        {
            Assert.Contains("W_STATS_IMMORTAL", (await RunAsync(["stats", "km", data, .. Survival, "--by", "g", option, "k"])).Output, StringComparison.Ordinal);
            Assert.Contains("1 of 4 subjects", (await RunAsync(["stats", "logrank", data, .. Survival, "--by", "g", option, "k", "--json"])).Output, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("W_STATS_IMMORTAL", (await RunAsync(["stats", "km", data, .. Survival, "--by", "g"])).Output, StringComparison.Ordinal);
        var cases = Path.Combine(folder, "cases.json");
        await File.WriteAllTextAsync(cases, "{\"cases\":[" + Case("km", """{"time":"t","event":"e","group":"g","group_known_at":"k"}""").TrimEnd(',') + "]}");
        Assert.Contains("W_STATS_IMMORTAL", (await RunAsync(["stats", "batch", cases, "--data", data, "--json"])).Output, StringComparison.Ordinal);
    }

    private static string Case(string type, string spec) => $"{{\"id\":\"{type}\",\"type\":\"{type}\",\"spec\":{JsonSerializer.Serialize(JsonNode.Parse(spec))}}},";

    private async Task<string> PutAsync(byte[] content)
    {
        var file = Path.Combine(folder, "data.csv");
        await File.WriteAllBytesAsync(file, content);
        return file;
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string[] args)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), errors = new(CultureInfo.InvariantCulture);
        return (await IsletCommand.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }

    // "Inf" in quotes is the contract's word for a number that truly is infinite.
    [GeneratedRegex(@"\bNaN\b|Infinity|∞|E_FAULT|   at Islet|\bNull[A-Z]\w+Exception", RegexOptions.ExplicitCapture)]
    private static partial Regex NoNumber();

    [GeneratedRegex("^E_[A-Z_]+", RegexOptions.Multiline)]
    private static partial Regex Code();
}
