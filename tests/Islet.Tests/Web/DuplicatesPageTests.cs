using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;

namespace Islet.Tests.Web;

public sealed class DuplicatesPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int doubles;

    private readonly string key = $"UPP-{Interlocked.Increment(ref doubles)}<b>";

    public Task InitializeAsync() => workbench.ImportAsync([Double(key, "Uppsala"), Double(key.ToLowerInvariant().Replace("-", "0", StringComparison.Ordinal), "Oslo")]);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_pair_is_decided_shown_as_decided_and_undone()
    {
        var pair = await PairAsync();
        Assert.Contains("died on the same day", pair!.TextContent, StringComparison.Ordinal);
        var page = await workbench.PostAsync(pair.QuerySelector<IHtmlFormElement>("form")!, ("decision", "same"), ("stays", Stays(pair)), ("basis", "chart review"));
        Assert.Contains("Recorded: one person.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await PairAsync());
        var undo = page.QuerySelectorAll("#decided ~ * tbody tr").Single(row => row.TextContent.Contains(key, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("chart review", undo.TextContent, StringComparison.Ordinal);
        await workbench.PostAsync(undo.QuerySelector<IHtmlFormElement>("form")!);
        Assert.NotNull(await PairAsync());
    }

    [Fact]
    public async Task Two_people_are_not_shown_again()
    {
        await workbench.PostAsync((await PairAsync())!.QuerySelector<IHtmlFormElement>("form")!, ("decision", "different"), ("basis", "twins"));
        Assert.Null(await PairAsync());
    }

    [Fact]
    public async Task A_decision_without_a_basis_is_refused_with_what_to_do()
    {
        var pair = (await PairAsync())!;
        var page = await workbench.PostAsync(pair.QuerySelector<IHtmlFormElement>("form")!, ("decision", "same"), ("stays", Stays(pair)), ("basis", "  "));
        Assert.Contains("E_MATCH_BASIS", page.QuerySelector("dl.problem[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await PairAsync());
    }

    [Fact]
    public async Task One_person_without_the_record_that_stays_is_refused_and_none_is_chosen_beforehand()
    {
        var pair = (await PairAsync())!;
        Assert.Empty(pair.QuerySelectorAll("input[name=stays][checked]"));
        var page = await workbench.PostAsync(pair.QuerySelector<IHtmlFormElement>("form")!, ("decision", "same"), ("basis", "chart review"));
        Assert.Contains("E_MATCH_STAYS", page.QuerySelector("dl.problem[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await PairAsync());
    }

    private static string Stays(IElement pair) => pair.QuerySelector("input[name=stays]")!.GetAttribute("value")!;

    [Fact]
    public async Task A_post_without_the_token_of_a_page_changes_nothing()
    {
        var form = (await PairAsync())!.QuerySelector<IHtmlFormElement>("form")!;
        Assert.Equal("/form-expired", await workbench.SendAsync(form, file: null, ("decision", "same"), ("basis", "x"), ("__RequestVerificationToken", "forged")));
        Assert.NotNull(await PairAsync());
        using var response = await workbench.Http.PostAsync(new Uri("/duplicates/decide", UriKind.Relative), new FormUrlEncodedContent([new("a", "1")]));
        Assert.Equal((HttpStatusCode.SeeOther, "/form-expired"), (response.StatusCode, response.Headers.Location!.ToString()));
    }

    private async Task<IElement?> PairAsync() => (await workbench.PageAsync("/duplicates")).QuerySelectorAll("section.pair")
        .FirstOrDefault(pair => pair.QuerySelector("h2")!.TextContent.Contains(key, StringComparison.OrdinalIgnoreCase));

    private static NewCourse Double(string key, string center) => new(new(key, Axis.Calendar, center),
    [
        New(When.Unknown, new Person { Sex = Sex.Male, Birth = Day.On(new DateOnly(1950, 1, 1).AddDays(97 * doubles)) }, "person"),
        New(new DateOnly(2010, 4, 5).AddDays(40 * doubles), new Diagnosis(), "diagnosis"),
        New(new DateOnly(2012, 5, 16).AddDays(43 * doubles), new ImagingStudy { Modality = "CT" }, "ct"),
        New(new DateOnly(2020, 9, 27).AddDays(47 * doubles), new VitalStatus { Alive = false }, "death"),
    ]);

    private static NewFinding New(When happened, Content content, string origin) => new(happened, Reported.WhenItHappened, content, origin);
}
