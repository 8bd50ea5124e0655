using System.Text.Json.Nodes;

namespace Islet.Exchange;

/// <summary>What the FHIR endpoint can do. Routing reads the same lists, so that the statement promises what is there and nothing else.</summary>
public static class FhirCapabilities
{
    /// <summary>The day on which what it promises last changed: CHANGELOG.</summary>
    private const string Changed = "2026-11-21";

    public const string Patient = "patient", Id = "_id", Count = "_count", Page = "page", Format = "_format", Key = "islet-key";

    /// <summary>Parameters by which resources are found; the others page, or choose how the answer is written.</summary>
    public static IReadOnlyList<(string Name, string Type, string Documentation)> SearchOf(FhirType type) => type.Name is "Patient"
        ? [(Id, "token", "Numbers of patients, parted by commas. Without it all patients are listed, page by page.")]
        : [(Patient, "reference", "Number of the patient, or Patient/number. This or _id is required."), (Id, "token", "Ids of resources, parted by commas.")];

    public static JsonObject Of(string version, string address) => new()
    {
        ["resourceType"] = "CapabilityStatement",
        ["status"] = "active",
        ["date"] = Changed,
        ["kind"] = "instance",
        ["software"] = new JsonObject { ["name"] = "Islet", ["version"] = version },
        ["implementation"] = new JsonObject { ["description"] = "Registry of neuroendocrine neoplasms, read only", ["url"] = address },
        ["fhirVersion"] = FhirRecord.Version,
        ["format"] = new JsonArray("json"),
        ["rest"] = new JsonArray(new JsonObject
        {
            ["mode"] = "server",
            ["documentation"] = "Reading alone, of the present view. Resources claim a profile of mCODE 4.0.0 only where they keep its demands; US Core is not claimed. A parameter that is not listed is refused, not ignored.",
            ["security"] = new JsonObject { ["description"] = "The session of the workbench and its rights; SMART is not offered." },
            ["resource"] = new JsonArray([.. FhirRecord.Types.Select(type => (JsonNode)Resource(type))]),
        }),
    };

    private static JsonObject Resource(FhirType type)
    {
        var resource = new JsonObject { ["type"] = type.Name };
        if (type.Profiles.Count > 0)
            resource["supportedProfile"] = new JsonArray([.. type.Profiles.Select(p => (JsonNode)FhirRecord.Canonical(p))]);
        resource["interaction"] = new JsonArray(new JsonObject { ["code"] = "read" }, new JsonObject { ["code"] = "search-type" });
        resource["versioning"] = "no-version";
        resource["searchParam"] = new JsonArray([.. SearchOf(type).Select(p => (JsonNode)new JsonObject { ["name"] = p.Name, ["type"] = p.Type, ["documentation"] = p.Documentation })]);
        if (type.Name is "Patient")
            resource["operation"] = new JsonArray(new JsonObject { ["name"] = "everything", ["definition"] = "http://hl7.org/fhir/OperationDefinition/Patient-everything", ["documentation"] = "Without parameters of its own; all resources on one page." });
        return resource;
    }
}
