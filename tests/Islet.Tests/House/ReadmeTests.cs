using System.Text.RegularExpressions;
using Islet.Cli;

namespace Islet.Tests.House;

/// <summary>What the README says is done here, word for word. `./islet demo` is the browser tests' business, `./test` runs this.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("islet-readme-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Its_commands_run_and_draw_its_figure()
    {
        foreach (var command in Commands().Where(c => c is not "demo"))
        {
            using var errors = new StringWriter();
            var exit = await IsletCommand.RunAsync([.. command.Split(' ').Select(Located)], TextWriter.Null, errors);
            Assert.True(exit is ExitCode.Done, $"islet {command} ended with {exit}: {errors}");
        }
        Golden.Matches(
            RecordingDay().Replace(File.ReadAllText(Path.Combine(folder, "out", "figures", "overall-survival-by-grade.svg")), "$1"),
            "docs", "images", "overall-survival-by-grade.svg");
        Assert.True(File.Exists(Path.Combine(folder, "out", "report.html")));
    }

    [Fact]
    public void Its_two_first_commands_are_the_demo_and_the_tests()
    {
        Assert.Equal("demo", Commands().First());
        Assert.Contains("\n./test\n", Readme, StringComparison.Ordinal);
        Assert.Contains("./test", File.ReadAllText(Repository.File(".ci", "run")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_it_links_to_is_there()
    {
        foreach (Match link in LocalLink().Matches(Readme))
            Assert.True(File.Exists(Repository.File(link.Groups[1].Value)), $"README.md links to {link.Groups[1].Value}, which is not there.");
    }

    private static string Readme { get; } = File.ReadAllText(Repository.File("README.md"));

    private static IEnumerable<string> Commands() => ShellBlock().Matches(Readme).SelectMany(block => block.Groups[1].Value.Split('\n'))
        .Where(line => line.StartsWith("./islet ", StringComparison.Ordinal)).Select(line => line["./islet ".Length..]);

    /// <summary>What the repository holds is taken from there; what the commands make goes into the test's folder.</summary>
    private string Located(string word) => word switch
    {
        "sample.db" or "out" => Path.Combine(folder, word),
        _ when word.Contains('/', StringComparison.Ordinal) => Repository.File(word.Split('/')),
        _ => word,
    };

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex LocalLink();

    /// <summary>The day on which the sample was recorded is the day of the test.</summary>
    [GeneratedRegex(@"(batch \d+) \(\d{4}-\d\d-\d\d\)")]
    private static partial Regex RecordingDay();
}
