using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>A quantification as a file: whole, so that it can be stored and opened again. Regions are runs; every number carries what pet-quantification 1 asks of it.</summary>
/// <remarks>The digest is that of the content as this class writes it; a store that changes white space or the order of members does not change it.</remarks>
public static class QuantificationJson
{
    public const string Format = "islet-pet-quantification";

    private const int Version = 1, MostBytes = 256 << 20;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, IgnoreReadOnlyProperties = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new RegionRuns(), new PointNumbers(), new VoxelNumbers() },
    };

    public static byte[] Write(Quantification result)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(result, Form);
        using var stream = new MemoryStream(content.Length + 256);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteNumber("version", Version);
            json.WriteString("digest", Digest(content));
            json.WritePropertyName("quantification");
            json.WriteRawValue(content, skipInputValidation: true);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <exception cref="RefusedException">E_PET_RESULT: another program's file, another version's, or a damaged one.</exception>
    public static Quantification Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MostBytes)
            throw Foreign(FormattableString.Invariant($"{utf8.Length} bytes"));
        var (document, fault) = StrictJson.Read(utf8);
        if (document is null)
            throw Off(FormattableString.Invariant($"line {fault!.Line}, column {fault.Column}"), fault.Found, "JSON as Islet writes it");
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Text(root, "format") != Format)
                throw Foreign("no such format");
            if (!root.TryGetProperty("version", out var version) || version.ValueKind is not JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
                throw Off("version", "another version", FormattableString.Invariant($"{Version}"));
            if (!root.TryGetProperty("quantification", out var content) || content.ValueKind is not JsonValueKind.Object)
                throw Off("quantification", "nothing", "the result");
            var result = Content(content);
            if (Digest(JsonSerializer.SerializeToUtf8Bytes(result, Form)) != Text(root, "digest"))
                throw Off("digest", "another content than the one that was written", "the file as it was written");
            return ResultCheck.FaultIn(result) is { } where ? throw Off(where, "what contradicts the rest of the file", "the file as it was written") : result;
        }
    }

    private static Quantification Content(JsonElement content)
    {
        try
        {
            return content.Deserialize<Quantification>(Form)!;
        }
        catch (JsonException e)
        {
            throw Off(Place(e.Path), "a member that is missing, not known, or not of its form", "the file as it was written");
        }
        catch (Exception e) when (e is NotSupportedException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw Off("quantification", "a value that is not of its form", "the file as it was written");
        }
    }

    /// <summary>Names of members that the file has and this program does not know are not repeated.</summary>
    private static string Place(string? path) => path is { Length: > 0 and < 100 } && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '.' or '_' or '[' or ']') ? "quantification" + path[1..] : "quantification";

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private static RefusedException Foreign(string found) => Off("file", found, $"a file of format {Format}");

    private static RefusedException Off(string where, string found, string expected) => new("E_PET_RESULT", where, found, expected, "Quantify the image again with islet pet quantify.");
}
