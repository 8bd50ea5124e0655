using System.Text.Json.Nodes;

namespace Islet.Tests.Exchange;

/// <summary>
/// Demands on a resource, written down from HL7 FHIR R4 (4.0.1, the resources' own pages) and from the snapshots of mCODE 4.0.0
/// (StructureDefinition-mcode-*.json): elements that are required, values that are fixed, and what may not stand together.
/// </summary>
internal static class FhirRules
{
    private const string Canonical = "http://hl7.org/fhir/us/mcode/StructureDefinition/";

    private static readonly Dictionary<string, string[]> RequiredByR4 = new(StringComparer.Ordinal)
    {
        ["Patient"] = [], ["Condition"] = ["subject"], ["Observation"] = ["status", "code"], ["MedicationAdministration"] = ["status", "medication[x]", "subject", "effective[x]"],
        ["Procedure"] = ["status", "subject"], ["CarePlan"] = ["status", "intent", "subject"],
    };

    private static readonly Dictionary<string, string[]> RequiredByProfile = new(StringComparer.Ordinal)
    {
        ["mcode-cancer-patient"] = ["identifier", "name", "gender"],
        ["mcode-primary-cancer-condition"] = ["category", "code", "subject"],
        ["mcode-secondary-cancer-condition"] = ["category", "code", "subject"],
        ["mcode-tumor-marker-test"] = ["status", "category", "code", "subject", "value[x]"],
        ["mcode-histologic-grade"] = ["status", "category", "code", "subject", "valueCodeableConcept"],
        ["mcode-ecog-performance-status"] = ["status", "category", "code", "subject"],
        ["mcode-tnm-stage-group"] = ["status", "category", "code", "subject", "focus", "method"],
        ["mcode-tumor-size"] = ["status", "code", "subject", "component"],
        ["mcode-cancer-disease-status"] = ["status", "code", "subject"],
        ["mcode-cancer-related-medication-administration"] = ["status", "medication[x]", "subject", "effective[x]"],
        ["mcode-cancer-related-surgical-procedure"] = ["status", "code", "subject"],
        ["mcode-radiotherapy-course-summary"] = ["status", "code", "subject"],
    };

    private static readonly Dictionary<string, (string System, string Code)> FixedCode = new(StringComparer.Ordinal)
    {
        ["mcode-histologic-grade"] = ("http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl", "C18000"), ["mcode-ecog-performance-status"] = ("http://loinc.org", "89247-1"),
        ["mcode-tumor-size"] = ("http://loinc.org", "21889-1"), ["mcode-cancer-disease-status"] = ("http://loinc.org", "97509-4"), ["mcode-radiotherapy-course-summary"] = ("http://snomed.info/sct", "1217123003"),
    };

    private static readonly Dictionary<string, string[]> Statuses = new(StringComparer.Ordinal)
    {
        ["Observation"] = ["registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"],
        ["MedicationAdministration"] = ["in-progress", "not-done", "on-hold", "completed", "entered-in-error", "stopped", "unknown"],
        ["Procedure"] = ["preparation", "in-progress", "not-done", "on-hold", "stopped", "completed", "entered-in-error", "unknown"],
        ["CarePlan"] = ["draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"],
    };

    public static IReadOnlyCollection<string> Profiles => RequiredByProfile.Keys;

    public static IEnumerable<string> Faults(JsonObject resource)
    {
        var type = (string)resource["resourceType"]!;
        var profiles = (resource["meta"]?["profile"]?.AsArray() ?? []).Select(p => ((string)p!).Replace(Canonical, "", StringComparison.Ordinal)).Where(RequiredByProfile.ContainsKey).ToList();
        foreach (var element in RequiredByR4[type].Concat(profiles.SelectMany(p => RequiredByProfile[p])).Distinct(StringComparer.Ordinal).Where(e => !Has(resource, e)))
            yield return $"{type}: no {element}";
        foreach (var profile in profiles.Where(FixedCode.ContainsKey))
            if (!Codings(resource["code"]).Contains(FixedCode[profile]))
                yield return $"{profile}: another code";
        if (Statuses.TryGetValue(type, out var statuses) && !statuses.Contains((string)resource["status"]!, StringComparer.Ordinal))
            yield return $"{type}: status {resource["status"]}";
        foreach (var fault in OfProfiles(resource, profiles).Concat(Invariants(resource, type)).Concat(Everywhere(resource, type)))
            yield return fault;
    }

    public static IEnumerable<(string System, string Code)> AllCodings(JsonNode? node) => node switch
    {
        JsonObject o when o["system"] is JsonValue s && o["code"] is JsonValue c => [((string)s!, (string)c!), .. o.SelectMany(m => AllCodings(m.Value))],
        JsonObject o => o.SelectMany(m => AllCodings(m.Value)),
        JsonArray a => a.SelectMany(AllCodings),
        _ => [],
    };

    private static IEnumerable<string> OfProfiles(JsonObject resource, List<string> profiles)
    {
        if (profiles.Any(p => p is "mcode-tumor-marker-test" or "mcode-histologic-grade") && !Codings(resource["category"]).Contains(("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")))
            yield return "no category laboratory";
        if (profiles.Exists(p => p.EndsWith("cancer-condition", StringComparison.Ordinal)) && !Codings(resource["category"]).Any(c => c.Code is "problem-list-item" or "health-concern"))
            yield return "no category of US Core's list of problems";
        if (profiles.Contains("mcode-tumor-size") && resource["component"]!.AsArray().Count(c => Codings(c!["code"]).Contains(("http://loinc.org", "33728-7"))) != 1)
            yield return "not one longest dimension";
        if (profiles.Contains("mcode-tnm-stage-group") && resource["focus"] is JsonArray { Count: not 1 })
            yield return "not one focus";
        if (profiles.Contains("mcode-cancer-patient") && resource["identifier"]!.AsArray().Any(i => i!["system"] is null || i["value"] is null))
            yield return "an identifier without system or value";
    }

    /// <summary>FHIR R4: con-3, obs-6, ext-1, dom-6, and dates of the R4 pattern.</summary>
    private static IEnumerable<string> Invariants(JsonObject resource, string type)
    {
        if (type is "Condition" && resource["clinicalStatus"] is null)
            yield return "con-3: no clinicalStatus";
        if (type is "Observation" && resource["dataAbsentReason"] is not null && Has(resource, "value[x]"))
            yield return "obs-6: a value, and a reason why there is none";
        if (type is "Observation" && resource["dataAbsentReason"] is null && !Has(resource, "value[x]") && resource["component"] is null)
            yield return "neither a value nor a reason why there is none";
        if (resource["extension"] is JsonArray extensions)
            foreach (var extension in extensions.Where(e => e!.AsObject().Count(m => m.Key.StartsWith("value", StringComparison.Ordinal) || m.Key is "extension") != 1))
                yield return $"ext-1: {extension}";
        if (resource["text"]?["div"] is null)
            yield return "dom-6: no narrative";
    }

    /// <summary>Of every node: arrays and objects are not empty, texts neither empty nor null.</summary>
    private static IEnumerable<string> Everywhere(JsonNode? node, string at) => node switch
    {
        null => [$"{at}: null"],
        JsonObject { Count: 0 } or JsonArray { Count: 0 } => [$"{at}: empty"],
        JsonObject o => o.SelectMany(m => Everywhere(m.Value, $"{at}.{m.Key}")),
        JsonArray a => a.SelectMany(n => Everywhere(n, at)),
        JsonValue v when v.GetValueKind() is System.Text.Json.JsonValueKind.String && ((string)v!).Trim().Length == 0 => [$"{at}: an empty text"],
        _ => [],
    };

    private static bool Has(JsonObject resource, string element) => element.EndsWith("[x]", StringComparison.Ordinal)
        ? resource.Any(m => m.Key.TrimStart('_').StartsWith(element[..^3], StringComparison.Ordinal)) : resource[element] is not null || resource["_" + element] is not null;

    private static IEnumerable<(string System, string Code)> Codings(JsonNode? concept) => AllCodings(concept);
}
