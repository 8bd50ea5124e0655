using System.Globalization;
using AngleSharp.Dom;
using Islet.Clinic;

namespace Islet.Tests.Web;

/// <summary>The response page: every criterion on the same measurements, with what each rests on.</summary>
public sealed class ResponsePageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>, IAsyncLifetime
{
    private static int patients;

    private readonly string key = $"RESPONSE-{Interlocked.Increment(ref patients)}";
    private IDocument page = null!;

    public async Task InitializeAsync()
    {
        await workbench.ImportAsync([MeasuredPatient.Course(key)]);
        page = await workbench.PageAsync(await AddressAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Criteria_stand_side_by_side_with_what_each_rests_on()
    {
        var rows = page.QuerySelectorAll(".criteria tbody tr").ToDictionary(tr => tr.QuerySelector("strong")!.TextContent, tr => tr.QuerySelector("td")!.TextContent.Replace('\u00a0', ' '));
        Assert.Contains("SD", rows["RECIST1.1"], StringComparison.Ordinal); // 110 → 80 mm
        Assert.Contains("sum −27.3 %", rows["RECIST1.1"], StringComparison.Ordinal);
        Assert.Contains("MR", rows["mRECIST-VV"], StringComparison.Ordinal);
        Assert.Contains("PR", rows["Choi"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_criterion_is_in_the_table_or_named_as_not_measured() =>
        Assert.All(ResponseCriteria.All, c => Assert.True(
            page.QuerySelectorAll(".criteria tbody strong").Any(s => s.TextContent == c.Code) || page.QuerySelector("section[aria-labelledby=criteria] details")!.TextContent.Contains(c.Name, StringComparison.Ordinal), c.Code));

    [Fact]
    public void A_difference_says_why()
    {
        var differences = page.QuerySelector("section[aria-labelledby=differences]")!.TextContent;
        Assert.Contains("Choi PR, RECIST1.1 SD: same measurement, other threshold", differences, StringComparison.Ordinal);
    }

    [Fact]
    public void The_measurements_stand_below_with_sums_and_changes()
    {
        var sum = page.QuerySelectorAll(".measured tfoot tr")[0].QuerySelectorAll("td.number").Select(td => td.TextContent).ToList();
        Assert.Equal(["110", "80"], sum);
    }

    [Fact]
    public void The_sum_is_drawn_with_what_it_is_held_against_and_stands_as_a_table()
    {
        var section = page.QuerySelector("section[aria-labelledby=sums]")!;
        Assert.Equal(2, section.QuerySelectorAll("svg").Length); // for a page and for a phone
        Assert.Contains("PD from 96", section.QuerySelector("svg")!.TextContent, StringComparison.Ordinal); // 20 % over the nadir, 80 mm
        Assert.Contains("PR to 77", section.QuerySelector("svg")!.TextContent, StringComparison.Ordinal); // 30 % under 110 mm
        Assert.Equal(["2020-01-10", "2020-04-10"], section.QuerySelectorAll("tbody tr").Select(tr => tr.QuerySelector("td")!.TextContent));
    }

    [Fact]
    public void Definition_and_every_option_are_printed()
    {
        var rules = page.QuerySelector("section[aria-labelledby=rules]")!.TextContent;
        Assert.Contains("papers that introduced", rules, StringComparison.Ordinal);
        Assert.Equal(typeof(ResponseOptions).GetProperties().Count(p => !p.GetMethod!.IsStatic), page.QuerySelectorAll(".options > div").Length);
        Assert.All(ResponseCriteria.All, c => Assert.Contains(c.Source, rules, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reviews_definitions_are_one_link_away_and_named() =>
        Assert.Contains("review's table", (await workbench.PageAsync(page.QuerySelectorAll(".choice a").Single(a => a.TextContent == "the review's table").GetAttribute("href")!)).QuerySelector("section[aria-labelledby=rules]")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Without_a_line_or_a_measurement_the_page_says_what_it_waits_for()
    {
        await workbench.ImportAsync([MeasuredPatient.Course(key + "-U", treated: false)]);
        Assert.Contains("No line of therapy is on record", (await workbench.PageAsync($"/patients/{(await workbench.Log.FindAsync(key + "-U"))!.Patient}/response")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no lesion is measured", (await workbench.PageAsync($"/patients/{workbench.OnCalendar}/response")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData("?line=99&reader=-1"), InlineData("?line=x"), InlineData("?reader=2147483648&definition=none")]
    public async Task An_address_that_asks_for_what_is_not_there_shows_what_is(string query) =>
        Assert.NotNull((await workbench.PageAsync(await AddressAsync() + query)).QuerySelector(".criteria"));

    [Fact]
    public async Task Patients_of_every_kind_have_the_page()
    {
        foreach (var patient in new[] { workbench.OnOffsets, workbench.HostileOne, 1, 2, 3, 4, 5 })
            Assert.Empty((await workbench.PageAsync($"/patients/{patient}/response")).QuerySelectorAll("script"));
    }

    [Fact]
    public async Task The_pages_of_a_patient_lead_to_each_other()
    {
        foreach (var other in new[] { "", "/response", "/lesions", "/facts", "/guideline" })
        {
            var links = (await workbench.PageAsync((await AddressAsync()).Replace("/response", other, StringComparison.Ordinal))).QuerySelectorAll("nav.pages a").ToList();
            Assert.All(new[] { "/response", "/lesions", "/facts", "/guideline" }, page => Assert.Single(links, a => a.GetAttribute("href")!.EndsWith(page, StringComparison.Ordinal)));
            Assert.Single(links, a => a.GetAttribute("aria-current") == "page");
        }
    }

    [Fact]
    public void What_is_to_be_looked_at_says_who_asks_and_what_was_measured()
    {
        var looks = page.QuerySelector("section[aria-labelledby=aids]")!;
        Assert.Equal("2020-04-10", looks.QuerySelector("h3.timepoint")!.TextContent);
        var lenient = looks.QuerySelectorAll("ul.looks > li").Single(li => li.TextContent.Contains("lenient", StringComparison.Ordinal)).TextContent.Replace('\u00a0', ' ');
        Assert.Contains("L1 50 → 40 mm (−20 %)", lenient, StringComparison.Ordinal);
        Assert.Contains("Asked by Thiis-Evensen 2020", lenient, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_is_true_of_several_time_points_is_said_once_and_a_partial_day_as_far_as_it_is_known()
    {
        await workbench.ImportAsync([MeasuredPatient.Course(key + "-P", later: [("2020-07", 42m), ("2020-10-10", 41m)])]);
        var other = await workbench.PageAsync($"/patients/{(await workbench.Log.FindAsync(key + "-P"))!.Patient}/response");
        Assert.DoesNotContain("day unknown", other.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(other.QuerySelectorAll(".criteria thead .day"), day => day.TextContent == "2020-07");
        var lenient = Assert.Single(other.QuerySelectorAll("ul.looks > li"), li => li.TextContent.Contains("lenient", StringComparison.Ordinal));
        Assert.Equal("2020-04-10, 2020-07, 2020-10-10", lenient.ParentElement!.PreviousElementSibling!.TextContent);
        Assert.Matches("2020-07: .*L1 50 → 42 mm", lenient.TextContent);
    }

    [Fact]
    public void No_word_of_a_file_stands_on_the_page()
    {
        var said = page.QuerySelector("main")!.TextContent;
        Assert.All(new[] { "noResponse", "decided by", "(tgr)", "nonResponder", "notApplicable", "overruled by one" }, word => Assert.DoesNotContain(word, said, StringComparison.Ordinal));
    }

    private async Task<string> AddressAsync()
    {
        var patient = (await workbench.Log.FindAsync(key))!.Patient;
        return string.Create(CultureInfo.InvariantCulture, $"/patients/{patient}/response");
    }
}
