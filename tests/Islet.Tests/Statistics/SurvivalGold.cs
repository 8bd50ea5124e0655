using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Tests.Statistics;

/// <summary>R's answers (Fixtures/README.md), and ours to the same cases.</summary>
internal static class SurvivalGold
{
    private static readonly string Folder = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");

    public static TheoryData<string, string> Cases(string type)
    {
        var data = new TheoryData<string, string>();
        foreach (var set in new[] { "aml", "gehan", "lung", "ovarian", "veteran", "edge_cases" })
            foreach (var asked in Read(set).Where(c => c["type"]!.ToString() == type))
                data.Add(set, asked["id"]!.ToString());
        return data;
    }

    public static JsonObject Case(string set, string id) => Read(set).Single(c => c["id"]!.ToString() == id);

    public static async Task<JsonObject> AnswerAsync(string set, JsonObject asked, Func<StatsData, JsonObject> compute)
    {
        var spec = (JsonObject)asked["spec"]!.DeepClone();
        var result = asked["result"]!;
        if (result["groups"]?[0] is { } group)
        {
            spec["times"] = new JsonArray([.. group["at_times"]?.AsArray().Select(t => t!["time"]!.DeepClone()) ?? []]);
            spec["tau"] = group["rmst"]?["tau"]?.DeepClone();
            spec["levels"] = spec["group"] is null ? null : new JsonArray([.. result["groups"]!.AsArray().Select(g => g!["level"]!.DeepClone())]);
        }
        if (result["predicted"] is JsonArray predicted)
        {
            spec["newdata"] = new JsonArray([.. predicted.Select(p => p!["newdata"]!.DeepClone())]);
            spec["times"] = predicted[0]!["times"]!.DeepClone();
        }
        if (result["baseline"]?["strata"] is JsonArray strata) // the order of a factor's levels, which its column does not show
            LevelsOf(spec)[spec["strata"]!.ToString()] = new JsonArray([.. strata.Select(s => s!.ToString()).Distinct().Select(s => (JsonNode)s)]);
        return compute(StatsData.Of(await TableAsync(set, asked), StatsSpec.Of(JsonSerializer.SerializeToElement(spec))));
    }

    private static JsonObject LevelsOf(JsonObject spec)
    {
        if (spec["factor_levels"] is not JsonObject levels)
            spec["factor_levels"] = levels = [];
        return levels;
    }

    private static async Task<DataTable> TableAsync(string set, JsonObject asked)
    {
        if (asked["data"] is JsonObject inside)
        {
            var columns = inside.ToDictionary(c => c.Key, c => c.Value!.AsArray().Select(x => x?.ToString()).ToArray());
            return new([.. columns.Keys], columns, columns.Values.First().Length);
        }
        var file = asked["id"]!.ToString() == "cox_time_split" ? "veteran_split.csv" : set + ".csv";
        var table = await DataTable.ReadAsync(new FileInfo(Path.Combine(Folder, file)), default);
        return set switch
        {
            "lung" => With(table, ("id", i => (i + 1).ToString(CultureInfo.InvariantCulture)), ("t180", i => Later(table.Numbers("time")[i] - 180))),
            "veteran" when table.Has("tgroup") => With(table, ("kg2", i => In(table, i, "2")), ("kg3", i => In(table, i, "3"))),
            _ => table,
        };
    }

    private static string? Later(double time) => time > 0 ? time.ToString(CultureInfo.InvariantCulture) : null;

    private static string? In(DataTable table, int row, string interval) => table.Column("tgroup")[row] == interval ? table.Column("karno")[row] : "0";

    private static DataTable With(DataTable table, params (string Name, Func<int, string?> Value)[] made)
    {
        var columns = table.Names.ToDictionary(n => n, table.Column);
        foreach (var (name, value) in made)
            columns[name] = [.. Enumerable.Range(0, table.Rows).Select(value)];
        return new([.. columns.Keys], columns, table.Rows);
    }

    private static IEnumerable<JsonObject> Read(string set) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, set + ".json")))!["cases"]!.AsArray().Select(c => c!.AsObject());

    /// <summary>Every key of <paramref name="gold"/>, numbers within <paramref name="tolerance"/> relative (floor 1); "note" and "at" are words.</summary>
    public static void Compare(JsonNode? gold, JsonNode? ours, double tolerance, string path = "")
    {
        switch (gold)
        {
            case JsonObject members:
                foreach (var (key, value) in members.Where(m => m.Key is not ("note" or "at")))
                {
                    Assert.True(ours is JsonObject there && there.ContainsKey(key), $"{path}.{key} is missing.");
                    Compare(value, ours[key], tolerance, $"{path}.{key}");
                }
                break;
            case JsonArray items:
                Assert.True(ours is JsonArray, $"{path} is no list.");
                Assert.Equal(items.Count, ours.AsArray().Count);
                for (var i = 0; i < items.Count; i++)
                    Compare(items[i], ours[i], tolerance, $"{path}[{i}]");
                break;
            case JsonValue number when number.GetValueKind() is JsonValueKind.Number:
                var expected = number.GetValue<double>();
                Assert.True(ours is not null && ours.GetValueKind() is JsonValueKind.Number, $"{path}: expected {expected:R}, found {ours}.");
                var found = double.Parse(ours.ToJsonString(), CultureInfo.InvariantCulture);
                Assert.True(Math.Abs(expected - found) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{path}: expected {expected:R}, found {found:R}.");
                break;
            default:
                Assert.True(gold?.ToString() == ours?.ToString(), $"{path}: expected {gold}, found {ours}.");
                break;
        }
    }
}
