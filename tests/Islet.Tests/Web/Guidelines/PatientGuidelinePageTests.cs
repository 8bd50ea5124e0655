using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Registry;

namespace Islet.Tests.Web;

/// <summary>A patient's guideline page: what applies, what cannot be decided and for want of what, what does not.</summary>
public sealed class PatientGuidelinePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Fact]
    public async Task Every_statement_stands_under_its_outcome()
    {
        foreach (var patient in new[] { workbench.OnCalendar, workbench.OnOffsets, 1, 2, 3, 4, 5 })
        {
            var (page, reading) = (await workbench.PageAsync(Of(patient)), await ReadAsync(patient));
            Assert.Equal(Numbers(reading, Answer.Yes), Listed(page, "applies"));
            Assert.Equal(Numbers(reading, Answer.Unknown), Listed(page, "undecided"));
            Assert.Equal(Numbers(reading, Answer.No), Listed(page, "not"));
            Assert.Contains(IntendedPurpose.Text, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("script"));
        }
    }

    [Fact]
    public async Task A_statement_leads_to_its_condition_with_answers_and_findings()
    {
        var lead = (await workbench.PageAsync(Of(workbench.OnCalendar))).GetElementById("SYS-02")!.QuerySelector("a.id")!.GetAttribute("href")!;
        Assert.Equal(Of(workbench.OnCalendar) + "?why=SYS-02", lead);
        var tree = (await workbench.PageAsync(lead)).QuerySelector("section[aria-labelledby=why]")!;
        IElement Leaf(string question) => tree.QuerySelectorAll(".leaf").Single(l => l.QuerySelector(".ask")!.TextContent.Contains(question, StringComparison.Ordinal));
        var known = Leaf("Differentiation: well");
        Assert.Equal("✓ true", known.QuerySelector(".answered")!.TextContent);
        Assert.Contains("2019-03-10", known.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/patients/{workbench.OnCalendar}#finding-", known.QuerySelector(".behind a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("? unknown", Leaf("Symptom burden").QuerySelector(".answered")!.TextContent);
        Assert.Contains("unknown: not recorded", Leaf("Symptom burden").TextContent, StringComparison.Ordinal);
        Assert.Contains("computed from Ki-67 index 15 %", string.Join(' ', Leaf("WHO grade").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_finding_link_leads_to_is_there()
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar));
        var course = await workbench.PageAsync($"/patients/{workbench.OnCalendar}");
        Assert.All(page.QuerySelectorAll<IHtmlAnchorElement>("main a[href*='#finding-']"), a => Assert.NotNull(course.GetElementById(a.Hash[1..])));
    }

    [Fact]
    public async Task What_is_undecided_names_the_missing_facts_and_what_would_decide()
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar));
        var reading = await ReadAsync(workbench.OnCalendar);
        var observed = page.GetElementById("SYS-02")!;
        var missing = reading["NANETS2020-SYS-02"].Truth.Missing;
        Assert.NotEqual(default, missing);
        Assert.All(missing, fact => Assert.Contains(FactWords.Label(fact), observed.QuerySelector(".beside")!.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty((await workbench.PageAsync(Of(workbench.OnCalendar) + "?why=SYS-02")).QuerySelectorAll(".deciding li"));
    }

    [Fact]
    public async Task The_next_questions_lead_to_their_block_of_the_fact_sheet()
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar));
        var sheet = await workbench.PageAsync($"/patients/{workbench.OnCalendar}/facts");
        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".questions td:last-child a").ToList();
        Assert.NotEmpty(links);
        Assert.All(links.Where(a => a.Hash.Length > 0), a => Assert.NotNull(sheet.GetElementById(a.Hash[1..])));
    }

    [Fact]
    public async Task No_word_of_a_file_stands_on_the_page()
    {
        var said = (await workbench.PageAsync(Of(workbench.OnCalendar))).QuerySelector("main")!.TextContent;
        Assert.All(Fact.All.Select(f => f.Name).Where(n => n.Contains('_', StringComparison.Ordinal)), name => Assert.DoesNotContain(name, said, StringComparison.Ordinal));
        Assert.All(new[] { "NotRecommended", "SignificantMajority", "IN_SCOPE", "NotRecorded" }, word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
        Assert.DoesNotContain("recommended treatment for this patient", said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task As_of_a_day_it_reads_what_was_known_then()
    {
        var early = await workbench.PageAsync(Of(workbench.OnCalendar) + "?asOf=2019-03-12"); // the biopsy was reported on the 20th
        var why = await workbench.PageAsync(Of(workbench.OnCalendar) + "?asOf=2019-03-12&why=SYS-02");
        Assert.Contains("unknown", why.QuerySelectorAll(".leaf").Single(l => l.TextContent.Contains("Differentiation", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Contains("2019-03-12", early.QuerySelector(".by")!.TextContent, StringComparison.Ordinal);
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(early.QuerySelector("form.view"));
        Assert.Equal(Of(workbench.OnCalendar), form.GetAttribute("action"));
    }

    [Theory, InlineData("?asOf=soon"), InlineData("?if=ki67_percent:many"), InlineData("?if=nothing:1"), InlineData("?if=ki67_percent:25&if=ki67_percent:2"), InlineData("?if=ki67_percent"), InlineData("?if=net_grade:G1"), InlineData("?fact=nothing"), InlineData("?fact=ki67_percent&value=many")]
    public async Task What_an_address_asks_for_and_cannot_be_done_is_refused_in_words(string query) =>
        Assert.NotEqual("", (await workbench.PageAsync(Of(workbench.OnCalendar) + query, HttpStatusCode.BadRequest)).QuerySelector("[role=alert]")!.TextContent.Trim());

    [Theory, InlineData("/patients/999999/guideline"), InlineData("/patients/1/guideline?guideline=nobody-1999"), InlineData("/patients/1/guideline?why=SYS-99")]
    public async Task Unknown_patients_and_guidelines_are_not_found(string address) => await workbench.PageAsync(address, HttpStatusCode.NotFound);

    [Fact]
    public async Task A_supposition_is_answered_apart_and_changes_nothing_else()
    {
        var (plain, supposed) = (await workbench.PageAsync(Of(workbench.OnCalendar)), await workbench.PageAsync(Of(workbench.OnCalendar) + "?if=ki67_percent:55&if=disease_status:metastatic"));
        var box = supposed.QuerySelector("section[aria-labelledby=what-if] .hypothetical")!;
        Assert.Contains("Hypothetical", box.TextContent, StringComparison.Ordinal);
        var snapshot = await SnapshotAsync(workbench.OnCalendar);
        var expected = WhatIf.Of(StatementBase.Nanets2020, snapshot.Reader, [new(Fact.Ki67Percent, FactValue.Of(55)), new(Fact.DiseaseStatus, FactValue.Of("metastatic"))]).Select(c => c.Statement.Number).Order();
        Assert.Equal(expected, box.QuerySelectorAll(".differences a.id").Select(a => a.TextContent).Order());
        Assert.Contains("hypothetical question is open", supposed.QuerySelector("[role=note].hypothetical")!.TextContent, StringComparison.Ordinal);
        Assert.All(new[] { "applies", "undecided", "not" }, section => Assert.Equal(Listed(plain, section), Listed(supposed, section)));
        Assert.Null(plain.QuerySelector(".hypothetical"));
    }

    [Fact]
    public async Task A_supposition_is_taken_out_by_its_own_link()
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar) + "?if=ki67_percent:55&if=disease_status:metastatic");
        Assert.Equal(Of(workbench.OnCalendar) + "?if=disease_status%3Ametastatic#what-if", page.QuerySelector(".supposed .remove")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("fact=ki67_percent&value=25", "if=ki67_percent%3A25"), InlineData("fact=ki67_percent&value=unknown", "if=ki67_percent%3Aunknown")]
    [InlineData("fact=progressive_disease&value=true", "if=progressive_disease%3Atrue"), InlineData("fact=hereditary_features&value=[]", "if=hereditary_features%3A%5B%5D")]
    [InlineData("if=ki67_percent:25&fact=ki67_percent&value=30", "if=ki67_percent%3A30")]
    public async Task What_the_form_sends_becomes_an_address(string sent, string query)
    {
        using var response = await workbench.Http.GetAsync(new Uri($"{Of(workbench.OnCalendar)}?{sent}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var leads = new Uri(workbench.Address, response.Headers.Location!);
        Assert.Equal((Of(workbench.OnCalendar), "?" + query), (leads.AbsolutePath, leads.Query));
        await workbench.PageAsync(leads.PathAndQuery);
    }

    [Fact]
    public async Task The_form_asks_for_a_value_by_the_facts_type()
    {
        foreach (var (fact, field) in new[] { ("ki67_percent", "input#value"), ("progressive_disease", "select#value"), ("disease_status", "select#value"), ("hereditary_features", "input[type=checkbox]") })
            Assert.NotNull((await workbench.PageAsync($"{Of(workbench.OnCalendar)}?fact={fact}")).QuerySelector($"form.suppose {field}"));
    }

    [Fact]
    public async Task Nothing_that_is_supposed_is_ever_recorded()
    {
        var before = (await workbench.Log.CourseAsync(workbench.OnCalendar))!.Findings.Count;
        await workbench.PageAsync(Of(workbench.OnCalendar) + "?if=ki67_percent:55");
        Assert.Equal(before, (await workbench.Log.CourseAsync(workbench.OnCalendar))!.Findings.Count);
    }

    [Fact]
    public async Task No_key_of_a_patient_stands_in_an_address()
    {
        var page = await workbench.PageAsync(Of(workbench.OnCalendar) + "?if=ki67_percent:55");
        Assert.All(page.QuerySelectorAll("a[href], form[action]"), e => Assert.DoesNotContain("CAL-1", e.GetAttribute("href") ?? e.GetAttribute("action"), StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("CAL-1", page.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("NANETS 2020", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_made_for_the_patient_says_so()
    {
        var elsewhere = await ImportAsync("GUIDE-BOWEL", On("2020-01-10", new TumourEntity { Organ = "ileum", Family = TumourFamily.Nen }, "tumour"));
        var page = await workbench.PageAsync(Of(elsewhere));
        Assert.Contains("was not made for this patient", page.QuerySelector(".limits")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("small bowel", page.QuerySelector(".limits")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_site_an_empty_course_a_death_and_a_course_without_calendar_are_said_plainly()
    {
        var empty = await ImportAsync("GUIDE-EMPTY");
        Assert.Contains("Nothing is on record", Notes(await workbench.PageAsync(Of(empty))), StringComparison.Ordinal);
        Assert.Contains("is not known", Notes(await workbench.PageAsync(Of(empty))), StringComparison.Ordinal);
        var offsets = await workbench.PageAsync(Of(workbench.OnOffsets));
        Assert.Contains("The patient has died", Notes(offsets), StringComparison.Ordinal);
        Assert.Contains("no calendar", offsets.QuerySelector("p.view")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_open_which_tumour_is_meant_the_page_says_so()
    {
        var two = await ImportAsync("GUIDE-TWO", On("2018-01-10", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen, Tumour = "T1" }, "t1"), On("2019-01-10", new TumourEntity { Organ = "lung", Family = TumourFamily.Nen, Tumour = "T2" }, "t2"));
        var page = await workbench.PageAsync(Of(two));
        Assert.Contains("nobody has said which one is meant", Notes(page), StringComparison.Ordinal);
        Assert.Contains("Not compared", page.QuerySelector("section[aria-labelledby=since]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changed_since_the_last_characterization_is_told_by_the_guidelines_name()
    {
        await workbench.ImportAsync([ChangingPatient.Course]);
        var since = (await workbench.PageAsync(Of((await workbench.Log.FindAsync(ChangingPatient.Key))!.Patient))).QuerySelector("section[aria-labelledby=since]")!.TextContent;
        Assert.Contains("by NANETS 2020", since, StringComparison.Ordinal);
    }

    private static string Of(long patient) => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/guideline");

    private static string Notes(IDocument page) => string.Join(' ', page.QuerySelectorAll(".limits").Select(n => n.TextContent));

    private static List<string> Numbers(GuidelineReading reading, Answer outcome) => [.. reading.Statements.Where(s => s.Outcome == outcome).Select(s => s.Statement.Number)];

    private static List<string> Listed(IDocument page, string section) => [.. page.QuerySelectorAll($"section[aria-labelledby={section}] li[id]").Select(li => li.Id!)];

    private async Task<Snapshot> SnapshotAsync(long patient)
    {
        var course = (await workbench.Log.CourseAsync(patient))!;
        return new(course, View.Latest(course, DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)));
    }

    private async Task<GuidelineReading> ReadAsync(long patient) => GuidelineReading.Of(StatementBase.Nanets2020, (await SnapshotAsync(patient)).Reader);

    private async Task<long> ImportAsync(string key, params NewFinding[] findings)
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar, "Uppsala"), findings)]);
        return (await workbench.Log.FindAsync(key))!.Patient;
    }

    private static NewFinding On(string day, Content content, string origin) => new(Day.Parse(day), Reported.WhenItHappened, content, origin);
}
