using System.Net;
using AngleSharp.Dom;

namespace Islet.Tests.Web;

public sealed class PatientPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    [Fact]
    public async Task It_says_who_in_one_line_and_what_is_unknown_with_the_reason()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}");
        Assert.Matches(@"^Woman, \d+ years \(58 at diagnosis\); pancreatic NET G2 or G3 \(Ki-67 15 %, 2019-03-10\), stage unknown; last seen alive 2021-06-01, [0-9.]+ years ago; no entry since\.$", page.QuerySelector(".lede")!.TextContent);
        Assert.Equal("unknown: not recorded", Fact(page, "T category").Children[1].TextContent.Trim());
        Assert.Equal("15 % of tumour cells", Fact(page, "Ki-67 index").Children[1].TextContent.Trim());
        Assert.Contains("stale: holds 2 years", Fact(page, "Ki-67 index").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_finding_is_folded_into_the_one_that_replaced_it()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}");
        var replaced = page.QuerySelector(".findings details")!;
        Assert.Equal("Replaces 1 earlier entry: correction of an entry", replaced.QuerySelector("summary")!.TextContent.Trim());
        Assert.Contains("51 %", replaced.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-03-19", "unknown: the result was not yet issued")]
    [InlineData("2019-03-20", "15 % of tumour cells")]
    public async Task A_day_is_shown_as_it_was_known_then(string day, string ki67)
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}?asOf={day}");
        Assert.Equal(ki67, Fact(page, "Ki-67 index").Children[1].TextContent.Trim());
        Assert.Contains(day, page.QuerySelector(".now")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("progression", page.QuerySelector("main > section:last-of-type > ol")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday"), InlineData("2019-13-01"), InlineData("2019-05"), InlineData("9999-01-01"), InlineData("<b>")]
    public async Task A_day_that_is_none_is_told_beside_the_field(string typed)
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnCalendar}?asOf={Uri.EscapeDataString(typed)}", HttpStatusCode.BadRequest);
        var field = page.QuerySelector("input[name=asOf]")!;
        Assert.Equal(("true", typed), (field.GetAttribute("aria-invalid"), field.GetAttribute("value")));
        Assert.Equal("alert", page.GetElementById(field.GetAttribute("aria-describedby")!)!.GetAttribute("role"));
        Assert.NotEmpty(page.QuerySelectorAll(".facts tbody tr"));
    }

    [Fact]
    public async Task A_course_without_calendar_counts_from_its_origin_and_offers_no_day()
    {
        var page = await workbench.PageAsync($"/patients/{workbench.OnOffsets}");
        Assert.Null(page.QuerySelector("input[name=asOf]"));
        Assert.Contains("count from diagnosis", page.QuerySelector(".view")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("9.4 months after diagnosis", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("placed at diagnosis by the import", page.QuerySelector(".findings")!.TextContent, StringComparison.Ordinal);
        await workbench.PageAsync($"/patients/{workbench.OnOffsets}?asOf=2020-01-01", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_a_source_wrote_is_text_and_never_markup()
    {
        foreach (var address in new[] { "/", "/patients?q=script", $"/patients/{workbench.HostileOne}", "/patients?centre=" + Uri.EscapeDataString(TestWorkbench.Hostile) })
        {
            var page = await workbench.PageAsync(address);
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.Contains("<script>", page.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal(TestWorkbench.Hostile, (await workbench.PageAsync($"/patients/{workbench.HostileOne}")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_title_names_the_number_and_not_the_key() =>
        Assert.Equal($"Patient {workbench.OnCalendar} · Islet", (await workbench.PageAsync($"/patients/{workbench.OnCalendar}")).Title);

    private static IElement Fact(IDocument page, string label) =>
        page.QuerySelectorAll(".facts th[scope=row]").Single(th => th.TextContent == label).ParentElement!;
}
