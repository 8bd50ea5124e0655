using System.Text.RegularExpressions;

namespace Islet.Tests.House;

public partial class ProblemCodeTests
{
    [Fact]
    public void Every_code_of_the_program_is_explained_in_the_docs()
    {
        var docs = string.Concat(Directory.EnumerateFiles(Repository.File("docs"), "*.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        var explained = Code().Matches(docs).Select(m => m.Value).ToHashSet();
        var used = Directory.EnumerateFiles(Repository.File("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => QuotedCode().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Where(code => code is not ("E_" or "W_")).ToHashSet();
        Assert.True(used.Count > 50);
        Assert.Empty(used.Except(explained).Order());
    }

    [GeneratedRegex("[EW]_[A-Z0-9_]+")]
    private static partial Regex Code();

    [GeneratedRegex("\"([EW]_[A-Z0-9_]+)")]
    private static partial Regex QuotedCode();
}
