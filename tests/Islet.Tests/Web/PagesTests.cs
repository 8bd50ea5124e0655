using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;

namespace Islet.Tests.Web;

public sealed class PagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private const int Enough = 60; // addresses under each of these; the others are all followed
    private static readonly string[] Endless = ["/patients", "/cohort"];
    private const string Study = "/studies/overall-survival-by-grade";

    public static TheoryData<string> Pages => ["/", "/patients", "/patients?grade=G2&sort=-age", "/patients/1", "/patients/121", "/patients/122", "/patients/123", "/patients/1/facts", "/patients/122/facts", "/patients/34/response", "/patients/121/response", "/studies", Study, "/papers", "/papers/italy-2024", "/papers/nanets-2020", "/problems", "/imports", "/duplicates", "/guidelines", "/guidelines/nanets-2020", "/guidelines/nanets-2020?topic=sys", "/guidelines/nanets-2020/SYS-02", "/guidelines/nanets-2020/votes", "/evidence", "/patients/1/guideline", "/patients/1/guideline?if=ki67_percent:55", "/patients/121/guideline", "/patients/122/guideline", "/patients/123/guideline"];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_has_its_landmarks_one_heading_and_a_title(string address)
    {
        var page = await workbench.PageAsync(address);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(" · Islet", page.Title, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main#content"));
        Assert.Single(page.QuerySelectorAll("body > header nav[aria-label]"));
        Assert.Contains("not a medical device", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#content", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_table_has_a_caption_and_heads_with_a_scope(string address)
    {
        var page = await workbench.PageAsync(address);
        Assert.All(page.QuerySelectorAll<IHtmlTableElement>("table"), table => Assert.NotNull(table.Caption));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.True(head.HasAttribute("scope")));
        Assert.All(page.QuerySelectorAll("tbody td:not(.drawn)"), cell => Assert.NotEqual("", cell.TextContent.Trim(' ', '-', '–', '—', '\n')));
    }

    [Fact]
    public async Task Every_link_of_every_page_is_a_plain_address_that_answers()
    {
        var (seen, open) = (new HashSet<string> { "/" }, new Queue<string>(["/"]));
        while (open.TryDequeue(out var address))
        {
            using var response = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.True(response.StatusCode is HttpStatusCode.OK, $"{address} answers {response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType is not "text/html" || address.EndsWith(".html", StringComparison.Ordinal))
                continue;
            var page = await workbench.PageAsync(address);
            foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>("a"))
            {
                var target = new Uri(link.Href);
                Assert.Equal(workbench.Address.Authority, target.Authority);
                if (target.Fragment.Length > 1 && target.AbsolutePath == address)
                    Assert.NotNull(page.GetElementById(target.Fragment[1..]));
                var next = target.PathAndQuery;
                var more = !Endless.Any(e => next.StartsWith(e, StringComparison.Ordinal) && seen.Count(s => s.StartsWith(e, StringComparison.Ordinal)) >= Enough);
                if (more && seen.Add(next))
                    open.Enqueue(next);
            }
        }
        Assert.Contains(Study, seen);
        Assert.Contains(Study + "/results.json", seen);
    }

    [Fact]
    public async Task The_overview_counts_and_leads_to_the_patients_it_counts()
    {
        var page = await workbench.PageAsync("/");
        var row = page.QuerySelectorAll("table.missing tbody tr").First(r => r.QuerySelector("a") is not null);
        var patients = row.QuerySelector("td.number")!.FirstChild!.TextContent;
        var list = await workbench.PageAsync(row.QuerySelector("a")!.GetAttribute("href")!);
        Assert.EndsWith($"of {patients} patients", list.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{workbench.Synthetic} of ", page.QuerySelector("[role=note]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_goes_through_its_pages_without_losing_anybody()
    {
        var total = (await workbench.PageAsync("/")).QuerySelector(".numbers dd")!.TextContent;
        var keys = new List<string>();
        for (string? next = "/patients?sort=-age"; next is not null;)
        {
            var page = await workbench.PageAsync(next);
            keys.AddRange(page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
            next = page.QuerySelectorAll("nav.pager a").FirstOrDefault(a => a.TextContent == "Next")?.GetAttribute("href");
        }
        Assert.Equal(total, $"{keys.Count}");
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("age", 3), InlineData("-age", 3)]
    public async Task Sorting_by_a_number_puts_those_of_whom_it_is_unknown_last(string sort, int column)
    {
        var rows = (await workbench.PageAsync($"/patients?sort={sort}&page=3")).QuerySelectorAll("tbody tr");
        Assert.Equal("unknown", rows[^1].Children[column].TextContent.Trim());
        Assert.NotEqual("unknown", rows[0].Children[column].TextContent.Trim());
        var head = (await workbench.PageAsync($"/patients?sort={sort}")).QuerySelector("th[aria-sort]")!;
        Assert.Equal(sort[0] == '-' ? "descending" : "ascending", head.GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Filters_keep_only_what_was_asked_for()
    {
        var page = await workbench.PageAsync("/patients?grade=G3&sex=male");
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(("male", "G3"), (row.Children[2].TextContent, row.Children[5].TextContent)));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_part_of_a_key_lists_and_a_whole_key_opens()
    {
        Assert.Equal("1–9 of 9 patients", (await workbench.PageAsync("/patients?q=syn-000")).QuerySelector(".total")!.TextContent);
        using var response = await workbench.Http.GetAsync(new Uri("/patients?q=CAL-1", UriKind.Relative));
        Assert.Equal($"/patients/{workbench.OnCalendar}", new Uri(workbench.Address, response.Headers.Location!).PathAndQuery);
    }

    [Theory]
    [InlineData("sort=nobody"), InlineData("page=0"), InlineData("page=x"), InlineData("missing=everything")]
    public async Task An_address_that_asks_for_what_is_not_there_says_so_and_shows_the_list(string query)
    {
        var page = await workbench.PageAsync("/patients?" + query, HttpStatusCode.BadRequest);
        Assert.Single(page.QuerySelectorAll("p.problem[role=alert]"));
        Assert.NotEmpty(page.QuerySelectorAll("tbody tr"));
    }

    [Theory, InlineData("/decisions?page=2147483647"), InlineData("/cohort/patients?page=2147483647"), InlineData("/cohort/swimmer?page=2147483647"), InlineData("/cohort/waterfall?page=2147483647"), InlineData("/form-expired?patient=abc"), InlineData("/form-expired?patient=99999999999999999999")]
    public async Task An_address_beyond_all_numbers_is_no_fault(string address) => Assert.NotNull(await workbench.PageAsync(address));

    [Fact]
    public async Task A_patient_of_a_later_batch_is_in_the_list_at_once()
    {
        var before = (await workbench.PageAsync("/patients?q=LATE")).QuerySelector(".total")!.TextContent;
        await workbench.ImportAsync([new(new("LATE-1", Axis.Calendar), [new(Day.Parse("2020-01-01"), Reported.WhenItHappened, new Diagnosis(), "late")])]);
        var after = (await workbench.PageAsync("/patients?q=LATE")).QuerySelector(".total")!.TextContent;
        Assert.Equal(("No patient is like this.", "1–1 of 1 patient"), (before, after));
    }

    [Theory]
    [InlineData("/nowhere"), InlineData("/patients/999999"), InlineData("/patients/abc"), InlineData("/studies/none"), InlineData(Study + "/none.csv"), InlineData("/assets/islet.css")]
    public async Task What_is_not_there_is_said_in_the_same_design(string address)
    {
        var page = await workbench.PageAsync(address, HttpStatusCode.NotFound);
        Assert.Equal("This page is not here", page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("main a[href='/']"));
    }

    [Fact]
    public async Task A_study_shows_figure_tables_and_files()
    {
        var page = await workbench.PageAsync(Study);
        Assert.Equal(2, page.QuerySelectorAll(".figure").Length);
        Assert.Contains("Log-rank", page.QuerySelector(".figure")!.TextContent, StringComparison.Ordinal);
        var csv = page.QuerySelectorAll("a").First(a => a.TextContent.EndsWith("as CSV", StringComparison.Ordinal)).GetAttribute("href")!;
        using var response = await workbench.Http.GetAsync(new Uri(csv, UriKind.Relative));
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
    }
}
