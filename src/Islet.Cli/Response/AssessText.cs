using System.Globalization;
using System.Text.Json.Nodes;

namespace Islet.Cli.Response;

/// <summary>An answer for a person: a line a time point, then what follows over time.</summary>
internal static class AssessText
{
    private const int IdWidth = 8, DateWidth = 12, WordWidth = 16, NumberWidth = 11;

    public static async Task WriteAsync(VignetteAnswer answer, TextWriter output)
    {
        await output.WriteLineAsync($"{answer.Vignette.Id}  {answer.Result?["criterion"]?["name"] ?? answer.Vignette.Criterion}");
        if (answer.Result is not { } result)
            return;
        if (result["timepoints"] is JsonArray points)
        {
            await output.WriteLineAsync($"  {"time",-IdWidth}{"date",-DateWidth}{"sum mm",NumberWidth}{"% base",NumberWidth}{"% nadir",NumberWidth}  {"targets",-WordWidth}{"non-targets",-WordWidth}{"new",-5}{"overall",-WordWidth}");
            foreach (var point in points.OfType<JsonObject>())
                await PointAsync(point, output);
            await OverTimeAsync(result, output);
            return;
        }
        foreach (var (key, value) in result)
            await output.WriteLineAsync($"  {key,-WordWidth}{value?.ToJsonString() ?? "unknown"}");
    }

    private static async Task PointAsync(JsonObject point, TextWriter output)
    {
        await output.WriteLineAsync($"  {point["id"],-IdWidth}{point["date"]?.ToString() ?? "no date",-DateWidth}{Number(point["sum"]),NumberWidth}{Number(point["pctBase"]),NumberWidth}{Number(point["pctNadir"]),NumberWidth}"
            + $"  {point["target"]?.ToString() ?? "",-WordWidth}{point["nonTarget"]?.ToString() ?? "",-WordWidth}{((bool)point["new"]! ? "yes" : "no"),-5}{point["overall"]?.ToString() ?? "",-WordWidth}");
        if (point["asRead"] is { } read)
            await output.WriteLineAsync($"  {"",IdWidth}read as {read} at the time");
        if (point["flags"] is JsonArray { Count: > 0 } flags)
            await output.WriteLineAsync($"  {"",IdWidth}{string.Join(", ", flags)}");
    }

    private static async Task OverTimeAsync(JsonObject result, TextWriter output)
    {
        await output.WriteLineAsync($"  best response {result["bor"]!["unconfirmed"]}, confirmed {result["bor"]!["confirmed"]}");
        foreach (var (key, name) in (ReadOnlySpan<(string, string)>)[("pfs", "PFS"), ("ttp", "time to progression"), ("dor", "duration of response")])
            if (result[key] is JsonObject time)
                output.WriteLine($"  {name}: {Number(time["days"])} days, {time["status"]}{(time["cause"] is { } cause ? $" ({cause})" : "")}");
        if (result["criterion"]?["assumptions"] is JsonArray { Count: > 0 } assumptions)
            await output.WriteLineAsync($"  assumed: {string.Join(" ", assumptions)}");
    }

    private static string Number(JsonNode? number) => number is null ? "-" : number.GetValue<double>().ToString("0.#", CultureInfo.InvariantCulture);
}
