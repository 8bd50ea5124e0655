using System.Globalization;
using System.Net;
using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Web;

/// <summary>A patient's plan over HTTP: the page, JSON and the calendar file.</summary>
public sealed class PlanPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private static readonly DateOnly Today = DateOnly.ParseExact("2026-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task The_page_shows_every_next_window_the_purpose_and_links_that_work()
    {
        foreach (var patient in Enumerable.Range(1, 30).Select(n => (long)n).Append(workbench.OnOffsets).Append(workbench.HostileOne))
        {
            var page = await workbench.PageAsync($"/patients/{patient}/plan");
            Assert.Contains(IntendedPurpose.Text, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Equal("Plan", page.QuerySelector("nav.pages [aria-current=page]")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("script"));
            using var json = JsonDocument.Parse(await workbench.Http.GetStringAsync($"/patients/{patient}/plan.json"));
            foreach (var window in json.RootElement.GetProperty("windows").EnumerateArray().Where(w => w.GetProperty("kind").GetString() == "examination" && !w.GetProperty("following").GetBoolean()))
                Assert.Contains(window.GetProperty("earliest").GetString()!, page.Body.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_calendar_file_holds_no_key()
    {
        var key = (await workbench.Log.CourseAsync(workbench.OnCalendar))!.Key;
        var response = await workbench.Http.GetAsync($"/patients/{workbench.OnCalendar}/plan.ics");
        Assert.Equal(PlanCalendar.MediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain(key, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_without_calendar_has_no_calendar_file_and_says_so()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await workbench.Http.GetAsync($"/patients/{workbench.OnOffsets}/plan.ics")).StatusCode);
        Assert.Contains("offsets and no dates", (await workbench.PageAsync($"/patients/{workbench.OnOffsets}/plan")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_that_is_none_is_refused_and_nobody_has_no_plan()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await workbench.Http.GetAsync($"/patients/{workbench.OnCalendar}/plan.json?asOf=soon")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await workbench.Http.GetAsync("/patients/999999/plan")).StatusCode);
    }

    [Fact] // every course of the sample: windows in order, their anchors among the findings in view, nothing for the dead
    public async Task Plans_of_the_sample_keep_the_laws()
    {
        for (var patient = 1L; patient <= workbench.Synthetic; patient++)
        {
            var course = (await workbench.Log.CourseAsync(patient))!;
            var snapshot = new Snapshot(course, View.Latest(course, Today));
            var plan = SurveillancePlan.Of(snapshot);
            Assert.All(plan.Windows, w => Assert.True(w.Latest is null || w.Earliest <= w.Latest));
            Assert.All(plan.Anchors.Known, a => Assert.Contains(snapshot.Findings, s => s.IsVisible && s.Finding.Id == a.Finding!.Id));
            Assert.True(!plan.HasDied || plan.Windows.Count == 0);
        }
    }
}
