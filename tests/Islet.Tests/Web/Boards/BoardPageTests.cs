using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The board page, its files, and the decision that is recorded from it.</summary>
public sealed class BoardPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly string[] InOrder = ["board-now", "board-changed", "board-openshort", "board-course", "board-response", "board-open", "board-plan", "board-decisions"];

    [Fact]
    public async Task It_goes_in_the_order_in_which_a_board_thinks()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}/board");
        var headings = page.QuerySelectorAll(".board h2").Select(h => h.Id!).ToList();
        Assert.Equal(InOrder, headings.Where(InOrder.Contains));
        Assert.Equal("Board", page.QuerySelector("nav.pages a")!.TextContent.Trim());
        Assert.Contains(Islet.Guidelines.IntendedPurpose.Text, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, [style]"));
    }

    [Fact]
    public async Task Each_fact_tells_where_it_comes_from_by_a_key()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}/board");
        var ki67 = page.QuerySelectorAll(".boardfacts > div").Single(f => f.QuerySelector("dt")!.TextContent.Trim() == "Ki-67");
        Assert.Equal("15 %", ki67.QuerySelector(".value")!.TextContent.Trim());
        var source = ki67.QuerySelector("details.src")!;
        Assert.Contains("2019-03-10", source.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("stated by pathologist", source.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/patients/{workbench.OnCalendar}#finding-", source.QuerySelector("li a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_of_offsets_and_a_hostile_one_have_a_page()
    {
        foreach (var patient in new[] { workbench.OnOffsets, workbench.HostileOne })
        {
            var page = await workbench.PageAsync($"/patients/{patient}/board");
            Assert.NotEmpty(page.QuerySelectorAll(".boardfacts .unknown"));
            Assert.Empty(page.QuerySelectorAll("script"));
        }
        Assert.Empty((await workbench.PageAsync($"/patients/{workbench.OnOffsets}/board")).QuerySelectorAll("a[href$='/decide']")); // no calendar, and dead
    }

    [Fact]
    public async Task What_is_not_there_is_said_plainly()
    {
        await workbench.PageAsync("/patients/999999/board", HttpStatusCode.NotFound);
        await workbench.PageAsync($"/patients/{workbench.OnCalendar}/board?asOf=2019-13-40", HttpStatusCode.BadRequest);
        var then = await workbench.PageAsync($"/patients/{workbench.OnCalendar}/board?asOf=2019-03-19");
        Assert.Contains("Ki-67", then.QuerySelector(".openshort")!.TextContent, StringComparison.Ordinal); // the report was issued on the 20th
    }

    [Fact]
    public async Task Files_lead_nowhere_and_run_nothing()
    {
        var address = $"/patients/{workbench.HostileOne}/board";
        var file = await workbench.Http.GetStringAsync(new Uri(address + ".html", UriKind.Relative));
        Assert.StartsWith("<!DOCTYPE html>", file, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("src=", file, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(file, await workbench.Http.GetStringAsync(new Uri(address + ".html", UriKind.Relative)));
        Assert.Equal((byte)'P', (await workbench.Http.GetByteArrayAsync(new Uri(address + ".docx", UriKind.Relative)))[0]);
        Assert.StartsWith("{", await workbench.Http.GetStringAsync(new Uri(address + ".json", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_centre_without_statements_has_a_board_page_all_the_same()
    {
        await using var another = await workbench.AlsoAsync(o => o with { Statements = false });
        using var http = new HttpClient { BaseAddress = Workbench.AddressOf(another) };
        var html = await http.GetStringAsync(new Uri($"/patients/{workbench.OnCalendar}/board", UriKind.Relative));
        Assert.Contains(Islet.Guidelines.StatementSwitch.OffText, html, StringComparison.Ordinal);
        Assert.DoesNotContain("board-options", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NANETS", html, StringComparison.Ordinal);
        Assert.Contains("board-open", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_recorded_once_however_often_it_is_posted()
    {
        var patient = await PatientAsync("DECIDE-1");
        var form = Form(await workbench.PageAsync($"/patients/{patient}/decide"));
        for (var i = 0; i < 2; i++)
        {
            var page = await workbench.PostAsync(form, ("question", "What next?"), ("plan", TestWorkbench.Hostile), ("present", "surgery"));
            Assert.Contains("is recorded", page.QuerySelector("p.said")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("alert('x')", page.QuerySelector(".decided")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Single(await DecisionsAsync(patient));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_the_field_and_above_the_form_and_nothing_typed_is_lost()
    {
        var patient = await PatientAsync("DECIDE-2");
        var page = await workbench.PostAsync(Form(await workbench.PageAsync($"/patients/{patient}/decide")), ("question", ""), ("plan", "PRRT & \"rest\""), ("day", "2999-01-01"));
        Assert.Contains("E_DECISION_FIELD", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".refusal li a").Length);
        Assert.Equal("PRRT & \"rest\"", page.QuerySelector<IHtmlTextAreaElement>("#plan")!.Value);
        Assert.Equal("true", page.QuerySelector("#question")!.GetAttribute("aria-invalid"));
        Assert.NotNull(page.QuerySelector("#" + page.QuerySelector("#question")!.GetAttribute("aria-describedby")));
        Assert.Empty(await DecisionsAsync(patient));
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_and_shown_both()
    {
        var patient = await PatientAsync("DECIDE-3");
        var (mine, theirs) = (Form(await workbench.PageAsync($"/patients/{patient}/decide")), Form(await workbench.PageAsync($"/patients/{patient}/decide")));
        await workbench.PostAsync(theirs, ("question", "What next?"), ("plan", "Their plan"));
        var told = await workbench.PostAsync(mine, ("question", "What next?"), ("plan", "My plan"));
        Assert.Contains("E_DECISION_MEANWHILE", told.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Their plan", told.QuerySelector(".decided")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("My plan", told.QuerySelector<IHtmlTextAreaElement>("#plan")!.Value);
        Assert.Single(await DecisionsAsync(patient));
        await workbench.PostAsync(Form(told)); // mine as well
        Assert.Equal(2, (await DecisionsAsync(patient)).Count);
    }

    [Fact]
    public async Task What_became_of_it_is_said_once_and_the_second_is_shown_the_first()
    {
        var patient = await PatientAsync("DECIDE-4");
        var board = await workbench.PostAsync(Form(await workbench.PageAsync($"/patients/{patient}/decide")), ("question", "What next?"), ("plan", "PRRT"));
        var link = board.QuerySelector(".outcome a")!.GetAttribute("href")!;
        var (mine, theirs) = (Form(await workbench.PageAsync(link)), Form(await workbench.PageAsync(link)));
        var wrong = await workbench.PostAsync(mine, ("outcome", "not_done"));
        Assert.Contains("Write why.", wrong.Body!.TextContent, StringComparison.Ordinal);
        await workbench.PostAsync(theirs, ("outcome", "done"));
        var told = await workbench.PostAsync(mine, ("outcome", "not_done"), ("reason", "declined"));
        Assert.Contains("E_DECISION_MEANWHILE", told.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("done by", told.QuerySelector(".planline")!.ParentElement!.TextContent, StringComparison.Ordinal);
        var now = Assert.Single(await DecisionsAsync(patient));
        Assert.True(((BoardDecision)now.Content).Done);
    }

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.decision")!;

    private async Task<long> PatientAsync(string key)
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar), [new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Diagnosis { AgeYears = 58 }, Origin: "diagnosis")])]);
        return (await workbench.Log.FindAsync(key))!.Patient;
    }

    private async Task<IReadOnlyList<Finding>> DecisionsAsync(long patient)
    {
        var course = (await workbench.Log.CourseAsync(patient))!;
        return [.. course.Findings.Where(f => f.Content is BoardDecision && !course.Findings.Any(later => later.Supersedes == f.Id))];
    }
}
