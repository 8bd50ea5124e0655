using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Web;

/// <summary>What keeps a wrong value out: what is refused, remarked on, left out of a sum, or not taken back twice.</summary>
public sealed partial class LesionPageTests
{
    [Fact]
    public async Task Only_the_latest_entry_of_a_lesion_can_be_taken_back_and_no_value_is_doubled()
    {
        var saved = await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p"));
        var cleared = await workbench.PostAsync(Form(saved), [.. Typed(Form(saved), ("L2", "")), ("do", "save")]);
        var stale = UndoForm(cleared); // of "L2 withdrawn", kept open in another window
        var back = await UndoAsync(cleared);
        Assert.Equal("30", Size(back, "L2").GetAttribute("value")); // one stays at the study
        Assert.StartsWith("taken back: L2 30", Row(back, 0, "td:nth-child(4)"), StringComparison.Ordinal);
        Assert.Matches(@"\d\d:\d\d:\d\d UTC", Row(back, 0, "th"));
        Assert.Single(back.QuerySelectorAll(".savings form"));
        var refused = await workbench.PostAsync(stale);
        Assert.Contains("E_LESION_UNDO", refused.Body!.TextContent, StringComparison.Ordinal);
        await UndoAsync(await UndoAsync(back)); // taken back and back again
        Assert.Contains("E_LESION_UNDO", (await workbench.PostAsync(stale)).Body!.TextContent, StringComparison.Ordinal);
        var course = await CourseAsync();
        Assert.Single(new Snapshot(course, View.Latest(course, course.Findings.Max(f => f.Recorded.Day))).Visible<LesionRead>().Select(s => s.Finding), f => f.Content is LesionRead { Lesion: "L2", Study: "I3" });
    }

    [Fact]
    public async Task A_study_stays_while_another_entry_of_it_stands()
    {
        var saved = await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12"));
        var both = await workbench.PostAsync(Form(saved), [.. Typed(Form(saved), ("L4", "p")), ("do", "save")]);
        await workbench.PostAsync(both.QuerySelectorAll<IHtmlFormElement>(".savings form").Last());
        var course = await CourseAsync();
        var seen = new Snapshot(course, View.Latest(course, course.Findings.Max(f => f.Recorded.Day)));
        Assert.Single(seen.Visible<ImagingStudy>(), s => s.Finding.Content is ImagingStudy { Study: "I3" });
        Assert.Equal("L4", ((LesionRead)Assert.Single(seen.Visible<LesionRead>(), s => s.Finding.Content is LesionRead { Study: "I3" }).Finding.Content).Lesion);
    }

    [Fact]
    public async Task A_refusal_stands_first_is_focused_and_names_the_fields_that_are_marked()
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "35"), ("L2", "x")), ("r0-hu", "9999"), ("do", "save")]);
        var refusal = page.QuerySelector(".refusal")!;
        Assert.Equal(("alert", "-1", true), (refusal.GetAttribute("role"), refusal.GetAttribute("tabindex"), refusal.HasAttribute("autofocus")));
        Assert.True(refusal.CompareDocumentPosition(Form(page)).HasFlag(DocumentPositions.Following));
        Assert.Equal(["#r0-hu", "#r1-size"], refusal.QuerySelectorAll("li a").Select(a => a.GetAttribute("href")![a.GetAttribute("href")!.IndexOf('#', StringComparison.Ordinal)..]));
        Assert.Equal(["r0-hu", "r1-size"], page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.All(page.QuerySelectorAll("[aria-invalid=true]"), field => Assert.NotEqual("", page.GetElementById(field.GetAttribute("aria-describedby")!.Split(' ')[0])!.TextContent.Trim()));
        Assert.Contains("−1000", Says(page, "L1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_targets_whose_sum_grew_only_those_that_grew_are_named()
    {
        var verdict = Verdict(await ComputeAsync(("L1", "60"), ("L2", "36"), ("L3", "9"), ("L4", "p"))); // nadir of 80 mm: 40, 30, 10
        Assert.Contains("The targets grew (L1, L2). ", verdict + " ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_measured_already_is_said_at_once_and_what_is_typed_is_computed_alone()
    {
        var form = Form(await PageAsync());
        var page = await workbench.PostAsync(form, [.. Typed(form, ("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p")).Where(f => f.Item1 != "day"), ("day", "2020-04-10"), ("do", "compute")]);
        Assert.Contains("sum 77 mm", Verdict(page), StringComparison.Ordinal);
        page = await workbench.PostAsync(Form(page), ("r1-size", ""), ("do", "compute"));
        Assert.Contains("sum 47 mm of what was measured, incomplete", Verdict(page), StringComparison.Ordinal); // not the 30 mm on record
        var there = await workbench.PageAsync(page.QuerySelector("#taken a")!.GetAttribute("href")!);
        Assert.Equal("40", Size(there, "L1").GetAttribute("value"));
    }

    [Fact]
    public async Task With_an_unreadable_field_the_sum_is_shown_as_incomplete_and_without_the_value_on_record()
    {
        var saved = await SaveAsync(("L1", "35"), ("L2", "30"), ("L3", "12"), ("L4", "p"));
        Assert.Contains("sum 47 mm, incomplete: L2 cannot be read", Verdict(await workbench.PostAsync(Form(saved), ("r1-size", "?"), ("do", "compute"))), StringComparison.Ordinal);
        var first = await BaselineAsync();
        Assert.Contains("incomplete: L2 cannot be read", Verdict(await workbench.PostAsync(Form(first), ("r1-size", "4 cm"), ("do", "compute"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_third_target_in_one_organ_is_one_remark_at_the_third_and_one_of_600_mm_is_one()
    {
        var page = await workbench.PostAsync(Form(await BaselineAsync()), ("do", "add"));
        page = await workbench.PostAsync(Form(page), ("r4-organ", "liver"), ("r4-role", "target"), ("r4-size", "600"), ("r3-role", "target"), ("do", "compute"));
        Assert.Equal("", Says(page, "L1").Trim() + Says(page, "L2").Trim());
        Assert.Equal(2, Row(page, "L5").NextElementSibling!.QuerySelectorAll("p").Length); // too many in the liver, and too long: two problems
    }

    [Fact]
    public async Task A_mass_is_named_by_its_larger_part() =>
        Assert.Contains("Has L3 merged into L1 instead", Says(await ComputeAsync(("L1", "m L3"), ("L2", "30"), ("L3", "12"), ("L4", "p")), "L1"), StringComparison.Ordinal); // L1 was 40 mm

    [Fact]
    public async Task A_lesion_that_was_first_read_later_has_no_role_in_an_earlier_study()
    {
        var page = await workbench.PostAsync(Form(await PageAsync()), ("do", "add"));
        await workbench.PostAsync(Form(page), [.. Typed(Form(page), ("L1", "40"), ("L2", "30"), ("L3", "9"), ("L4", "p")), ("r4-organ", "colon"), ("r4-role", "target"), ("r4-size", "20"), ("sure", "1"), ("do", "save")]);
        page = await BaselineAsync();
        Assert.Equal("", Row(page, "L5").QuerySelector<IHtmlSelectElement>(".role select")!.Value);
    }

    [Theory, InlineData("draft=0123456789abcdef", "not kept any more"), InlineData("study=99999", "no measurements"), InlineData("study=x", "no measurements")]
    public async Task An_address_of_what_is_not_there_says_so(string query, string said) =>
        Assert.Contains(said, (await workbench.PageAsync($"{Address}?{query}")).QuerySelector("p.problem[role=status]")!.TextContent, StringComparison.Ordinal);

    private static string Row(IDocument page, int saving, string cell) => page.QuerySelectorAll(".savings tbody tr")[saving].QuerySelector(cell)!.TextContent;
}
