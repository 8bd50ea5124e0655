using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>RECIST1.1-BASELINE: the lesions of a baseline before anybody has made them targets.</summary>
internal static class BaselineAnswer
{
    public static JsonObject Of(JsonPlace input, ResponseOptions options)
    {
        input.Only("referenceDate", "baselineDate", "candidates", "timepoints", "lesions");
        List<BaselineCandidate> candidates = [.. input.Items("candidates").Select(Candidate).OfType<BaselineCandidate>()];
        var selection = Recist11Baseline.Of(candidates, input.Date("referenceDate"), Scanned(input));
        return new()
        {
            ["classification"] = new JsonObject(selection.Candidates.DistinctBy(c => c.Candidate.Id).Select(c => KeyValuePair.Create(c.Candidate.Id, (JsonNode?)AssessmentJson.Word<Measurability>(c.Measurability)))),
            ["suggestedTargets"] = StatsJson.Texts(selection.SuggestedTargets),
            ["baselineSum"] = AssessmentJson.Number(selection.SuggestedSum),
            ["validation"] = new JsonArray([.. selection.Faults.Select(f => (JsonNode)AssessmentJson.Word<BaselineIssue>(f.Issue)!)]),
            ["chosenSum"] = AssessmentJson.Number(selection.ChosenSum),
            ["reasons"] = new JsonObject(selection.Candidates.DistinctBy(c => c.Candidate.Id).Select(c => KeyValuePair.Create(c.Candidate.Id, (JsonNode?)JsonNamingPolicy.CamelCase.ConvertName(c.Reason.ToString())))),
        };
    }

    private static AxisPoint? Scanned(JsonPlace input) =>
        input.Date("baselineDate") ?? input.Items("timepoints").Where(t => t.Flag("baseline") is true).Select(t => t.Date("date")).FirstOrDefault();

    private static BaselineCandidate? Candidate(JsonPlace place)
    {
        place.Only("id", "mm", "node", "organ", "site", "side", "sliceMm", "method", "boneType", "softTissue", "cystic", "kind", "priorLocalTherapy", "progressedSince", "chosen", "note");
        if (place.Text("id") is not { } id)
        {
            place.Refuse<int>("a candidate with id");
            return null;
        }
        return new(id, place.Number("mm", NumberRange.Millimetres), place.Text("organ") ?? "", place.Flag("node") ?? false)
        {
            Site = place.Text("site"), Side = place.Text("side"), SliceMm = place.Number("sliceMm", NumberRange.Millimetres), IsChosen = place.Flag("chosen") ?? false,
            Method = Word(place, "method", CandidateWords.Method), Bone = Word(place, "boneType", CandidateWords.Bone), Cyst = Cyst(place),
            Kind = Cyst(place) is null ? Word(place, "kind", CandidateWords.Kind) ?? DiseaseKind.Solid : DiseaseKind.Solid,
            HasSoftTissue = Said(place, "softTissue"), PriorLocalTherapy = Said(place, "priorLocalTherapy") ?? false, ProgressedSince = Said(place, "progressedSince"),
        };
    }

    private static T? Word<T>(JsonPlace place, string name, Func<string?, T?> read)
        where T : struct => place[name] is not { } said ? null : said.AsText() is { } text ? read(text) ?? said.Refuse<T>("a word of docs/rules/response.md") : null;

    /// <summary>True and false; a date, a size or a name of a therapy says that there is one, "none" that there is not.</summary>
    private static bool? Said(JsonPlace place, string name) => place[name] is not { } said ? null : said.Value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => said.Value.GetBoolean(),
        JsonValueKind.Number => said.AsNumber(NumberRange.Millimetres) is > 0,
        _ => said.AsText() is { } text ? text is not ("none" or "no") : null,
    };

    /// <summary>A cyst is simple or a metastasis; that it is cystic alone does not make it benign.</summary>
    private static CystKind? Cyst(JsonPlace place) => place["cystic"] is { Value.ValueKind: JsonValueKind.True } ? Kind(place) ?? CystKind.Metastasis
        : place["cystic"] is { Value.ValueKind: JsonValueKind.String } said ? CandidateWords.Cyst(said.AsText()) : Kind(place);

    private static CystKind? Kind(JsonPlace place) => place["kind"] is { Value.ValueKind: JsonValueKind.String } kind
        && kind.AsText() is { } word && word.Contains("cyst", StringComparison.OrdinalIgnoreCase) ? CandidateWords.Cyst(word) : null;
}
