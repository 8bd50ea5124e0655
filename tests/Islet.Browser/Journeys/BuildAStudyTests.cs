using Islet.Cli;
using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Journey 5: a question to the cohort becomes a curve, and the curve a file that says the same anywhere.</summary>
[Collection(nameof(Demo))]
public class BuildAStudyTests(Demo demo)
{
    private const string Name = "survival-by-metastases";

    [SkippableTheory, MemberData(nameof(Way.All), MemberType = typeof(Way))]
    public async Task A_cohort_is_narrowed_compared_and_saved_and_the_file_gives_the_same_numbers(string way)
    {
        await using var walk = await demo.WalkAsync(Way.Called(way), "study");
        var t = walk.Traveller;
        await t.OpenAsync("/cohort");
        await t.GoAsync(t.Page.Locator(".facets dl > div").Filter(new() { Has = t.Page.GetByText("WHO grade", new() { Exact = true }) }).GetByRole(AriaRole.Link, new() { Name = "G2" }));
        await t.SeesAsync("129 of 300 patients");
        await t.GoAsync("Compare groups");
        await t.AskStudyAsync();
        await Assertions.Expect(t.Page.Locator("section .figure svg:visible").First).ToBeVisibleAsync();
        await t.SeesAsync("Before you believe it");
        await t.SeesAsync("Hazard ratio");
        await t.TypeAsync("#study-name", Name);
        await t.SendAsync("Save");
        await t.SeesAsync(t.Page.Locator("p.said"), Name);
        var shown = await t.Page.RunAndWaitForDownloadAsync(() => t.PressAsync(t.Page.GetByRole(AriaRole.Link, new() { Name = "All results as JSON" })));
        Assert.Equal(await File.ReadAllTextAsync(await shown.PathAsync()), await RunAsync(walk.Registry));
        await t.TurnToAsync("Studies");
        await t.SeesAsync(t.Page.Locator("main li", new() { HasText = "Overall survival by Distant metastases at diagnosis" }), "saved here");
    }

    /// <summary>What the command line says of the very file that was saved.</summary>
    private static async Task<string> RunAsync(string registry)
    {
        var (file, results) = (Path.Combine(registry + "-studies", Name + ".yaml"), registry + "-out");
        using var said = new StringWriter();
        Assert.True(await IsletCommand.RunAsync(["study", "run", file, "--registry", registry, "--out", results], said, said) == 0, said.ToString());
        return await File.ReadAllTextAsync(Path.Combine(results, "results.json"));
    }
}

/// <summary>What the tutorial asks as well.</summary>
internal static class StudyQuestion
{
    public static async Task AskStudyAsync(this Traveller t)
    {
        await t.ChooseAsync("#by", "Distant metastases at diagnosis");
        await t.TickAsync(t.Page.Locator("input[name=adjust][value=age_at_diagnosis_years]"));
        await t.TickAsync(t.Page.Locator("input[name=adjust][value=sex]"));
        await t.SendAsync("Show");
    }
}
