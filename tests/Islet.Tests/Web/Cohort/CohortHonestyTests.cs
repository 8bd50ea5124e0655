using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Studies;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>What the explorer and the builder must not let a reader believe.</summary>
public sealed class CohortHonestyTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Fact]
    public async Task What_is_of_the_diagnosis_says_so()
    {
        var page = await workbench.PageAsync("/cohort");
        var labels = page.QuerySelectorAll(".facets dt").Select(l => l.TextContent).ToList();
        Assert.Contains("Distant metastases at diagnosis", labels);
        Assert.Contains("Stage at diagnosis (UICC/AJCC)", labels);
        Assert.Contains("WHO grade at diagnosis", labels);
        Assert.Contains("Distant metastases now", labels);
        Assert.DoesNotContain("Distant metastases", labels);
    }

    [Fact]
    public async Task Specimens_that_differ_are_a_value_of_their_own_in_both_lists()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var differ = (await workbench.Log.MapAsync(c => PatientRow.Of(c, today).GradeCounted == PatientRow.SpecimensDifferWord)).Count(yes => yes);
        Assert.InRange(differ, 1, 120);
        var page = await workbench.PageAsync("/cohort?grade=" + CohortFacet.Undecided);
        Assert.Equal(differ, Shown(page));
        Assert.Contains("WHO grade: specimens differ, not decided", page.QuerySelector("table.flow")!.TextContent, StringComparison.Ordinal);
        var list = await workbench.PageAsync("/patients?grade=" + CohortFacet.Undecided);
        Assert.Contains("specimens differ, not decided", list.QuerySelector("table.list tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_whom_the_first_line_is_not_known_the_second_is_not_said_to_have_ended()
    {
        var unknown = Shown(await workbench.PageAsync("/cohort?line1=unknown"));
        Assert.InRange(unknown, 1, 130);
        Assert.Equal(unknown, Shown(await workbench.PageAsync("/cohort?line1=unknown&line2=" + CohortFacet.UnknownBefore)));
        Assert.Equal(0, Shown(await workbench.PageAsync("/cohort?line1=unknown&line2=" + Uri.EscapeDataString(CohortFacet.Later))));
    }

    [Fact]
    public async Task The_grade_at_diagnosis_narrows_a_study_whose_clock_starts_there_and_no_other()
    {
        var there = await workbench.PageAsync("/cohort/study?grade-diagnosis=G2&by=sex");
        Assert.Contains("Remaining: WHO grade G2", there.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Said(there.QuerySelectorAll("dl.numbers dd")[0]), Said(there.QuerySelectorAll("section dl.numbers dd")[1])); // the explorer and the study count the same
        var later = await workbench.PageAsync("/cohort/study?grade-diagnosis=G2&by=sex&zero=line1");
        Assert.Contains("it was read at diagnosis", later.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not narrowed by WHO grade at diagnosis: G2", later.QuerySelector("section dl.numbers")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("lines"), InlineData("resected")]
    public async Task Treatment_is_no_comparison_at_diagnosis_and_one_at_a_line(string by)
    {
        var page = await workbench.PageAsync("/cohort/study?by=" + by, HttpStatusCode.BadRequest);
        Assert.Contains("Start the clock with a line of therapy.", page.QuerySelector("#by-problem")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlOptionElement>($"#by option[value={by}]")!.IsDisabled);
        Assert.False((await workbench.PageAsync($"/cohort/study?zero=line1&by={by}")).QuerySelector<IHtmlOptionElement>($"#by option[value={by}]")!.IsDisabled);
    }

    [Theory]
    [InlineData("by=metastases&adjust=stage"), InlineData("adjust=stage&adjust=metastases"), InlineData("by=sex&adjust=age&adjust=age_at_diagnosis_years"), InlineData("by=grade&adjust=ki67")]
    public async Task Two_terms_that_say_the_same_are_not_taken_into_one_model(string asked)
    {
        var page = await workbench.PageAsync("/cohort/study?" + asked, HttpStatusCode.BadRequest);
        Assert.Contains("two terms that say the same", page.QuerySelector("#adjust-problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stage_is_not_offered_beside_metastases() =>
        Assert.Empty((await workbench.PageAsync("/cohort/study?by=metastases")).QuerySelectorAll("input[name=adjust][value=stage]"));

    [Fact]
    public async Task Nobody_is_no_figure()
    {
        var page = await workbench.PageAsync("/cohort/study?by=sex&if=" + Uri.EscapeDataString("age_at_diagnosis_years > 120"));
        Assert.Empty(page.QuerySelectorAll(".broad svg"));
        Assert.Contains("Nobody could be analysed", page.QuerySelector(".remarks")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_level_can_be_left_out()
    {
        var page = await workbench.PageAsync("/cohort/study?by=sstr");
        var link = page.QuerySelectorAll<IHtmlAnchorElement>(".remarks a").First();
        var level = link.TextContent["Leave ".Length..^" out".Length];
        Assert.DoesNotContain($"Leave {level} out", (await workbench.PageAsync(link.GetAttribute("href")!)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_levels_none_can_be_left_out() =>
        Assert.Null(StudyQuery.Read(_ => []).Without(CohortQuery.All, CohortGroups.Find("metastases")!.Group, "M0"));

    private static int Shown(IDocument page) => Said(page.QuerySelector("dl.numbers dd")!);

    private static int Said(IElement element) => int.Parse(element.FirstChild!.TextContent.Replace("\u202f", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);
}
