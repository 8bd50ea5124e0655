using System.Text.Json.Nodes;
using Islet.Cli;

namespace Islet.Tests.Cli.Pet;

/// <summary>The score by the contract of the command line; its rules are tested with <see cref="Islet.Clinic.Netpet"/>.</summary>
public class PetNetpetTests
{
    private const string Both = """{"id":"a","sst_positive":true,"fdg_positive":true,"sst_suvmax":12,"fdg_suvmax":12}""", ReceptorOnly = """{"id":"b","sst_positive":true,"fdg_positive":false}""";

    /// <summary>Example 5 of the contract of classify: q = 2.14 by the display windows, ratio 1.</summary>
    [Fact]
    public async Task Equal_SUVs_are_more_in_the_windows_and_equal_by_their_ratio()
    {
        var found = await ScoreAsync($$"""{"lesions":[{{Both}},{{ReceptorOnly}}]}""");
        Assert.Equal(("P4a", "P3a", """["a"]"""), (found["score"]!.GetValue<string>(), found["score_by_suv_ratio"]!.GetValue<string>(), found["index_lesions"]!.ToJsonString()));
        Assert.Equal(12.0 * 15 / (12 * 7), found["lesions"]![0]!["window_quotient"]!.GetValue<double>(), 1e-9);
    }

    [Theory]
    [InlineData("[]", "P0", "[]")]
    [InlineData("""[{"id":"x","sst_positive":false,"fdg_positive":true},{"id":"y"}]""", "P5", """["x"]""")]
    [InlineData("""[{"id":"y","sst_positive":true}]""", null, "[]")]
    public async Task A_lesion_that_cannot_be_read_leaves_no_score_unless_another_makes_it_P5(string lesions, string? score, string index)
    {
        var found = await ScoreAsync($$"""{"lesions":{{lesions}}}""");
        Assert.Equal((score, index), (found["score"]?.GetValue<string>(), found["index_lesions"]!.ToJsonString()));
        Assert.Contains("score_by_suv_ratio", found.AsObject().Select(m => m.Key));
    }

    [Theory]
    [InlineData("[]", "E_FACTS_FILE")]
    [InlineData("""{"lesions":null}""", "E_FACTS_FILE")]
    [InlineData("""{"lesions":[{"sst_positive":true}]}""", "E_FACTS_VALUE")]
    [InlineData("""{"lesions":[{"id":"a","sst_suvmax":-1}]}""", "E_FACTS_VALUE")]
    [InlineData("""{"lesions":[{"id":"a"},{"id":"a"}]}""", "E_FACTS_VALUE")]
    [InlineData("""{"lesions":[{"id":"a","suv":3}]}""", "E_FACTS_NAME")]
    public async Task What_is_no_list_of_lesions_is_refused(string text, string code)
    {
        var (exit, _, errors) = await RunAsync(text);
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_both_ways_of_calling_uptake_equal()
    {
        var (exit, output, _) = await RunAsync($$"""{"lesions":[{{Both}}]}""");
        Assert.Equal(ExitCode.Done, exit);
        Assert.Contains("NETPET P4a; by the display windows P4a, by the ratio of SUVs P3a.", output, StringComparison.Ordinal);
        Assert.Contains("2.14", output, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ScoreAsync(string text)
    {
        var (exit, output, errors) = await RunAsync(text, "--json");
        Assert.Equal((ExitCode.Done, ""), (exit, errors));
        return JsonNode.Parse(output)!;
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string text, params string[] more)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            return await StatsRun.RunAsync(["pet", "netpet", file, .. more]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
