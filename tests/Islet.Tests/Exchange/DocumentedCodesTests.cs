using System.Text.RegularExpressions;

namespace Islet.Tests.Exchange;

public partial class DocumentedCodesTests
{
    [Fact]
    public void The_page_lists_every_code_that_an_import_from_cBioPortal_can_tell_and_no_other()
    {
        var sources = new[] { Path.Combine("Islet.Exchange", "Cbioportal"), Path.Combine("Islet.Exchange", "Tables"), Path.Combine("Islet.Clinic", "Consistency") }
            .SelectMany(room => Directory.EnumerateFiles(Repository.File("src", room), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText);
        var told = sources.SelectMany(text => Quoted().Matches(text))
            .Select(m => m.Groups["code"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var page = File.ReadAllText(Repository.File("docs", "import-cbioportal.md"));
        Assert.Equal(told, Code().Matches(page).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<code>[EW]_[A-Z][A-Z0-9_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\\b[EW]_[A-Z][A-Z0-9_]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
