using System.Security.Cryptography;
using System.Text;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

public sealed partial record Study
{
    private const int LargestFile = 1 << 20; // a study is a few kilobytes; what is larger is something else

    /// <summary>Reads a study file. All problems are found in one go, each with line and column; nothing that is not understood is passed over.</summary>
    /// <param name="file">Its bytes: UTF-8.</param>
    /// <param name="name">Its name without folder, for messages and results.</param>
    public static Parsed<Study> Read(ReadOnlySpan<byte> file, string name)
    {
        var problems = new StudyProblems(name);
        if (file.Length > LargestFile || file.Contains((byte)0) || Text(file) is not { } text)
        {
            problems.Text(file.Length > LargestFile ? "a file over 1 MB" : "a file that is not text in UTF-8", "Save the study as plain text in UTF-8.");
            return new(null, problems.All);
        }
        var source = new StudySource(name, text, Convert.ToHexStringLower(SHA256.HashData(file)));
        var (root, refusal) = StrictYaml.Read(text);
        if (refusal is { } why)
            problems.Yaml(why);
        var study = root is null ? null : new StudyReader(problems).Read(root, source);
        return new(problems.Count == 0 ? study : null, problems.All);
    }

    public static Parsed<Study> Parse(string text, string name = "study.yaml") => Read(Encoding.UTF8.GetBytes(text), name);

    private static string? Text(ReadOnlySpan<byte> file)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
