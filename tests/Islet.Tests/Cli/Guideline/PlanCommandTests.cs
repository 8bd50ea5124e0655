using System.Text.Json;
using Islet.Guidelines;

namespace Islet.Tests.Cli;

/// <summary><c>islet plan</c> over a file of facts.</summary>
public sealed class PlanCommandTests : IDisposable
{
    private const string Facts = """
        {"facts":{"primary_site":"pancreas","differentiation":"well","disease_status":"metastatic","current_treatment":"none","prior_prrt":true}}
        """;

    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Theory] // nested, flat, and by the words of the schedule
    [InlineData("""{"anchors":{"last_prrt_cycle":"2024-01-15"}}""")]
    [InlineData("""{"last PRRT cycle":"2024-01-15"}""")]
    [InlineData("""{"prrt_cycles":["2023-11-15","2024-01-15"]}""")]
    public async Task Windows_after_PRRT(string anchors)
    {
        var plan = await PlanAsync(anchors);
        Assert.Equal(IntendedPurpose.Text, plan.GetProperty("purpose").GetString());
        Assert.Equal(["2024-01-15/2024-04-15/True", "2024-07-15/2024-07-15/False", "2025-01-15/2025-01-15/False"], plan.GetProperty("windows").EnumerateArray()
            .Where(w => w.GetProperty("statement").GetString() == "NANETS2020-SM-18").Select(w => $"{w.GetProperty("earliest")}/{w.GetProperty("latest")}/{w.GetProperty("overdue")}"));
    }

    [Fact]
    public async Task What_was_done_is_counted()
    {
        var plan = await PlanAsync("""{"anchors":{"last_prrt_cycle":"2024-01-15"},"last_imaging":"2024-04-01"}""");
        Assert.DoesNotContain(plan.GetProperty("windows").EnumerateArray(), w => w.GetProperty("overdue").GetBoolean());
        Assert.Contains(plan.GetProperty("done").EnumerateArray(), w => w.GetProperty("done").GetString() == "2024-04-01");
    }

    [Fact]
    public async Task Without_anchors_they_are_named_as_missing() => Assert.Contains((await PlanAsync("{}")).GetProperty("anchors_missing").EnumerateArray(),
        m => m.GetProperty("anchor").GetString() == "last PRRT cycle" && m.GetProperty("statements").EnumerateArray().Any(s => s.GetString() == "NANETS2020-SM-18"));

    [Theory]
    [InlineData("""{"last_prrt_cicle":"2024-01-15"}""", "E_ANCHORS_NAME", "last_prrt_cycle")]
    [InlineData("""{"resection":"2024-13-01"}""", "E_ANCHORS_DATE", "2024-03-01")]
    [InlineData("""{"resection":5}""", "E_ANCHORS_DATE", "2024-03-01")]
    [InlineData("""{"last_imaging":"2024-05-02"}""", "E_ANCHORS_DATE", "--as-of")] // after the day of the plan
    [InlineData("""[]""", "E_ANCHORS_FILE", "docs/plan.md")]
    [InlineData("""{"resection":""", "E_ANCHORS_FILE", "JSON")]
    public async Task What_cannot_be_read_is_refused(string anchors, string code, string says)
    {
        var run = await RunAsync(anchors, "--json");
        Assert.Equal(3, run.Exit);
        Assert.Equal(code, JsonDocument.Parse(run.Output).RootElement.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_people_a_table_and_a_calendar_file()
    {
        var run = await RunAsync("""{"last_prrt_cycle":"2024-01-15"}""", "--ics", terminal.Path("plan.ics"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("overdue since 2024-04-16", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", await File.ReadAllTextAsync(terminal.Path("plan.ics")), StringComparison.Ordinal);
    }

    private async Task<JsonElement> PlanAsync(string anchors) => JsonDocument.Parse((await RunAsync(anchors, "--json")).Output).RootElement;

    private async Task<Terminal.Run> RunAsync(string anchors, params string[] more)
    {
        await File.WriteAllTextAsync(terminal.Path("facts.json"), Facts);
        await File.WriteAllTextAsync(terminal.Path("anchors.json"), anchors);
        return await terminal.IsletAsync(["plan", terminal.Path("facts.json"), "--anchors", terminal.Path("anchors.json"), "--as-of", "2024-05-01", .. more]);
    }
}
