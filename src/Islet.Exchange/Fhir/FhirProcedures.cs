using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Operations and local treatments, and courses of a radiopharmaceutical with their cycles.</summary>
internal static class FhirProcedures
{
    private const string Resection = "resection";

    public static IEnumerable<JsonObject> Of(FhirSubject of) =>
        [.. of.Of<Procedure>().Select(p => Of(of, p.Finding, p.Content)), .. of.Of<Treatment>().Where(t => FhirMedications.IsRadionuclide(t.Content)).Select(t => Radionuclide(of, t.Finding, t.Content))];

    /// <remarks>mCODE 4.0.0, mcode-cancer-related-surgical-procedure: status, code, subject; claimed for resections alone.</remarks>
    private static JsonObject Of(FhirSubject of, Finding finding, Procedure procedure)
    {
        var text = FhirJson.Printable(procedure.Name.Replace('_', ' '));
        var resource = Begin(of, finding, null, procedure.Name is Resection ? "mcode-cancer-related-surgical-procedure" : null, FhirJson.Concept(text), "completed");
        Intent(resource, procedure.Intent);
        if (procedure.Target is { Count: > 0 } targets)
            resource["bodySite"] = new JsonArray([.. targets.Select(t => (JsonNode)FhirJson.Concept(FhirJson.Printable(t.Replace('_', ' '))))]);
        if (procedure.Margin is { } margin)
            resource["outcome"] = FhirJson.Concept($"Resection margin {margin}");
        FhirJson.Date(resource, "performedDateTime", finding.Happened);
        return Told(resource, text, finding);
    }

    /// <remarks>mCODE 4.0.0, mcode-radiotherapy-course-summary: code 1217123003; modality 440252007, administration of a radiopharmaceutical.</remarks>
    private static JsonObject Radionuclide(FhirSubject of, Finding finding, Treatment treatment)
    {
        var stop = FhirMedications.StopOf(of, treatment.Course);
        var status = stop is null ? "unknown" : stop.Value.Content.Reason is "completed" ? "completed" : "stopped";
        var text = FhirJson.Printable($"Peptide receptor radionuclide therapy, {string.Join(" and ", treatment.Drugs)}");
        var resource = Begin(of, finding, "prrt", "mcode-radiotherapy-course-summary", FhirJson.Concept(text, FhirTerms.Find(FhirCodes.SnomedCt, "1217123003")), status);
        var modality = new JsonObject { ["url"] = FhirJson.Mcode + "mcode-radiotherapy-modality", ["valueCodeableConcept"] = FhirJson.Concept("Administration of radiopharmaceutical", FhirTerms.Find(FhirCodes.SnomedCt, "440252007")) };
        FhirJson.Extend(resource, FhirJson.Mcode + "mcode-radiotherapy-modality-and-technique", "extension", new JsonArray(modality));
        if (treatment.Course is { } course && of.Of<Injection>().Count(i => i.Content.Course == course) is > 0 and var cycles)
            FhirJson.Extend(resource, FhirJson.Mcode + "mcode-radiotherapy-sessions", "valueUnsignedInt", cycles);
        var period = new JsonObject();
        FhirJson.Date(period, "start", finding.Happened);
        if (stop is { } ended)
            FhirJson.Date(period, "end", ended.Finding.Happened);
        resource["performedPeriod"] = period;
        return Told(resource, text, finding);
    }

    private static JsonObject Begin(FhirSubject of, Finding finding, string? part, string? profile, JsonObject code, string status)
    {
        var resource = of.Resource("Procedure", of.IdOf(finding, part), profile, finding);
        resource["status"] = status;
        resource["code"] = code;
        resource["subject"] = of.Reference;
        return resource;
    }

    private static void Intent(JsonObject resource, string? intent)
    {
        if (intent switch { "curative" => "373808002", "palliative" => "363676003", _ => null } is { } code)
            FhirJson.Extend(resource, FhirJson.Mcode + "mcode-procedure-intent", "valueCodeableConcept", FhirJson.Concept(intent!, FhirTerms.Find(FhirCodes.SnomedCt, code)));
    }

    private static JsonObject Told(JsonObject resource, string text, Finding finding)
    {
        resource["text"] = FhirJson.Narrative($"{text}, {resource["status"]}, {(finding.Happened.IsKnown ? finding.Happened : "day not known")}.");
        return resource;
    }
}
