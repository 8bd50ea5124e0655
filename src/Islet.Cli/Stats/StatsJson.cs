using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Numbers and records as the contract writes them: shortest round trip, undefined is null, infinity is "Inf".</summary>
internal static class StatsJson
{
    public static JsonSerializerOptions Form { get; } = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? Number(double? x) => JsonNumbers.Of(x);

    public static JsonArray Numbers(IEnumerable<double?> xs) => new([.. xs.Select(Number)]);

    public static JsonArray Numbers(IEnumerable<double> xs) => new([.. xs.Select(x => Number(x))]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    public static JsonArray Rows(IEnumerable<IReadOnlyList<double>> rows) => new([.. rows.Select(Numbers)]);

    public static JsonObject Test(ChiSquaredTest test) => new() { ["chisq"] = Number(test.Statistic), ["df"] = test.Df, ["p"] = Number(test.P) };

    public static JsonObject Limits(Limits limits) => new() { ["lower"] = Number(limits.Lower), ["upper"] = Number(limits.Upper) };

    /// <summary>What a landmark left out, where there is one.</summary>
    public static JsonObject Landmark(JsonObject result, StatsData data)
    {
        if (data.Landmark is { } at)
            result["landmark"] = new JsonObject
            {
                ["time"] = at.Time, ["at_risk"] = at.Rows.Count, ["left_with_event"] = at.HadEvent, ["left_censored"] = at.Censored, ["not_yet_entered"] = at.NotYetEntered,
            };
        return result;
    }

    public static JsonObject Problem(Islet.Course.Problem p) =>
        new() { ["code"] = p.Code, ["where"] = p.Where, ["found"] = p.Found, ["expected"] = p.Expected, ["remedy"] = p.Remedy };
}
