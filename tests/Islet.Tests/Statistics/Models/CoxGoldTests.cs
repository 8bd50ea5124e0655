using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Tests.Statistics.Models;

/// <summary>What a Cox model is asked beyond its coefficients: R's answers (make_cox.R, R 4.2.2, survival 3.5-3).</summary>
public class CoxGoldTests
{
    private static readonly string Folder = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");
    private static readonly JsonArray Cases = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "cox_more.json")))!["cases"]!.AsArray();

    public static TheoryData<string> Ids => [.. Cases.Select(c => c!["id"]!.ToString())];

    [Theory, MemberData(nameof(Ids))]
    public async Task Models_are_as_R_computes_them(string id)
    {
        var asked = Cases.Single(c => c!["id"]!.ToString() == id)!;
        var table = await DataTable.ReadAsync(new FileInfo(Path.Combine(Folder, $"{asked["table"]}.csv")), default);
        SurvivalGold.Compare(asked["result"], CoxCase.Result(StatsData.Of(table, StatsSpec.Of(JsonSerializer.SerializeToElement(asked["spec"])))), 1e-9);
    }
}
