using System.Text.RegularExpressions;
using Islet.Browser.Journeys;
using Islet.Cli;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>The tutorial is walked as it is written: what it tells to press is on the page, what it tells to type is typed, and its pictures are taken on the way.</summary>
[Collection(nameof(Demo))]
public partial class TutorialTests(Demo demo)
{
    private const string Study = "survival-by-metastases";
    private const string Command = $"./islet study run tutorial.db-studies/{Study}.yaml --registry tutorial.db --out survival";

    private static readonly Way Reader = new("tutorial", 1280, 860);

    private static string Text { get; } = File.ReadAllText(Path.Combine(Chromium.Root, "docs", "tutorial.md"));

    [SkippableFact]
    public async Task It_leads_from_the_worklist_to_a_decision_and_a_saved_study()
    {
        await using var walk = await demo.WalkAsync(Reader, "tutorial", file: "tutorial.db");
        var (t, pictures) = (walk.Traveller, new Pictures("tutorial"));
        await t.OpenAsync("/");
        await PrepareAsync(t, pictures);
        await DecideAsync(t, pictures);
        await AskAsync(t, pictures);
        await RunAsync(walk);
        Assert.Equal(Named().Order(), pictures.Taken.Order());
        Assert.Equal(Named().Order(), pictures.There().Order());
        Assert.All(Pressed().Matches(Text).Select(bold => bold.Groups[1].Value).Where(bold => !Step().IsMatch(bold)), bold => Assert.Contains(bold, t.Seen.ToString(), StringComparison.Ordinal));
        Assert.All(t.Typed, typed => Assert.Contains($"`{typed}`", Text, StringComparison.Ordinal));
    }

    /// <summary>The demonstration is kept, and its days grow old.</summary>
    [SkippableFact]
    public async Task It_leads_there_years_later_too()
    {
        await using var walk = await demo.WalkAsync(Reader, "tutorial-later", new DateTimeOffset(2031, 5, 6, 9, 0, 0, TimeSpan.Zero));
        await walk.Traveller.OpenAsync("/");
        await PrepareAsync(walk.Traveller, null);
        await DecideAsync(walk.Traveller, null);
        await AskAsync(walk.Traveller, null);
    }

    [Fact]
    public void Its_commands_are_those_that_are_run_here() =>
        Assert.Equal(["./islet demo --registry tutorial.db", Command], Commands().Matches(Text).Select(block => block.Groups[1].Value));

    private static async Task PrepareAsync(Traveller t, Pictures? pictures)
    {
        await t.TurnToAsync("Worklist");
        await TakeAsync("worklist");
        await t.GoAsync(t.Page.Locator("table.boards").GetByRole(AriaRole.Link, new() { Name = "SYN-0091" }));
        await TakeAsync("board", "p.trail");
        await t.SeesAsync("functioning: VIPoma");
        await t.GoAsync("Course");
        await t.PressAsync(t.Page.Locator("#change-4 table.limbs").GetByRole(AriaRole.Link, new() { Name = "FDG-PET L5" }));
        await t.GoAsync(t.Page.Locator("ol.findings > li:target").GetByRole(AriaRole.Link, new() { Name = "history" }));
        await TakeAsync("history");
        await t.GoAsync("Fact sheet");
        await TakeAsync("facts", "section[aria-labelledby=asked]");
        await t.GoAsync(t.Page.Locator("#block-J .still button"));
        await t.GoAsync(t.Page.Locator("#block-7 button[name=none]"));

        Task TakeAsync(string name, string? top = null) => pictures?.TakeAsync(t.Page, name, top is null ? null : t.Page.Locator(top).First) ?? Task.CompletedTask;
    }

    private static async Task DecideAsync(Traveller t, Pictures? pictures)
    {
        await t.GoAsync("Board");
        await t.GoAsync("Record what the board decides");
        await t.FillDecisionAsync();
        await TakeAsync("decide", "fieldset.stands");
        await t.SendAsync("Record the decision");
        await t.TurnToAsync("Worklist");
        await Assertions.Expect(t.Page.Locator("table.boards tbody tr")).ToHaveCountAsync(5);
        await t.TurnToAsync("Decisions");
        await t.GoAsync(t.Page.Locator("main tbody tr").First.GetByRole(AriaRole.Link, new() { Name = "SYN-0091" }));
        await t.GoAsync("Board");
        await t.SayOutcomeAsync();
        await TakeAsync("decided", "section.decisions");

        Task TakeAsync(string name, string top) => pictures?.TakeAsync(t.Page, name, t.Page.Locator(top).First) ?? Task.CompletedTask;
    }

    private static async Task AskAsync(Traveller t, Pictures? pictures)
    {
        await t.TurnToAsync("Cohort");
        await t.GoAsync(t.Page.Locator(".facets dl > div").Filter(new() { Has = t.Page.GetByText("WHO grade", new() { Exact = true }) }).GetByRole(AriaRole.Link, new() { Name = "G2" }));
        await t.SeesAsync("129 of 300 patients");
        await TakeAsync("cohort", "dl.numbers");
        await t.GoAsync("Compare groups");
        await t.AskStudyAsync();
        await TakeAsync("study", "section[aria-labelledby=result]");
        await t.TypeAsync("#study-name", Study);
        await t.SendAsync("Save");
        await t.SeesAsync(t.Page.Locator("p.said"), Study);

        Task TakeAsync(string name, string top) => pictures?.TakeAsync(t.Page, name, t.Page.Locator(top).First) ?? Task.CompletedTask;
    }

    private static async Task RunAsync(Walk walk)
    {
        using var said = new StringWriter();
        var words = Command.Replace("tutorial.db", walk.Registry, StringComparison.Ordinal).Split(' ').Skip(1);
        Assert.True(await IsletCommand.RunAsync([.. words.SkipLast(1), walk.Registry + "-out"], said, said) == ExitCode.Done, said.ToString());
        Assert.True(File.Exists(Path.Combine(walk.Registry + "-out", "report.html")));
    }

    private static IEnumerable<string> Named() => Picture().Matches(Text).Select(picture => picture.Groups[1].Value);

    [GeneratedRegex(@"\]\(images/tutorial/([a-z]+)\.png\)")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\*\*(.+?)\*\*")]
    private static partial Regex Pressed();

    [GeneratedRegex(@"^\d+\.$")]
    private static partial Regex Step();

    [GeneratedRegex("```sh\n(.+?)\n```")]
    private static partial Regex Commands();
}
