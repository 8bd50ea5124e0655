using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>Vignettes of a file (form response-vignettes/1, docs/response-files.md).</summary>
/// <param name="Id">As the file names it; of one without a name its place in the file.</param>
/// <param name="Content">As written; whether it is a vignette at all is told with its answer, so that it never costs the others theirs.</param>
internal sealed record Vignette(string Id, string? Criterion, JsonElement Content)
{
    private const string Form = "a vignette with criterion and input, or {\"vignettes\":[…]}", Remedy = "See docs/response-files.md.";

    /// <exception cref="RefusedException">E_RESPONSE_FILE: no such file, no JSON, or no vignette in it.</exception>
    public static async Task<IReadOnlyList<Vignette>> ReadAsync(FileInfo file, CancellationToken cancel)
    {
        if (!file.Exists)
            throw new RefusedException("E_RESPONSE_FILE", file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", Form, "Check the path.");
        try
        {
            await using var stream = file.OpenRead();
            using var document = await JsonDocument.ParseAsync(stream, new() { AllowDuplicateProperties = false }, cancel);
            Decode(document.RootElement);
            return Of(document.RootElement.Clone(), file.Name);
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException("E_RESPONSE_FILE", file.Name, "half of a surrogate pair as text", "a JSON document whose texts are Unicode", "Write the file again with a program that escapes characters in pairs.");
        }
        catch (JsonException fault)
        {
            throw new RefusedException("E_RESPONSE_FILE", $"{file.Name}, line {(fault.LineNumber ?? 0) + 1}", "a text that is no JSON, or a name twice in one object", "a JSON document", "Correct the file at this line.");
        }
    }

    /// <summary>Every text once, since an ill-formed escape is only noticed when it is read.</summary>
    /// <exception cref="InvalidOperationException">A text is no Unicode.</exception>
    private static void Decode(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
            element.GetString();
        else if (element.ValueKind is JsonValueKind.Array)
            element.EnumerateArray().ToList().ForEach(Decode);
        else if (element.ValueKind is JsonValueKind.Object)
            element.EnumerateObject().ToList().ForEach(Decode);
    }

    private static void Decode(JsonProperty member)
    {
        _ = member.Name;
        Decode(member.Value);
    }

    private static List<Vignette> Of(JsonElement root, string file)
    {
        IEnumerable<JsonElement> given = root switch
        {
            { ValueKind: JsonValueKind.Object } when root.TryGetProperty("vignettes", out var list) && list.ValueKind is JsonValueKind.Array => list.EnumerateArray(),
            { ValueKind: JsonValueKind.Object } when root.TryGetProperty("input", out _) => [root],
            _ => throw new RefusedException("E_RESPONSE_FILE", file, "neither a vignette nor a list of them", Form, Remedy),
        };
        if (!given.Any())
            throw new RefusedException("E_RESPONSE_FILE", file, "an empty list of vignettes", Form, Remedy);
        return [.. given.Select((v, i) => new Vignette(TextOf(v, "id") ?? $"#{i + 1}", TextOf(v, "criterion"), v))];
    }

    private static string? TextOf(JsonElement of, string name) => of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
