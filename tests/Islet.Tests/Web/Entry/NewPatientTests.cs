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

    [Theory, InlineData("", "E_ENTRY_REQUIRED"), InlineData("CAL-1", "E_ENTRY_KEY"), InlineData("a\0b", "E_ENTRY_CHARACTER")]
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

    private async Task<IDocument> PostAsync(params (string, string)[] filled) => await workbench.PostAsync(Form(await workbench.PageAsync("/patients/new")), filled);

    private async Task<DiseaseCourse> CourseAsync(string key) => (await workbench.Log.CourseAsync((await workbench.Log.FindAsync(key))!.Patient))!;

    private static IHtmlFormElement Form(IDocument page) => page.QuerySelector<IHtmlFormElement>("form.enter")!;
}
