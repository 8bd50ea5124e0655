using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Islet.Browser;

[Collection(nameof(Chromium))]
public class ImportInChromiumTests(Chromium chromium)
{
    private const int Patients = 100;

    [SkippableTheory]
    [InlineData("phone", 320, 640), InlineData("laptop", 1280, 900), InlineData("projector", 1920, 1080)]
    public async Task Without_script_a_sheet_with_a_hundred_problems_is_mended_stored_and_seen(string device, int width, int height)
    {
        var page = await chromium.PageAsync(width, height, script: false);
        await page.GotoAsync("/imports");
        await page.SetInputFilesAsync("#sheet", [File($"{device}.csv", Sheet(device))]);
        await page.SetInputFilesAsync("#map", [File("map.yaml", Map(device))]);
        await page.ClickAsync("button:text-is('Bring it in')");
        await Seen(page, $"import-file-{device}", width);
        await page.ClickAsync("button:text-is('Confirm')");
        await Seen(page, $"import-map-{device}", width);
        await page.ClickAsync("a:text-is('See the first patients')");
        await Seen(page, $"import-patients-{device}", width);
        await page.ClickAsync("a:text-is('Look at the problems of the whole file')");
        await Assertions.Expect(page.Locator("select[name^=mean-]")).ToHaveCountAsync(Patients, new() { Timeout = 60_000 });
        await Seen(page, $"import-problems-{device}", width);
        foreach (var select in await page.Locator("select[name^=mean-]").AllAsync())
            await select.SelectOptionAsync("word:primary");
        await page.ClickAsync("button:text-is('Correct in the map')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("100 problems mended", new() { Timeout = 60_000 });
        await page.ClickAsync("a:text-is('On to the difference')");
        await Seen(page, $"import-store-{device}", width);
        await page.ClickAsync("button:text-is('Store')");
        await Assertions.Expect(page.Locator("p.said")).ToContainTextAsync("Stored as batch", new() { Timeout = 60_000 });
        await page.GotoAsync($"/patients?q={device}-7"); // a whole key leads on to the patient
        Assert.StartsWith($"{device}-7", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task By_keyboard_alone_a_text_is_given_its_meaning()
    {
        var page = await DraftAsync("keyboard");
        await page.GotoAsync(page.Url + "/problems");
        var first = page.Locator("select[name^=mean-]").First;
        await first.FocusAsync();
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("word:primary", await first.InputValueAsync());
        await page.Locator("button:text-is('Correct in the map')").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("1 problem mended", new() { Timeout = 60_000 });
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_serious_in_any_step(ColorScheme colours)
    {
        var page = await DraftAsync("axe" + colours.ToString().ToLowerInvariant(), colours);
        var draft = page.Url;
        foreach (var address in new[] { "/imports", draft, draft + "/map", draft + "/patients", draft + "/problems", draft + "/store", "/duplicates", "/form-expired" })
        {
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("div.progress")).ToHaveCountAsync(0, new() { Timeout = 60_000 }); // while the file is checked, the page asks again by itself
            var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical");
            Assert.Empty(serious.Select(v => $"{address}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
        await page.Context.CloseAsync();
    }

    private async Task<IPage> DraftAsync(string name, ColorScheme colours = ColorScheme.Light)
    {
        var page = await chromium.PageAsync(colours: colours);
        await page.GotoAsync("/imports");
        await page.SetInputFilesAsync("#sheet", [File($"{name}.csv", Sheet(name))]);
        await page.SetInputFilesAsync("#map", [File("map.yaml", Map(name))]);
        await page.ClickAsync("button:text-is('Bring it in')");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/imports/[0-9a-f]{32}$"), new() { Timeout = 60_000 });
        return page;
    }

    private static async Task Seen(IPage page, string name, int width)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, name + ".png"), FullPage = true });
        var wide = await page.Locator("html").BoundingBoxAsync();
        var body = await page.Locator("main").BoundingBoxAsync();
        Assert.True(wide!.Width <= width && body!.X + body.Width <= width, $"{name} scrolls sideways at {width} px");
    }

    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    private static string Sheet(string source) => "id;dx;site\n" + string.Concat(Enumerable.Range(1, Patients).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{source}-{i};{2001 + (i % 20)}-03-2{i % 9};{(i == 3 ? "<script>alert(3)</script>" : $"lesion no. {i}")}\n")));

    private static string Map(string source) => $$"""
        islet_map: 1
        source: {{source}}
        file: {kind: csv, delimiter: ";"}
        patient: {column: id}
        findings:
          - kind: Specimen
            when: {column: dx}
            reported: unknown
            set:
              specimen_site: {column: site}
        """;
}
