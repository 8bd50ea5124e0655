using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One code of one code system, as a resource carries it.</summary>
public readonly record struct FhirCoding(string? System, string Code);

/// <summary>What is asked of a FHIR R4 resource that has been parsed and not believed: an element that is absent, or of another form, is null.</summary>
public static class FhirElement
{
    private const int DateLength = 10; // of 2019-05-17; what follows is a time of day

    public static JsonElement? Member(this JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var member) && member.ValueKind is not JsonValueKind.Null ? member : null;

    public static string? Text(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool? Flag(this JsonElement of, string name) => of.Member(name)?.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    public static decimal? Number(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement of, string name) => of.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Codings of a CodeableConcept; its text is nobody's code.</summary>
    public static IEnumerable<FhirCoding> Codings(this JsonElement of, string name) => of.Member(name) is { } concept
        ? concept.List("coding").Where(c => c.Text("code") is not null).Select(c => new FhirCoding(c.Text("system"), c.Text("code")!)) : [];

    /// <summary>A date, dateTime or instant to the day, the month or the year.</summary>
    public static Day? DayOf(this JsonElement of, string name) =>
        of.Text(name) is { } text && Day.TryParse(text.Length > DateLength ? text.AsSpan(0, DateLength) : text, out var day) ? day : null;

    /// <summary>"Condition/4" of a reference to it, with or without the server's address before and the version after.</summary>
    public static string? Reference(this JsonElement of, string name) => of.Member(name)?.Text("reference")?.Split("/_history/")[0].Split('/') is [.., var type, var id] ? $"{type}/{id}" : null;

    /// <summary>"Condition/4", as references name the resource itself.</summary>
    public static string Name(this JsonElement resource) => $"{resource.Text("resourceType")}/{resource.Text("id")}";
}
