using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Course;

namespace Islet.Tests.Web.Entry;

/// <summary>A new patient: registered once, and asked about where the person may be here already.</summary>
public sealed class NewPatientTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Fact]
    public async Task A_patient_is_registered_with_what_is_known()
    {
        var page = await PostAsync(("key", "NEW-1"), ("center", "Uppsala"), ("f-sex", "female"), ("f-birth", "4.5.1971"), ("f-organ", "ileum"), ("diagnosed", "05/2021"));
        Assert.Contains("Saved: 3 findings", page.QuerySelector("#saved")!.TextContent, StringComparison.Ordinal);
        var course = await CourseAsync("NEW-1");
        Assert.Equal(("Uppsala", Axis.Calendar, false), (course.Center, course.Axis, course.Synthetic));
        Assert.Equal([("Person", ""), ("Diagnosis", "2021-05"), ("Tumour", "2021-05")], course.Findings.Select(f => (f.Content.Kind, f.Happened.ToString())));
        Assert.DoesNotContain("NEW-1", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pseudonym_alone_is_enough_and_leads_to_entry()
    {
        var page = await PostAsync(("key", "NEW-2"), ("synthetic", "1"));
        Assert.NotNull(page.QuerySelector("#what"));
        Assert.True((await CourseAsync("NEW-2")).Synthetic);
    }

    [Theory, InlineData("", "E_ENTRY_REQUIRED"), InlineData("CAL-1", "E_ENTRY_KEY"), InlineData("a\u0007b", "E_ENTRY_CHARACTER")]
    public async Task A_pseudonym_that_is_none_is_refused(string key, string code) =>
        Assert.Contains(code, (await PostAsync(("key", key))).QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_likely_double_is_shown_and_registered_only_on_a_persons_word()
    {
        await PostAsync(("key", "DOUBLE-1"), ("f-sex", "male"), ("f-birth", "1949-02-17"), ("diagnosed", "2020-11-03"), ("f-organ", "appendix"));
        (string, string)[] same = [("key", "other 77"), ("f-sex", "male"), ("f-birth", "17.2.1949"), ("diagnosed", "3.11.2020"), ("f-organ", "appendix")];
        var page = await PostAsync(same);
        Assert.Contains("W_ENTRY_LIKELY", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("DOUBLE-1", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await workbench.Log.FindAsync("other 77"));
        Assert.Equal("17.2.1949", page.QuerySelector<IHtmlInputElement>("#f-birth")!.Value);
        await workbench.PostAsync(Form(page), ("sure", "1"));
        Assert.Equal(3, (await CourseAsync("other 77")).Findings.Count);
    }

    [Theory, InlineData("BIRTH-1", "1990", "1980", null, "W_ENTRY_CONTRADICTS"), InlineData("BIRTH-2", "1980", "1980", null, null), InlineData("BIRTH-3", "2090", "", null, "E_ENTRY_LATER"),
        InlineData("BIRTH-4", "4.5.1960", "4.5.2020", "12", "W_ENTRY_CONTRADICTS"), InlineData("BIRTH-5", "4.5.1951", "4.5.2011", "58", "W_ENTRY_CONTRADICTS"), InlineData("BIRTH-6", "3.2.1942", "3.2.2002", "59", null)]
    public async Task A_birth_that_does_not_fit_is_asked_about_and_one_to_come_refused(string key, string birth, string diagnosed, string? age, string? code)
    {
        var page = await PostAsync(("key", key), ("f-birth", birth), ("diagnosed", diagnosed), ("f-age_years", age ?? ""));
        Assert.Equal(code is not null, page.QuerySelector(".refusal")?.TextContent.Contains(code!, StringComparison.Ordinal) is true);
        Assert.Equal(code is null, await workbench.Log.FindAsync(key) is not null);
        if (code is null || code.StartsWith("E_", StringComparison.Ordinal))
            return;
        await workbench.PostAsync(Form(page), ("sure", "1"));
        Assert.NotNull(await workbench.Log.FindAsync(key));
    }

    [Theory, InlineData("19600101-1234"), InlineData("RSSMRA80A01H501U"), InlineData("010160-1234"), InlineData("01016012345"), InlineData("010160A123B"), InlineData("600161-1234")]
    public async Task A_pseudonym_of_the_form_of_a_national_number_is_asked_about(string key)
    {
        var page = await PostAsync(("key", key), ("synthetic", "1"));
        Assert.Contains("national number", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await workbench.Log.FindAsync(key));
        Assert.DoesNotContain(key, workbench.Said, StringComparison.Ordinal);
        await workbench.PostAsync(Form(page), ("sure", "1"));
        Assert.NotNull(await workbench.Log.FindAsync(key));
    }

    [Theory, InlineData("UPP-2024-0017"), InlineData("19991301-1234"), InlineData("321360-1234"), InlineData("UPPSALA000000001")]
    public async Task A_pseudonym_without_a_birth_in_it_is_none(string key)
    {
        await PostAsync(("key", key), ("synthetic", "1"));
        Assert.NotNull(await workbench.Log.FindAsync(key));
    }

    [Theory, InlineData("alike-0091", "ALIKE 91", true), InlineData("other-0092", "other-0093", false)]
    public async Task A_pseudonym_that_differs_by_capitals_blanks_or_dashes_alone_is_asked_about(string first, string second, bool asked)
    {
        await PostAsync(("key", first), ("synthetic", "1"));
        var page = await PostAsync(("key", second));
        Assert.Equal(asked, page.QuerySelector(".refusal")?.TextContent.Contains("W_ENTRY_LIKELY", StringComparison.Ordinal) is true);
        if (asked)
            await workbench.PostAsync(Form(page), ("sure", "1"));
        Assert.NotNull(await workbench.Log.FindAsync(second));
    }

    [Fact]
    public async Task The_year_of_birth_alone_makes_nobody_a_double()
    {
        await PostAsync(("key", "YEAR-A"), ("f-birth", "1931"), ("diagnosed", "03/2011"), ("f-organ", "thymus"));
        await PostAsync(("key", "YEAR-B"), ("f-birth", "1931"), ("diagnosed", "04/2011"), ("f-organ", "thymus"));
        Assert.NotNull(await workbench.Log.FindAsync("YEAR-B"));
    }

    private async Task<IDocument> PostAsync(params (string, string)[] filled) => await workbench.PostAsync(Form(await workbench.PageAsync("/patients/new")), filled);

    private async Task<DiseaseCourse> CourseAsync(string key) => (await workbench.Log.CourseAsync((await workbench.Log.FindAsync(key))!.Patient))!;

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.enter")!;
}
