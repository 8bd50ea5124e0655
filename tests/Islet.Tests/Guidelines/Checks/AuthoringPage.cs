using System.Text;
using System.Text.RegularExpressions;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>The small guideline that docs/guideline-authoring.md writes, file by file, as it stands there.</summary>
internal static partial class AuthoringPage
{
    public static string Text { get; } = File.ReadAllText(Repository.File("docs", "guideline-authoring.md")).ReplaceLineEndings("\n");

    public static IReadOnlyDictionary<string, string> Files { get; } = Block().Matches(Text).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    public static GuidelineFiles Guideline(IReadOnlyDictionary<string, string> files) => new("my-guideline", files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)));

    /// <summary>The guideline of the page, with one thing written otherwise.</summary>
    public static GuidelineReport With(string file, string right, string wrong)
    {
        Assert.Contains(right, Files[file], StringComparison.Ordinal);
        var at = Files[file].IndexOf(right, StringComparison.Ordinal);
        return GuidelineCheck.Of(Guideline(new Dictionary<string, string>(Files) { [file] = Files[file][..at] + wrong + Files[file][(at + right.Length)..] }));
    }

    [GeneratedRegex("```yaml\n# my-guideline/([a-z]+\\.yaml)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
