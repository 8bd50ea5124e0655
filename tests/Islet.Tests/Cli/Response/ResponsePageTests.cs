using System.Reflection;
using System.Text.RegularExpressions;
using Islet.Cli;
using Islet.Cli.Response;
using Islet.Clinic;

namespace Islet.Tests.Cli.Response;

/// <summary>docs/response-files.md against the program: its examples run, and nothing that can be said is left out of it.</summary>
public sealed partial class ResponsePageTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Repository.File("docs", "response-files.md"));

    private readonly Terminal terminal = new();

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, Example().Count(Page))];

    public void Dispose() => terminal.Dispose();

    [Fact]
    public void Every_option_can_be_given_in_a_file() =>
        Assert.Equal(typeof(ResponseOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).Order(), OptionsReader.Names.Order());

    [Fact]
    public void Every_option_stands_in_the_page_with_its_default()
    {
        var defaults = AssessmentJson.Options(ResponseOptions.Default);
        Assert.All(OptionsReader.Names, name => Assert.Matches($@"\| `{name}` \| `?{defaults[name]?.ToString() ?? "none"}`? \|", Page));
    }

    [Fact]
    public void Every_criterion_stands_in_the_page_once_and_in_the_list_once()
    {
        Assert.Equal(VignetteAnswer.Criteria.Distinct().Count(), VignetteAnswer.Criteria.Count());
        Assert.All(VignetteAnswer.Criteria, code => Assert.Single(Regex.Matches(Page, $@"^\| `{Regex.Escape(code)}` \|", RegexOptions.Multiline)));
    }

    [Theory, MemberData(nameof(Examples))]
    public async Task An_example_of_the_page_runs(int index)
    {
        var file = terminal.Path("example.json");
        await File.WriteAllTextAsync(file, Example().Matches(Page)[index].Groups[1].Value);
        var run = await terminal.IsletAsync("response", "assess", file, "--json");
        Assert.Equal((ExitCode.Done, ""), (run.Exit, string.Concat(run.Errors.Split('\n').Where(l => l.Contains("E_", StringComparison.Ordinal) || l.Contains("W_RESPONSE_MEMBER", StringComparison.Ordinal)))));
        Assert.All(run.Json.GetProperty("results").EnumerateArray(), r => Assert.Equal(System.Text.Json.JsonValueKind.Object, r.GetProperty("result").ValueKind));
        Assert.Equal(ExitCode.Done, (await terminal.IsletAsync("response", "assess", file)).Exit);
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
