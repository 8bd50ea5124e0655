using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;

namespace Islet.Tests.Web.Entry;

/// <summary>Corrections, withdrawals and versions brought back; and two people at one finding.</summary>
public sealed class EntryHistoryTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int patients;

    private readonly string key = $"HISTORY-{Interlocked.Increment(ref patients)}";
    private long patient;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar), [new(Day.Parse("2019-03-10"), Reported.On(Day.Parse("2019-03-20")), new Specimen { SpecimenName = "S1", Ki67Percent = Ki67Index.FromPercent(51), Organ = "liver" }, "biopsy")])]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_correction_needs_a_reason_and_keeps_the_day_of_the_report()
    {
        var page = await CorrectAsync(await FormAsync(), ("f-ki67_percent", "15"));
        Assert.Contains("E_ENTRY_REASON", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        page = await CorrectAsync(Form(page), ("reason", "typing error"));
        var latest = (await CourseAsync()).Findings[^1];
        Assert.Equal(("15", Why.Correction, "2019-03-20", (await CourseAsync()).Findings[0].Id), (((Specimen)latest.Content).Ki67Percent!.Value.AsWritten, latest.Why, latest.Reported.When.ToString(), latest.Supersedes));
        var row = Assert.Single(page.QuerySelectorAll(".differs tbody tr"));
        Assert.Equal(["Ki-67", "51 %", "15 %"], row.Children.Select(c => c.TextContent.Trim()));
        Assert.Contains("local user", page.QuerySelector(".versions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_contradicts_says_so()
    {
        var page = await CorrectAsync(await FormAsync(), ("f-reported_grade", "G1"), ("reason", "read again"));
        Assert.Contains("1 contradiction", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        page = await CorrectAsync(await FormAsync(), ("f-organ", "pancreas"), ("reason", "read again"));
        Assert.DoesNotContain("contradiction", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal); // it was there before
    }

    [Fact]
    public async Task An_earlier_version_is_brought_back_as_a_new_one()
    {
        await CorrectAsync(await FormAsync(), ("f-ki67_percent", "15"), ("reason", "typing error"));
        var page = await workbench.PageAsync(Address("findings/1"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("#version-1 form")!);
        Assert.Equal("51", ((Specimen)(await CourseAsync()).Findings[^1].Content).Ki67Percent!.Value.AsWritten);
        Assert.Equal(3, page.QuerySelectorAll(".versions > li").Length);
        Assert.Contains("undo", page.QuerySelector("#version-3")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_stays_in_the_history_and_can_be_entered_again()
    {
        var page = await workbench.PageAsync(Address("findings/1/correct"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>(".withdraw form")!, ("reason", "another patient's"));
        var course = await CourseAsync();
        Assert.False(Succession.Of(course.Findings).IsInForce(course.Findings[0]));
        Assert.Contains("another patient's", page.QuerySelector(".versions")!.TextContent, StringComparison.Ordinal);
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("#version-1 form")!);
        course = await CourseAsync();
        Assert.True(Succession.Of(course.Findings).IsInForce(course.Findings[^1]));
        Assert.NotNull(page.QuerySelector("a[href$='/findings/3']"));
    }

    [Fact]
    public async Task A_withdrawal_without_a_reason_is_refused()
    {
        var page = await workbench.PageAsync(Address("findings/1/correct"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>(".withdraw form")!);
        Assert.Contains("E_ENTRY_REASON", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The reason is missing", page.QuerySelector("details.withdraw[open] #withdraw-says")!.TextContent, StringComparison.Ordinal); // beside the field
        Assert.Single((await CourseAsync()).Findings);
    }

    [Fact]
    public async Task The_second_of_two_people_is_told_sees_both_and_merges_part_by_part()
    {
        var second = await FormAsync();
        await CorrectAsync(await FormAsync(), ("f-ki67_percent", "15"), ("f-organ", "pancreas"), ("reason", "first"));
        var page = await CorrectAsync(second, ("f-ki67_percent", "5–10"), ("f-mitoses_per_2mm2", "1"), ("reason", "second"));
        Assert.Equal(2, (await CourseAsync()).Findings.Count);
        Assert.Contains("E_ENTRY_CONFLICT", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        var rows = page.QuerySelectorAll(".conflict tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent);
        Assert.Equal(["Organ", "Ki-67", "Mitoses"], rows.Keys.Select(k => k));
        Assert.Empty(rows["Ki-67"].QuerySelectorAll("input[checked]")); // both changed it: nothing is chosen beforehand
        Assert.Equal("theirs", rows["Organ"].QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal("ours", rows["Mitoses"].QuerySelector("input[checked]")!.GetAttribute("value"));
        page = await workbench.PostAsync(Form(page), ("do", "merge")); // undecided: asked again
        Assert.NotNull(page.QuerySelector(".conflict"));
        Assert.Contains("A part is still open", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        await workbench.PostAsync(Form(page), ("choice-f-ki67_percent", "ours"), ("do", "merge"));
        var merged = (Specimen)(await CourseAsync()).Findings[^1].Content;
        Assert.Equal(("5-10", 1m, "pancreas"), (merged.Ki67Percent!.Value.AsWritten, merged.MitosesPer2Mm2, merged.Organ));
        Assert.Equal((await CourseAsync()).Findings[1].Id, (await CourseAsync()).Findings[^1].Supersedes);
    }

    [Fact]
    public async Task Theirs_can_be_left_and_mine_thrown_away()
    {
        var second = await FormAsync();
        await CorrectAsync(await FormAsync(), ("f-ki67_percent", "15"), ("reason", "first"));
        var page = await CorrectAsync(second, ("f-ki67_percent", "20"), ("reason", "second"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/discard']")!);
        Assert.Null(page.QuerySelector(".drafts"));
        Assert.Equal("15", ((Specimen)(await CourseAsync()).Findings[^1].Content).Ki67Percent!.Value.AsWritten);
    }

    [Fact]
    public async Task A_version_that_was_replaced_meanwhile_is_not_withdrawn_or_brought_back()
    {
        var page = await workbench.PageAsync(Address("findings/1/correct"));
        await CorrectAsync(await FormAsync(), ("f-ki67_percent", "15"), ("reason", "first"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>(".withdraw form")!, ("reason", "wrong"));
        Assert.Contains("E_ENTRY_CONFLICT", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, (await CourseAsync()).Findings.Count);
    }

    private async Task<IHtmlFormElement> FormAsync() => Form(await workbench.PageAsync(Address("findings/1/correct")));

    private Task<IDocument> CorrectAsync(IHtmlFormElement form, params (string, string)[] filled) => workbench.PostAsync(form, [.. filled, ("do", "save")]);

    private async Task<DiseaseCourse> CourseAsync() => (await workbench.Log.CourseAsync(patient))!;

    private string Address(string page) => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/{page}");

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.enter")!;
}
