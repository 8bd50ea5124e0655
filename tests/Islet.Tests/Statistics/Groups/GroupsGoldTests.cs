using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Tests.Statistics;

/// <summary>R 4.2.2 with coin, vcd and mice (Fixtures/README.md); IBM SPSS Statistics 31 where the reference stands beside the repository.</summary>
public class GroupsGoldTests
{
    private static readonly string Fixtures = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var gold in Read(Path.Combine(Fixtures, "groups.json")))
                data.Add(gold["csv"]?.ToString() ?? "", gold["id"]!.ToString());
            return data;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_case_is_as_R_computes_it(string csv, string id)
    {
        var gold = Read(Path.Combine(Fixtures, "groups.json")).Single(c => c["id"]!.ToString() == id && (c["csv"]?.ToString() ?? "") == csv);
        var table = csv.Length == 0 ? null : await DataTable.ReadAsync(new FileInfo(Path.Combine(Fixtures, csv)), default);
        SurvivalGold.Compare(gold["result"], Answer(gold, table), 1e-10);
    }

    [SkippableFact]
    public async Task Every_case_is_as_SPSS_computes_it()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Repository.File("Islet.slnx"))!, "..", "shared", "reference", "survival");
        Skip.IfNot(File.Exists(Path.Combine(folder, "spss31_fixture.json")), "SPSS's output is not part of the repository.");
        var table = await DataTable.ReadAsync(new FileInfo(Path.Combine(folder, "spss31_fixture.csv")), default);
        foreach (var gold in Read(Path.Combine(folder, "spss31_fixture.json")).Where(c => BatchCommand.Plain.ContainsKey(c["type"]!.ToString())))
            SurvivalGold.Compare(gold["result"], Answer(gold, table), 1e-10);
        var spss = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "spss31_reference.json")))!["crosstab_sex_status"]!;
        var ours = Answer(Read(Path.Combine(folder, "spss31_fixture.json")).Single(c => c["id"]!.ToString() == "tab_sex_status"), table);
        Assert.Equal(spss["continuity_correction"]!.GetValue<double>(), ours["yates"]!["chisq"]!.GetValue<double>(), 1e-10);
    }

    private static JsonNode Answer(JsonNode gold, DataTable? table) =>
        JsonNode.Parse(BatchCommand.Plain[gold["type"]!.ToString()](new(JsonSerializer.SerializeToElement(gold["spec"]), () => table!)).ToJsonString())!;

    private static IEnumerable<JsonNode> Read(string file) => JsonNode.Parse(File.ReadAllText(file))!["cases"]!.AsArray().Select(c => c!);
}
