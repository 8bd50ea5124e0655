using System.Text.RegularExpressions;

namespace Islet.Tests.House;

/// <summary>What the README says is done here, word for word. `./islet demo` is the browser tests' business, `./test` runs this.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly WalkedPage page = new("README.md", "sample.db", "out", "my.map.yaml", "my.db", "my-out", "pet-sample", "pet-out");

    public void Dispose() => page.Dispose();

    [Fact]
    public async Task Its_commands_run_and_draw_its_figure()
    {
        foreach (var command in page.Commands.Where(c => c is not ("./islet demo" or "./test")))
            await page.RunAsync(command);
        Golden.Matches(WithoutDay(File.ReadAllText(page.Made("out", "figures", "overall-survival-by-grade.svg"))), "docs", "images", "overall-survival-by-grade.svg");
        Assert.True(File.Exists(page.Made("out", "report.html")));
        Assert.True(File.Exists(page.Made("my-out", "figures", "overall-survival-by-grade.svg")));
        Assert.True(File.Exists(page.Made("pet-out", "quantification.json")));
    }

    [Fact]
    public void Its_two_first_commands_are_the_demo_and_the_tests()
    {
        Assert.Equal(["./islet demo", "./test"], page.Commands.Take(2));
        Assert.Contains("./test", File.ReadAllText(Repository.File(".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_links_to_is_there() => Assert.All(page.Links, file => Assert.True(File.Exists(Repository.File(file)), $"README.md links to {file}, which is not there."));

    /// <summary>The day on which the data were recorded is the day of the test.</summary>
    internal static string WithoutDay(string figure) => RecordingDay().Replace(figure, "$1");

    [GeneratedRegex(@"(batch \d+) \(\d{4}-\d\d-\d\d\)")]
    private static partial Regex RecordingDay();
}
