using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Tests.Statistics;

/// <summary>R 4.2.2, survival 3.5-3, cmprsk 2.2-11 (Fixtures/README.md); tolerances as suggested there.</summary>
public class ModelsGoldTests
{
    private static readonly string Folder = Repository.File("tests", "Islet.Tests", "Statistics", "Fixtures");
    private static readonly JsonArray Cases = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "models.json")))!["cases"]!.AsArray();

    public static TheoryData<string, string> Screens => Of("cox_univariate_screen");
    public static TheoryData<string, string> Penalised => Of("cox_firth");
    public static TheoryData<string, string> Warned => Of("expect_warning");
    public static TheoryData<string, string> Pieces => Of("federated_pieces");
    public static TheoryData<string, string> Selections => Of("cox_stepwise");
    public static TheoryData<string, string> Differences => Of("rmst_difference");

    public static TheoryData<string, string> Risks => Of("competing_risks");

    [Theory, MemberData(nameof(Screens))]
    public Task Univariable_screens_are_as_R_computes_them(string csv, string id) => AgreesAsync(csv, id, ScreenCase.Result, 1e-8);

    [Theory, MemberData(nameof(Penalised))]
    public Task Firths_estimates_and_profile_limits_agree_with_the_reference(string csv, string id) => AgreesAsync(csv, id, FirthCase.Result, 1e-5);

    [Theory, MemberData(nameof(Warned))]
    public Task A_monotone_likelihood_is_detected_said_and_its_limit_found(string csv, string id) => AgreesAsync(csv, id, ExpectWarningCase.Result, 1e-8);

    [Theory, MemberData(nameof(Pieces))]
    public Task Pieces_by_site_are_as_R_computes_them(string csv, string id) => AgreesAsync(csv, id, FederatedCase.Result, 1e-8);

    [Theory, MemberData(nameof(Selections))]
    public Task Stepwise_selections_keep_every_table_as_the_reference_does(string csv, string id) => AgreesAsync(csv, id, StepwiseCase.Result, 1e-8);

    [Theory, MemberData(nameof(Differences))]
    public Task Differences_of_restricted_means_are_as_R_computes_them(string csv, string id) => AgreesAsync(csv, id, RmstDifferenceCase.Result, 1e-10);

    [Theory, MemberData(nameof(Risks))]
    public Task Competing_risks_are_as_cmprsk_and_survival_compute_them(string csv, string id) => AgreesAsync(csv, id, CompetingRisksCase.Result, 1e-8, Plain);

    // R labels a stratum by the expression it came from; here its level stands alone.
    private static void Plain(JsonNode gold)
    {
        if (gold["aalen_johansen_survfit"]!["strata"] is JsonArray strata)
            gold["aalen_johansen_survfit"]!["strata"] = new JsonArray([.. strata.Select(s => (JsonNode)s!.ToString().Split('=')[1])]);
    }

    internal static TheoryData<string, string> Of(string type)
    {
        var data = new TheoryData<string, string>();
        foreach (var asked in Cases.Where(c => c!["type"]!.ToString() == type))
            data.Add(asked!["csv"]!.ToString(), asked["id"]!.ToString());
        return data;
    }

    internal static async Task AgreesAsync(string csv, string id, Func<StatsData, JsonObject> compute, double tolerance, Action<JsonNode>? mend = null)
    {
        var asked = Cases.Single(c => c!["csv"]!.ToString() == csv && c["id"]!.ToString() == id)!;
        var gold = asked["result"]!.DeepClone();
        mend?.Invoke(gold);
        var table = await DataTable.ReadAsync(new FileInfo(Path.Combine(Folder, csv)), default);
        SurvivalGold.Compare(gold, compute(StatsData.Of(table, StatsSpec.Of(JsonSerializer.SerializeToElement(asked["spec"])))), tolerance);
    }
}
