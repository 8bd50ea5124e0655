using System.Globalization;
using Microsoft.Playwright;

namespace Islet.Browser.Journeys;

/// <summary>With Tab, Enter, space, arrows and letters alone. What Tab does not reach cannot be used; where the focus is must be seen.</summary>
public sealed class ByKeys(IPage page, Way way, string journey) : Traveller(page, way, journey)
{
    private const int Patience = 3000; // presses of Tab

    /// <summary>Where the focus is, seen from what is sought. Buttons of one group are one stop of Tab.</summary>
    private const string Where = """
        sought => {
          const at = document.activeElement;
          if (at === sought || (sought.type === 'radio' && at.type === 'radio' && at.name === sought.name && at.form === sought.form)) return 'here';
          return at !== document.body && at.compareDocumentPosition(sought) & Node.DOCUMENT_POSITION_PRECEDING ? 'before' : 'after';
        }
        """;

    private const string IsSeen = "() => { const how = getComputedStyle(document.activeElement); return how.outlineStyle !== 'none' || how.boxShadow !== 'none'; }";

    public override async Task PressAsync(ILocator what)
    {
        await ReachAsync(what);
        await Page.Keyboard.PressAsync("Enter");
    }

    protected override async Task WriteAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        if (await field.GetAttributeAsync("type") is "date")
            text = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMddyyyy", CultureInfo.InvariantCulture); // part by part, as the browser's language writes it
        else
            await Page.Keyboard.PressAsync("Control+A");
        if (text.Length == 0)
            await Page.Keyboard.PressAsync("Delete");
        await Page.Keyboard.TypeAsync(text);
    }

    public override async Task ChooseAsync(string select, string label)
    {
        var box = Page.Locator(select);
        await ReachAsync(box);
        var sought = await box.Locator("option").EvaluateAllAsync<int>("(all, label) => all.findIndex(o => o.text === label)", label);
        Assert.True(sought >= 0, $"{select} does not offer {label}");
        for (var at = await AtAsync(box); at != sought; at = await AtAsync(box))
            await Page.Keyboard.PressAsync(at < sought ? "ArrowDown" : "ArrowUp");
    }

    public override async Task TickAsync(ILocator box)
    {
        await ReachAsync(box);
        if (await box.GetAttributeAsync("type") is not "radio")
        {
            await Page.Keyboard.PressAsync("Space");
            return;
        }
        if (!await Page.EvaluateAsync<bool>("document.activeElement.checked"))
            await Page.Keyboard.PressAsync("Space");
        for (var tries = 0; tries < 20 && !await box.IsCheckedAsync(); tries++)
            await Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await box.IsCheckedAsync(), "the arrows do not reach it");
    }

    private static Task<int> AtAsync(ILocator select) => select.EvaluateAsync<int>("s => s.selectedIndex");

    private async Task ReachAsync(ILocator what)
    {
        await Assertions.Expect(what).ToBeAttachedAsync();
        for (var presses = 0; presses < Patience; presses++)
        {
            var where = await what.EvaluateAsync<string>(Where);
            if (where == "here")
            {
                Assert.True(await Page.EvaluateAsync<bool>(IsSeen), $"the focus on {what} is not seen");
                return;
            }
            await Page.Keyboard.PressAsync(where == "before" ? "Shift+Tab" : "Tab");
        }
        Assert.Fail($"Tab does not reach {what}");
    }
}
