using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>Somebody who goes through the workbench as people do: presses, types, chooses. A journey is written once, and each way of going is a traveller of its own. Wherever one arrives the page is looked at.</summary>
public abstract class Traveller
{
    private const string TooWide = "[...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth).slice(-3).map(e => e.outerHTML.slice(0, 200)).join(' | ')";

    /// <summary>Elements of a page that takes axe many seconds; it is examined by one way only.</summary>
    private const int Long = 6000;

    private readonly Way way;
    private readonly string journey;
    private int arrivals;

    protected Traveller(IPage page, Way way, string journey)
    {
        (Page, this.way, this.journey) = (page, way, journey);
        page.PageError += (_, fault) => Faults.Add(fault);
        page.Console += (_, said) =>
        {
            if (said.Type is "error")
                Faults.Add(said.Text);
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of: a script that failed, something that the content policy forbids.</summary>
    public IList<string> Faults { get; } = new List<string>();

    /// <summary>All that stood on the pages, and what was typed into them.</summary>
    public StringBuilder Seen { get; } = new();

    public IList<string> Typed { get; } = new List<string>();

    public static Traveller Of(IPage page, Way way, string journey) => way.KeysAlone ? new ByKeys(page, way, journey) : new ByPointer(page, way, journey);

    /// <summary>Writes an address into the browser's own bar.</summary>
    public async Task OpenAsync(string address)
    {
        await Page.GotoAsync(address);
        await LookAsync();
    }

    /// <summary>Presses a link or button that leads to another page.</summary>
    public async Task GoAsync(ILocator what)
    {
        await ArriveAsync(() => PressAsync(what));
        await LookAsync();
    }

    public Task GoAsync(string link) => GoAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First);

    /// <summary>A button of the page by what stands on it.</summary>
    public Task SendAsync(string button) => GoAsync(Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First);

    /// <summary>By the navigation that every page has; what is folded there is unfolded first.</summary>
    public async Task TurnToAsync(string page)
    {
        var link = Page.Locator("header nav a", new() { HasTextRegex = new($"^{page}$") });
        if (await link.EvaluateAsync<bool>("a => !!a.closest('details:not([open])')"))
            await PressAsync(Page.Locator("header nav details:not([open]) > summary"));
        await GoAsync(link);
    }

    /// <summary>Presses what stays on the page.</summary>
    public abstract Task PressAsync(ILocator what);

    /// <summary>Replaces what stands in a field.</summary>
    public Task TypeAsync(string field, string text)
    {
        Typed.Add(text);
        return WriteAsync(Page.Locator(field), text);
    }

    protected abstract Task WriteAsync(ILocator field, string text);

    /// <param name="label">As the reader sees it.</param>
    public abstract Task ChooseAsync(string select, string label);

    /// <summary>Of a box or of one of several buttons of a group.</summary>
    public abstract Task TickAsync(ILocator box);

    public Task SeesAsync(ILocator where, string text) => Assertions.Expect(where).ToContainTextAsync(text, new() { Timeout = 30_000 });

    public Task SeesAsync(string text) => SeesAsync(Page.Locator("main"), text);

    /// <summary>Alt with the access key of a button. Sent as the browser itself sends it: a chord of the keyboard of Playwright has no sign, by which access keys are found.</summary>
    public async Task AccessAsync(char key)
    {
        var keys = await Page.Context.NewCDPSessionAsync(Page);
        await ArriveAsync(() => keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "char", ["modifiers"] = 1, ["key"] = $"{key}", ["text"] = $"{key}", ["unmodifiedText"] = $"{key}" }));
        await keys.DetachAsync();
        await LookAsync();
    }

    /// <summary>Waits for the whole of the next page: the event is listened for before the key goes down.</summary>
    public async Task ArriveAsync(Func<Task> press)
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => loaded.TrySetResult();
        Page.Load += Loaded;
        try
        {
            await press();
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
        finally
        {
            Page.Load -= Loaded;
        }
    }

    /// <summary>Nothing scrolls sideways, axe finds nothing serious; a picture is left.</summary>
    private async Task LookAsync()
    {
        await Assertions.Expect(Page.Locator(".computing")).ToHaveCountAsync(0, new() { Timeout = 60_000 }); // such a page asks again by itself
        var name = $"{journey}-{++arrivals:00}-{way.Name}";
        if (Environment.GetEnvironmentVariable("ISLET_SCREENS") is "1")
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Chromium.Screens, name + ".png"), FullPage = !Page.Url.Contains("#finding", StringComparison.Ordinal) });
        if (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth") > way.Width)
            Assert.Fail($"{name} scrolls sideways: {await Page.EvaluateAsync<string>(TooWide)}");
        Seen.AppendLine(await Page.Locator("body").InnerTextAsync());
        if (!way.Axe || (!way.KeysAlone && await Page.Locator("*").CountAsync() > Long))
            return;
        var serious = (await Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical");
        Assert.Empty(serious.Select(v => $"{name}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
    }
}
