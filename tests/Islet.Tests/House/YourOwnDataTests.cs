using System.Text;
using Islet.Exchange;

namespace Islet.Tests.House;

/// <summary>The tutorial is walked from the first command to the last, and shows nothing that was not said.</summary>
public sealed class YourOwnDataTests : IDisposable
{
    private readonly WalkedPage page = new("docs/your-own-data.md", "my.map.yaml", "my.db", "my-out", "centre.map.yaml", "later", "later.csv", "people", "people.db",
        "centre.key", "centre.keys", "my.islet.gz", "my.xlsx", "shared", "my.backup", "restored.db");

    public void Dispose() => page.Dispose();

    [Fact]
    public async Task Its_commands_run_say_what_it_shows_and_draw_its_figure()
    {
        var said = new StringBuilder();
        foreach (var command in page.Commands)
            said.Append(await page.RunAsync(command));
        Assert.All(page.Blocks("text").SelectMany(shown => shown.Split('\n', StringSplitOptions.RemoveEmptyEntries)), line => Assert.Contains(line.Trim(), said.ToString(), StringComparison.Ordinal));
        Golden.Matches(ReadmeTests.WithoutDay(File.ReadAllText(page.Made("my-out", "figures", "overall-survival-by-grade.svg"))), "docs", "images", "your-own-data.svg");
        Assert.All(["my-out/report.html", "shared/deidentification.md", "my.xlsx", "my.islet.gz", "restored.db"], file => Assert.True(File.Exists(page.Made(file)), file));
    }

    [Fact]
    public void It_begins_with_the_three_commands_of_the_README()
    {
        using var readme = new WalkedPage("README.md");
        Assert.Equal(readme.Commands.TakeLast(3), page.Commands.Take(3));
    }

    [Fact]
    public void The_pieces_of_a_map_in_it_are_understood() => Assert.All(page.Blocks("yaml"), piece =>
        Assert.Empty(CourseMap.Parse(SampleSheets.MapText(SampleKind.Uppsala) + piece).Problems));

    [Fact]
    public void What_it_links_to_is_there() => Assert.All(page.Links, file => Assert.True(File.Exists(Repository.File(file)), $"docs/your-own-data.md links to {file}, which is not there."));
}
