using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Studies;
using Islet.Web;

namespace Islet.Tests.Web;

public sealed class CohortPagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    public static TheoryData<string> Pages => ["/cohort", "/cohort?grade=G1&grade=G2&sex=female", "/cohort?grade=unknown", "/cohort/patients?site=pancreas&sort=-age", "/cohort/sequence", "/cohort/swimmer",
        "/cohort/waterfall", "/cohort/waterfall?line=2", "/cohort/study?by=grade", "/cohort/study?by=grade&adjust=age_at_diagnosis_years&zero=line1&endpoint=pfs", "/cohort/study/patients?by=grade&level=G2&at=12"];

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_over_a_cohort_has_one_heading_tables_with_captions_and_no_script(string address)
    {
        var page = await workbench.PageAsync(address);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick]"));
        Assert.All(page.QuerySelectorAll<IHtmlTableElement>("table"), table => Assert.NotNull(table.Caption));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.True(head.HasAttribute("scope")));
    }

    [Fact]
    public async Task Every_value_leads_to_as_many_patients_as_it_says()
    {
        var page = await workbench.PageAsync("/cohort?site=pancreas");
        foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>(".facets .chips a").Where(a => a.GetAttribute("href")!.Contains("site=pancreas", StringComparison.Ordinal)).Take(25))
        {
            if (link.HasAttribute("aria-current"))
                continue;
            var (leads, said) = (await workbench.PageAsync(link.GetAttribute("href")!), Said(link.QuerySelector(".count")!));
            var joins = link.Closest("ul")!.QuerySelector("[aria-current]") is not null; // beside a chosen value of the same facet: its patients come to those who are shown
            Assert.Equal(joins ? Shown(page) + said : said, Shown(leads));
        }
    }

    [Fact]
    public async Task The_flow_loses_nobody_between_its_criteria()
    {
        var page = await workbench.PageAsync("/cohort?grade=G2&sex=female&if=" + Uri.EscapeDataString("ki67_percent > 5"));
        var rows = page.QuerySelectorAll("table.flow tbody tr").Select(r => r.QuerySelectorAll("td.number").Select(Said).ToList()).ToList();
        Assert.Equal(4, rows.Count);
        for (var i = 1; i < rows.Count; i++)
            Assert.Equal(rows[i - 1][2], rows[i].Sum());
        Assert.Equal(rows[^1][2], Shown(page));
    }

    [Fact]
    public async Task A_typed_condition_counts_whom_the_study_engine_would_keep_and_the_undecided_apart()
    {
        var (yes, unknown, today) = (0, 0, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime));
        var condition = Condition.Parse("ki67_percent > 5", Macros.None).Value!;
        foreach (var answer in await workbench.Log.MapAsync(c => condition.Read(new Snapshot(c, View.Latest(c, today)).Reader).Answer))
            _ = answer switch { Answer.Yes => yes++, Answer.Unknown => unknown++, _ => 0 };
        var page = await workbench.PageAsync("/cohort?if=" + Uri.EscapeDataString(condition.Text));
        Assert.Equal(yes, Shown(page));
        Assert.Equal(unknown, Said(page.QuerySelectorAll("table.flow tbody tr")[1].QuerySelectorAll("td.number")[1]));
    }

    [Fact]
    public async Task A_condition_that_does_not_read_is_told_beside_its_field_and_kept()
    {
        var page = await workbench.PageAsync("/cohort?sex=female&if=" + Uri.EscapeDataString("ki67 > <b>"), HttpStatusCode.BadRequest);
        Assert.Equal("ki67 > <b>", page.QuerySelector<IHtmlInputElement>("#if")!.Value);
        Assert.NotEmpty(page.QuerySelectorAll("#if-problem .problem"));
        Assert.Equal("female", page.QuerySelector<IHtmlInputElement>("form.condition input[type=hidden]")!.Value);
    }

    [Fact]
    public async Task A_mark_of_the_sequence_leads_to_its_patients()
    {
        var page = await workbench.PageAsync("/cohort/sequence");
        foreach (var link in page.QuerySelectorAll(".broad svg a").Take(12))
        {
            var words = link.GetAttribute("aria-label")!;
            var patients = await workbench.PageAsync(link.GetAttribute("href")!);
            Assert.Contains($": {Shown(patients)} patient", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_number_at_risk_leads_to_so_many_patients()
    {
        var page = await workbench.PageAsync("/cohort/study?by=grade");
        foreach (var link in page.QuerySelectorAll(".broad svg a").Where(a => a.GetAttribute("href")!.Contains("at=", StringComparison.Ordinal)).Take(6))
        {
            var patients = await workbench.PageAsync(link.GetAttribute("href")!);
            Assert.EndsWith($"of {link.QuerySelector("text")!.TextContent} patients", patients.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_saved_is_what_the_page_shows_and_runs_to_the_same_bytes()
    {
        const string State = "?sex=female&by=grade&adjust=age_at_diagnosis_years&name=women-by-grade";
        var page = await workbench.PageAsync("/cohort/study" + State);
        var bytes = await workbench.Http.GetByteArrayAsync(new Uri("/cohort/study/results.json" + State, UriKind.Relative));
        var saved = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.save-form")!);
        Assert.NotNull(saved.QuerySelector(".said"));
        var file = Directory.GetFiles(Path.GetDirectoryName(workbench.Registry)!, "women-by-grade.yaml", SearchOption.AllDirectories).Single();
        var (study, problems) = Study.Read(await File.ReadAllBytesAsync(file), "women-by-grade.yaml");
        Assert.Empty(problems);
        var at = await workbench.Log.PositionAsync();
        var plan = new StudyPlan(study!, DataLock.At(at.Batch, at.At));
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(StudyOutput.Json(plan.Run(await workbench.Log.MapAsync(plan.Read, at)))));
        Assert.NotNull((await workbench.PageAsync("/studies")).QuerySelector("a[href='/studies/women-by-grade']"));

        var again = await workbench.PostAsync(saved.QuerySelector<IHtmlFormElement>("form.save-form")!);
        Assert.Contains("a saved study of this name", again.QuerySelector("#study-name-problem")!.TextContent, StringComparison.Ordinal);
        var replaced = await workbench.PostAsync(again.QuerySelector<IHtmlFormElement>("form.save-form")!, ("replace", "yes"));
        Assert.NotNull(replaced.QuerySelector(".said"));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(workbench.Registry)!, "women-by-grade.1.yaml", SearchOption.AllDirectories));
    }

    [Fact] // a fingerprint that is copied into a paper belongs to the file that goes with it
    public async Task The_sum_that_the_page_prints_is_that_of_the_file_it_offers()
    {
        const string State = "?sex=male&by=grade&adjust=sex";
        await workbench.Http.GetStringAsync(new Uri("/api/v1/cohort/study" + State, UriKind.Relative)); // waits until it has run
        var page = await workbench.PageAsync("/cohort/study" + State);
        var file = await workbench.Http.GetByteArrayAsync(new Uri("/cohort/study/study.yaml" + State, UriKind.Relative));
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
        Assert.Contains(sum, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(sum, await workbench.Http.GetStringAsync(new Uri("/cohort/study/results.json" + State, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains(sum, await workbench.Http.GetStringAsync(new Uri("/cohort/study/report.html" + State, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(file), page.QuerySelector("pre")!.TextContent);
        Assert.DoesNotMatch(@"\b20\d\d-\d\d-\d\d\b", Encoding.UTF8.GetString(file)); // nor who asked, nor when: the same question has the same bytes
    }

    [Fact]
    public async Task Median_follow_up_stands_on_the_page_as_in_the_report()
    {
        await workbench.Http.GetStringAsync(new Uri("/api/v1/cohort/study?by=grade", UriKind.Relative)); // waits until it has run
        var said = (await workbench.PageAsync("/cohort/study?by=grade")).QuerySelector("dd.follow-up")!.TextContent;
        Assert.Contains($"median follow-up {said} months", await workbench.Http.GetStringAsync(new Uri("/cohort/study/report.html?by=grade", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Matches(@"\d|NR", said);
    }

    [Fact]
    public async Task A_report_that_was_not_saved_is_called_by_what_it_asks()
    {
        using var answer = await workbench.Http.GetAsync(new Uri("/cohort/study/report.html?by=grade", UriKind.Relative));
        Assert.Equal("overall-survival-by-who-grade-report.html", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("/cohort/sequence?sex=female", 1), InlineData("/cohort/swimmer", 1), InlineData("/cohort/waterfall?line=1", 1)]
    [InlineData("/cohort/study?by=grade&adjust=age_at_diagnosis_years", 2)]
    public async Task Each_figure_can_be_taken_home_as_SVG_without_links(string address, int figures)
    {
        await workbench.Http.GetStringAsync(new Uri("/api/v1" + address, UriKind.Relative)); // which waits where a page would say that it is still computing
        var links = (await workbench.PageAsync(address)).QuerySelectorAll<IHtmlAnchorElement>(".downloads a").Where(a => a.TextContent == "This figure as SVG").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(figures, links.Count);
        foreach (var link in links)
        {
            using var answer = await workbench.Http.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            var svg = await answer.Content.ReadAsStringAsync();
            Assert.StartsWith("<svg", svg, StringComparison.Ordinal);
            Assert.Contains("xmlns=\"http://www.w3.org/2000/svg\"", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("<a ", svg, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData("/cohort/sequence.svg?nothing=1"), InlineData("/cohort/swimmer.svg?if=grade+%3C"), InlineData("/cohort/study/figures/survival.svg?by=nothing")]
    public async Task A_figure_of_an_address_that_does_not_read_is_refused(string address) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await workbench.Http.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);

    [Fact]
    public async Task The_swimmer_pages_over_the_lanes_that_are_drawn_longest_first()
    {
        await workbench.Http.GetStringAsync(new Uri("/api/v1/cohort/swimmer", UriKind.Relative)); // waits until all are read
        var page = await workbench.PageAsync("/cohort/swimmer");
        var lanes = page.QuerySelectorAll("details table tbody tr").Length;
        Assert.Contains($"1 to {lanes} of ", page.QuerySelector(".total")!.TextContent, StringComparison.Ordinal);
        Assert.True(lanes > 0);
    }

    [Theory, InlineData("../up"), InlineData("A"), InlineData("a/b"), InlineData("1a"), InlineData("overall-survival-by-grade")]
    public async Task A_name_that_is_none_or_is_taken_is_refused_and_nothing_is_written(string name)
    {
        Directory.CreateDirectory(Path.Combine(new SavedStudies(new(workbench.Registry, new(IPAddress.Loopback, 0))).Folder, "earlier")); // as it is once a study was replaced
        var page = await workbench.PageAsync("/cohort/study?by=sex");
        var refused = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form.save-form")!, ("name", name));
        Assert.NotNull(refused.QuerySelector("#study-name-problem"));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(workbench.Registry)!, "*.yaml", SearchOption.AllDirectories), f => f.EndsWith($"{Path.GetFileName(name)}.yaml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_filter_that_looks_ahead_is_no_part_of_the_study_and_says_so()
    {
        var page = await workbench.PageAsync("/cohort/study?drugs=prrt&by=sex");
        Assert.Contains("immortal time", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("prrt", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_study_with_tables_of_a_layout_is_not_opened_and_the_page_says_why()
    {
        var page = await workbench.PageAsync("/cohort/study?open=uppsala-2025");
        Assert.Contains("tables in a layout of its own", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static int Shown(IDocument page) => Said(page.QuerySelector("dl.numbers dd")!);

    private static int Said(IElement element) => int.Parse(element.FirstChild!.TextContent.Replace("\u202f", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
