using Islet.Cli;
using Islet.Cli.Queue;
using Islet.Course;
using Islet.Imaging.Quantify;
using Islet.Registry;
using Islet.Tests.Exchange.DicomWeb;
using Islet.Tests.Imaging;
using Islet.Tests.Registry;
using Islet.Web;

namespace Islet.Tests.Cli;

/// <summary>From asking to the result, over a file and over a server.</summary>
public abstract class QueueCommandTests : IDisposable
{
    private readonly TemporaryRegistry registry;
    private readonly Terminal terminal = new();

    protected QueueCommandTests(Store store)
    {
        registry = new(store);
        using var log = registry.Open();
        TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5))).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        terminal.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task What_is_queued_is_quantified_once_and_read_back()
    {
        string[] queue = ["pet", "queue", "c01_siemens_start", "c17_weight_missing", "--images", PetData.SuvCases, "--patient", "P1", "--json"];
        Assert.Equal((2, 0), await IsletAsync(queue) is { Exit: ExitCode.Done } first ? Counts(first) : default);
        Assert.Equal((0, 2), await IsletAsync(queue) is { Exit: ExitCode.Done } second ? Counts(second) : default);
        var worked = await IsletAsync("worker", "--once", "--images", PetData.SuvCases);
        Assert.Equal((ExitCode.ProblemsFound, "1 done, 1 failed."), (worked.Exit, worked.Output.Trim()));
        Assert.Contains("E_WEIGHT", worked.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("c17", worked.Errors, StringComparison.Ordinal); // neither the folder nor the patient, whose number it is

        var jobs = (await IsletAsync("jobs", "--patient", "P-1", "--json")).Json;
        Assert.Equal((1, 1, 0), (jobs.GetProperty("counts").GetProperty("done").GetInt32(), jobs.GetProperty("counts").GetProperty("failed").GetInt32(), jobs.GetProperty("counts").GetProperty("queued").GetInt32()));
        Assert.Equal(["failed", "done"], jobs.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("state").GetString()));
        Assert.Equal("E_WEIGHT", jobs.GetProperty("jobs")[0].GetProperty("problem").GetProperty("code").GetString());
        var people = await IsletAsync("jobs");
        Assert.Contains("1 done, 1 failed.", people.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("c17", people.Output + people.Errors, StringComparison.Ordinal);

        var file = terminal.Path("result.json");
        Assert.Equal(ExitCode.Done, (await IsletAsync("jobs", "result", "1", "--out", file)).Exit);
        var result = QuantificationJson.Read(File.ReadAllBytes(file));
        Assert.True(result.IsProposal);
        Assert.Equal((9, 7, 6), (result.Grid.Columns, result.Grid.Rows, result.Grid.Slices));

        var before = File.ReadAllBytes(file); // computed anew it is the same
        Assert.Equal("E_JOB_STATE", (await IsletAsync("jobs", "retry", "1")) is { Exit: ExitCode.Refused } refused ? refused.Errors[..11] : "");
        await IsletAsync("jobs", "retry", "1", "--again");
        Assert.Equal("1 done, 0 failed.", (await IsletAsync("worker", "--once", "--parallel", "2", "--images", PetData.SuvCases)).Output.Trim());
        await IsletAsync("jobs", "result", "1", "--out", file);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [SkippableFact]
    public async Task Jobs_are_cancelled_and_tried_again_by_number()
    {
        await IsletAsync("pet", "queue", "c01_siemens_start", "--images", PetData.SuvCases);
        Assert.Equal(ExitCode.Done, (await IsletAsync("jobs", "cancel", "1")).Exit);
        Assert.Equal("0 done, 0 failed.", (await IsletAsync("worker", "--once")).Output.Trim());
        var both = await IsletAsync("jobs", "retry", "1", "7");
        Assert.Equal(ExitCode.ProblemsFound, both.Exit);
        Assert.Contains("E_JOB_UNKNOWN", both.Errors, StringComparison.Ordinal);
        Assert.Contains("E_JOB_STATE", (await IsletAsync("jobs", "result", "1")).Errors, StringComparison.Ordinal);
        var without = await IsletAsync("worker", "--once"); // no --images
        Assert.Equal("0 done, 1 failed.", without.Output.Trim());
        Assert.Contains("E_JOB_IMAGES", without.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("pet.quantify", (await IsletAsync("jobs", "--state", "done")).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_stopped_worker_ends_well()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await using StringWriter output = new(), errors = new();
        Assert.Equal(ExitCode.Done, await IsletCommand.RunAsync(["worker", "--registry", registry.Path], output, errors, stop.Token));
        Assert.Equal("0 done, 0 failed.", output.ToString().Trim());
    }

    private Task<Terminal.Run> IsletAsync(params string[] args) => terminal.IsletAsync([.. args, "--registry", registry.Path]);

    private static (int, int) Counts(Terminal.Run run) => (run.Json.GetProperty("queued").GetInt32(), run.Json.GetProperty("known").GetInt32());
}

public sealed class QueueCommandTestsOnFile() : QueueCommandTests(Store.File);

public sealed class QueueCommandTestsOnServer() : QueueCommandTests(Store.Server);

public sealed class QueueTests : IDisposable
{
    private readonly Terminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [SkippableFact]
    public async Task Images_may_stay_in_the_archive()
    {
        var folder = PetData.SuvCase("c01_siemens_start");
        var credentials = terminal.Path("credentials");
        await File.WriteAllTextAsync(credentials, $"{TestOrthanc.User}:{TestOrthanc.Password}");
        var header = Islet.Imaging.Dicom.DicomFile.Open(Directory.GetFiles(folder, "*.dcm")[0], "file")!.Data;
        await terminal.IsletAsync(["pet", "send", .. Directory.GetFiles(folder, "*.dcm"), "--to", TestOrthanc.Here.Url, "--credentials", credentials]);
        using var registry = new TemporaryRegistry();
        registry.Open().Dispose();
        await terminal.IsletAsync("pet", "queue", "--study", header.Text(Islet.Imaging.Dicom.Tags.StudyInstanceUid)!, "--series", header.Text(Islet.Imaging.Dicom.Tags.SeriesInstanceUid)!, "--registry", registry.Path);
        await terminal.IsletAsync("pet", "queue", "c01_siemens_start", "--images", PetData.SuvCases, "--registry", registry.Path);
        var worked = await terminal.IsletAsync("worker", "--once", "--images", PetData.SuvCases, "--from", TestOrthanc.Here.Url, "--credentials", credentials, "--registry", registry.Path);
        Assert.Equal("2 done, 0 failed.", worked.Output.Trim());
        using var log = registry.Open();
        Assert.Equal(await log.Desk.Jobs.ResultAsync(2), await log.Desk.Jobs.ResultAsync(1)); // from the archive and from the folder: the same bytes
    }

    [Fact]
    public async Task An_archive_that_does_not_answer_leaves_the_job_waiting()
    {
        using var registry = new TemporaryRegistry();
        registry.Open().Dispose();
        await terminal.IsletAsync("pet", "queue", "--study", "1.2", "--series", "1.3", "--registry", registry.Path);
        var worked = await terminal.IsletAsync("worker", "--once", "--from", "http://127.0.0.1:1/", "--registry", registry.Path);
        Assert.Contains("will be tried again: E_PACS_UNREACHABLE", worked.Errors, StringComparison.Ordinal);
        using var log = registry.Open();
        Assert.Equal((JobState.Queued, 1, "E_PACS_UNREACHABLE"), await log.Desk.Jobs.FindAsync(1) is { } job ? (job.State, job.Attempts, job.Problem!.Code) : default);
    }

    [Theory]
    [InlineData("a/b", true), InlineData(".", true), InlineData("a/../b", true), InlineData("..", false), InlineData("a/../../images2", false), InlineData("/etc", false), InlineData("../images2", false)]
    public void A_job_s_folder_lies_below_the_worker_s(string folder, bool allowed)
    {
        var code = Record.Exception(() => QuantifyJob.Below("/data/images", folder)) is RefusedException refused ? refused.Problem.Code : null;
        Assert.Equal(allowed ? null : "E_JOB_IMAGES", code);
    }

    [Fact]
    public void The_same_work_has_the_same_key_and_another_setting_another()
    {
        var work = new QuantifyPayload("a/b", null, "1.2", "REL42", null, false);
        Assert.Equal("""{"folder":"a/b","series":"1.2","method":"REL42"}""", work.ToJson());
        Assert.Equal(work, QuantifyPayload.Parse(work.ToJson()));
        var all = new QuantifyPayload(null, "1.2", "1.3", "LIV2SD", TracerKind.Fdg, true);
        Assert.Equal(all, QuantifyPayload.Parse(all.ToJson()));
        Assert.Equal(work.ToJob(1, "A").Key, work.ToJob(1, "B").Key);
        Assert.Distinct([work.ToJob(null, "A").Key, work.ToJob(1, "A").Key, work.ToJob(2, "A").Key, (work with { Method = "LIV2SD" }).ToJob(1, "A").Key, (work with { AcceptGap = true }).ToJob(1, "A").Key]);
    }

    [Theory]
    [InlineData("{}"), InlineData("[]"), InlineData("{"), InlineData("""{"folder":"a","newer":1}"""), InlineData("""{"folder":1}"""), InlineData("""{"folder":"a","study":"1.2","series":"1.3"}"""), InlineData("""{"study":"1.2"}""")]
    [InlineData("""{"study":"../x","series":"1.3"}"""), InlineData("""{"folder":"a","tracer":"psma"}"""), InlineData("""{"folder":""}"""), InlineData("""{"folder":"a","accept_gap":"yes"}""")]
    public void What_is_not_understood_is_refused(string payload) => Assert.Equal("E_JOB_PAYLOAD", Assert.Throws<RefusedException>(() => QuantifyPayload.Parse(payload)).Problem.Code);
}
