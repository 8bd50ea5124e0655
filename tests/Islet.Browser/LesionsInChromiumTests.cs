using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>The lesion table from the keyboard, followed by the sum and the category as it is typed.</summary>
[Collection(nameof(Chromium))]
public partial class LesionsInChromiumTests(Chromium chromium)
{
    private const string Address = "/patients/34/lesions";

    [SkippableFact]
    public async Task Enter_goes_down_and_the_category_follows_what_is_typed()
    {
        var page = await chromium.PageAsync(1400, 1000);
        await page.GotoAsync(Address);
        await FillDayAsync(page);
        Assert.Contains("Nothing measured yet", await page.Locator("#verdict").InnerTextAsync(), StringComparison.Ordinal);
        await page.FocusAsync("[data-column=size] >> nth=0");
        await page.Keyboard.TypeAsync("20");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("r1-size", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await Assertions.Expect(page.Locator("#verdict .category")).ToHaveTextAsync("NE"); // the other targets are still empty
        for (var i = await page.Locator("[data-column=size]").CountAsync() - 1; i > 0; i--)
        {
            await page.Keyboard.TypeAsync("p");
            await page.Keyboard.PressAsync("ArrowDown");
        }
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.StartsWith("r", await page.EvaluateAsync<string>("document.activeElement.id"), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("#verdict")).ToContainTextAsync("Targets not evaluated");
        foreach (var target in await page.Locator("tr.target [data-column=size]").AllAsync())
            await target.FillAsync("10");
        await Assertions.Expect(page.Locator("#verdict")).Not.ToContainTextAsync("Targets not evaluated"); // what was typed last is computed
        await Assertions.Expect(page.Locator("#verdict .category")).ToHaveTextAsync("PR");
        Assert.Contains("draft=", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#r0-size")).ToHaveValueAsync("10"); // a reload loses nothing
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, "lesions-typed.png"), FullPage = true });
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task What_is_wrong_is_said_beside_the_field_while_it_is_typed()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync(Address);
        await page.FillAsync("#r0-size", "4 cm");
        await Assertions.Expect(page.Locator("#r0-says")).ToContainTextAsync("Type the size in millimetres");
        await Assertions.Expect(page.Locator("#r0-size")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#r0-size", "40");
        await Assertions.Expect(page.Locator("#r0-says")).ToBeEmptyAsync();
        Assert.Null(await page.GetAttributeAsync("#r0-size", "aria-invalid"));
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task When_the_server_does_not_answer_the_page_says_so()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync(Address);
        await page.RouteAsync("**/lesions/table", route => route.AbortAsync());
        await page.FillAsync("#r0-size", "40");
        await Assertions.Expect(page.Locator("#verdict .when-stale")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task A_refused_saving_is_seen_and_focused_in_a_low_window()
    {
        var page = await chromium.PageAsync(1280, 620);
        await page.GotoAsync(Address);
        await FillDayAsync(page);
        await page.FillAsync("#r0-size", "4 cm");
        await page.ClickAsync("button[value=save]");
        await Assertions.Expect(page.Locator(".refusal")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".refusal")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(page.Locator("#r0-size")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.InRange(await HeightOfBarAsync(page), 20, 92);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, "lesions-refused.png") });
        await page.FillAsync("#r0-size", "40");
        await Assertions.Expect(page.Locator(".refusal")).ToHaveCountAsync(0); // it is of what stood there before
        await Assertions.Expect(page.Locator("#verdict .category")).ToHaveTextAsync(FirstLetter());
        Assert.InRange(await HeightOfBarAsync(page), 20, 92);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, "lesions-low.png") });
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("^[A-Z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstLetter();

    /// <summary>The day of a new scan is nobody's guess: it is typed.</summary>
    private static async Task FillDayAsync(IPage page) => await page.FillAsync("#day", DateTime.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    private static Task<double> HeightOfBarAsync(IPage page) => page.EvaluateAsync<double>("document.querySelector('.verdictbar').getBoundingClientRect().height");
}
