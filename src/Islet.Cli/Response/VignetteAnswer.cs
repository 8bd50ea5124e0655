using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>What one vignette's measurements say.</summary>
/// <param name="Result">By the keys of the contract; null: no criterion that is known.</param>
internal sealed record VignetteAnswer(Vignette Vignette, JsonObject? Result, IReadOnlyList<Problem> Problems)
{
    private static readonly Dictionary<string, Func<JsonPlace, ResponseOptions, JsonObject>> Apart = new(StringComparer.Ordinal)
    {
        ["RECIST1.1-BASELINE"] = BaselineAnswer.Of,
        ["TGR"] = OtherAnswers.GrowthRate,
        ["DISCORDANCE"] = OtherAnswers.Discordance,
        ["CLOPPER-PEARSON"] = OtherAnswers.ClopperPearson,
    };

    public static IEnumerable<string> Criteria => ResponseCriteria.All.Select(c => c.Code).Concat(Apart.Keys);

    public static VignetteAnswer Of(Vignette vignette)
    {
        List<Problem> problems = [];
        var place = new JsonPlace(vignette.Content, "", problems);
        var options = OptionsReader.Read(place);
        var input = place["input"]!.Value;
        if (vignette.Criterion is { } code && Apart.TryGetValue(code, out var answer) && (code is not "TGR" || input["timepoints"] is null))
            return new(vignette, answer(input, options), At(vignette, problems));
        if (ResponseCriteria.ByCode(vignette.Criterion ?? "") is { } criterion)
            return new(vignette, Assess(criterion, SeriesInput.Read(vignette.Id, input), options, problems), At(vignette, problems));
        problems.Add(new("E_RESPONSE_CRITERION", "criterion", "a criterion that is none, or none at all", string.Join(", ", Criteria), "Name one of them."));
        return new(vignette, null, At(vignette, problems));
    }

    public JsonObject ToJson() => new()
    {
        ["id"] = Vignette.Id,
        ["criterion"] = Vignette.Criterion,
        ["result"] = Result,
        ["problems"] = new JsonArray([.. Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
    };

    private static JsonObject Assess(ResponseCriterion criterion, ResponseSeries series, ResponseOptions options, List<Problem> problems)
    {
        var timeline = Timeline.Of(series);
        var assessment = criterion.Assess(timeline, options);
        problems.AddRange(assessment.Problems);
        var result = new JsonObject
        {
            ["timepoints"] = AssessmentJson.TimePoints(assessment),
            ["bor"] = new JsonObject
            {
                ["unconfirmed"] = AssessmentJson.Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: false).Category),
                ["confirmed"] = AssessmentJson.Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: true).Category),
            },
            ["pfs"] = AssessmentJson.Time(ResponsePfs.Of(assessment, timeline)),
            ["ttp"] = AssessmentJson.Time(ResponsePfs.TimeToProgression(assessment, timeline)),
            ["dor"] = Duration(assessment, timeline),
            ["bestPctBase"] = AssessmentJson.Number(BestChange.Of(assessment, timeline).Percent),
        };
        result["criterion"] = AssessmentJson.Criterion(assessment);
        return result;
    }

    /// <summary>Of the confirmed response where there is one, else of the response as seen.</summary>
    private static JsonObject? Duration(ResponseAssessment assessment, Timeline timeline)
    {
        var confirmed = BestResponses.Of(assessment, timeline, confirmed: true).IsResponse;
        var time = ResponseDurations.OfResponse(assessment, timeline, confirmed);
        if (time.Status is ResponseTimeStatus.None)
            return null;
        return new()
        {
            ["start"] = AssessmentJson.Date(time.Start), ["end"] = AssessmentJson.Date(time.End), ["status"] = AssessmentJson.Word<ResponseTimeStatus>(time.Status),
            ["days"] = AssessmentJson.Number(time.Days), ["confirmed"] = confirmed,
        };
    }

    private static List<Problem> At(Vignette vignette, List<Problem> problems) => [.. problems.Select(p => p with { Where = $"{vignette.Id}: {p.Where}" })];
}
