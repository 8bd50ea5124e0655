using System.Text.Json;
using Islet.Course;

namespace Islet.Exchange.DicomWeb;

/// <summary>Objects in the JSON of DICOM (PS3.18 F): by tag, eight hexadecimal digits.</summary>
internal static class DicomJson
{
    private const int Deepest = 32;

    /// <exception cref="RefusedException">E_PACS_ANSWER.</exception>
    public static IReadOnlyList<JsonElement> Objects(ReadOnlyMemory<byte> json, string name) => Parse(json, name) is { ValueKind: JsonValueKind.Array } array && array.EnumerateArray().All(o => o.ValueKind == JsonValueKind.Object)
        ? [.. array.EnumerateArray()] : throw Bad(name);

    /// <inheritdoc cref="Objects"/>
    public static JsonElement Object(ReadOnlyMemory<byte> json, string name) => Parse(json, name) is { ValueKind: JsonValueKind.Object } found ? found : throw Bad(name);

    /// <summary>The values of an element as texts; none where it is absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement of, string tag) =>
        [.. Values(of, tag).Select(v => v.ValueKind switch { JsonValueKind.String => v.GetString()!, JsonValueKind.Number => v.GetRawText(), _ => "" }).Where(t => t.Length > 0)];

    public static string? Text(this JsonElement of, string tag) => of.Texts(tag) is [var first, ..] ? first : null;

    public static int? Whole(this JsonElement of, string tag) => int.TryParse(of.Text(tag), System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    public static IEnumerable<JsonElement> Items(this JsonElement of, string tag) => Values(of, tag).Where(v => v.ValueKind == JsonValueKind.Object);

    /// <exception cref="RefusedException">E_PACS_ANSWER: it is none, or absent.</exception>
    public static string Uid(this JsonElement of, string tag, string name) => of.Text(tag) is { } uid && DicomUid.Is(uid) ? uid : throw Bad(name);

    private static JsonElement.ArrayEnumerator Values(JsonElement of, string tag) =>
        of.TryGetProperty(tag, out var element) && element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Value", out var values) && values.ValueKind == JsonValueKind.Array ? values.EnumerateArray() : default;

    private static JsonElement Parse(ReadOnlyMemory<byte> json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Deepest });
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new RefusedException(Bad(name).Problem, e);
        }
    }

    private static RefusedException Bad(string name) => PacsProblems.Answer(name, "what is not DICOM in JSON", "application/dicom+json (PS3.18 F)");
}
