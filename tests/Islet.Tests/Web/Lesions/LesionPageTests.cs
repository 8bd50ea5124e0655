using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The lesion table without script: typed, computed by the server, saved, corrected, taken back.</summary>
public sealed partial class LesionPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int patients;

    private readonly string key = $"LESION-{Interlocked.Increment(ref patients)}";
    private long patient;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([MeasuredPatient.Course(key)]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_shows_the_earlier_values_beside_empty_fields_with_roles_fixed_at_baseline()
    {
        var page = await PageAsync();
        Assert.Equal(["50", "40"], Earlier(page, "L1"));
        Assert.Equal(["20", "10"], Earlier(page, "L3"));
        Assert.Equal("target", Row(page, "L1").QuerySelector(".role")!.TextContent.Trim());
        Assert.Empty(page.QuerySelectorAll("td.role select"));
        Assert.All(page.QuerySelectorAll<IHtmlInputElement>("input[data-column]"), field => Assert.Equal("", field.Value));
        Assert.All(page.QuerySelectorAll("form.lesions :is(input, select):not([type=hidden])"), field => Assert.True(field.HasAttribute("aria-label") || page.QuerySelector($"label[for={field.Id}]") is not null));
        Assert.Contains("Short axis of L3", Size(page, "L3").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal("compute", page.QuerySelector("form.lesions button")!.GetAttribute("value")); // Enter presses the first, and it must not save
    }

    [Fact]
    public async Task A_new_scan_has_no_day_until_it_is_typed()
    {
        var form = Form(await PageAsync());
        Assert.Equal(("", ""), (form.QuerySelector<IHtmlInputElement>("#day")!.Value, form.QuerySelector<IHtmlInputElement>("#reported")!.Value));
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "40")).Where(f => f.Item1 != "day"), ("do", "save")]);
        Assert.Contains("Give the day of the scan.", page.QuerySelector("#day-says")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.5.2020"), InlineData("2020-05-02"), InlineData("02.05.2020")]
    public async Task The_day_of_a_scan_is_typed_as_in_every_other_form(string typed)
    {
        var form = Form(await PageAsync());
        Assert.Equal("text", form.QuerySelector<IHtmlInputElement>("#day")!.Type);
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "40")).Where(f => f.Item1 is not ("day" or "reported")), ("day", typed), ("reported", "3.5.2020"), ("do", "compute")]);
        Assert.Equal("", page.QuerySelector("#day-says")!.TextContent.Trim());
        Assert.Equal("", page.QuerySelector("#reported-says")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("5/6/2020"), InlineData("2020-05"), InlineData("31.02.2020"), InlineData("2.5.2099")]
    public async Task A_day_that_is_none_or_can_be_read_in_two_ways_is_asked_again(string typed)
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "40")).Where(f => f.Item1 != "day"), ("day", typed), ("do", "compute")]);
        Assert.Contains("Not a day up to today", page.QuerySelector("#day-says")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector<IHtmlInputElement>("#day")!.Value);
    }

    [Fact]
    public async Task A_lesion_that_names_no_scan_is_told_above_the_table_with_the_way_to_name_it()
    {
        Assert.DoesNotContain("names no scan", (await PageAsync()).Body!.TextContent, StringComparison.Ordinal);
        await workbench.Log.AppendAsync(new("test", "entry form"), patient, [new(Day.Parse("2020-05-02"), Reported.WhenItHappened, new LesionRead { Lesion = "L9", LongestMm = 22 })]);
        var told = (await PageAsync()).QuerySelectorAll("p.look").Single(p => p.TextContent.Contains("names no scan", StringComparison.Ordinal));
        Assert.EndsWith("/correct", told.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("40", "30", "10", "SD", "80 mm", "−27.3 %")] // 110 → 80
    [InlineData("35", "30", "12", "PR", "77 mm", "−30 %")] // exactly −30 % of 110
    [InlineData("36", "30", "12", "SD", "78 mm", "−29.1 %")]
    [InlineData("60", "36", "g", "PD", "96 mm", "−12.7 %")] // exactly +20 %, +16 mm from the nadir of 80
    [InlineData("60", "35", "g", "SD", "95 mm", "−13.6 %")]
    public async Task The_server_computes_what_is_typed(string l1, string l2, string l3, string category, string sum, string fromBaseline)
    {
        var verdict = Verdict(await ComputeAsync(("L1", l1), ("L2", l2), ("L3", l3), ("L4", "p")));
        Assert.StartsWith(category + " ", verdict, StringComparison.Ordinal);
        Assert.Contains(sum, verdict, StringComparison.Ordinal);
        Assert.Contains(fromBaseline, verdict, StringComparison.Ordinal);
        Assert.DoesNotContain((await CourseAsync()).Findings, f => f.Recorded.Source == LesionDesk.Source);
    }

    [Fact]
    public async Task A_target_that_is_left_empty_is_not_evaluated_and_named()
    {
        var verdict = Verdict(await ComputeAsync(("L1", "40"), ("L2", "30"), ("L4", "p")));
        Assert.StartsWith("NE ", verdict, StringComparison.Ordinal);
        Assert.Contains("Targets not evaluated: L3", verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_lesion_is_new_and_makes_progression()
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "40"), ("L2", "30"), ("L3", "9"), ("L4", "p")), ("do", "add")]);
        Assert.Equal("new", Row(page, "L5").QuerySelector<IHtmlSelectElement>(".role select")!.Value);
        Assert.Equal("40", Size(page, "L1").GetAttribute("value"));
        form = Form(page);
        page = await workbench.PostAsync(form, ("r4-organ", "liver"), ("r4-size", "12"), ("do", "compute"));
        Assert.StartsWith("PD ", Verdict(page), StringComparison.Ordinal);
        Assert.Contains("New lesion (L5)", Verdict(page), StringComparison.Ordinal);
        page = await workbench.PostAsync(Form(page), ("r4-size", "12 e"), ("do", "compute"));
        Assert.StartsWith("SD ", Verdict(page), StringComparison.Ordinal); // equivocal is not new yet
        page = await workbench.PostAsync(Form(page), ("r4-size", "12"), ("r4-role", "target"), ("do", "compute"));
        Assert.Contains("Targets are fixed at the baseline", page.QuerySelector("#r4-says")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L1", "4", "centimetres"), InlineData("L1", "600", "500"), InlineData("L1", "4 cm", "millimetres"), InlineData("L1", "?", "Not a size"), InlineData("L1", "m L9", "not in the table"), InlineData("L1", "m L1", "not in the table")]
    public async Task What_is_wrong_is_said_beside_the_field(string lesion, string typed, string said) =>
        Assert.Contains(said, Says(await ComputeAsync((lesion, typed), ("L2", "30"), ("L3", "9"), ("L4", "p")), lesion), StringComparison.Ordinal);

    [Theory]
    [InlineData("L3", "14.9", "target", "A node of 10 to under 15 mm"), InlineData("L3", "9", "target", "A node under 10 mm is normal"), InlineData("L1", "9.9", "target", "Below 10 mm"), InlineData("L1", "10", "target", ""), InlineData("L3", "15", "target", "")]
    public async Task At_a_baseline_a_target_is_checked_by_the_rules_of_selection(string lesion, string size, string role, string said)
    {
        var page = await BaselineAsync();
        var form = Form(page);
        page = await workbench.PostAsync(form, [.. Typed(form, (lesion, size)), (Row(page, lesion).QuerySelector(".role select")!.GetAttribute("name")!, role), ("do", "compute")]);
        if (said.Length == 0)
            Assert.Equal("", Says(page, lesion).Trim());
        else
            Assert.Contains(said, Says(page, lesion), StringComparison.Ordinal);
        Assert.Contains("Baseline of line 1", Verdict(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_target_in_one_organ_and_a_sixth_in_all_are_said_at_once()
    {
        var page = await BaselineAsync();
        foreach (var (row, organ) in new[] { (4, "liver"), (5, "lung"), (6, "pancreas") })
        {
            page = await workbench.PostAsync(Form(page), ("do", "add"));
            page = await workbench.PostAsync(Form(page), ($"r{row}-organ", organ), ($"r{row}-role", "target"), ($"r{row}-size", "20"), ("do", "compute"));
        }
        Assert.Contains("More than 2 targets in one organ", Says(page, "L5"), StringComparison.Ordinal);
        Assert.Contains("More than 5 targets", Says(page, "L7"), StringComparison.Ordinal);
        Assert.DoesNotContain("More than", Says(page, "L3"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_saved_is_appended_with_who_and_when_and_can_be_corrected_and_taken_back()
    {
        var before = (await CourseAsync()).Findings;
        var saved = await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12x18"), ("L4", "w"));
        Assert.Contains("4 lesions entered", Said(saved), StringComparison.Ordinal);
        var course = await CourseAsync();
        Assert.Equal(before.Select(f => f.Id), course.Findings.Take(before.Count).Select(f => f.Id));
        var study = Assert.Single(course.Findings.Skip(before.Count).Select(f => f.Content).OfType<ImagingStudy>());
        var reads = course.Findings.Skip(before.Count).Where(f => f.Content is LesionRead).ToDictionary(f => ((LesionRead)f.Content).Lesion);
        Assert.Equal(("I3", "CT", 12m, 18m, LesionStatus.Worsened), (study.Study, study.Modality, ((LesionRead)reads["L3"].Content).ShortAxisMm, ((LesionRead)reads["L3"].Content).LongestMm, ((LesionRead)reads["L4"].Content).Status));
        Assert.All(reads.Values, f => Assert.Equal(("local user", "lesion table", "2020-07-10"), (f.Recorded.By, f.Recorded.Source, f.Happened.ToString())));

        var corrected = await workbench.PostAsync(Form(saved), [.. Typed(Form(saved), ("L1", "53"), ("L2", "")), ("do", "save")]);
        Assert.Contains("1 lesion corrected, 1 lesion withdrawn", Said(corrected), StringComparison.Ordinal);
        course = await CourseAsync();
        Assert.Equal((reads["L1"].Id, Why.Correction), (course.Findings[^2].Supersedes!.Value, course.Findings[^2].Why!.Value));
        Assert.Equal((reads["L2"].Id, Why.Withdrawal), (course.Findings[^1].Supersedes!.Value, course.Findings[^1].Why!.Value));
        Assert.Contains("L1 35 → 53; L2 withdrawn", corrected.QuerySelector(".savings")!.TextContent, StringComparison.Ordinal);

        var back = await UndoAsync(corrected);
        Assert.Contains("Taken back: 2 findings", Said(back), StringComparison.Ordinal);
        var again = await workbench.PageAsync(back.QuerySelectorAll<IHtmlAnchorElement>(".choose a").First(a => a.TextContent.Contains("2020-07-10", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(("35", "30"), (Size(again, "L1").GetAttribute("value"), Size(again, "L2").GetAttribute("value")));
        Assert.Contains("1 lesion corrected", Said(await workbench.PostAsync(Form(again), [.. Typed(Form(again), ("L1", "36")), ("do", "save")])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_back_a_first_entry_withdraws_it()
    {
        var back = await UndoAsync(await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p")));
        Assert.Contains("Taken back", Said(back), StringComparison.Ordinal);
        Assert.Equal(["50", "40"], Earlier(back, "L1"));
        Assert.Equal(2, back.QuerySelectorAll(".savings tbody tr").Length);
    }

    [Fact]
    public async Task Values_of_an_earlier_import_are_corrected_and_what_the_table_does_not_show_stays()
    {
        var page = await workbench.PageAsync((await PageAsync()).QuerySelectorAll<IHtmlAnchorElement>(".choose a").First(a => a.TextContent.Contains("2020-04-10", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("40", Size(page, "L1").GetAttribute("value"));
        Assert.Equal(["50"], Earlier(page, "L1"));
        await workbench.PostAsync(Form(page), [.. Typed(Form(page), ("L1", "41")), ("do", "save")]);
        var last = (await CourseAsync()).Findings[^1];
        Assert.Equal((41m, 9m), (((LesionRead)last.Content).LongestMm, ((LesionRead)last.Content).SuvMax));
    }

    [Fact]
    public async Task Two_who_correct_one_lesion_are_told_and_nothing_is_overwritten()
    {
        var saved = await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p"));
        var (one, other) = (Form(saved), Form(saved));
        var pages = await Task.WhenAll(workbench.PostAsync(one, [.. Typed(one, ("L1", "34")), ("do", "save")]), workbench.PostAsync(other, [.. Typed(other, ("L1", "33")), ("do", "save")]));
        var refused = Assert.Single(pages, p => p.QuerySelector(".refusal") is not null);
        Assert.Contains("E_LESION_FIELD", refused.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Somebody changed this lesion", Says(refused, "L1"), StringComparison.Ordinal);
        var won = Assert.Single(pages, p => p != refused);
        Assert.Contains("recorded " + Size(won, "L1").GetAttribute("value"), Says(refused, "L1"), StringComparison.Ordinal);
        Assert.Contains("somebody else saved this scan meanwhile", refused.QuerySelector(".refusal strong")!.TextContent, StringComparison.Ordinal);
        var now = await workbench.PageAsync(refused.QuerySelector(".refusal p a")!.GetAttribute("href")!);
        Assert.Equal(Size(won, "L1").GetAttribute("value"), Size(now, "L1").GetAttribute("value"));
        Assert.Single((await CourseAsync()).Findings, f => f.Content is LesionRead { Lesion: "L1" } && f.Why is Why.Correction);
    }

    [Fact]
    public async Task One_scan_saved_twice_at_once_is_recorded_once()
    {
        var form = Form(await PageAsync());
        (string, string)[] typed = [.. Typed(form, ("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p")), ("do", "save")];
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workbench.PostAsync(form, typed)));
        Assert.Equal(3, pages.Count(p => p.QuerySelector(".refusal")?.TextContent.Contains("E_LESION_STUDY", StringComparison.Ordinal) is true));
        Assert.Equal(4, (await CourseAsync()).Findings.Count(f => f.Content is LesionRead && f.Recorded.Source == LesionDesk.Source));
    }

    [Fact]
    public async Task What_looks_wrong_is_saved_only_once_somebody_has_looked_and_the_trail_says_so()
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "4"), ("L2", "30"), ("L3", "12"), ("L4", "p")), ("do", "save")]);
        Assert.Contains("E_LESION_LOOK", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", Size(page, "L1").GetAttribute("value"));
        page = await workbench.PostAsync(Form(page), ("sure", "1"), ("do", "save"));
        Assert.Contains("4 lesions entered", Said(page), StringComparison.Ordinal);
        Assert.Contains("as measured, although", (await workbench.Log.BatchesAsync(patient))[^1].Reason, StringComparison.Ordinal);
    }

    [Theory, InlineData("day", "soon"), InlineData("day", "2999-01-01"), InlineData("day", ""), InlineData("slice", "x"), InlineData("modality", "PET"), InlineData("reader", "Dr Smith"), InlineData("reported", "2019-01-01"), InlineData("r0-seen", "0000"), InlineData("r0-lesion", "L99"), InlineData("study", "I99")]
    public async Task A_field_that_cannot_be_read_records_nothing(string field, string value)
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "35"), ("L2", "30")).Where(f => f.Item1 != field), (field, value), ("do", "save")]);
        Assert.Contains("E_LESION_", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await CourseAsync()).Findings, f => f.Recorded.Source == LesionDesk.Source);
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text_and_no_address_holds_what_was_typed()
    {
        var form = Form(await PageAsync());
        var address = await workbench.SendAsync(form, file: null, [.. Typed(form, ("L1", "<script>alert(1)</script>")), ("reader", TestWorkbench.Hostile), ("do", "compute")]);
        Assert.Matches(@"^/patients/\d+/lesions\?draft=[0-9a-f]{32}#verdict$", address);
        var page = await workbench.PageAsync(address);
        Assert.Single(page.QuerySelectorAll("script"), script => script.GetAttribute("src")!.StartsWith("/assets/lesions.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_post_without_the_token_of_a_page_changes_nothing()
    {
        var form = Form(await PageAsync());
        var address = await workbench.SendAsync(form, file: null, [.. Typed(form, ("L1", "35")), ("do", "save"), ("__RequestVerificationToken", "forged")]);
        Assert.Equal($"/form-expired?patient={patient.ToString(CultureInfo.InvariantCulture)}", address);
        Assert.Contains((await workbench.PageAsync(address)).QuerySelectorAll<IHtmlAnchorElement>("main a"), a => a.GetAttribute("href") == $"/patients/{patient.ToString(CultureInfo.InvariantCulture)}");
        Assert.DoesNotContain((await CourseAsync()).Findings, f => f.Recorded.Source == LesionDesk.Source);
    }

    [Fact]
    public async Task Readers_are_never_mixed()
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form), ("reader", "R2"), ("read", "second"), ("do", "compute")]);
        Assert.Empty(page.QuerySelectorAll("td.earlier"));
        Assert.Contains("the second reader (R2)", page.QuerySelector(".choose summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_this_page_may_run_a_script_and_only_Islets_own()
    {
        foreach (var (address, allowed) in new[] { (Address, "script-src 'self'"), ($"/patients/{patient}", "script-src 'none'") })
        {
            using var response = await workbench.Http.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Contains(allowed, string.Join(';', response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_course_without_calendar_or_patient_has_no_table()
    {
        Assert.Contains("has no calendar", (await workbench.PageAsync($"/patients/{workbench.OnOffsets}/lesions")).Body!.TextContent, StringComparison.Ordinal);
        await workbench.PageAsync("/patients/999999/lesions", HttpStatusCode.NotFound);
    }

    private string Address => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/lesions");

    private Task<IDocument> PageAsync() => workbench.PageAsync(Address);

    private async Task<DiseaseCourse> CourseAsync() => (await workbench.Log.CourseAsync(patient))!;

    private async Task<IDocument> ComputeAsync(params (string Lesion, string Size)[] sizes)
    {
        var form = Form(await PageAsync());
        return await workbench.PostAsync(form, [.. Typed(form, sizes), ("do", "compute")]);
    }

    private async Task<IDocument> SaveAsync(params (string Lesion, string Size)[] sizes)
    {
        var form = Form(await PageAsync());
        return await workbench.PostAsync(form, [.. Typed(form, sizes), ("do", "save")]);
    }

    private async Task<IDocument> BaselineAsync() =>
        await workbench.PageAsync((await PageAsync()).QuerySelectorAll<IHtmlAnchorElement>(".choose a").First(a => a.TextContent.Contains("2020-01-10", StringComparison.Ordinal)).GetAttribute("href")!);

    private Task<IDocument> UndoAsync(IDocument page) => workbench.PostAsync(UndoForm(page));

    private static IHtmlFormElement UndoForm(IDocument page) => page.QuerySelector<IHtmlFormElement>(".savings form")!;

    /// <summary>On 2020-07-10, where the scan is a new one.</summary>
    private static (string, string)[] Typed(IHtmlFormElement form, params (string Lesion, string Size)[] sizes) =>
    [
        .. sizes.Select(s => (Size((IDocument)form.Owner!, s.Lesion).GetAttribute("name")!, s.Size)),
        .. form.QuerySelector("#day") is null ? [] : new[] { ("day", "2020-07-10") },
    ];

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.lesions")!;

    private static IElement Row(IDocument page, string lesion) => page.QuerySelectorAll(".lesiontable tbody tr").Single(tr => tr.QuerySelector("th strong")?.TextContent == lesion);

    private static IElement Size(IDocument page, string lesion) => Row(page, lesion).QuerySelector("input[data-column=size]")!;

    private static string Says(IDocument page, string lesion) => Row(page, lesion).NextElementSibling!.TextContent;

    private static string[] Earlier(IDocument page, string lesion) => [.. Row(page, lesion).QuerySelectorAll("td.earlier").Select(td => td.TextContent)];

    private static string Verdict(IDocument page) => string.Join(' ', page.QuerySelectorAll("#verdict > :not(.when-stale)").Select(p => p.TextContent)).Replace('\u00a0', ' ').Trim();

    private static string Said(IDocument page) => page.QuerySelector("p.said")!.TextContent;
}
