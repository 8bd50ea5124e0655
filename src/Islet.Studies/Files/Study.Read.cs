using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Studies;

public sealed partial record Study
{
    /// <summary>Reads a study file. All problems are found in one go, each with line and column; nothing that is not understood is passed over.</summary>
    /// <param name="file">Its bytes: UTF-8.</param>
    /// <param name="name">Its name without folder, for messages and results.</param>
    public static Parsed<Study> Read(ReadOnlySpan<byte> file, string name)
    {
        var problems = new StudyProblems(name);
        if (problems.Decode(file) is not { } text)
            return new(null, problems.All);
        var source = new StudySource(name, text, Convert.ToHexStringLower(SHA256.HashData(file)));
        var root = problems.Root(text);
        var study = root is null ? null : new StudyReader(problems).Read(root, source);
        return new(problems.Count == 0 ? study : null, problems.All);
    }

    public static Parsed<Study> Parse(string text, string name = "study.yaml") => Read(Encoding.UTF8.GetBytes(text), name);
}
