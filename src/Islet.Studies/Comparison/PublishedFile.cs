using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A published file: the printed numbers of a paper as JSON. Its form: docs/studies.md, "Beside the paper".</summary>
public static class PublishedFile
{
    public const string Schema = "islet-published/1";

    internal const string FileCode = "E_PUBLISHED_FILE", KeyCode = "E_PUBLISHED_KEY", ValueCode = "E_PUBLISHED_VALUE", AddressCode = "E_PUBLISHED_ADDRESS", TwiceCode = "E_PUBLISHED_TWICE";

    /// <summary>The paper, or every problem in its file. Nothing that is not understood is passed over.</summary>
    /// <param name="name">Of the file, without folder.</param>
    public static Parsed<PublishedPaper> Read(ReadOnlyMemory<byte> file, string name)
    {
        var (document, fault) = StrictJson.Read(file);
        if (fault is not null)
            return new(null, [new(FileCode, FormattableString.Invariant($"{name}, line {fault.Line}, column {fault.Column}"), fault.Found, "a published file in JSON", "Correct the file at this line.")]);
        using (document)
        {
            var problems = new List<Problem>();
            var source = new StudySource(name, Encoding.UTF8.GetString(file.Span), Convert.ToHexStringLower(SHA256.HashData(file.Span)));
            var paper = new PublishedReader(problems).Paper(new(document!.RootElement, "", problems), source);
            return new(problems.Count == 0 ? paper : null, problems);
        }
    }
}
