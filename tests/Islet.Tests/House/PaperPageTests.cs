using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Cli;

namespace Islet.Tests.House;

/// <summary>The pages of docs/papers are what <c>islet study paper</c> writes, to the byte, on any day.</summary>
public sealed class PaperPageTests : IDisposable
{
    private static readonly string Pages = Repository.File("docs", "papers");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("islet-papers-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string> Papers => [.. Directory.EnumerateFiles(Pages, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(name => name != "README").Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Papers))]
    public async Task A_page_is_what_its_command_writes(string paper)
    {
        Assert.Equal(ExitCode.Done, await CallAsync("study", "paper", paper, "--out", folder.FullName, "--root", Repository.Root));
        foreach (var file in Directory.EnumerateFiles(folder.FullName, "*", SearchOption.AllDirectories))
            Golden.Matches(await File.ReadAllTextAsync(file), ["docs", "papers", .. Path.GetRelativePath(folder.FullName, file).Split(Path.DirectorySeparatorChar)]);
        var figures = Path.Combine(Pages, paper);
        if (Directory.Exists(figures))
            Assert.All(Directory.EnumerateFiles(figures), file => Assert.True(File.Exists(Path.Combine(folder.FullName, paper, Path.GetFileName(file))), $"{file} is of no page."));
    }

    [Fact]
    public void Every_paper_with_published_numbers_study_and_profile_has_a_page_and_is_listed()
    {
        var index = File.ReadAllText(Path.Combine(Pages, "README.md"));
        var names = Directory.EnumerateFiles(Repository.File("studies", "published"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(name => File.Exists(Repository.File("demo", "profiles", name + ".yaml"))).ToList();
        Assert.Contains("uppsala-2025", names);
        Assert.All([.. names, "nanets-2020", "response-review-2025"], name => Assert.Contains($"({name}.md)", index, StringComparison.Ordinal));
    }

    [Theory] // a page is held to its command above, so that what it says of itself is what the command finds
    [InlineData("uppsala-2025"), InlineData("italy-2024"), InlineData("nordic-2025")]
    public void At_least_95_of_100_medians_rates_and_ratios_of_a_paper_come_out_and_every_other_is_explained(string paper)
    {
        var said = Regex.Match(File.ReadAllText(Path.Combine(Pages, paper + ".md")), @"median, rate, ratio or other number: (\d+) of (\d+)[^;\n]*(?:; of the other (\d+), (\d+) explained and (\d+) not)?");
        var (inside, all) = (Number(1), Number(2));
        Assert.True(inside * 100 >= all * 95, said.Value);
        Assert.Equal((all - inside, all - inside, 0), (Number(3), Number(4), Number(5)));

        int Number(int group) => said.Groups[group].Success ? int.Parse(said.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    [Fact] // proves the plumbing, not the medicine
    public void A_page_of_a_cohort_says_that_it_is_simulated_to_match_and_never_that_it_is_reproduced() => Assert.All(Directory.EnumerateFiles(Pages, "*.md").Where(f => Directory.Exists(Path.ChangeExtension(f, null))), file =>
    {
        var text = File.ReadAllText(file);
        Assert.Contains("**Simulated to match.**", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("reproduced", StringSplitOptions.None).Length - 1); // "nothing of the paper is reproduced"
    });

    [Theory] // the tables in the paper's layout, the panels as the paper has them, and what was done in words with its sources
    [InlineData("uppsala-2025", "### Summary of results from first and second re-characterization.", "figure-2.svg", "figure-2a.svg", "Kaplan and Meier")]
    [InlineData("italy-2024", "### Sequences of therapy: the first two lines", "sequences.svg", "figure-1a.svg", "Panzuto et al. (2024)")]
    [InlineData("nordic-2025", "### First-line chemotherapy, PFS and OS for NEC and NET G3 patients with advanced disease.", "figure-3.svg", "figure-3a.svg", "Time-dependent")]
    public void A_page_has_the_paper_s_tables_its_figures_each_once_and_the_methods(string paper, string table, string figure, string panel, string method)
    {
        var text = File.ReadAllText(Path.Combine(Pages, paper + ".md"));
        Assert.Contains(table, text, StringComparison.Ordinal);
        Assert.Contains($"({paper}/{figure})", text, StringComparison.Ordinal);
        Assert.DoesNotContain(panel, text, StringComparison.Ordinal);
        Assert.Contains($"({paper}/flow.svg)", text, StringComparison.Ordinal);
        var methods = text[text.IndexOf("## Methods as the study writes them", StringComparison.Ordinal)..];
        Assert.Contains(method, text, StringComparison.Ordinal);
        Assert.Contains("- References.", methods, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_nobody_has_is_refused() => Assert.Equal(ExitCode.Refused, await CallAsync("study", "paper", "uppsala-2052", "--out", folder.FullName, "--root", Repository.Root));

    private static async Task<int> CallAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        return await IsletCommand.RunAsync(args, output, errors);
    }
}
