using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Board;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The worklist as a page, and what is put on it and put off.</summary>
public sealed class WorklistPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private const string Hundred = "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
    private const string FiveHundred = Hundred + Hundred + Hundred + Hundred + Hundred;
    private const string TooLong = FiveHundred + FiveHundred + FiveHundred + FiveHundred + "0"; // 2001

    private static int made;

    private readonly string key = $"WORK-{Interlocked.Increment(ref made)}";
    private readonly DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
    private long patient;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar, "Centre W"),
        [
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Diagnosis { AgeYears = 58 }, "diagnosis"),
            new(Day.Parse("2024-04-02"), Reported.WhenItHappened, new ProgressionJudgement { Progressive = true, Grounds = ["radiological"] }, "progression"),
        ])]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_is_the_first_link_of_the_navigation_and_lists_patients_with_what_is_to_be_done()
    {
        var page = await workbench.PageAsync("/worklist?kind=recharacterization&centre=Centre%20W");
        Assert.Equal("/worklist", page.QuerySelector("nav[aria-label=Main] a")!.GetAttribute("href"));
        var entry = page.QuerySelectorAll(".worklist > li").Single(li => li.QuerySelector("h3 a")!.TextContent == key);
        var item = Assert.Single(entry.QuerySelectorAll("ul > li"));
        Assert.Contains("Progression judged 2024-04-02", item.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/patients/{patient}#since", item.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(page.QuerySelector(".counting"));
    }

    [Fact]
    public async Task Every_kind_stands_with_its_count_and_every_filter_is_a_link()
    {
        var page = await workbench.PageAsync("/worklist");
        var chips = page.QuerySelectorAll(".chips a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.All(Enum.GetValues<WorkKind>(), kind => Assert.Contains($"/worklist?kind={SnakeCase.Of(kind)}", chips));
        foreach (var chip in chips.Distinct())
            Assert.Equal("Worklist", (await workbench.PageAsync(chip)).QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain('_', page.QuerySelector("main")!.TextContent.Replace(TestWorkbench.Hostile, "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/worklist?kind=everything"), InlineData("/worklist?page=0"), InlineData("/worklist?owner=nobody"), InlineData("/worklist?order=random")]
    public async Task What_an_address_cannot_ask_is_told(string address) =>
        Assert.NotEmpty((await workbench.PageAsync(address, HttpStatusCode.BadRequest)).QuerySelectorAll("[role=alert]"));

    [Fact]
    public async Task A_patient_who_is_put_on_a_boards_list_stands_among_the_boards_of_this_week()
    {
        var work = await workbench.PageAsync($"/patients/{patient}/worklist");
        var form = work.QuerySelector<IHtmlFormElement>("form[action$='/worklist/board']")!;
        var said = await workbench.PostAsync(form, ("day", $"{today:yyyy-MM-dd}"), ("question", TestWorkbench.Hostile));
        Assert.Contains("On the list of the board of", said.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var recorded = (await workbench.Log.CourseAsync(patient))!.Findings.Single(f => f.Content is BoardReferral);
        Assert.Equal(("local user", "worklist"), (recorded.Recorded.By, recorded.Recorded.Source));
        var page = await workbench.PageAsync("/worklist");
        Assert.Equal($"/patients/{patient}/board", page.QuerySelectorAll(".boards th[scope=row] a").Single(a => a.TextContent == key).GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Theory] // from today to two years ahead
    [InlineData(-1, false), InlineData(0, true), InlineData(731, true), InlineData(732, false)]
    public async Task A_board_lies_between_today_and_two_years_ahead(int days, bool taken)
    {
        var form = (await workbench.PageAsync($"/patients/{patient}/worklist")).QuerySelector<IHtmlFormElement>("form[action$='/worklist/board']")!;
        var said = await workbench.PostAsync(form, ("day", $"{today.AddDays(days):yyyy-MM-dd}"), ("question", "next line?"));
        Assert.Equal(taken, !said.Body!.TextContent.Contains("E_BOARD_DAY", StringComparison.Ordinal));
        Assert.Equal(taken, (await workbench.Log.CourseAsync(patient))!.Findings.Any(f => f.Content is BoardReferral));
    }

    [Fact]
    public async Task What_is_put_off_leaves_the_list_of_everybody_and_says_until_when()
    {
        var work = await workbench.PageAsync($"/patients/{patient}/worklist");
        var form = work.QuerySelectorAll<IHtmlFormElement>("form[action$='/worklist/later']").First(f => f.QuerySelector<IHtmlInputElement>("input[name=item]")!.Value == "recharacterization");
        var said = await workbench.PostAsync(form, ("until", $"{today.AddDays(40):yyyy-MM-dd}"), ("reason", "biopsy is booked"));
        Assert.Contains("biopsy is booked", said.QuerySelector("#later")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var page = await workbench.PageAsync("/worklist?kind=recharacterization&centre=Centre%20W");
        Assert.DoesNotContain(page.QuerySelectorAll(".worklist h3 a"), a => a.TextContent == key);
        var deferral = (Deferral)(await workbench.Log.CourseAsync(patient))!.Findings.Single(f => f.Content is Deferral).Content;
        Assert.Equal((WorkKind.Recharacterization, "2024-04-02"), (deferral.Item, deferral.About));
    }

    [Theory]
    [InlineData("item", "board", "E_WORK_ITEM"), InlineData("about", "2001-01-01", "E_WORK_ITEM"), InlineData("until", "soon", "E_WORK_UNTIL"), InlineData("until", "2001-01-01", "E_WORK_UNTIL"), InlineData("reason", TooLong, "E_WORK_TEXT")]
    public async Task What_cannot_be_put_off_is_refused_and_nothing_is_recorded(string field, string value, string code)
    {
        var work = await workbench.PageAsync($"/patients/{patient}/worklist");
        var form = work.QuerySelectorAll<IHtmlFormElement>("form[action$='/worklist/later']").First(f => f.QuerySelector<IHtmlInputElement>("input[name=item]")!.Value == "recharacterization");
        Assert.Contains(code, (await workbench.PostAsync(form, (field, value))).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await workbench.Log.CourseAsync(patient))!.Findings, f => f.Content is Deferral);
    }

    [Theory] // Fetch Metadata: what another site began is not compressed
    [InlineData(null, true), InlineData("same-origin", true), InlineData("none", true), InlineData("cross-site", false), InlineData("same-site", false)]
    public async Task Text_is_compressed_for_the_readers_own_requests_only(string? begunBy, bool compressed)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/worklist");
        ask.Headers.AcceptEncoding.ParseAdd("br");
        if (begunBy is not null)
            ask.Headers.Add("Sec-Fetch-Site", begunBy);
        using var answer = await workbench.Http.SendAsync(ask);
        Assert.Equal(compressed ? "br" : "", string.Join(',', answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task The_pages_of_decisions_and_similar_patients_say_why_nothing_is_compared()
    {
        Assert.NotEmpty((await workbench.PageAsync("/decisions")).QuerySelectorAll(".decisions tbody tr"));
        var decided = (await workbench.PageAsync("/decisions")).QuerySelector(".decisions th a")!.GetAttribute("href")!;
        var page = await workbench.PageAsync(decided);
        Assert.Contains("confounding by indication", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var less = page.QuerySelectorAll(".criteria a")[0].GetAttribute("href")!;
        Assert.Contains("without=", less, StringComparison.Ordinal);
        Assert.Contains("ask again", (await workbench.PageAsync(less.Split('#')[0])).QuerySelector(".criteria")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_without_calendar_and_a_patient_who_is_not_there_have_pages_too()
    {
        Assert.Null((await workbench.PageAsync($"/patients/{workbench.OnOffsets}/worklist")).QuerySelector("form[action$='/worklist/board']"));
        await workbench.PageAsync($"/patients/{workbench.OnOffsets}/similar");
        await workbench.PageAsync($"/patients/{workbench.HostileOne}/worklist");
        await workbench.PageAsync("/patients/987654/worklist", HttpStatusCode.NotFound);
    }
}
