using System.Text.Json;
using Islet.Cli.Patients;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>Vignettes of a file (form response-vignettes/1, docs/response-files.md).</summary>
/// <param name="Id">As the file names it; of one without a name its place in the file.</param>
/// <param name="Content">As written; whether it is a vignette at all is told with its answer, so that it never costs the others theirs.</param>
internal sealed record Vignette(string Id, string? Criterion, JsonElement Content)
{
    private const string Form = "a vignette with criterion and input, or {\"vignettes\":[…]}", Remedy = "See docs/response-files.md.";

    /// <exception cref="RefusedException">E_RESPONSE_FILE: no such file, no JSON, or no vignette in it.</exception>
    public static async Task<IReadOnlyList<Vignette>> ReadAsync(FileInfo file, CancellationToken cancel) => Of(await JsonFile.ReadAsync(file, Form, cancel, "E_RESPONSE_FILE"), file.Name);

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
