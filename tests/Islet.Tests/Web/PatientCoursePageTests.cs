using AngleSharp.Dom;

namespace Islet.Tests.Web;

/// <summary>What the tumour is now, what changed, Ki-67, the course and its lines, on a patient's page.</summary>
public sealed class PatientCoursePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private IDocument page = null!;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([ChangingPatient.Course]); // a second time it is all there already
        page = await workbench.PageAsync($"/patients/{await NumberAsync()}");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void What_the_tumour_is_now_leaves_out_nothing_that_must_stand_beside_it()
    {
        Assert.Contains("open until a person says which specimen speaks", Now("Grade"), StringComparison.Ordinal);
        Assert.Contains("resection, P1, primary, 2014-03-04: Ki-67 2 %, G1, R1", Now("Grade"), StringComparison.Ordinal);
        Assert.Contains("core biopsy, L1, distant metastasis, 2020-06-20: Ki-67 15-18 %, G2, R1", Now("Grade"), StringComparison.Ordinal);
        Assert.Contains("SSTR", Now("Receptors"), StringComparison.Ordinal);
        Assert.Contains("FDG", Now("Receptors"), StringComparison.Ordinal);
        Assert.Contains("unknown: not recorded", Now("ENETS stage"), StringComparison.Ordinal);
        Assert.Contains("3 lines or more: nobody has closed the treatment history", Now("Lines of therapy"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_says_which_limbs_are_met_by_which_findings_and_what_the_board_made_of_it()
    {
        var change = page.QuerySelector("#change-1")!;
        Assert.Equal("Meets the Uppsala definition of a significant change: limbs i (hormones), ii (tracer) and iii (Ki-67).", change.QuerySelector(".verdict")!.TextContent);
        var limbs = change.QuerySelectorAll(".limbs tbody tr").Select(row => (Met: row.Children[1].TextContent.Trim(), Because: row.Children[2].TextContent)).ToList();
        Assert.Equal(["yes", "yes", "yes"], limbs.Select(l => l.Met));
        Assert.Contains("gastrin secreted by the tumour, 2020-06-22", limbs[0].Because, StringComparison.Ordinal);
        Assert.Contains("FDG-PET L2", limbs[1].Because, StringComparison.Ordinal);
        Assert.Contains("Ki-67 index 2 %, 2014-03-04", limbs[2].Because, StringComparison.Ordinal);
        Assert.All(change.QuerySelectorAll(".limbs a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Contains("it matters for treatment, therapy was changed because of it", change.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_extent_is_told_beside_the_stage_and_each_fact_of_it_is_known_or_named_unknown()
    {
        Assert.Contains("Liver metastases: ", Now("Extent"), StringComparison.Ordinal);
        Assert.Contains("ECOG performance status: ", Now("Extent"), StringComparison.Ordinal);
        Assert.Contains("Last progression: 20", Now("Extent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_somebody_who_died_nothing_is_now()
    {
        Assert.StartsWith("Died 2023-12-03;", page.QuerySelector(".died")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("What the tumour was", page.GetElementById("now")!.TextContent);
        Assert.DoesNotContain("running", Now("Lines of therapy"), StringComparison.Ordinal);
        Assert.Null(page.GetElementById("targets"));
        Assert.StartsWith("Died 2023-12-03;", (await workbench.PageAsync($"/patients/{await NumberAsync()}/facts")).QuerySelector(".died")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_happened_since_the_last_characterization_is_one_paragraph() =>
        Assert.StartsWith("Since C2 (", page.QuerySelector("section[aria-labelledby=since] p")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_verdict_on_the_tissue_of_another_lesion_bears_its_flag() =>
        Assert.Contains("Ki-67 of another lesion", page.QuerySelector("#change-1 .flags")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Nobody_is_compared_who_was_only_diagnosed() =>
        Assert.StartsWith("Never re-characterized since the diagnosis of ", (await workbench.PageAsync($"/patients/{await NumberAsync()}?asOf=2019-01-01")).QuerySelector("section[aria-labelledby=since] p")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_decided_names_what_it_waits_for()
    {
        var change = page.QuerySelector("#change-2")!;
        Assert.StartsWith("Whether it meets the Uppsala definition cannot be decided:", change.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tissue at C2: examined without an answer", change.TextContent, StringComparison.Ordinal);
        Assert.Contains("FDG PET at C2: not recorded", change.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(change.QuerySelectorAll(".limbs tbody tr"), row => row.Children[1].TextContent.Trim() is "no");
    }

    [Fact]
    public void Ki67_is_drawn_and_told_with_what_speaks_against_comparing()
    {
        Assert.NotNull(page.QuerySelector("#ki67-figure-broad"));
        var rows = page.QuerySelectorAll("section[aria-labelledby=ki67] tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("+13 to +16 percentage points, +2.1 to +2.5 a year", rows[1], StringComparison.Ordinal);
        Assert.Contains("other lesion, other kind of specimen", rows[1], StringComparison.Ordinal);
        Assert.Contains("no value: no tumour in the specimen", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_course_is_drawn_and_listed_in_order()
    {
        Assert.NotNull(page.QuerySelector("#course-figure-broad"));
        var items = page.QuerySelectorAll("section[aria-labelledby=course] ol li").Select(li => li.TextContent).ToList();
        Assert.Contains("2014-08 to 2017-06-20: Lines of therapy, 1 lanreotide", items, StringComparer.Ordinal);
        Assert.Contains("2020-04-20: Progression, PD", items, StringComparer.Ordinal);
        Assert.Contains(items, item => item.StartsWith("2020-06-20: Characterization, C1 changed: i, ii, iii", StringComparison.Ordinal));
        Assert.Equal("2023-12-03: Status, Died", items[^1]);
    }

    [Fact]
    public void Each_line_says_why_it_begins_and_what_a_source_states_of_it()
    {
        var lines = page.QuerySelectorAll(".lines tbody tr").ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains("first systemic treatment", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("new class after progression, 2017-03-20", lines[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("RAD001, best response SD, PFS 33.9 months", lines[1].LastElementChild!.TextContent.Trim());
        Assert.Contains("Distal pancreatectomy 2014-04-20 (surgery)", page.QuerySelector("section[aria-labelledby=lines]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_day_of_the_second_tissue_nothing_has_changed()
    {
        var before = await workbench.PageAsync($"/patients/{await NumberAsync()}?asOf=2019-01-01");
        Assert.Null(before.QuerySelector("section[aria-labelledby=changed]"));
        Assert.Contains("NET G1", Now("Grade", before), StringComparison.Ordinal);
    }

    [Fact]
    public void The_fact_sheet_is_one_link_away() => Assert.EndsWith("/facts", page.QuerySelector("section[aria-labelledby=now] a[href$='/facts']")!.GetAttribute("href")!, StringComparison.Ordinal);

    [Fact]
    public void No_two_elements_bear_one_id() => Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(same => same.Count() > 1).Select(same => same.Key));

    private async Task<long> NumberAsync() => (await workbench.Log.FindAsync(ChangingPatient.Key))!.Patient;

    private string Now(string label, IDocument? other = null) => (other ?? page).QuerySelectorAll("section[aria-labelledby=now] dt").Single(dt => dt.TextContent == label).ParentElement!.TextContent;
}
