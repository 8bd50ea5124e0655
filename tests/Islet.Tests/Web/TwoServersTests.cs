using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Islet.Registry;
using Islet.Tests.Registry;
using Islet.Web;
using Microsoft.AspNetCore.Builder;

namespace Islet.Tests.Web;

/// <summary>Two web servers over one database, as a hospital runs them behind a proxy.</summary>
public sealed class TwoServersTests : IAsyncLifetime
{
    private readonly StringWriter said = new();
    private readonly HttpClientHandler browser = new() { AllowAutoRedirect = false }; // one, whose cookies go to both
    private TemporaryRegistry registry = null!;
    private FindingLog log = null!;
    private WebApplication[] servers = [];
    private HttpClient[] clients = [];

    public async Task InitializeAsync()
    {
        registry = new(Store.Server);
        log = registry.Open();
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(5));
        servers = [Workbench.Create(Options()), Workbench.Create(Options())];
        foreach (var server in servers)
            await server.StartAsync();
        clients = [.. servers.Select(server => new HttpClient(browser, disposeHandler: false) { BaseAddress = Workbench.AddressOf(server) })];

        WorkbenchOptions Options() => new(registry.Path, new(IPAddress.Loopback, 0)) { Log = said };
    }

    public async Task DisposeAsync()
    {
        foreach (var client in clients)
            client.Dispose();
        foreach (var server in servers)
            await server.DisposeAsync();
        browser.Dispose();
        log?.Dispose();
        registry?.Dispose();
    }

    [SkippableFact]
    public async Task Each_shows_at_once_what_the_other_stored()
    {
        foreach (var client in clients)
            Assert.Contains("SYN-000005", await client.GetStringAsync(new Uri("/patients", UriKind.Relative)), StringComparison.Ordinal);
        var one = (FindingLog)servers[0].Services.GetService(typeof(FindingLog))!;
        await TemporaryRegistry.ImportAsync(one, SyntheticCourses.Of(6));
        foreach (var client in clients)
        {
            Assert.Contains("SYN-000006", await client.GetStringAsync(new Uri("/patients", UriKind.Relative)), StringComparison.Ordinal);
            Assert.Contains("SYN-000006", await client.GetStringAsync(new Uri("/patients/6", UriKind.Relative)), StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task Of_two_people_at_two_servers_who_correct_one_finding_the_second_is_told()
    {
        var logs = servers.Select(server => (FindingLog)server.Services.GetService(typeof(FindingLog))!).ToArray();
        var finding = (await log.CourseAsync(1))!.Findings.First(f => f.Content is Islet.Course.Specimen).Id;
        var outcomes = await Task.WhenAll(logs.Select((l, i) => Task.Run(async () =>
        {
            try
            {
                await l.AppendAsync(TemporaryRegistry.By($"Dr {i}"), 1, [Some.Biopsy(10 + i, null, finding, Islet.Course.Why.Correction)]);
                return "stored";
            }
            catch (SupersededTwiceException refused)
            {
                return refused.Problem.Code;
            }
        })));
        Assert.Equal(["E_SUPERSEDED_TWICE", "stored"], outcomes.Order(StringComparer.Ordinal));
        Assert.Equal(11, (await log.CourseAsync(1))!.Findings.Count);
    }

    [SkippableTheory]
    [InlineData("/patients/1/decide", "plan", "ZEBRA PLAN")]
    [InlineData("/patients/1/lesions", "r0-lesion", "ZEBRA L7")]
    [InlineData("/patients/1/lesions", "r0-lesion", "ZEBRA L7", "compute")]
    public async Task What_one_refuses_the_other_shows_as_it_was_typed(string page, string field, string typed, string what = "save")
    {
        var form = (IHtmlFormElement)(await PageAsync(0, page)).QuerySelector("form:is(.decision, .lesions)")!;
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!, ["day"] = "", [field] = typed,
            ["do"] = what, ["rows"] = "1", ["r0-added"] = "1", ["r0-size"] = "31",
        });
        using var answer = await clients[0].PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var again = await PageAsync(1, answer.Headers.Location!.ToString());
        Assert.Contains(typed, again.QuerySelector("form:is(.decision, .lesions)")!.OuterHtml, StringComparison.Ordinal);
    }

    private async Task<IHtmlDocument> PageAsync(int server, string address) => new HtmlParser().ParseDocument(await clients[server].GetStringAsync(new Uri(address, UriKind.Relative)));

    [SkippableFact]
    public async Task The_page_names_the_database_and_neither_page_nor_log_the_password()
    {
        var page = await clients[0].GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains(RegistryAddress.NameOf(registry.Path), page, StringComparison.Ordinal);
        Assert.All([page, said.ToString()], text => Assert.DoesNotContain("p@ss", WebUtility.UrlDecode(text), StringComparison.Ordinal));
    }
}
