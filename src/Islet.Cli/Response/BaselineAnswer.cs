using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Clinic;

namespace Islet.Cli.Response;

/// <summary>A vignette that asks which lesions of a baseline can be targets.</summary>
internal static class BaselineAnswer
{
    public static JsonObject Of(JsonPlace input, ResponseOptions options)
    {
        var baseline = Recist11Baseline.Of([.. input.Items("candidates").Select(Candidate).OfType<BaselineCandidate>()], input.Date("referenceDate"), input.Date("baselineDate"));
        return new()
        {
            ["classification"] = new JsonObject(baseline.Candidates.Select(c => KeyValuePair.Create(c.Candidate.Id, (JsonNode?)AssessmentJson.Word<Measurability>(c.Measurability)))),
            ["suggestedTargets"] = new JsonArray([.. baseline.SuggestedTargets.Select(t => (JsonNode)t)]),
            ["baselineSum"] = AssessmentJson.Number(baseline.SuggestedSum),
            ["chosenSum"] = AssessmentJson.Number(baseline.ChosenSum),
            ["validation"] = new JsonArray([.. baseline.Faults.Select(f => (JsonNode)AssessmentJson.Word<BaselineIssue>(f.Issue)!)]),
            ["faults"] = new JsonArray([.. baseline.Faults.Select(f => (JsonNode)new JsonObject
            {
                ["code"] = AssessmentJson.Word<BaselineIssue>(f.Issue), ["lesions"] = new JsonArray([.. f.Lesions.Select(l => (JsonNode)l)]),
            })]),
        };
    }

    private static BaselineCandidate? Candidate(JsonPlace candidate)
    {
        candidate.Only("id", "mm", "node", "organ", "site", "side", "sliceMm", "method", "boneType", "softTissue", "cystic", "kind", "priorLocalTherapy", "progressedSince", "chosen");
        if (candidate.Text("id") is not { } id)
        {
            candidate.Refuse<int>("a candidate with id");
            return null;
        }
        return new(id, candidate.Number("mm"), candidate.Text("organ") ?? "", candidate.Flag("node") ?? false)
        {
            Site = candidate.Text("site"),
            Side = candidate.Text("side"),
            SliceMm = candidate.Number("sliceMm"),
            Method = Known(candidate, "method", CandidateWords.Method),
            Bone = Known(candidate, "boneType", CandidateWords.Bone),
            HasSoftTissue = candidate.Flag("softTissue"),
            Cyst = candidate["cystic"] is { Value.ValueKind: JsonValueKind.True } ? CystKind.Metastasis
                : candidate["cystic"] is { Value.ValueKind: JsonValueKind.False } ? null : Known(candidate, "cystic", CandidateWords.Cyst),
            Kind = Known(candidate, "kind", CandidateWords.Kind) ?? DiseaseKind.Solid,
            PriorLocalTherapy = candidate.Flag("priorLocalTherapy") ?? false,
            ProgressedSince = candidate.Flag("progressedSince"),
            IsChosen = candidate.Flag("chosen") ?? false,
        };
    }

    /// <summary>A word that is not known is told; nothing is assumed of it.</summary>
    private static T? Known<T>(JsonPlace candidate, string name, Func<string?, T?> read)
        where T : struct, Enum => candidate[name] is not { } place ? null
        : place.AsText() is { } text ? read(text) ?? place.Refuse<T>(string.Join(", ", Enum.GetNames<T>())) : null;
}
