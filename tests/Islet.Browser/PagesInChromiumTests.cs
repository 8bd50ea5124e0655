using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Islet.Browser;

[Collection(nameof(Chromium))]
public class PagesInChromiumTests(Chromium chromium)
{
    private const string Study = "/studies/overall-survival-by-grade";

    private static readonly (string Name, string Address)[] Pages =
    [
        ("overview", "/"), ("patients", "/patients"), ("patients-filtered", "/patients?grade=G2&sort=-unknown"), ("patient", "/patients/27"), ("patient-as-of", "/patients/27?asOf=2012-01-01"),
        ("fact-sheet", "/patients/27/facts"), ("response", "/patients/34/response?line=1"), ("lesions", "/patients/34/lesions"), ("patient-problem", "/patients/27?asOf=soon"), ("studies", "/studies"), ("study", Study), ("problems", "/problems"), ("imports", "/imports"), ("duplicates", "/duplicates"), ("not-found", "/nowhere"),
        ("guidelines", "/guidelines"), ("statements", "/guidelines/nanets-2020"), ("statements-filtered", "/guidelines/nanets-2020?topic=sys&option=everolimus"), ("statement", "/guidelines/nanets-2020/SYS-10"), ("votes", "/guidelines/nanets-2020/votes"),
        ("evidence", "/evidence?study=CLARINET"), ("guideline", "/patients/9/guideline"), ("guideline-nordic", "/patients/34/guideline?guideline=nordic-nec-2"), ("guideline-what-if", "/patients/9/guideline?if=tumor_volume:low&fact=hereditary_features"),
        ("worklist", "/worklist"), ("decisions", "/decisions"), ("board", "/patients/91/board"), ("decide", "/patients/91/decide"), ("similar", "/patients/91/similar"), ("work", "/patients/91/worklist"), ("plan", "/patients/91/plan"),
        ("new-patient", "/patients/new"), ("enter", "/patients/91/enter"), ("enter-tissue", "/patients/91/enter/Specimen"), ("enter-laboratory", "/patients/91/enter/Laboratory"), ("finding", "/patients/91/findings/1"), ("correct", "/patients/91/findings/1/correct"),
        ("cohort", "/cohort?grade=G2"), ("cohort-patients", "/cohort/patients"), ("cohort-sequence", "/cohort/sequence"), ("cohort-swimmer", "/cohort/swimmer"), ("cohort-waterfall", "/cohort/waterfall"), ("cohort-study", "/cohort/study"),
        ("api", "/api"), ("accounts", "/accounts"), ("access", "/access"), ("account", "/account"),
    ];

    public static TheoryData<string, string> Everything
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, address) in Pages)
                data.Add(name, address);
            return data;
        }
    }

    [SkippableTheory, MemberData(nameof(Everything))]
    public async Task Axe_finds_nothing_serious(string name, string address)
    {
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.PageAsync(colours: colours);
            await page.GotoAsync(address);
            var serious = (await page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical");
            Assert.Empty(serious.Select(v => $"{name}, {colours}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
            await page.Context.CloseAsync();
        }
    }

    [SkippableTheory]
    [InlineData("phone", 390, 844), InlineData("laptop", 1280, 900), InlineData("projector", 1920, 1080)]
    public async Task A_page_is_never_wider_than_its_window(string device, int width, int height)
    {
        var page = await chromium.PageAsync(width, height);
        foreach (var (name, address) in Pages)
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{name} scrolls sideways at {width} px");
            Assert.True(await page.Locator(".figure svg:visible").CountAsync() * 2 == await page.Locator(".figure svg").CountAsync(), $"{name}: one of two widths of each figure is seen");
            await page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, $"{name}-{device}.png"), FullPage = true });
        }
        await page.Context.CloseAsync();
    }

    private const string TooWide = "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth).slice(-3).map(e => e.outerHTML.slice(0, 200)).join(' | ')";

    [SkippableFact]
    public async Task At_320_px_nothing_scrolls_sideways_either()
    {
        var page = await chromium.PageAsync(320, 640);
        foreach (var (name, address) in Pages)
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{name} scrolls sideways at 320 px: {await page.EvaluateAsync<string>(TooWide)}");
        }
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task No_answer_of_the_fact_sheet_stands_in_two_columns()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync("/patients/91/facts");
        Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.set .answer label')].filter(e => e.getClientRects().length > 1).map(e => e.textContent)"));
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task By_keyboard_alone_past_the_navigation_to_a_search_and_into_a_patient()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync("/patients");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True((await page.Locator(".skip").BoundingBoxAsync())!.Y >= 0, "the focused skip link is seen");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("syn-001");
        await page.Keyboard.PressAsync("Enter");
        await Arrived(page, "/patients?q=syn-001");
        await page.Locator("tbody a").First.FocusAsync();
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Keyboard.PressAsync("Enter");
        await Arrived(page, "/patients/10");
        Assert.StartsWith("SYN-0010", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    /// <summary>Asks for the address again and again: waiting for the event of a navigation may begin after the event.</summary>
    private static Task Arrived(IPage page, string address) =>
        Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), address).AbsoluteUri, new() { Timeout = 30_000 });

    [SkippableFact]
    public async Task Without_script_from_what_is_missing_to_a_patient_as_of_a_day_and_on_to_a_figure()
    {
        var page = await chromium.PageAsync(script: false);
        await page.GotoAsync("/");
        await page.ClickAsync("table.missing tbody a >> nth=0");
        await page.ClickAsync("table.list tbody a >> nth=0");
        await page.FillAsync("#asOf", "2015-06-01");
        await page.ClickAsync("form.view button");
        Assert.Contains("2015-06-01", await page.Locator(".now").InnerTextAsync(), StringComparison.Ordinal);
        await page.ClickAsync("nav >> text=Studies");
        await page.ClickAsync("main h2 a >> nth=0");
        Assert.True(await page.Locator(".figure svg:visible").CountAsync() > 0);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Without_script_a_fact_is_supposed_its_answer_marked_and_taken_back()
    {
        var page = await chromium.PageAsync(script: false);
        await page.GotoAsync("/patients/9/guideline#what-if");
        await page.ClickAsync("section[aria-labelledby=what-if] summary");
        await page.SelectOptionAsync("#fact", "ki67_percent");
        await page.ClickAsync("form.suppose button");
        await page.FillAsync("#value", "55");
        await page.ClickAsync("form.suppose button");
        await Arrived(page, "/patients/9/guideline?if=ki67_percent%3A55#what-if");
        Assert.Contains("Hypothetical", await page.Locator("section .hypothetical").InnerTextAsync(), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(2, await page.Locator(".hypothetical:visible").CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.ClickAsync(".supposed .remove");
        await Arrived(page, "/patients/9/guideline#what-if");
        Assert.Equal(0, await page.Locator(".hypothetical").CountAsync());
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task By_keyboard_alone_a_statement_leads_to_its_condition_and_that_to_a_finding()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync("/patients/9/guideline#SYS-02"); // an address with a statement unfolds what holds it
        await page.Locator("#SYS-02 .why a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Arrived(page, "/patients/9/guideline?why=SYS-02");
        await page.Locator(".leaf .behind a").First.FocusAsync();
        Assert.StartsWith("/patients/9#finding-", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData("patient", "/patients/27"), InlineData("study", Study), InlineData("overview", "/"), InlineData("guideline", "/patients/9/guideline"), InlineData("statements", "/guidelines/nanets-2020")]
    public async Task It_prints(string name, string address)
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync(address);
        var pdf = await page.PdfAsync(new() { Format = "A4", Path = Path.Combine(Chromium.Screens, $"{name}.pdf") });
        Assert.True(pdf.AsSpan().StartsWith("%PDF"u8));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal(0, await page.Locator("nav:visible, form button:visible").CountAsync());
        await page.Context.CloseAsync();
    }
}
