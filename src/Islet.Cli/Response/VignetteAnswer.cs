using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>What one vignette's measurements say.</summary>
/// <param name="Result">By the keys of the contract; null: no input, or no criterion that is known.</param>
internal sealed record VignetteAnswer(Vignette Vignette, JsonObject? Result, IReadOnlyList<Problem> Problems)
{
    /// <summary>Null: the vignette asks for something else than the categories of a series.</summary>
    public AssessedSeries? Assessed { get; init; }

    private static readonly Dictionary<string, Func<JsonPlace, ResponseOptions, JsonObject>> Apart = new(StringComparer.Ordinal)
    {
        ["RECIST1.1-BASELINE"] = BaselineAnswer.Of,
        ["TGR"] = OtherAnswers.GrowthRate,
        ["DISCORDANCE"] = OtherAnswers.Discordance,
        ["CLOPPER-PEARSON"] = OtherAnswers.ClopperPearson,
    };

    public static IEnumerable<string> Criteria => ResponseCriteria.All.Select(c => c.Code).Append(Pseudoprogression.Criterion.Code).Concat(Apart.Keys).Distinct(StringComparer.Ordinal);

    public static VignetteAnswer Of(Vignette vignette)
    {
        List<Problem> problems = [];
        var place = new JsonPlace(vignette.Content, "", problems);
        var options = OptionsReader.Read(place);
        if (place["input"] is not { IsObject: true } input)
        {
            (place["input"] ?? place).Refuse<int>("a vignette: an object with criterion and an object 'input'");
            return new(vignette, null, At(vignette, problems));
        }
        if (vignette.Criterion is { } code && Apart.TryGetValue(code, out var answer) && (code is not "TGR" || input["timepoints"] is null))
            return new(vignette, answer(input, options), At(vignette, problems));
        if (ResponseCriteria.ByCode(vignette.Criterion ?? "") is { } criterion)
        {
            var assessed = AssessedSeries.Of(criterion, SeriesInput.Read(vignette.Id, input), options);
            problems.AddRange(assessed.Assessment.Problems);
            return new(vignette, AssessmentJson.Result(assessed, Axis.Calendar), At(vignette, problems)) { Assessed = assessed };
        }
        problems.Add(new("E_RESPONSE_CRITERION", "criterion", vignette.Criterion is null ? "no criterion" : "a code that no criterion has", string.Join(", ", Criteria), "Name one of them."));
        return new(vignette, null, At(vignette, problems));
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Vignette.Id,
        ["criterion"] = Vignette.Criterion,
        ["result"] = Result,
        ["problems"] = new JsonArray([.. Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
    };

    private static List<Problem> At(Vignette vignette, List<Problem> problems) => [.. problems.Select(p => p with { Where = $"{vignette.Id}: {p.Where}" })];
}
