using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Islet.Registry;
using Islet.Web;
using Islet.Web.Pages;

namespace Islet.Tests.Web;

/// <summary>The queue as its page shows it, and what a person does with it.</summary>
public sealed class JobsPageTests(TestWorkbench workbench) : IClassFixture<TestWorkbench>
{
    private Jobs Jobs => workbench.Log.Desk.Jobs;

    [Fact]
    public async Task Jobs_are_listed_with_their_state_and_the_reason_of_a_failure()
    {
        var failed = await FailAsync("2.25.100");
        var page = await workbench.PageAsync(JobsPage.Address);
        var row = Row(page, failed);
        Assert.Contains("failed", Words(row), StringComparison.Ordinal);
        Assert.Contains("E_GAP", Words(row), StringComparison.Ordinal);
        Assert.Contains("a slice is missing", Words(row), StringComparison.Ordinal);
        Assert.Contains("Export the series again", Words(row), StringComparison.Ordinal);
        Assert.DoesNotContain("2.25.100", page.Source.Text, StringComparison.Ordinal); // neither the work nor the series
        Assert.Contains((await workbench.PageAsync(JobsPage.Address + "?state=failed")).QuerySelectorAll(".jobs tbody th"), th => th.TextContent == Text(failed));
        Assert.DoesNotContain((await workbench.PageAsync(JobsPage.Address + "?state=done")).QuerySelectorAll(".jobs tbody th"), th => th.TextContent == Text(failed));
    }

    [Fact]
    public async Task A_job_that_failed_is_tried_again_and_one_that_waits_is_cancelled()
    {
        var job = await FailAsync("2.25.101");
        var page = await PressAsync(await workbench.PageAsync(JobsPage.Address), job, "retry");
        Assert.Contains("waits again", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobState.Queued, (await Jobs.FindAsync(job))!.State);
        page = await PressAsync(page, job, "cancel");
        Assert.Contains("is cancelled", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobState.Cancelled, (await Jobs.FindAsync(job))!.State);
    }

    [Fact]
    public async Task A_button_of_an_old_page_changes_nothing_and_says_how_the_job_stands()
    {
        var job = await FailAsync("2.25.102");
        var old = await workbench.PageAsync(JobsPage.Address);
        await PressAsync(old, job, "retry");
        Assert.Contains("E_JOB_STATE", (await PressAsync(old, job, "retry")).QuerySelector("dl.problem")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(JobState.Queued, (await Jobs.FindAsync(job))!.State);
        await Jobs.CancelAsync(job);
    }

    [Fact]
    public async Task A_PET_is_queued_from_its_page_by_the_course_s_method_and_twice_is_one_job()
    {
        await workbench.ImportAsync([PetPatient.Course("QUEUED")]);
        var patient = (await workbench.Log.FindAsync("QUEUED"))!.Patient;
        PetPatient.Write(Path.Combine(workbench.Images, "QUEUED", "one"), "QUEUED", 9001, fdg: false, "20240305", (8, 10, 10, 3, 232));
        var reader = new PetReader(workbench, patient);
        await reader.LookAsync();
        var page = await reader.ReadyAsync(9001);
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/queue']")!);
        Assert.Contains("waits for a worker", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        page = await workbench.PostAsync(page.QuerySelector<IHtmlFormElement>("form[action$='/queue']")!);
        Assert.Contains("is known already", page.QuerySelector(".said[role=status]")!.TextContent, StringComparison.Ordinal);
        var job = Assert.Single(await Jobs.AllAsync(patient: patient));
        Assert.Equal(("pet.quantify", "local user", JobState.Queued), (job.Kind, job.QueuedBy, job.State));
        var payload = QuantifyPayload.Parse(job.Payload); // what islet worker reads
        Assert.Equal(("QUEUED/one", PetPatient.Series(9001), "REL42"), (payload.Folder, payload.Series, payload.Method));
        Assert.DoesNotContain("QUEUED", (await workbench.PageAsync(JobsPage.Address)).QuerySelector(".jobs")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<long> FailAsync(string series)
    {
        var job = (await Jobs.QueueAsync(new("pet.quantify", $$"""{"folder":"a","series":"{{series}}"}""", workbench.OnCalendar, "Dr A"))).Job.Number;
        while (await Jobs.TakeAsync(["pet.quantify"], "machine 1") is { } lease)
        {
            if (lease.Job.Number == job)
                await Jobs.FailAsync(lease, new("E_GAP", "the series", "a slice is missing", "all slices", "Export the series again."));
            else
                await Jobs.CancelAsync(lease.Job.Number);
        }
        return job;
    }

    private Task<IDocument> PressAsync(IDocument page, long job, string what) => workbench.PostAsync(Row(page, job).QuerySelector<IHtmlFormElement>("form")!, ("do", what));

    private static IElement Row(IDocument page, long job) => page.QuerySelectorAll(".jobs tbody tr").Single(r => r.QuerySelector("th")!.TextContent == Text(job));

    private static string Text(long job) => job.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
