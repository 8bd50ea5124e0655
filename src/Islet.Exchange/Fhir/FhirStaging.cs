using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>A stage as it was stated. T, N and M have no code in the table, and stand in words under no profile.</summary>
internal static class FhirStaging
{
    /// <remarks>mCODE 4.0.0, mcode-tnm-stage-group: code, method, and a focus, which is why it is only claimed where the tumour is known.</remarks>
    public static IEnumerable<JsonObject> Of(FhirSubject of, Finding finding, Staging staging)
    {
        if (staging.Stage is { } stage)
            yield return Group(of, FhirObservations.Begin(of, finding, "stage", FhirConditions.IndexOf(of) is null ? null : "mcode-tnm-stage-group", "exam", GroupCode), Method(staging.System, staging.Edition), stage);
        foreach (var (part, value) in new[] { ("t", staging.T), ("n", staging.N), ("m", staging.M) })
        {
            if (value is null)
                continue;
            var category = FhirObservations.Begin(of, finding, part, null, "exam", FhirJson.Concept($"TNM {part.ToUpperInvariant()} category"));
            category["method"] = Method(staging.System, staging.Edition);
            yield return category.Say(value);
        }
    }

    public static JsonObject GroupCode => FhirJson.Concept("TNM stage group", FhirTerms.Find(FhirCodes.SnomedCt, "399390009"));

    public static JsonObject Group(FhirSubject of, JsonObject observation, JsonObject method, string stage)
    {
        if (FhirConditions.IndexOf(of) is { } tumour)
            observation["focus"] = new JsonArray(FhirJson.Reference("Condition", tumour));
        observation["method"] = method;
        return observation.Say(stage);
    }

    /// <summary>ENETS has no code.</summary>
    public static JsonObject Method(string system, string? edition)
    {
        var text = FhirJson.Printable(edition is null ? system : $"{system}, edition {edition}");
        return (system.Contains("UICC", StringComparison.OrdinalIgnoreCase), system.Contains("AJCC", StringComparison.OrdinalIgnoreCase), edition) switch
        {
            (true, _, _) => FhirJson.Concept(text, FhirTerms.Find(FhirCodes.Ncit, "C188404")),
            (_, true, "8") => FhirJson.Concept(text, FhirTerms.Find(FhirCodes.SnomedCt, "897275008")),
            (_, true, "9") => FhirJson.Concept(text, FhirTerms.Find(FhirCodes.SnomedCt, "1269566009")),
            _ => FhirJson.Concept(text),
        };
    }
}
