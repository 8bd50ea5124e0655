using System.Text;
using Microsoft.Playwright;

namespace Islet.Browser;

/// <summary>The board page on paper.</summary>
[Collection(nameof(Chromium))]
public class BoardInChromiumTests(Chromium chromium)
{
    private const string TooSmall = "[...document.querySelectorAll('.board, .board *')].filter(e => e.checkVisibility() && !e.closest('svg, .unseen') && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && parseFloat(getComputedStyle(e).fontSize) < 9.99).slice(0, 3).map(e => e.outerHTML.slice(0, 160)).join(' | ')"; // 9.99 px: 7.5 pt

    /// <summary>The fullest boards of the demo, and some of the others.</summary>
    public static TheoryData<int> Patients => [91, 29, 107, 73, 187, 9, 20, 114, 169, 178, 199, 232, 244, 268, 14, 218, 292, 1, 27, 150];

    [SkippableTheory, MemberData(nameof(Patients))]
    public async Task A_board_is_two_sheets_of_paper(int patient)
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync($"/patients/{patient}/board");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Chromium.Screens, $"board-{patient}.pdf") });
        Assert.InRange(Sheets(pdf), 1, 2);
        await page.Context.CloseAsync();
    }

    [SkippableTheory, InlineData(91), InlineData(187)]
    public async Task Its_words_can_be_read_on_paper(int patient)
    {
        var page = await chromium.PageAsync(width: 718); // 190 mm: A4 between its margins
        await page.GotoAsync($"/patients/{patient}/board");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("", await page.EvaluateAsync<string>(TooSmall));
        Assert.Equal("11.3333px", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.board')).fontSize")); // 8.5 pt
        var strip = await page.Locator(".strip svg").BoundingBoxAsync();
        Assert.InRange(strip!.Width, 717, 719);
        Assert.InRange(strip.Height, 100, 300); // at most 80 mm
        Assert.Equal(0, await page.Locator(".figure svg:visible").CountAsync());
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task What_is_not_printed_is_counted()
    {
        var page = await chromium.PageAsync();
        await page.GotoAsync("/patients/91/board");
        Assert.Equal(0, await page.Locator(".onpaper:visible").CountAsync());
        var (rows, questions) = (await page.Locator(".questions tbody tr").CountAsync(), page.Locator(".questions tbody tr:visible"));
        Assert.Equal(rows, await questions.CountAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await questions.CountAsync() < rows);
        Assert.Contains("more, see the page", await page.Locator("section.open p.onpaper").InnerTextAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task The_navigation_stands_in_one_row_and_its_fold_opens_by_keyboard_without_script()
    {
        var page = await chromium.PageAsync(script: false);
        await page.GotoAsync("/problems");
        var (brand, last) = (await page.Locator(".brand").BoundingBoxAsync(), await page.Locator(".masthead .where").BoundingBoxAsync());
        Assert.True(last!.Y < brand!.Y + brand.Height, "who is signed in stands beside the name");
        await page.Locator(".menu > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await page.Locator(".menu a.active").IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("/problems", await page.Locator(".menu a:focus").GetAttributeAsync("href"));
        await page.Context.CloseAsync();
    }

    /// <summary>Pages of a PDF, by its page objects.</summary>
    private static int Sheets(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text.Split("/Type /Page").Skip(1).Count(rest => rest[0] is not 's');
    }
}
