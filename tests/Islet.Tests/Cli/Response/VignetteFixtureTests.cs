using System.Text.Json;
using Islet.Cli;

namespace Islet.Tests.Cli.Response;

/// <summary>The 15 public vignettes (Fixtures/README.md): every key that is expected, percentages to 0.001, intervals to 0.000001, all else exactly.</summary>
public sealed class VignetteFixtureTests : IDisposable
{
    private static readonly string File = Repository.File("tests", "Islet.Tests", "Cli", "Response", "Fixtures", "vignettes.json");

    private static readonly Lazy<Dictionary<string, JsonElement>> Expected = new(() => JsonDocument.Parse(System.IO.File.ReadAllText(File)).RootElement
        .GetProperty("vignettes").EnumerateArray().ToDictionary(v => v.GetProperty("id").GetString()!, v => v.GetProperty("expected")));

    private readonly Terminal terminal = new();

    public static TheoryData<string> Ids => [.. Expected.Value.Keys];

    public void Dispose() => terminal.Dispose();

    [Theory, MemberData(nameof(Ids))]
    public async Task A_public_vignette_is_answered_as_expected(string id)
    {
        var run = await terminal.IsletAsync("response", "assess", File, "--json");
        Assert.Equal(ExitCode.Done, run.Exit);
        var found = run.Json.GetProperty("results").EnumerateArray().Single(r => r.GetProperty("id").GetString() == id).GetProperty("result");
        Same(Expected.Value[id], found, id);
    }

    [Fact]
    public async Task All_of_them_are_printed_for_a_person()
    {
        var run = await terminal.IsletAsync("response", "assess", File);
        Assert.Equal(ExitCode.Done, run.Exit);
        Assert.Equal(15, Expected.Value.Count);
        Assert.All(Expected.Value.Keys, id => Assert.Contains(id + "  ", run.Output, StringComparison.Ordinal));
    }

    private static void Same(JsonElement expected, JsonElement found, string where)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject())
                    Same(member.Value, found.TryGetProperty(member.Name, out var value) ? value : default, $"{where}.{member.Name}");
                break;
            case JsonValueKind.Array:
                Assert.Equal((where, expected.GetArrayLength()), (where, found.GetArrayLength()));
                foreach (var (item, i) in expected.EnumerateArray().Select((item, i) => (item, i)))
                    Same(item, found[i], $"{where}[{i}]");
                break;
            case JsonValueKind.Number:
                Assert.True(found.ValueKind is JsonValueKind.Number && Math.Abs(expected.GetDecimal() - found.GetDecimal()) <= Tolerance(where), $"{where}: {expected} expected, {found} found");
                break;
            default:
                Assert.Equal($"{where} {expected}", $"{where} {found}");
                break;
        }
    }

    private static decimal Tolerance(string where) => where[(where.LastIndexOf('.') + 1)..] switch
    {
        "pctBase" or "pctNadir" or "pctHu" or "pct" or "bestPctBase" or "tgr" => 0.001m,
        "rate" or "lower" or "upper" => 0.000001m,
        _ => 0,
    };
}
