using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Islet.Browser.Journeys;

/// <summary>A nuclear physician looks through a PET of the demonstration, changes their mind, and signs again.</summary>
[Collection(nameof(Demo))]
public class ReadAPetTests(Demo demo)
{
    /// <summary>Of the second time, by receptors.</summary>
    public const string LastSst = "2024-09-10";

    private const string LastFdg = "2024-09-12";

    private const int Patient = 301; // the cohort has 300

    [SkippableTheory]
    [InlineData(1280, 1000, true), InlineData(390, 844, true), InlineData(1280, 1000, false)]
    public async Task A_PET_is_looked_through_and_a_decision_taken_back(int width, int height, bool script)
    {
        await using var walk = await demo.WalkAsync(new($"pet-{width.ToString(CultureInfo.InvariantCulture)}-{script}", width, height, Script: script, Axe: script), "pet", pets: true);
        var (traveller, page) = (walk.Traveller, walk.Traveller.Page);
        await OpenAsync(traveller, LastFdg, script);
        await Expect(page.Locator("#spots")).ToContainTextAsync("0 open, 2 accepted");
        await Expect(page.Locator("#below")).ToContainTextAsync("mL");
        if (script)
        {
            var axial = page.Locator("figure.cut.axial");
            var before = await axial.Locator(".place").InnerTextAsync();
            await axial.FocusAsync();
            await page.Keyboard.PressAsync("ArrowUp");
            await Expect(axial.Locator(".place")).Not.ToHaveTextAsync(before);
        }
        else
            await Expect(page.Locator("figure.cut image.picture").First).ToBeVisibleAsync();
        await RejectAsync(page);
        await Expect(page.Locator("#spots")).ToContainTextAsync("0 open, 1 accepted");
        await page.Locator("#spots").GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator("#spots")).ToContainTextAsync("0 open, 2 accepted");
        Assert.DoesNotContain("VIRTUAL", new Uri(page.Url).PathAndQuery, StringComparison.Ordinal);
    }

    /// <summary>From the list of the patient's PETs to that of a day, once its images are read.</summary>
    public static async Task OpenAsync(Traveller traveller, string day, bool script = true)
    {
        var page = traveller.Page;
        await traveller.OpenAsync($"/patients/{Patient.ToString(CultureInfo.InvariantCulture)}/pet");
        var link = page.Locator("main").GetByRole(AriaRole.Link, new() { Name = day, Exact = true });
        await Expect(link).ToBeVisibleAsync();
        await link.ClickAsync();
        await UntilThereAsync(page, page.Locator("#spots"));
        if (script)
            await Expect(page.Locator("figure.cut.axial canvas")).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await traveller.OpenAsync(new Uri(page.Url).PathAndQuery); // examined as it stands now
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>What is made in the background is asked for until it is there.</summary>
    private static async Task UntilThereAsync(IPage page, ILocator what)
    {
        for (var asked = 0; asked < 60 && await what.CountAsync() == 0; asked++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
        await Expect(what).ToBeVisibleAsync();
    }

    private static Task RejectAsync(IPage page) => page.Locator("#spots").GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).First.ClickAsync();
}
