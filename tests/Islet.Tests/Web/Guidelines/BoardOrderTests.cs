using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Islet.Course;
using Islet.Guidelines;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>A patient's guideline page in the ten minutes before a board: the state first, each caution once, the options gathered, few questions, what is due.</summary>
public sealed class BoardOrderTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private const long Patients = 30;

    [Fact]
    public async Task The_state_comes_first_and_the_options_before_the_statements()
    {
        var page = await workbench.PageAsync(Of(await ImportAsync("BOARD-1", Metastatic)));
        Assert.Equal(["cautions", "options", "questions", "plan", "view", "applies", "undecided", "not"], page.QuerySelectorAll("main section").Select(s => s.GetAttribute("aria-labelledby")).Take(8));
        Assert.Equal("purpose", page.QuerySelector(".state")!.NextElementSibling!.ClassName);
        Assert.Empty(page.QuerySelectorAll("section[aria-labelledby=applies] > details[open]"));
    }

    [Fact] // a result that an event has outdated keeps its day
    public async Task The_state_names_progression_line_and_imaging_with_their_days()
    {
        var state = Flat((await workbench.PageAsync(Of(await ImportAsync("BOARD-2", Metastatic)))).QuerySelector(".state")!);
        Assert.Contains("Last progression 2021-06-01; line 1, running: everolimus, since 2021-06-20", state, StringComparison.Ordinal);
        Assert.Contains("Receptor PET positive on 2020-02-01", state, StringComparison.Ordinal);
        Assert.Contains("FDG PET negative on 2020-02-03, not read again since 2021-06-", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_anchor_on_the_page_is_there_and_no_id_twice()
    {
        for (var patient = 1L; patient <= Patients; patient++)
        {
            var page = await workbench.PageAsync(Of(patient));
            Assert.All(page.QuerySelectorAll("main a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        }
    }

    [Fact]
    public async Task A_caution_is_told_once_and_marked_by_its_code_beside_statements()
    {
        var (told, marked) = (0, 0);
        for (var patient = 1L; patient <= Patients; patient++)
        {
            var page = await workbench.PageAsync(Of(patient));
            var sentences = page.QuerySelectorAll(".cautions p").Select(Flat).ToList();
            Assert.Equal(sentences.Distinct(), sentences);
            told += sentences.Count;
            marked += page.QuerySelectorAll(".marks a.code").Length;
            Assert.Empty(page.QuerySelectorAll("p.caution"));
        }
        Assert.True(told > 0 && marked > told);
    }

    [Fact]
    public async Task What_is_said_of_several_options_at_once_is_said_once()
    {
        var page = await workbench.PageAsync(Of(await ImportAsync("BOARD-3", Metastatic)));
        var options = page.QuerySelector("section[aria-labelledby=options]")!;
        var active = StatementBase.Nanets2020.Find("SYS-01")!;
        Assert.Equal(2, Flat(options).Split(active.Says).Length);
        Assert.Contains(active.Says, Flat(options.QuerySelector(".shared")!), StringComparison.Ordinal);
        Assert.DoesNotContain(options.QuerySelectorAll("article.option"), box => box.QuerySelector("dl .for, dl .against, dl .open") is null && box.QuerySelector("h3 .tag")?.TextContent != "running");
        Assert.Contains("No applying statement speaks of ", Flat(options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_five_questions_stand_unfolded()
    {
        for (var patient = 1L; patient <= Patients; patient++)
            Assert.True((await workbench.PageAsync(Of(patient))).QuerySelectorAll("section[aria-labelledby=questions] > .scroll tbody tr").Length <= 5);
    }

    [Fact]
    public async Task Of_somebody_who_died_nothing_is_asked_or_chosen_and_the_last_day_alive_is_a_link_away()
    {
        var patient = await ImportAsync("BOARD-DEAD", [.. Metastatic, On("2022-03-04", new VitalStatus { Alive = false }, "died")]);
        var page = await workbench.PageAsync(Of(patient));
        Assert.All(new[] { "options", "questions", "plan" }, section => Assert.Null(page.GetElementById(section)));
        Assert.DoesNotContain("running", Flat(page.QuerySelector(".state")!), StringComparison.Ordinal);
        var before = Assert.Single(page.QuerySelectorAll(".limits a")).GetAttribute("href")!;
        Assert.Equal(Of(patient) + "?asOf=2022-03-03", before);
        Assert.NotNull((await workbench.PageAsync(before)).GetElementById("options"));
    }

    [Theory, InlineData("2019-12-31", true), InlineData("2020-01-01", false)]
    public async Task A_view_from_before_the_guideline_says_so(string day, bool says)
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar) + "?asOf=" + day);
        Assert.Equal(says, Flat(page.QuerySelector("main")!).Contains("The guideline is of 2020; notes of what overtook it are later than this view.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_is_small_and_says_no_word_twice()
    {
        for (var patient = 1L; patient <= Patients; patient++)
        {
            var html = await workbench.Http.GetStringAsync(new Uri(Of(patient), UriKind.Relative));
            Assert.True(Encoding.UTF8.GetByteCount(html) < 200_000, $"{Encoding.UTF8.GetByteCount(html)} bytes");
            Assert.DoesNotContain("no consensus; no consensus", html, StringComparison.Ordinal);
        }
    }

    [Fact] // every guideline made for the patient is gathered, each statement by its name
    public async Task Options_are_gathered_over_guidelines()
    {
        var patient = await ImportAsync("BOARD-NEC",
            On("2024-01-10", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            On("2024-01-12", new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", Differentiation = Differentiation.Poor, Ki67Percent = Ki67Index.FromPercent(80) }, "s1"),
            On("2024-01-14", new Judgement { About = "disease_status", Value = "metastatic", StatedBy = StatedBy.Clinician }, "extent"));
        var options = Flat((await workbench.PageAsync(Of(patient))).QuerySelector("section[aria-labelledby=options]")!);
        Assert.Contains("From NANETS 2020 and NORDIC NEC 2 (2025)", options, StringComparison.Ordinal);
        Assert.Contains("; NANETS 2020)", options, StringComparison.Ordinal);
        Assert.Contains("NORDICNEC2-", options, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pending_result_is_named_as_what_is_waited_for()
    {
        var patient = await ImportAsync("BOARD-PENDING",
            On("2020-01-02", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2020-01-10"), Reported.On(Day.Parse("2020-02-10")), new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(15) }, "s1"));
        var snapshot = new Islet.Clinic.Snapshot((await workbench.Log.CourseAsync(patient))!, View.AsOf(new(2020, 1, 20)));
        Assert.Equal("Ki-67 index: the result of core biopsy of 2020-01-10 was pending (reported 2020-02-10)", WaitingWords.Of(FactSet.Of(Fact.Ki67Percent), snapshot));
    }

    private static NewFinding[] Metastatic =>
    [
        On("2020-01-10", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
        On("2020-01-12", new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), MitosesPer2Mm2 = 3 }, "s1"),
        On("2020-02-01", new ImagingStudy { Study = "P1", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = "positive" }, "sstr"),
        On("2020-02-03", new ImagingStudy { Study = "P2", Modality = "FDG-PET", TumourPresent = true, FdgPetResult = "negative" }, "fdg"),
        On("2021-06-10", new Judgement { About = "disease_status", Value = "metastatic", StatedBy = StatedBy.Clinician }, "extent"),
        On("2021-06-01", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"] }, "pd"),
        On("2021-06-20", new Treatment { Course = "T1", Drugs = ["everolimus"], Purpose = "tumour" }, "everolimus"),
    ];

    private static string Flat(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Of(long patient) => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/guideline");

    private async Task<long> ImportAsync(string key, params NewFinding[] findings)
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar, "Uppsala"), findings)]);
        return (await workbench.Log.FindAsync(key))!.Patient;
    }

    private static NewFinding On(string day, Content content, string origin) => new(Day.Parse(day), Reported.WhenItHappened, content, origin);
}
