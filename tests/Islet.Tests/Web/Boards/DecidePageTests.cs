using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The form of a decision, what it says where it cannot be recorded, and where the decision stands afterwards.</summary>
public sealed class DecidePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly string Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Each_statement_stands_with_its_sentence_folded_under_its_option()
    {
        var page = await workbench.PageAsync($"/patients/{await PatientAsync("FOLD-1")}/decide");
        var groups = page.QuerySelectorAll("details.standgroup");
        Assert.NotEmpty(groups);
        Assert.All(groups, g => Assert.False(g.HasAttribute("open")));
        Assert.All(groups, g => Assert.NotEmpty(g.QuerySelector("summary strong")!.TextContent));
        var stands = page.QuerySelectorAll(".stand");
        Assert.All(stands, s => Assert.True(s.QuerySelector(".sentence")!.TextContent.Trim().Length > 20));
        Assert.Equal(stands.Length, stands.Select(s => s.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_departure_without_a_reason_names_the_statement_by_its_title_and_its_option_is_unfolded()
    {
        var patient = await PatientAsync("FOLD-2");
        var form = Form(await workbench.PageAsync($"/patients/{patient}/decide"));
        var stand = form.QuerySelectorAll(".stand")[0];
        var page = await workbench.PostAsync(form, ("question", "What next?"), ("plan", "PRRT"), (stand.Id!, "departs"));
        var refusal = page.QuerySelector(".refusal")!;
        Assert.Contains("1 field is to be corrected", refusal.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Say why the plan departs from {stand.QuerySelector("strong")!.TextContent} ({stand.QuerySelector(".id")!.TextContent}).", refusal.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("NANETS2020", refusal.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector($"#{stand.Id}")!.Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Who_is_decided_leaves_the_boards_list_and_stands_among_the_decisions_of_the_week()
    {
        var patient = await PatientAsync("FOLD-3");
        var work = await workbench.PageAsync($"/patients/{patient}/worklist");
        var said = await workbench.PostAsync(work.QuerySelector<IHtmlFormElement>("form[action$='/worklist/board']")!, ("day", Today), ("question", "next line?"));
        Assert.Contains("On the list of the board of", said.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var before = await workbench.PageAsync("/worklist");
        Assert.Contains("FOLD-3", string.Join("|", before.QuerySelectorAll("section[aria-labelledby=boards]").Select(t => t.TextContent)), StringComparison.Ordinal);
        Assert.DoesNotContain(before.QuerySelectorAll("table.week th a"), a => a.TextContent == "FOLD-3");
        await workbench.PostAsync(Form(await workbench.PageAsync($"/patients/{patient}/decide")), ("question", "next line?"), ("plan", "everolimus"), ("day", Today));
        var after = await workbench.PageAsync("/worklist");
        Assert.DoesNotContain(after.QuerySelectorAll("table.boards th a"), a => a.TextContent == "FOLD-3");
        var decided = after.QuerySelectorAll("table.week tbody tr").Single(row => row.QuerySelector("th a")!.TextContent == "FOLD-3");
        Assert.Contains("everolimus", decided.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/patients/{patient}/board#board-decisions", decided.QuerySelector("th a")!.GetAttribute("href"));
        Assert.Contains("Decided today", (await workbench.PageAsync($"/patients/{patient}/similar")).QuerySelector(".decisions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_knows_leads_to_the_form_in_which_it_is_entered()
    {
        var patient = await PatientAsync("FOLD-4");
        var page = await workbench.PageAsync($"/patients/{patient}/board");
        var doors = page.QuerySelectorAll(".unknowns a").ToDictionary(a => a.TextContent, a => a.GetAttribute("href"));
        Assert.Equal($"/patients/{patient}/enter/Staging", doors["UICC/AJCC stage"]);
        Assert.Equal($"/patients/{patient}/facts#block-4", doors["Lines of therapy"]);
        Assert.Equal($"/patients/{patient}/enter/ImagingStudy", doors["Receptors"]);
        Assert.Equal($"/patients/{patient}/facts#block-J", doors["Burden"]);
        foreach (var door in doors.Values.Distinct())
            await workbench.PageAsync(door!.Split('#')[0]);
    }

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.decision")!;

    /// <summary>Enough that statements of a guideline apply.</summary>
    private async Task<long> PatientAsync(string key)
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar),
        [
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Diagnosis { AgeYears = 58 }, "diagnosis"),
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Specimen { SpecimenName = "S1", Adequate = true, SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), MitosesPer2Mm2 = 1, StatedBy = StatedBy.Pathologist }, "tissue"),
            new(Day.Parse(Today), Reported.WhenItHappened, new Judgement { About = Fact.DiseaseStatus.Name, Value = "metastatic", StatedBy = StatedBy.Board }, "extent"),
            new(Day.Parse(Today), Reported.WhenItHappened, new Judgement { About = Fact.FunctionalSyndrome.Name, Value = "none", StatedBy = StatedBy.Clinician }, "syndrome"),
        ])]);
        return (await workbench.Log.FindAsync(key))!.Patient;
    }
}
