using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>A file that holds facts as JSON.</summary>
internal static class JsonFile
{
    public const string Code = "E_FACTS_FILE";

    /// <summary>How a call tells a file from a patient's name.</summary>
    public const string Extension = ".json";

    /// <exception cref="RefusedException">E_FACTS_FILE: no such file, or no JSON.</exception>
    public static async Task<JsonElement> ReadAsync(FileInfo file, string expected, CancellationToken cancel)
    {
        if (!file.Exists)
            throw new RefusedException(Code, file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", expected, "Check the path.");
        try
        {
            await using var stream = file.OpenRead();
            using var document = await JsonDocument.ParseAsync(stream, new() { AllowDuplicateProperties = false }, cancel);
            return document.RootElement.Clone();
        }
        catch (JsonException fault)
        {
            throw new RefusedException(Code, $"{file.Name}, line {(fault.LineNumber ?? 0) + 1}", "a text that is no JSON, or a name twice in one object", "a JSON document", "Correct the file at this line.");
        }
    }
}
