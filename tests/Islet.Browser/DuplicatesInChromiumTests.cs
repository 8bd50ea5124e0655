using Islet.Course;
using Microsoft.Playwright;

namespace Islet.Browser;

[Collection(nameof(Chromium))]
public class DuplicatesInChromiumTests(Chromium chromium)
{
    [SkippableTheory]
    [InlineData("phone", 320, 640), InlineData("laptop", 1280, 900), InlineData("projector", 1920, 1080)]
    public async Task Without_script_a_pair_is_decided_and_the_decision_undone(string device, int width, int height)
    {
        var page = await chromium.PageAsync(width, height, script: false);
        await chromium.ImportAsync([Record($"{device}-A", "Uppsala", device.Length), Record($"{device}-B", "Oslo", device.Length)]);
        await page.GotoAsync("/duplicates");
        var pair = page.Locator("section.pair", new() { HasText = $"{device}-A" });
        await Assertions.Expect(pair).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, $"duplicates-{device}.png"), FullPage = true });
        var main = await page.Locator("main").BoundingBoxAsync();
        Assert.True(main!.X + main.Width <= width, $"the page scrolls sideways at {width} px");
        await pair.Locator("input[name=basis]").FillAsync("chart review");
        await pair.Locator("input[name=stays]").First.CheckAsync();
        await pair.Locator("button:text-is('One person')").ClickAsync();
        await Assertions.Expect(page.Locator("p.said")).ToContainTextAsync("Recorded: one person", new() { Timeout = 60_000 });
        await Assertions.Expect(pair).ToHaveCountAsync(0);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, $"duplicates-decided-{device}.png"), FullPage = true });
        await page.Locator("tr", new() { HasText = $"{device}-A" }).Locator("button").ClickAsync();
        await Assertions.Expect(pair).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }

    private static NewCourse Record(string key, string center, int years) => new(new(key, Axis.Calendar, center),
    [
        New(When.Unknown, new Person { Sex = Sex.Female, Birth = Day.On(new DateOnly(1940 + years, 5, 4)) }, "person"),
        New(new DateOnly(2010 + years, 3, 10), new Diagnosis(), "diagnosis"),
        New(new DateOnly(2010 + years, 4, 20), new ImagingStudy { Modality = "CT" }, "ct"),
        New(new DateOnly(2024, 1, 1).AddDays(years), new VitalStatus { Alive = false }, "death"),
    ]);

    private static NewFinding New(When happened, Content content, string origin) => new(happened, Reported.WhenItHappened, content, origin);
}
