using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;

namespace Islet.Tests.Web;

public sealed class ImportPagesTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static int sources;

    private readonly string source = $"sheet-{Interlocked.Increment(ref sources).ToString(CultureInfo.InvariantCulture)}";

    [Fact]
    public async Task A_sheet_comes_in_step_by_step_and_nothing_is_stored_before_the_last()
    {
        var draft = await BringInAsync(Sheet(3), Map());
        Assert.Matches("^/imports/[0-9a-f]{32}$", draft);
        var map = await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        Assert.Contains("the patient's pseudonym", map.Body!.TextContent, StringComparison.Ordinal);
        var patients = await workbench.PageAsync(draft + "/patients");
        Assert.Equal(3, patients.QuerySelectorAll("section h2").Length);
        Assert.Contains("primary", patients.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(await workbench.Log.FindAsync($"{source}-1"));
        var stored = await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/store"), "/commit"));
        Assert.Contains("Stored as batch", stored.QuerySelector("p.said")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await workbench.Log.FindAsync($"{source}-1"));
    }

    [Fact]
    public async Task A_hundred_problems_are_mended_without_bringing_the_sheet_in_again()
    {
        var draft = await BringInAsync(Sheet(100, i => $"lesion{i}"), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        var page = await workbench.PageAsync(draft + "/problems");
        var selects = page.QuerySelectorAll<IHtmlSelectElement>("select[name^=mean-]").Select(s => s.Name!).ToList();
        Assert.Equal(100, selects.Count);
        var mended = await workbench.PostAsync(Form(page, "/mend"),
            [.. selects.Select((name, i) => (name, (i % 3) switch { 0 => "word:primary", 1 => "not_known", _ => "meant" }))]);
        Assert.Contains("100 problems mended", mended.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing is wrong.", mended.Body!.TextContent, StringComparison.Ordinal);
        using var yaml = await workbench.Http.GetAsync(new Uri(draft + "/map.yaml", UriKind.Relative));
        var map = await yaml.Content.ReadAsStringAsync();
        Assert.Contains("lesion0: primary", map, StringComparison.Ordinal);
        Assert.Contains("accept:", map, StringComparison.Ordinal);
        await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/store"), "/commit"));
        var course = await workbench.Log.CourseAsync((await workbench.Log.FindAsync($"{source}-1"))!.Patient);
        Assert.Equal("primary", course!.Findings.Select(f => f.Content).OfType<Specimen>().Single().SpecimenSite);
        Assert.Equal("lesion2", (await CourseAsync(3)).Findings.Select(f => f.Content).OfType<Specimen>().Single().AsWritten!["specimen_site"]);
    }

    [Fact]
    public async Task A_page_with_choices_to_make_does_not_ask_again_by_itself_and_take_them_away()
    {
        var draft = await BringInAsync(Sheet(30, i => $"lesion{i}"), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        foreach (var step in new[] { "/problems", "/store" })
        {
            using var page = await workbench.Http.GetAsync(new Uri(draft + step, UriKind.Relative));
            Assert.Equal((await page.Content.ReadAsStringAsync()).Contains("class=\"progress\"", StringComparison.Ordinal), page.Headers.Contains("Refresh"));
        }
    }

    [Fact]
    public async Task Brought_in_again_the_sheet_says_what_changed_and_what_is_gone()
    {
        await StoreAsync(Sheet(4));
        var draft = await BringInAsync(Sheet(3, i => i == 0 ? "regional" : "primary"), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        var page = await workbench.PageAsync(draft + "/store");
        Assert.Equal(["3", "0", "1", "2", "1"], page.QuerySelectorAll(".numbers dd").Select(d => d.TextContent));
        var row = Assert.Single(page.QuerySelectorAll("#changed ~ * tbody tr"));
        Assert.Contains("primary", row.Children[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("regional", row.Children[4].TextContent, StringComparison.Ordinal);
        Assert.Contains($"{source}-4", page.QuerySelector("section[aria-labelledby=gone]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_map_one_is_proposed_and_completed_column_by_column()
    {
        var draft = await BringInAsync(Sheet(2), map: null);
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        var page = await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/map"), "/propose"));
        Assert.Contains("left out", page.QuerySelector("table.study")!.TextContent, StringComparison.Ordinal); // a column of notes: proposed so
        Assert.Contains("only you can answer", page.QuerySelector("details.questions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0 columns of 4 not yet decided", page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        page = await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/map?column=2"), "/column"), ("column", "organ"), ("as", "Specimen.specimen_site"));
        Assert.Contains("specimen site", page.QuerySelector("table.study")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("primary", (await workbench.PageAsync(draft + "/patients")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_cells_are_shown_escaped_short_and_in_their_own_direction()
    {
        var hostile = TestWorkbench.Hostile.Replace("\"", "", StringComparison.Ordinal) + new string('x', 300_000);
        var draft = await BringInAsync(Sheet(2, _ => hostile), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        foreach (var step in new[] { "", "/map", "/patients", "/problems", "/store" })
        {
            var page = await workbench.PageAsync(draft + step);
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.DoesNotContain('\u202e', page.Body!.TextContent);
            Assert.True(page.Body.TextContent.Length < 100_000, $"{step} is short");
        }
    }

    [Fact]
    public async Task A_map_with_identities_is_led_to_the_command_line_and_no_cell_is_shown()
    {
        var sheet = "Personnr;Name;dx\n194012311234;Sven Svensson;2019-01-01\n"u8.ToArray();
        var draft = await BringInAsync(sheet, Map().Replace("patient: {column: id}", "patient: {identity: {number: {column: Personnr, country: SE}, name: [Name]}}", StringComparison.Ordinal));
        foreach (var step in new[] { "", "/map", "/patients", "/problems", "/store" })
        {
            var page = await workbench.PageAsync(draft + step);
            Assert.DoesNotContain("Svensson", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("194012311234", page.Body.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("--keys", (await workbench.PageAsync(draft + "/patients")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sheet.pdf", "x", "E_UPLOAD_KIND"), InlineData("sheet.csv", "", "E_UPLOAD_EMPTY")]
    public async Task A_file_that_cannot_be_a_table_is_refused_with_what_to_do(string name, string content, string code)
    {
        var page = await workbench.PostAsync(Form(await workbench.PageAsync("/imports"), "/bring-in"), ("sheet", name, Encoding.UTF8.GetBytes(content)));
        Assert.Contains(code, page.QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_without_the_token_of_a_page_is_not_kept()
    {
        var before = (await workbench.PageAsync("/imports")).QuerySelectorAll("#open ~ * tbody tr").Length;
        var form = Form(await workbench.PageAsync("/imports"), "/bring-in");
        Assert.Equal("/form-expired", await workbench.SendAsync(form, ("sheet", "a.csv", Sheet(1)), ("__RequestVerificationToken", "forged")));
        Assert.Equal(before, (await workbench.PageAsync("/imports")).QuerySelectorAll("#open ~ * tbody tr").Length);
    }

    [Fact]
    public async Task What_was_entered_in_forms_stands_apart_from_what_came_from_files()
    {
        await workbench.Log.AppendAsync(new("test", "entry form"), workbench.OnCalendar, [new(Day.Parse("2019-05-17"), Reported.WhenItHappened, new VitalStatus { Alive = true })]);
        string Sources(IDocument page) => string.Join('|', page.QuerySelectorAll("#stored ~ * tbody tr td:last-child").Select(td => td.TextContent));
        Assert.DoesNotContain("entry form", Sources(await workbench.PageAsync("/imports")), StringComparison.Ordinal);
        Assert.Matches("^entry form([|]entry form)*$", Sources(await workbench.PageAsync("/imports?of=forms&page=1")));
    }

    [Fact]
    public async Task A_discarded_draft_is_gone()
    {
        var draft = await BringInAsync(Sheet(1), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync("/imports"), draft + "/discard"));
        await workbench.PageAsync(draft, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_choice_of_an_older_page_is_not_taken()
    {
        var draft = await BringInAsync(Sheet(2, i => $"lesion{i}"), Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        var older = Form(await workbench.PageAsync(draft + "/problems"), "/mend");
        await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/map"), "/column"), ("column", "note"), ("as", "Specimen.organ"));
        var page = await workbench.PostAsync(older, ("mean-0", "meant"));
        Assert.Contains("E_DRAFT_CHANGED", page.QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
    }

    private async Task StoreAsync(byte[] sheet)
    {
        var draft = await BringInAsync(sheet, Map());
        await workbench.PostAsync(Form(await workbench.PageAsync(draft), "/file"));
        var stored = await workbench.PostAsync(Form(await workbench.PageAsync(draft + "/store"), "/commit"));
        Assert.Contains("Stored as batch", stored.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> BringInAsync(byte[] sheet, string? map)
    {
        var form = Form(await workbench.PageAsync("/imports"), "/bring-in");
        return await workbench.SendAsync(form, ("sheet", "sheet.csv", sheet), map is null ? null : ("map", "map.yaml", Encoding.UTF8.GetBytes(map)));
    }

    private async Task<DiseaseCourse> CourseAsync(int number) => (await workbench.Log.CourseAsync((await workbench.Log.FindAsync($"{source}-{number.ToString(CultureInfo.InvariantCulture)}"))!.Patient))!;

    private static IHtmlFormElement Form(IDocument page, string action) =>
        page.QuerySelectorAll<IHtmlFormElement>("form").First(f => f.GetAttribute("action")!.EndsWith(action, StringComparison.Ordinal));

    private byte[] Sheet(int patients, Func<int, string>? organ = null) => Encoding.UTF8.GetBytes("id;dx;organ;note\n" + string.Concat(Enumerable.Range(0, patients)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{source}-{i + 1};{2001 + (i % 20)}-03-2{i % 9};{organ?.Invoke(i) ?? "primary"};\n"))));

    private string Map() => $$"""
        islet_map: 1
        source: {{source}}
        file: {kind: csv, delimiter: ";"}
        patient: {column: id}
        findings:
          - kind: Specimen
            when: {column: dx}
            reported: unknown
            set:
              specimen_site: {column: organ}
        """;
}
