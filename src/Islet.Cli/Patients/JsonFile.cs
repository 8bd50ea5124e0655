using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>A file of JSON from outside.</summary>
internal static class JsonFile
{
    public const string Code = "E_FACTS_FILE";

    /// <summary>How a call tells a file from a patient's name.</summary>
    public const string Extension = ".json";

    private const int LongestName = 40; // characters of a name that is shown

    /// <param name="expected">What the file should be: "a file of facts".</param>
    /// <param name="code">Of the problem.</param>
    /// <exception cref="RefusedException"><paramref name="code"/>: no such file, no JSON, a name twice in one object, or text that is no Unicode.</exception>
    public static async Task<JsonElement> ReadAsync(FileInfo file, string expected, CancellationToken cancel, string code = Code)
    {
        if (!file.Exists)
            throw new RefusedException(code, file.Name, Directory.Exists(file.FullName) ? "a folder" : "no such file", expected, "Check the path.");
        var (document, fault) = StrictJson.Read(await BytesAsync(file, expected, code, cancel));
        if (fault is not null)
            throw Refused(fault, file.Name, code);
        using (document)
            return document!.RootElement.Clone();
    }

    private static async Task<byte[]> BytesAsync(FileInfo file, string expected, string code, CancellationToken cancel)
    {
        try
        {
            return await File.ReadAllBytesAsync(file.FullName, cancel);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(new Problem(code, file.Name, "a file that cannot be read", expected, "Check its rights."), fault);
        }
    }

    private static RefusedException Refused(JsonFault fault, string file, string code) => new(code, FormattableString.Invariant($"{file}, line {fault.Line}, column {fault.Column}"),
        fault.Name is { } name ? $"{fault.Found}: {(name.Length <= LongestName ? name : $"{name[..LongestName]}…")}" : fault.Found, "a JSON document in UTF-8", fault.Kind switch
        {
            JsonFaultKind.Encoding => "Save the file as UTF-8.",
            JsonFaultKind.Surrogate => "Write the file again with a program that escapes characters in pairs.",
            JsonFaultKind.Twice => "Leave one of the two out.",
            JsonFaultKind.Syntax => "Correct the file at this line.",
        });
}
