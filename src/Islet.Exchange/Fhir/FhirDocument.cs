using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Islet.Exchange;

/// <summary>A section of a document.</summary>
/// <param name="Text">Words for a reader, a paragraph each.</param>
/// <param name="Types">The types of resources that stand behind it.</param>
public sealed record FhirSection(string Title, IReadOnlyList<string> Text, IReadOnlyList<string> Types);

/// <summary>Resources of one patient as a FHIR document: a Composition says what a reader sees, and names what stands behind it.</summary>
/// <remarks>FHIR R4, Bundle bdl-9 to bdl-11 (identifier, timestamp, a Composition first) and Composition: status, type, date, author, title.</remarks>
public static class FhirDocument
{
    /// <param name="resources">Of one patient, the Patient first.</param>
    /// <param name="date">The day of the view; null: a course without calendar.</param>
    /// <param name="made">When the document was made.</param>
    public static JsonObject Of(IReadOnlyList<JsonObject> resources, string title, DateOnly? date, IReadOnlyList<FhirSection> sections, DateTimeOffset made)
    {
        var instant = made.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var composition = Composition(resources, title, date?.ToString("O", CultureInfo.InvariantCulture) ?? instant, sections);
        var identity = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(composition.ToJsonString() + instant)).AsSpan(0, 16), bigEndian: true);
        return new()
        {
            ["resourceType"] = "Bundle",
            ["identifier"] = new JsonObject { ["system"] = "urn:ietf:rfc:3986", ["value"] = $"urn:uuid:{identity:D}" },
            ["type"] = "document",
            ["timestamp"] = instant,
            ["entry"] = new JsonArray([.. resources.Prepend(composition).Select(r => (JsonNode)new JsonObject { ["fullUrl"] = FhirRecord.AddressOf(r), ["resource"] = r })]),
        };
    }

    private static JsonObject Composition(IReadOnlyList<JsonObject> resources, string title, string date, IReadOnlyList<FhirSection> sections) => new()
    {
        ["resourceType"] = "Composition",
        ["id"] = $"{resources[0]["id"]}-document",
        ["text"] = FhirJson.Narrative(title),
        ["status"] = "final",
        ["type"] = FhirJson.Concept(title),
        ["subject"] = FhirJson.Reference("Patient", (string)resources[0]["id"]!),
        ["date"] = date,
        ["author"] = new JsonArray(new JsonObject { ["display"] = "Islet, computed from the registry" }),
        ["title"] = title,
        ["section"] = new JsonArray([.. sections.Select(s => (JsonNode)Section(s, resources))]),
    };

    private static JsonObject Section(FhirSection section, IReadOnlyList<JsonObject> resources)
    {
        var written = new JsonObject { ["title"] = section.Title, ["text"] = FhirJson.Narrative(section.Text) };
        JsonNode[] behind = [.. resources.Where(r => section.Types.Contains((string)r["resourceType"]!)).Select(r => FhirJson.Reference((string)r["resourceType"]!, (string)r["id"]!))];
        if (behind.Length > 0)
            written["entry"] = new JsonArray(behind);
        return written;
    }
}
