using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;
using Islet.Web;

namespace Islet.Tests.Web.Entry;

/// <summary>The entry forms without script: typed, refused with every sign kept, saved once, corrected, brought back.</summary>
public sealed class EntryPagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int patients;

    private readonly string key = $"ENTRY-{Interlocked.Increment(ref patients)}";
    private long patient;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar, "Uppsala"),
        [
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2019-04-01"), Reported.WhenItHappened, new Treatment { Course = "A", Drugs = ["lanreotide"] }, "start"),
        ])]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public static TheoryData<string> Kinds => [.. FindingForm.All.Select(f => f.Kind)];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_can_be_entered_and_what_the_form_writes_is_what_the_registry_reads(string kind)
    {
        var content = FullFindings.Of(kind);
        var page = await workbench.PageAsync(Address($"enter/{kind}"));
        AssertEveryControlIsNamed(page);
        page = await workbench.PostAsync(Form(page), kind == LaboratoryPanel.Kind ? Row(content) : Texts(content));
        Assert.Empty(page.QuerySelectorAll(".refusal").Select(r => r.TextContent));
        var entered = (await CourseAsync()).Findings[^1];
        Assert.Equal((FindingKinds.Write(content), "2019-05", "local user"), (FindingKinds.Write(entered.Content), entered.Happened.ToString(), entered.Recorded.By));
        Assert.Contains("Saved: 1 finding", page.QuerySelector("#saved")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_kind_can_be_corrected_and_unchanged_it_is_no_correction(string kind)
    {
        await workbench.Log.AppendAsync(new("test", "made by hand"), patient, [new(Day.Parse("2019-05"), Reported.Unknown, FullFindings.Of(kind))]);
        var number = (await CourseAsync()).Findings.Count;
        var page = await workbench.PageAsync(Address($"findings/{number}/correct"));
        AssertEveryControlIsNamed(page);
        var refused = await workbench.PostAsync(Form(page), [.. Present(page), ("reason", "read again"), ("do", "save")]);
        Assert.Contains("E_ENTRY_SAME", refused.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        var saved = await workbench.PostAsync(Form(refused), [.. Present(refused), ("day", "17.5.2019"), ("do", "save")]);
        Assert.Contains("The correction is on record", saved.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var latest = (await CourseAsync()).Findings[^1];
        Assert.Equal(("2019-05-17", FindingKinds.Write(FullFindings.Of(kind)), Why.Correction), (latest.Happened.ToString(), FindingKinds.Write(latest.Content), latest.Why));
        Assert.Contains("read again", saved.QuerySelector(".versions")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_at_the_top_and_beside_the_field_and_nothing_typed_is_lost()
    {
        var page = await EnterAsync("Specimen", ("day", "31.2.2019"), ("f-ki67_percent", "see letter"), ("f-organ", "liver, <segment> \"6\""));
        var summary = page.QuerySelector(".refusal")!;
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.Contains("E_ENTRY_DAY", summary.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ki-67: Not understood", summary.TextContent, StringComparison.Ordinal);
        Assert.All(summary.QuerySelectorAll("a"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")!.Split('#')[1])));
        var field = page.QuerySelector<IHtmlInputElement>("#f-ki67_percent")!;
        Assert.Equal(("see letter", "true"), (field.Value, field.GetAttribute("aria-invalid")));
        Assert.Contains(field.GetAttribute("aria-describedby")!.Split(' '), id => page.GetElementById(id)?.TextContent is { } said && said.Contains("Not understood", StringComparison.Ordinal) && !said.Contains("E_ENTRY", StringComparison.Ordinal));
        Assert.Equal("liver, <segment> \"6\"", page.QuerySelector<IHtmlInputElement>("#f-organ")!.Value);
        Assert.DoesNotContain((await CourseAsync()).Findings, f => f.Content is Specimen);
        page = await workbench.PostAsync(Form(page), ("day", "17.5.2019"), ("keep-ki67_percent", "1"), ("sure", "1"), ("do", "save"));
        var specimen = Assert.IsType<Specimen>((await CourseAsync()).Findings[^1].Content);
        Assert.Equal((null, "see letter"), (specimen.Ki67Percent, specimen.AsWritten!["ki67_percent"]));
        Assert.Contains("2019-05-17", page.QuerySelector(".saved")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_the_entry_changed()
    {
        var page = await EnterAsync("Specimen", ("day", "10.3.2020"), ("reported", "same"), ("f-ki67_percent", "5–10"), ("f-mitoses_per_2mm2", "1"), ("f-differentiation", "well"), ("f-specimen_type", "core_biopsy"), ("f-specimen_site", "primary"));
        var changed = page.QuerySelector(".saved")!.TextContent;
        Assert.Contains("Ki-67 index", changed, StringComparison.Ordinal);
        Assert.Matches("Grade\\s*NET G2", changed);
        Assert.Contains("before: unknown: not recorded", changed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_what_the_entry_contradicts_with_a_way_to_it()
    {
        var page = await EnterAsync("Specimen", ("day", "10.3.2020"), ("f-ki67_percent", "60"), ("f-reported_grade", "G1"));
        var told = page.QuerySelector(".saved .contradicts")!;
        Assert.Contains("A written grade contradicts the Ki-67 index", told.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector("a[href$='#problems']"));
        page = await EnterAsync("Specimen", ("day", "10.4.2020"), ("f-ki67_percent", "2"), ("f-reported_grade", "G1"));
        Assert.Null(page.QuerySelector(".saved .contradicts")); // nothing of the earlier is told again
    }

    [Fact]
    public async Task A_refusal_names_the_field_and_of_a_panel_the_row()
    {
        var page = await workbench.PageAsync(Address("enter/Laboratory"));
        var row = page.QuerySelectorAll<IHtmlInputElement>("input.analyte").Single(r => r.Value == "gastrin").Id!;
        page = await workbench.PostAsync(Form(page), ("day", "31.2.2024"), (row.Replace("analyte", "value", StringComparison.Ordinal), "see letter"), ("do", "save"));
        var said = page.QuerySelectorAll(".refusal li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Contains(said, s => s.StartsWith("Sampled on: ", StringComparison.Ordinal) && s.Contains("29 days", StringComparison.Ordinal));
        Assert.Contains(said, s => s.StartsWith("Result, gastrin: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_saving_the_next_form_is_typed_at_once()
    {
        var page = await EnterAsync("Diagnosis", ("day", "2020"), ("f-histology", "NET"));
        Assert.Equal("what", Assert.Single(page.QuerySelectorAll("[autofocus]")).Id);
        Assert.Equal("status", page.QuerySelector(".saved")!.GetAttribute("role"));
    }

    [Fact]
    public async Task Drafts_say_their_day_and_first_value_stand_below_the_forms_and_fold_after_three()
    {
        for (var month = 1; month <= 4; month++)
            await workbench.PostAsync(Form(await workbench.PageAsync(Address("enter/Diagnosis"))), ("day", $"2020-0{month}"), ("f-histology", $"word {month}"), ("do", "keep"));
        var page = await workbench.PageAsync(Address("enter"));
        var drafts = page.QuerySelectorAll(".drafts li").Select(li => li.TextContent).ToList();
        Assert.All(Enumerable.Range(1, 4), month => Assert.Contains(drafts, said => said.Contains($"2020-0{month}, Diagnosis in the words of the record: word {month}", StringComparison.Ordinal)));
        Assert.Single(page.QuerySelectorAll("details .drafts li"));
        var order = page.All.ToList();
        Assert.True(order.IndexOf(page.QuerySelector(".kinds")!) < order.IndexOf(page.QuerySelector(".drafts")!));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_saved_once()
    {
        var form = Form(await workbench.PageAsync(Address("enter/VitalStatus")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => workbench.SendAsync(form, file: null, ("day", "1.6.2021"), ("f-alive", "true"), ("do", "save"))));
        Assert.Single(answers.Distinct());
        Assert.Single((await CourseAsync()).Findings, f => f.Content is VitalStatus);
    }

    [Fact]
    public async Task The_same_finding_from_another_form_is_asked_about()
    {
        await EnterAsync("VitalStatus", ("day", "1.6.2021"), ("f-alive", "true"));
        var page = await EnterAsync("VitalStatus", ("day", "2021-06-01"), ("f-alive", "true"));
        Assert.Contains("W_ENTRY_TWICE", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        await workbench.PostAsync(Form(page), ("sure", "1"), ("do", "save"));
        Assert.Equal(2, (await CourseAsync()).Findings.Count(f => f.Content is VitalStatus));
    }

    [Fact]
    public async Task A_panel_records_a_finding_a_result_and_nothing_of_empty_rows()
    {
        var page = await workbench.PageAsync(Address("enter/Laboratory"));
        var rows = page.QuerySelectorAll<IHtmlInputElement>("input.analyte").ToList();
        string Field(string analyte, string member) => rows.Single(r => r.Value == analyte).Id!.Replace("analyte", member, StringComparison.Ordinal);
        page = await workbench.PostAsync(Form(page), ("day", "3.2.2020"), (Field("chromogranin A", "value"), "<0.5"), (Field("chromogranin A", "unit"), "nmol/L"), (Field("chromogranin A", "upper"), "3"),
            (Field("gastrin", "reading"), "raised"), ("do", "save"));
        Assert.Contains("Saved: 2 findings", page.QuerySelector("#saved")!.TextContent, StringComparison.Ordinal);
        var results = (await CourseAsync()).Findings.Select(f => f.Content).OfType<Laboratory>().ToList();
        Assert.Equal([("chromogranin_a", (decimal?)0.5m, (Comparator?)Comparator.Below, "nmol/L"), ("gastrin", null, null, null)], results.Select(l => (l.Analyte, l.Value, l.Comparator, l.Unit)));
        page = await workbench.PageAsync(Address("enter/Laboratory")); // next year: unit and limit stand ready
        var again = page.QuerySelectorAll<IHtmlInputElement>("input.analyte").Single(r => r.Value == "chromogranin A").Id!;
        Assert.Equal(("nmol/L", "3", ""), (Value(page, again, "unit"), Value(page, again, "upper"), Value(page, again, "value")));
        static string Value(IDocument page, string analyte, string member) => page.GetElementById(analyte.Replace("analyte", member, StringComparison.Ordinal))!.GetAttribute("value") ?? "";
    }

    [Fact]
    public async Task A_draft_is_kept_found_by_its_owner_and_thrown_away()
    {
        var page = await workbench.PostAsync(Form(await workbench.PageAsync(Address("enter/Diagnosis"))), ("day", "not yet"), ("f-histology", "half a <word>"), ("do", "keep"));
        Assert.Equal("half a <word>", page.QuerySelector("#f-histology")!.TextContent);
        Assert.Null(page.QuerySelector(".refusal")); // a draft is not told what it lacks
        page = await workbench.PageAsync(Address("enter"));
        var way = page.QuerySelector<IHtmlAnchorElement>(".drafts a")!;
        Assert.Contains("Diagnosis", way.TextContent, StringComparison.Ordinal);
        Assert.Equal("half a <word>", (await workbench.PageAsync(way.PathName + way.Search)).QuerySelector("#f-histology")!.TextContent);
        Assert.NotNull((await workbench.PageAsync("/")).QuerySelector(".drafts"));
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>(".drafts form")!);
        Assert.Null(page.QuerySelector(".drafts"));
    }

    [Fact]
    public async Task The_module_keeps_a_draft_and_a_save_ends_it()
    {
        var form = Form(await workbench.PageAsync(Address("enter/VitalStatus")));
        var fields = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").ToDictionary(i => i.Name!, i => i.Value);
        (fields["day"], fields["reported"], fields["by"]) = ("1.6.2021", "same", "Clinician"); // the module sends every field
        using var answer = await workbench.Http.PostAsync(new Uri(Address("enter/draft"), UriKind.Relative), new FormUrlEncodedContent(fields));
        var draft = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("draft").GetString()!;
        var page = await workbench.PageAsync(Address($"enter/VitalStatus?draft={draft}"));
        Assert.Equal("1.6.2021", page.QuerySelector<IHtmlInputElement>("#day")!.Value);
        await workbench.PostAsync(Form(page), ("f-alive", "true"), ("do", "save"));
        Assert.Contains("not kept any more", (await workbench.PageAsync(Address($"enter/VitalStatus?draft={draft}"))).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("", "unknown", "E_ENTRY_DAY"), InlineData("1.1.2099", "same", "E_ENTRY_LATER"), InlineData("2019", "on", "E_ENTRY_DAY"), InlineData("5/6/2019", "same", "E_ENTRY_DAY")]
    public async Task A_day_has_to_be_one(string day, string reported, string code) =>
        Assert.Contains(code, (await EnterAsync("VitalStatus", ("day", day), ("reported", reported), ("f-alive", "true"))).QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_day_that_nobody_knows_is_said_to_be_unknown()
    {
        await EnterAsync("Procedure", ("day", "unknown"), ("f-procedure", "resection"));
        Assert.False((await CourseAsync()).Findings[^1].Happened.IsKnown);
    }

    [Fact]
    public async Task A_report_before_its_finding_is_refused() =>
        Assert.Contains("E_ENTRY_DAY", (await EnterAsync("Specimen", ("day", "2019-05-17"), ("reported-day", "2019-05-16"), ("f-organ", "liver"))).QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task The_first_letters_lead_to_the_form()
    {
        Assert.Equal($"/patients/{patient.ToString(CultureInfo.InvariantCulture)}/enter/Laboratory", await RedirectAsync("enter?what=lab"));
        Assert.Equal($"/patients/{patient.ToString(CultureInfo.InvariantCulture)}/enter/Specimen", await RedirectAsync("enter?what=tissue"));
        Assert.NotNull((await workbench.PageAsync(Address("enter?what=zzz"))).QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task The_patients_page_leads_to_entry_correction_and_history()
    {
        var page = await workbench.PageAsync(Address(""));
        Assert.NotNull(page.QuerySelector($"nav.pages a[href$='/enter']"));
        Assert.NotNull(page.QuerySelector(".findings a[href$='/findings/1/correct']"));
        Assert.NotNull(page.QuerySelector(".findings a[href$='/findings/1']"));
    }

    [Fact]
    public async Task A_kind_or_finding_that_is_not_there_is_not_found()
    {
        foreach (var address in new[] { "enter/Nothing", "findings/0", "findings/99", "findings/99/correct" })
            await workbench.PageAsync(Address(address), System.Net.HttpStatusCode.NotFound);
    }

    private static void AssertEveryControlIsNamed(IDocument page) =>
        Assert.All(page.QuerySelectorAll("form.enter :is(input:not([type=hidden]), select, textarea)"), c => Assert.True(c.HasAttribute("aria-label") || c.ParentElement!.LocalName == "label" || page.QuerySelector($"label[for='{c.Id}']") is not null, c.OuterHtml));

    private async Task<string> RedirectAsync(string address)
    {
        using var answer = await workbench.Http.GetAsync(new Uri(Address(address), UriKind.Relative));
        return answer.Headers.Location!.ToString() is var to && Uri.TryCreate(to, UriKind.Absolute, out var whole) && whole.Scheme == "http" ? whole.AbsolutePath : to;
    }

    private async Task<IDocument> EnterAsync(string kind, params (string, string)[] filled) => await workbench.PostAsync(Form(await workbench.PageAsync(Address($"enter/{kind}"))), [.. filled, ("do", "save")]);

    private async Task<DiseaseCourse> CourseAsync() => (await workbench.Log.CourseAsync(patient))!;

    private string Address(string page) => string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}{(page.Length > 0 ? "/" : "")}{page}");

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.enter")!;

    /// <summary>What stands ticked and chosen in a form, and its repeated lines: a browser sends all of them.</summary>
    private static (string, string)[] Present(IDocument page) => [.. Form(page).QuerySelectorAll<IHtmlInputElement>(".ticks input, .lines input").Where(i => i.Type == "text" || i.IsChecked).Select(i => (i.Name!, i.Value))];

    private static (string, string)[] Texts(Content content)
    {
        var text = MemberText.Of(EntryLayouts.Of(content.Kind)!, Day.Parse("2019-05"), Reported.Unknown, content);
        return [.. text.Names.SelectMany(name => text.All(name).Select(value => (name, value))), ("sure", "1"), ("do", "save")];
    }

    /// <summary>The first row of the panel that has no analyte yet.</summary>
    private static (string, string)[] Row(Content content)
    {
        var texts = Texts(content);
        return [.. texts.Select(t => (LaboratoryPanel.Columns.FirstOrDefault(c => EntryField.IdOf(c) == t.Item1) is { } member ? LaboratoryPanel.FieldOf(16, member) : t.Item1, t.Item2))];
    }
}
