using System.Text;
using Dapper;
using Islet.Course;
using Islet.Registry;

namespace Islet.Tests.Registry;

/// <summary>On a file and on a server.</summary>
public abstract class JobsTests : IDisposable
{
    private static readonly string[] Kinds = ["pet.quantify", "other"];

    private readonly TemporaryRegistry registry;
    private readonly FindingLog log;

    protected JobsTests(Store store)
    {
        registry = new(store);
        log = registry.Open();
    }

    private Islet.Registry.Jobs Jobs => log.Desk.Jobs;

    public void Dispose()
    {
        log.Dispose();
        registry.Dispose();
        GC.SuppressFinalize(this);
    }

    [SkippableFact]
    public async Task The_same_work_is_one_job_and_other_work_another()
    {
        await TemporaryRegistry.ImportAsync(log, Some.Course(Some.Biopsy(5)));
        var (first, isNew) = await Jobs.QueueAsync(Work("{\"a\":1}"));
        Assert.Equal((1L, true, JobState.Queued, 0, registry.GetUtcNow(), "Dr A"), (first.Number, isNew, first.State, first.Attempts, first.QueuedAt, first.QueuedBy));
        Assert.Equal((1L, false), await Jobs.QueueAsync(Work("{\"a\":1}") with { By = "Dr B" }) is var (again, fresh) ? (again.Number, fresh) : default);
        Assert.Equal(2, (await Jobs.QueueAsync(Work("{\"a\":2}"))).Job.Number);
        Assert.Equal(3, (await Jobs.QueueAsync(Work("{\"a\":1}") with { Patient = 1 })).Job.Number);
        Assert.Equal(4, (await Jobs.QueueAsync(Work("{\"a\":1}") with { Kind = "other" })).Job.Number);
        Assert.Equal([4, 3, 2, 1], (await Jobs.AllAsync()).Select(j => j.Number));
        Assert.Equal([3], (await Jobs.AllAsync(JobState.Queued, patient: 1)).Select(j => j.Number));
        Assert.Equal(4, (await Jobs.CountAsync())[JobState.Queued]);
        Assert.Equal("E_PATIENT_UNKNOWN", await CodeAsync(() => Jobs.QueueAsync(Work("{}") with { Patient = 2 })));
    }

    [SkippableFact]
    public async Task Asked_for_at_one_time_by_many_it_is_still_one()
    {
        var asked = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Jobs.QueueAsync(Work($"{{\"a\":{i % 4}}}"))));
        Assert.Equal(4, asked.Count(a => a.IsNew));
        Assert.Equal(4, (await Jobs.AllAsync()).Count);
    }

    [SkippableFact]
    public async Task A_job_is_taken_by_one_in_the_order_of_asking_and_only_by_who_can_do_it()
    {
        await Jobs.QueueAsync(Work("{\"a\":1}") with { Kind = "other" });
        await Jobs.QueueAsync(Work("{\"a\":2}"));
        await Jobs.QueueAsync(Work("{\"a\":3}"));
        var lease = (await Jobs.TakeAsync(["pet.quantify"], "W1"))!;
        Assert.Equal((2L, JobState.Running, 1, "W1", registry.GetUtcNow() + Islet.Registry.Jobs.LeaseLasts), (lease.Job.Number, lease.Job.State, lease.Job.Attempts, lease.Job.Worker, lease.Job.Due));
        Assert.Equal(1, (await Jobs.TakeAsync(Kinds, "W2"))!.Job.Number);
        Assert.Equal(3, (await Jobs.TakeAsync(Kinds, "W2"))!.Job.Number);
        Assert.Null(await Jobs.TakeAsync(Kinds, "W2"));
    }

    [SkippableFact]
    public async Task A_result_comes_back_byte_by_byte_and_lies_there_compressed()
    {
        var result = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200_000).Select(i => $"{i % 977},")));
        await Jobs.QueueAsync(Work("{}"));
        var lease = (await Jobs.TakeAsync(Kinds, "W"))!;
        Assert.Null(await Jobs.ResultAsync(1));
        Assert.True(await Jobs.FinishAsync(lease, result));
        Assert.Equal(result, await Jobs.ResultAsync(1));
        var job = (await Jobs.FindAsync(1))!;
        Assert.Equal((JobState.Done, (long?)result.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(result))), (job.State, job.ResultBytes, job.ResultSum));
        Assert.True(registry.Sql(db => db.ExecuteScalar<long>("SELECT length(result) FROM job")) < result.Length / 10);
        Assert.False(await Jobs.FinishAsync(lease, [1])); // it has ended
        Assert.Equal("E_JOB_UNKNOWN", await CodeAsync(() => Jobs.ResultAsync(7)));
    }

    [SkippableFact]
    public async Task A_result_that_was_damaged_is_never_given_as_whole()
    {
        await Jobs.QueueAsync(Work("{}"));
        await Jobs.FinishAsync((await Jobs.TakeAsync(Kinds, "W"))!, [1, 2, 3]);
        registry.Sql(db => db.Execute("UPDATE job SET result = @bytes", new { bytes = new byte[] { 9, 9 } }));
        Assert.Equal("E_JOB_RESULT", await CodeAsync(() => Jobs.ResultAsync(1)));
        registry.Sql(db => db.Execute("UPDATE job SET result_sum = 'x', result = @bytes", new { bytes = Packed() }));
        Assert.Equal("E_JOB_RESULT", await CodeAsync(() => Jobs.ResultAsync(1)));
        Assert.Equal([1, 2, 3], await Jobs.ResultAsync((await AgainAsync([1, 2, 3])).Number));

        static byte[] Packed()
        {
            using var packed = new MemoryStream();
            using (var into = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest))
                into.Write([1, 2, 4]);
            return packed.ToArray();
        }
    }

    [SkippableFact]
    public async Task Done_twice_it_stores_the_same()
    {
        await Jobs.QueueAsync(Work("{}"));
        await Jobs.FinishAsync((await Jobs.TakeAsync(Kinds, "W1"))!, [1, 2, 3]);
        var before = Stored();
        Assert.Equal("E_JOB_STATE", await CodeAsync(() => Jobs.RetryAsync(1)));
        await AgainAsync([1, 2, 3]);
        Assert.Equal(before, Stored());

        string Stored() => registry.Sql(db => db.ExecuteScalar<string>("SELECT result_sum FROM job") + Convert.ToHexString(db.ExecuteScalar<byte[]>("SELECT result FROM job")!));
    }

    [SkippableFact]
    public async Task Until_the_lease_ends_the_job_is_the_worker_s_and_then_anybody_s()
    {
        await Jobs.QueueAsync(Work("{}"));
        var first = (await Jobs.TakeAsync(Kinds, "W1"))!;
        After(Islet.Registry.Jobs.LeaseLasts - TimeSpan.FromTicks(1));
        Assert.Null(await Jobs.TakeAsync(Kinds, "W2"));
        Assert.True(await Jobs.RenewAsync(first));
        After(Islet.Registry.Jobs.LeaseLasts - TimeSpan.FromTicks(1));
        Assert.Null(await Jobs.TakeAsync(Kinds, "W2"));
        After(TimeSpan.FromTicks(1));
        var second = (await Jobs.TakeAsync(Kinds, "W2"))!;
        Assert.Equal((1L, 2, "W2"), (second.Job.Number, second.Job.Attempts, second.Job.Worker));
        Assert.False(await Jobs.RenewAsync(first));
        Assert.False(await Jobs.FinishAsync(first, [1])); // the dead came back
        Assert.False(await Jobs.FailAsync(first, AProblem));
        Assert.False(await Jobs.GiveBackAsync(first));
        Assert.True(await Jobs.FinishAsync(second, [2]));
        Assert.Equal([2], await Jobs.ResultAsync(1));
    }

    [SkippableFact]
    public async Task A_job_that_kills_every_worker_is_given_up()
    {
        await Jobs.QueueAsync(Work("{}"));
        for (var attempt = 1; attempt <= Islet.Registry.Jobs.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, (await Jobs.TakeAsync(Kinds, "W"))!.Job.Attempts);
            After(Islet.Registry.Jobs.LeaseLasts);
        }
        Assert.Null(await Jobs.TakeAsync(Kinds, "W"));
        Assert.Equal((JobState.Failed, "E_JOB_ATTEMPTS"), await Jobs.FindAsync(1) is { } job ? (job.State, job.Problem!.Code) : default);
        await Jobs.RetryAsync(1);
        Assert.Equal(1, (await Jobs.TakeAsync(Kinds, "W"))!.Job.Attempts);
    }

    [SkippableFact]
    public async Task Given_back_when_its_worker_is_stopped_it_lost_no_attempt_and_given_back_for_a_reason_it_waits()
    {
        await Jobs.QueueAsync(Work("{}"));
        Assert.True(await Jobs.GiveBackAsync((await Jobs.TakeAsync(Kinds, "W"))!));
        var lease = (await Jobs.TakeAsync(Kinds, "W"))!;
        Assert.Equal(1, lease.Job.Attempts);
        Assert.True(await Jobs.GiveBackAsync(lease, AProblem, TimeSpan.FromMinutes(1)));
        Assert.Equal((JobState.Queued, AProblem), await Jobs.FindAsync(1) is { } job ? (job.State, job.Problem) : default);
        After(TimeSpan.FromSeconds(59));
        Assert.Null(await Jobs.TakeAsync(Kinds, "W"));
        After(TimeSpan.FromSeconds(1));
        Assert.Equal(2, (await Jobs.TakeAsync(Kinds, "W"))!.Job.Attempts);
    }

    [SkippableFact]
    public async Task A_cancelled_job_is_taken_from_its_worker_and_what_failed_can_be_tried_again()
    {
        await Jobs.QueueAsync(Work("{}"));
        var lease = (await Jobs.TakeAsync(Kinds, "W"))!;
        Assert.Equal(JobState.Cancelled, (await Jobs.CancelAsync(1)).State);
        Assert.False(await Jobs.RenewAsync(lease));
        Assert.False(await Jobs.FinishAsync(lease, [1]));
        Assert.Equal("E_JOB_STATE", await CodeAsync(() => Jobs.CancelAsync(1)));
        Assert.Equal((JobState.Queued, 0), await Jobs.RetryAsync(1) is var job ? (job.State, job.Attempts) : default);
        Assert.Equal("E_JOB_STATE", await CodeAsync(() => Jobs.RetryAsync(1)));
        await Jobs.FailAsync((await Jobs.TakeAsync(Kinds, "W"))!, AProblem);
        Assert.Equal((JobState.Failed, AProblem), await Jobs.FindAsync(1) is { } failed ? (failed.State, failed.Problem) : default);
        await Jobs.RetryAsync(1);
        Assert.Null((await Jobs.FindAsync(1))!.Problem);
        Assert.Equal("E_JOB_UNKNOWN", await CodeAsync(() => Jobs.CancelAsync(9)));
        Assert.Equal("E_JOB_UNKNOWN", await CodeAsync(() => Jobs.RetryAsync(9)));
    }

    [SkippableFact]
    public async Task With_the_patient_s_erasure_jobs_and_results_are_gone_also_under_a_worker()
    {
        await TemporaryRegistry.ImportAsync(log, new NewCourse(Some.Patient("P-1"), [Some.Biopsy(5)]), new NewCourse(Some.Patient("P-2"), [Some.Biopsy(6)]));
        await Jobs.QueueAsync(Work("{\"uid\":\"ZEBRAPAYLOAD\"}") with { Patient = 1 });
        await Jobs.QueueAsync(Work("{\"uid\":\"1.2.4\"}") with { Patient = 1 });
        await Jobs.QueueAsync(Work("{\"uid\":\"1.2.5\"}") with { Patient = 2 });
        await Jobs.FinishAsync((await Jobs.TakeAsync(Kinds, "W"))!, Encoding.UTF8.GetBytes("ZEBRARESULT"));
        var lease = (await Jobs.TakeAsync(Kinds, "W"))!;
        await log.EraseAsync(1, new("Dr A", "a test", "a wish"));
        Assert.Equal([3], (await Jobs.AllAsync()).Select(j => j.Number));
        Assert.False(await Jobs.FinishAsync(lease, [1]));
        Assert.Equal("E_PATIENT_ERASED", await CodeAsync(() => Jobs.QueueAsync(Work("{}") with { Patient = 1 })));
        if (registry.Path.StartsWith(registry.Folder, StringComparison.Ordinal))
            Assert.All(registry.Files().Values, bytes => Assert.True(bytes.AsSpan().IndexOf("ZEBRA"u8) < 0));
    }

    [SkippableFact]
    public async Task A_backup_carries_jobs_and_results_and_a_restored_worker_goes_on()
    {
        await Jobs.QueueAsync(Work("{\"a\":1}"));
        await Jobs.QueueAsync(Work("{\"a\":2}"));
        await Jobs.FinishAsync((await Jobs.TakeAsync(Kinds, "W"))!, [1, 2, 3]);
        await Jobs.TakeAsync(Kinds, "W");
        var backup = Path.Combine(registry.Folder, "monday.islet");
        await log.BackupAsync(backup);
        After(Islet.Registry.Jobs.LeaseLasts);
        using var restored = FindingLog.Open(backup, registry);
        Assert.Equal([1, 2, 3], await restored.Desk.Jobs.ResultAsync(1));
        Assert.Equal((2L, 2), await restored.Desk.Jobs.TakeAsync(Kinds, "W") is { } lease ? (lease.Job.Number, lease.Job.Attempts) : default);
    }

    [SkippableFact]
    public async Task A_registry_of_the_version_before_the_queue_gets_it_and_no_row_is_touched()
    {
        await TemporaryRegistry.ImportAsync(log, SyntheticCourses.Take(20));
        var before = Rows(log);
        log.Dispose();
        registry.Execute(registry.Path.StartsWith(registry.Folder, StringComparison.Ordinal) ? "DROP TABLE reading; DROP TABLE job; PRAGMA user_version = 3" : "DROP TABLE reading; DROP TABLE job; UPDATE registry SET version = 3");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FindingLog.Open(registry.Path, registry).Dispose())));
        using var again = FindingLog.Open(registry.Path, registry);
        Assert.Equal(before, Rows(again));
        Assert.True((await again.Desk.Jobs.QueueAsync(Work("{}"))).IsNew);
        Assert.Equal(1, (await again.Desk.Jobs.TakeAsync(Kinds, "W"))!.Job.Number);

        static string[] Rows(FindingLog log)
        {
            using var stored = log.ReadStored();
            return [.. stored.Courses().SelectMany(c => c.Findings.Select(f => $"{c.Patient} {f}"))];
        }
    }

    protected async Task<Job> AgainAsync(byte[] result)
    {
        await Jobs.RetryAsync(1, again: true);
        await Jobs.FinishAsync((await Jobs.TakeAsync(Kinds, "W2"))!, result);
        return (await Jobs.FindAsync(1))!;
    }

    private static NewJob Work(string payload) => new("pet.quantify", payload, null, "Dr A");

    private static Problem AProblem { get; } = new("E_WEIGHT", "a", "b", "c", "d \"e\"");

    private void After(TimeSpan time) => registry.SetClock(registry.GetUtcNow() + time);

    private static async Task<string> CodeAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Problem.Code;
}

public sealed class JobsTestsOnFile() : JobsTests(Store.File);

public sealed class JobsTestsOnServer() : JobsTests(Store.Server);
