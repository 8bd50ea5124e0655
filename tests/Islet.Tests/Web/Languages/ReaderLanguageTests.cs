using System.Net;
using Islet.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Sentence = Islet.Web.Parts.Sentence;

namespace Islet.Tests.Web.Languages;

public class ReaderLanguageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "sv", "sv")]
    [InlineData(null, "it-CH, en;q=0.5", "it")]
    [InlineData(null, "de, fr;q=0.9, sv;q=0.4, it;q=0.6", "it")]
    [InlineData(null, "sv;q=0, it;q=0.1", "it")]
    [InlineData(null, "de", "en")]
    [InlineData(null, "*", "en")]
    [InlineData(null, "…;;q=x", "en")]
    [InlineData("sv", "it", "sv")]
    [InlineData("SV", "it", "sv")]
    [InlineData("tlh", "it", "it")]
    [InlineData("", "it", "it")]
    public void What_the_reader_chose_comes_before_what_the_browser_asks(string? cookie, string? accept, string language)
    {
        var request = new DefaultHttpContext().Request;
        if (cookie is not null)
            request.Headers.Cookie = $"{ReaderLanguage.Cookie}={cookie}";
        if (accept is not null)
            request.Headers.AcceptLanguage = accept;
        Assert.Equal(language, ReaderLanguage.Of(request).Code);
    }

    [Theory]
    [InlineData("sv"), InlineData("it"), InlineData("en")]
    public async Task The_page_says_in_which_language_it_is(string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/patients", UriKind.Relative)) { Headers = { { "Accept-Language", language } } };
        using var answer = await workbench.Http.SendAsync(request);
        Assert.Contains($"<html lang=\"{language}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_offers_each_language_named_in_itself_and_marks_the_one_it_is_in()
    {
        var page = await workbench.PageAsync("/not-there", HttpStatusCode.NotFound);
        var offered = page.QuerySelectorAll(".languages button").ToList();
        Assert.Equal(["English", "Svenska", "Italiano"], offered.Select(b => b.TextContent));
        Assert.Equal(["en", "sv", "it"], offered.Select(b => b.GetAttribute("lang")));
        Assert.Equal("English", Assert.Single(offered, b => b.HasAttribute("aria-current")).TextContent);
    }

    [Theory]
    [InlineData("sv", "/patients?page=2", "/patients?page=2", true)]
    [InlineData("sv", "//elsewhere.example/x", "/", true)]
    [InlineData("sv", "/\\elsewhere.example", "/", true)]
    [InlineData("sv", "https://elsewhere.example", "/", true)]
    [InlineData("sv", "/a\r\nSet-Cookie: x=y", "/", true)]
    [InlineData("sv", "", "/", true)]
    [InlineData("tlh", "/patients", "/patients", false)]
    public async Task A_choice_is_kept_and_leads_back_to_a_page_of_this_server(string to, string back, string location, bool kept)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["to"] = to, ["back"] = back });
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = workbench.Address };
        using var answer = await http.PostAsync(new Uri(ReaderLanguage.Path, UriKind.Relative), form);
        Assert.Equal((HttpStatusCode.SeeOther, location), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        Assert.Equal(kept, answer.Headers.TryGetValues("Set-Cookie", out var set) && set.Any(c => c.StartsWith($"{ReaderLanguage.Cookie}={to};", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{1} of {0}", "&lt;i&gt; of <b>3</b>"), InlineData("({0}), {1}.", "(<b>3</b>), &lt;i&gt;."), InlineData("No place", "No place")]
    public async Task A_sentence_takes_its_parts_in_the_order_of_its_language(string text, string html)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(Sentence.Text)] = text,
            [nameof(Sentence.V0)] = (RenderFragment)(part => part.AddMarkupContent(0, "<b>3</b>")),
            [nameof(Sentence.V1)] = (RenderFragment)(part => part.AddContent(0, "<i>")),
        });
        var rendered = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<Sentence>(parameters)).ToHtmlString());
        Assert.Equal(html, rendered.Trim());
    }
}
