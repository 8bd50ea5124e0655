using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Clinic;
using Islet.Course;
using Islet.Registry;
using Islet.Web;

namespace Islet.Tests.Web;

/// <summary>The fact sheet: what is known, and answers of a person as findings of the day on which they were given.</summary>
public sealed class FactSheetPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int sheets;

    private readonly string key = $"SHEET-{Interlocked.Increment(ref sheets)}";
    private long patient;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([new(new(key, Axis.Calendar, "Uppsala"),
        [
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }, "tumour"),
            new(Day.Parse("2019-03-10"), Reported.WhenItHappened, new Diagnosis { AgeYears = 58 }, "diagnosis"),
            new(Day.Parse("2019-04-02"), Reported.WhenItHappened, new ClinicalStatus { EcogPs = 1, StatedBy = StatedBy.Clinician }, "status"),
        ])]);
        patient = (await workbench.Log.FindAsync(key))!.Patient;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_shows_what_is_known_how_old_and_by_whom_and_ticks_nothing()
    {
        var page = await SheetAsync();
        var ecog = page.QuerySelectorAll(".facts th[scope=row]").Single(th => th.TextContent is "ECOG performance status").ParentElement!.TextContent;
        Assert.Contains("2019-04-02", ecog, StringComparison.Ordinal);
        Assert.Contains("clinician", ecog, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[checked], option[selected]"));
        Assert.All(page.QuerySelectorAll<IHtmlSelectElement>("select.answer"), select => Assert.Equal("", select.Value));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], page.QuerySelectorAll("button[name=none]").Select(b => b.GetAttribute("accesskey")));
        Assert.Null(page.QuerySelector("form.sheet button")!.GetAttribute("name")); // Enter presses the first, and it must not say "none"
    }

    [Fact]
    public async Task One_key_answers_every_open_line_of_a_block_and_leaves_the_answered_one()
    {
        var page = await PostAsync(("none", "3"), (Field("3", "Diabetes?"), "true"));
        Assert.Contains("Recorded for 2020-02-03", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        var course = await workbench.Log.CourseAsync(patient);
        var entered = course!.Findings.Where(f => f.Recorded.Source is "fact sheet").ToList();
        Assert.All(entered, f => Assert.Equal(("2020-02-03", StatedBy.Patient), (f.Happened.ToString(), f.Content.StatedBy)));
        var status = Assert.Single(entered.Select(f => f.Content).OfType<ClinicalStatus>());
        Assert.Equal((null, false, false), (status.Diabetes, status.LungDisease, status.Hypertension));
        Assert.Equal("true", Assert.Single(entered.Select(f => f.Content).OfType<Judgement>()).Value);
        Assert.Contains("yes", Last(page, "3", "Diabetes?"), StringComparison.Ordinal);
        Assert.Contains("no", Last(page, "3", "Lung disease?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_none_of_a_set_is_not_the_same_as_not_asked()
    {
        Assert.Contains("never answered", Last(await SheetAsync(), "1", null), StringComparison.Ordinal);
        Assert.Contains("none (asked)", Last(await PostAsync(("none", "1")), "1", null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prepared_patient_is_confirmed_in_ten_keystrokes()
    {
        string[] judgements = ["Overall burden?", "Fit for intensive treatment?", "Course aggressive", "Pace between", "Hormone syndrome", "Where is most"];
        await PostAsync([(Field("J", judgements[0]), "high"), (Field("J", judgements[1]), "true"), (Field("J", judgements[2]), "false"), (Field("J", judgements[3]), "slow"), (Field("J", judgements[4]), "none"), (Field("J", judgements[5]), "liver"), ("day", "2020-02-01")]);
        var chords = 0;
        foreach (var block in new[] { "1", "2", "3", "4", "5", "6", "7", "8", "j" }) // each chord posts the sheet as it stands
        {
            var page = await SheetAsync();
            var button = page.QuerySelector<IHtmlButtonElement>($"form.sheet button[accesskey={block}]")!;
            await workbench.PostAsync(Form(page), (button.Name!, button.Value!));
            chords++;
        }
        Assert.InRange(chords, 1, 10);
        var today = Numbers.Day(DateOnly.FromDateTime(DateTime.Today));
        var sheet = await SheetAsync();
        Assert.All(judgements, prompt => Assert.Contains(today, Last(sheet, "J", prompt), StringComparison.Ordinal));
        Assert.All(sheet.QuerySelectorAll("#block-3 .line .last, #block-5 .line .last, #block-6 .line .last, #block-7 .line .last"), last => Assert.Contains(today, last.TextContent, StringComparison.Ordinal));
        Assert.Empty(sheet.QuerySelectorAll("#block-J .still")); // nothing older is left to be confirmed
    }

    [Fact]
    public async Task Still_true_lists_what_it_records_and_records_nothing_that_changed_since()
    {
        await PostAsync((Field("J", "Overall burden?"), "high"), ("day", "2020-02-01"));
        var page = await SheetAsync();
        var button = page.QuerySelector<IHtmlButtonElement>("#block-J .still button")!;
        Assert.Contains("Overall burden: high", page.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent, StringComparison.Ordinal);
        await PostAsync((Field("J", "Overall burden?"), "low"), ("day", "2020-02-02"));
        var refused = await workbench.PostAsync(Form(page), (button.Name!, button.Value!));
        Assert.Contains("E_SHEET_ANSWER", refused.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_is_not_confirmed_by_a_keystroke()
    {
        var page = await SheetAsync();
        Assert.Empty(page.QuerySelectorAll(".still"));
    }

    [Fact]
    public async Task A_set_keeps_the_words_that_were_ticked()
    {
        var page = await PostAsync((Field("2", "MEN1"), "men1"));
        Assert.Contains("MEN1", Last(page, "2", "MEN1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judgement_is_recorded_in_its_own_word_and_cannot_say_stays_unknown()
    {
        var page = await PostAsync((Field("J", "Overall burden?"), "high"), (Field("J", "Fit for intensive treatment?"), "cannot_say"));
        Assert.Contains("high", Last(page, "J", "Overall burden?"), StringComparison.Ordinal);
        Assert.Contains("unknown:", Last(page, "J", "Fit for intensive treatment?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_answer_nothing_is_recorded()
    {
        Assert.Contains("Nothing was recorded", (await PostAsync()).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await workbench.Log.CourseAsync(patient))!.Findings, f => f.Recorded.Source is "fact sheet");
    }

    [Theory, InlineData("2020-02"), InlineData("9999-01-01"), InlineData("")]
    public async Task A_day_that_is_none_is_refused(string day)
    {
        var page = await PostAsync(("none", "3"), ("day", day));
        Assert.Contains("E_SHEET_DAY", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("by", "Import"), InlineData("by", "Board"), InlineData("q-3-0", "perhaps")]
    public async Task A_word_that_the_sheet_does_not_offer_is_refused(string field, string word)
    {
        var page = await PostAsync(("none", "3"), (field, word));
        Assert.Contains("E_SHEET_ANSWER", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await workbench.Log.CourseAsync(patient))!.Findings, f => f.Recorded.Source is "fact sheet");
    }

    [Fact]
    public async Task A_post_without_the_token_of_a_page_changes_nothing() =>
        Assert.StartsWith("/form-expired?patient=", await workbench.SendAsync(Form(await SheetAsync()), file: null, ("none", "3"), ("__RequestVerificationToken", "forged")), StringComparison.Ordinal);

    [Fact]
    public async Task A_course_without_calendar_shows_and_does_not_ask()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnOffsets}/facts");
        Assert.Null(page.QuerySelector("form.sheet"));
        Assert.Contains("has no calendar", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("fieldset.block"));
    }

    [Fact]
    public async Task A_patient_who_is_not_there_is_not_found() => await workbench.PageAsync("/patients/999999/facts", System.Net.HttpStatusCode.NotFound);

    private Task<IDocument> SheetAsync() => workbench.PageAsync(string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/facts"));

    private async Task<IDocument> PostAsync(params (string, string)[] filled)
    {
        (string, string)[] usual = [("day", "2020-02-03"), ("by", "Patient")];
        return await workbench.PostAsync(Form(await SheetAsync()), [.. filled, .. usual.Where(u => !filled.Any(f => f.Item1 == u.Item1))]);
    }

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.sheet")!;

    private static string Field(string block, string prompt)
    {
        var one = Questions.Blocks.Single(b => b.Key == block);
        return SheetAnswers.FieldOf(one, one.Lines.Single(l => l.Prompt.StartsWith(prompt, StringComparison.Ordinal)));
    }

    private static string Last(IDocument page, string block, string? prompt) => page.QuerySelectorAll($"#block-{block} .line")
        .Single(line => prompt is null || line.QuerySelector(".prompt")!.TextContent.StartsWith(prompt, StringComparison.Ordinal)).QuerySelector(".last")!.TextContent;
}
