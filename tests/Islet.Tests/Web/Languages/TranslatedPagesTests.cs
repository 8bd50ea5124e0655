using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using Islet.Language;

namespace Islet.Tests.Web.Languages;

/// <summary>Pages asked for in Swedish and Italian.</summary>
public partial class TranslatedPagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var language in new[] { "sv", "it" })
            {
                foreach (var page in new[] { "/", "/patients", "/patients/1", "/patients/{calendar}", "/patients/{calendar}/facts", "/patients/{calendar}/response", "/patients/{calendar}/lesions", "/patients/{offsets}", "/problems", "/imports", "/duplicates", "/guidelines", "/studies", "/papers", "/not-there" })
                    pages.Add(language, page);
            }
            return pages;
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_shows_no_English_sentence_that_the_catalogue_holds(string language, string page)
    {
        var read = await PageAsync(language, page.Replace("{calendar}", $"{workbench.OnCalendar}", StringComparison.Ordinal).Replace("{offsets}", $"{workbench.OnOffsets}", StringComparison.Ordinal));
        Assert.Equal(language, read.DocumentElement.GetAttribute("lang"));
        var catalogue = Catalogue(language);
        var shown = Said(read).ToList();
        Assert.NotEmpty(shown);
        Assert.Empty(shown.Where(text => catalogue.TryGetValue(text, out var translated) && translated != text).Distinct());
    }

    [Theory]
    [InlineData("en", "2019-03-10", "10/03/2019"), InlineData("sv", "2019-03-10", "10/03/2019"), InlineData("it", "10/03/2019", "2019-03-10")]
    public async Task Days_are_written_for_the_reader(string language, string written, string notWritten)
    {
        var said = string.Join('\n', Said(await PageAsync(language, $"/patients/{workbench.OnCalendar}")));
        Assert.Contains(written, said, StringComparison.Ordinal);
        Assert.DoesNotContain(notWritten, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "9.4 months after diagnosis", "9,4"), InlineData("sv", "9,4 månader efter diagnos", "9.4"), InlineData("it", "9,4 mesi dopo diagnosi", "9.4")]
    public async Task Decimals_are_written_for_the_reader(string language, string written, string notWritten)
    {
        var said = string.Join('\n', Said(await PageAsync(language, $"/patients/{workbench.OnOffsets}")));
        Assert.Contains(written, said, StringComparison.Ordinal);
        Assert.DoesNotContain(notWritten, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv", "1 dag", "2 dagar"), InlineData("it", "1 giorno", "2 giorni"), InlineData("en", "1 day", "2 days")]
    public void One_and_many_are_said_each_in_its_form(string language, string one, string many)
    {
        System.Globalization.CultureInfo.CurrentUICulture = Locale.Of(language)!.Culture;
        Assert.Equal((one, many), (Islet.Board.Numbers.Shelf(1), Islet.Board.Numbers.Shelf(2)));
    }

    [Fact]
    public async Task The_record_is_the_same_in_every_language()
    {
        var values = new List<string?>();
        foreach (var locale in Locale.All)
            values.Add((await PageAsync(locale.Code, $"/patients/{workbench.OnCalendar}/facts")).QuerySelector("input[type=date], input[name=day]")?.GetAttribute("value"));
        Assert.Single(values.Distinct());
    }

    private static IEnumerable<string> Said(IDocument page) => page.Body!.Descendants<IText>().Where(text => text.ParentElement!.Closest("svg, kbd, [lang]") is { } within && ReferenceEquals(within, page.DocumentElement))
        .Select(text => Spaces().Replace(text.TextContent, " ").Trim()).Where(text => text.Length > 0);

    private static IReadOnlyDictionary<string, string> Catalogue(string language)
    {
        using var file = File.OpenRead(Repository.File("src", "Islet.Language", "Sentences", language + ".json"));
        return Sentences.Read(file);
    }

    private async Task<IDocument> PageAsync(string language, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Language", language } } };
        using var answer = await workbench.Http.SendAsync(request);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
        var html = await answer.Content.ReadAsStringAsync();
        return await BrowsingContext.New(Configuration.Default).OpenAsync(made => made.Content(html));
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
