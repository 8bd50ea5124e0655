using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Parts of FHIR R4 resources.</summary>
internal static class FhirJson
{
    public const string Mcode = "http://hl7.org/fhir/us/mcode/StructureDefinition/";

    /// <summary>Extension: the day on which a result was issued, as exact as it is known. The element issued wants an instant, and nobody knows one.</summary>
    public const string ReportedUrl = "urn:islet:reported";

    /// <summary>Extension: an offset from the course's origin, where it has no calendar.</summary>
    public const string OffsetUrl = "urn:islet:offset";

    private const string Absent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason", AbsentCodes = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>Text first; codings only of the table.</summary>
    public static JsonObject Concept(string text, params ReadOnlySpan<FhirTerm?> terms)
    {
        var concept = new JsonObject();
        var codings = new JsonArray();
        foreach (var term in terms)
            if (term is not null)
                codings.Add(term.ToCoding());
        if (codings.Count > 0)
            concept["coding"] = codings;
        concept["text"] = text;
        return concept;
    }

    /// <summary>A code of a terminology that FHIR R4 itself defines.</summary>
    public static JsonObject Hl7(string system, string code, string display) =>
        new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = $"http://terminology.hl7.org/CodeSystem/{system}", ["code"] = code, ["display"] = display }) };

    public static JsonObject Reference(string type, string id) => new() { ["reference"] = $"{type}/{id}" };

    /// <summary>With the UCUM code where the unit is one of the table's.</summary>
    public static JsonObject Quantity(decimal value, string? unit, string? comparator = null)
    {
        var quantity = new JsonObject { ["value"] = value };
        if (comparator is not null)
            quantity["comparator"] = comparator;
        if (unit is null)
            return quantity;
        quantity["unit"] = unit;
        if (FhirTerms.UnitOf(unit) is { } ucum)
            (quantity["system"], quantity["code"]) = (FhirCodes.Ucum, ucum);
        return quantity;
    }

    /// <summary>Why there is no value, as an element's own member.</summary>
    public static JsonObject AbsentReason(string code, string display) => Hl7("data-absent-reason", code, display);

    /// <summary>Why there is no value, where the element has no such member.</summary>
    public static JsonObject AbsentExtension(string code) => new() { ["extension"] = new JsonArray(new JsonObject { ["url"] = Absent, ["valueCode"] = code }) };

    /// <summary>A day as exact as it is known; without calendar the offset stands beside it, and nothing is made of it.</summary>
    public static void Date(JsonObject resource, string name, When when)
    {
        if (when.Day is { } day)
        {
            resource[name] = day.ToString();
            return;
        }
        var absent = AbsentExtension("unknown");
        if (when.Offset is { } offset)
            absent["extension"]!.AsArray().Add(new JsonObject { ["url"] = OffsetUrl, ["valueString"] = offset.ToString() });
        resource["_" + name] = absent;
    }

    public static void Extend(JsonObject resource, string url, string value, JsonNode content)
    {
        if (resource["extension"] is not JsonArray extensions)
            resource["extension"] = extensions = [];
        extensions.Add(new JsonObject { ["url"] = url, [value] = content });
    }

    /// <summary>What a person reads where no program does: generated from the resource, and nothing that is not in it.</summary>
    public static JsonObject Narrative(string text) => Xhtml(HtmlEncoder.Default.Encode(Printable(text)));

    /// <summary>A paragraph each.</summary>
    public static JsonObject Narrative(IEnumerable<string> paragraphs) => Xhtml(string.Concat(paragraphs.Select(p => $"<p>{HtmlEncoder.Default.Encode(Printable(p))}</p>")));

    private static JsonObject Xhtml(string content) => new() { ["status"] = "generated", ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{content}</div>" };

    /// <summary>FHIR's strings hold no control characters but tab, return and line feed.</summary>
    public static string Printable(string text) => text.Any(IsControl) ? new([.. text.Where(c => !IsControl(c))]) : text;

    public static ReadOnlyMemory<byte> ToUtf8(JsonNode resource) => JsonSerializer.SerializeToUtf8Bytes(resource, Form);

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static bool IsControl(char c) => c < ' ' && c is not ('\t' or '\r' or '\n');
}
