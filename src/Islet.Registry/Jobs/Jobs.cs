using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Islet.Course;

namespace Islet.Registry;

/// <summary>
/// Work that waits in the registry's store for workers on any number of machines. A worker takes a job for the time of a lease and prolongs it while it
/// works; who dies loses the lease, and the next takes the job again. So a job may run twice, and its result must be the same bytes each time.
/// </summary>
/// <remarks>Leases are told by the clocks of the workers, which must agree to well below <see cref="LeaseLasts"/>.</remarks>
public sealed class Jobs
{
    /// <summary>After so many attempts without an end a job is given up [H]: it may be what kills its workers.</summary>
    public const int MostAttempts = 5;

    private const string Free = "state IN ('queued', 'running') AND due <= @now";

    private readonly FindingLog log;
    private readonly TimeProvider clock;

    internal Jobs(FindingLog log, TimeProvider clock) => (this.log, this.clock) = (log, clock);

    /// <summary>How long a worker that is silent keeps its job [H].</summary>
    public static TimeSpan LeaseLasts { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Asks for work. The same work is one job, and stays what it is: done, failed or under way.</summary>
    /// <returns>The job, and whether it is new.</returns>
    /// <exception cref="RefusedException">E_PATIENT_UNKNOWN, E_PATIENT_ERASED.</exception>
    public Task<(Job Job, bool IsNew)> QueueAsync(NewJob wanted, CancellationToken cancel = default) => log.WriteAsync(db => Queue(db, wanted), cancel);

    /// <summary>The oldest job of these kinds that nobody has; null: there is none now.</summary>
    public async Task<JobLease?> TakeAsync(IReadOnlyCollection<string> kinds, string worker, CancellationToken cancel = default)
    {
        var of = Kinds(kinds);
        return await log.ReadAsync(db => db.ExecuteScalar<long>($"SELECT count(*) FROM (SELECT 1 FROM job WHERE {Free} AND kind IN ({of.List}) LIMIT 1) AS free", of.Values(Now)), cancel) == 0
            ? null : await log.WriteBesideAsync(db => Take(db, of, worker), cancel);
    }

    /// <summary>Keeps a job for the next <see cref="LeaseLasts"/>.</summary>
    /// <returns>False: it is the worker's no more: cancelled, erased, or taken by another. What was computed is dropped.</returns>
    public Task<bool> RenewAsync(JobLease lease, CancellationToken cancel = default) =>
        EndAsync(lease, "due = @due", new { due = Instants.Write(clock.GetUtcNow() + LeaseLasts) }, cancel);

    /// <inheritdoc cref="RenewAsync" path="/returns"/>
    public Task<bool> FinishAsync(JobLease lease, byte[] result, CancellationToken cancel = default) => EndAsync(lease,
        "state = 'done', lease = NULL, ended_at = @now, problem = NULL, result = @packed, result_bytes = @bytes, result_sum = @sum",
        new { now = Now, packed = JobResult.Pack(result), bytes = (long)result.Length, sum = JobResult.SumOf(result) }, cancel);

    /// <inheritdoc cref="RenewAsync" path="/returns"/>
    public Task<bool> FailAsync(JobLease lease, Problem problem, CancellationToken cancel = default) =>
        EndAsync(lease, "state = 'failed', lease = NULL, ended_at = @now, problem = @problem", new { now = Now, problem = JobResult.Write(problem) }, cancel);

    /// <summary>Puts a job back for others.</summary>
    /// <param name="because">Why the attempt came to nothing; null: its worker was asked to stop, which does not count as an attempt.</param>
    /// <param name="after">How long nobody is to take it.</param>
    /// <inheritdoc cref="RenewAsync" path="/returns"/>
    public Task<bool> GiveBackAsync(JobLease lease, Problem? because = null, TimeSpan after = default, CancellationToken cancel = default) => EndAsync(lease,
        "state = 'queued', lease = NULL, due = @due, problem = @problem, attempts = attempts - @uncounted",
        new { due = Instants.Write(clock.GetUtcNow() + after), problem = because is null ? null : JobResult.Write(because), uncounted = because is null ? 1L : 0L }, cancel);

    public Task<Job?> FindAsync(long number, CancellationToken cancel = default) => log.ReadAsync(db => Find(db, number), cancel);

    /// <summary>The newest first.</summary>
    /// <param name="state">Null: in any.</param>
    public Task<IReadOnlyList<Job>> AllAsync(JobState? state = null, long? patient = null, int most = 1000, CancellationToken cancel = default) => log.ReadAsync<IReadOnlyList<Job>>(db =>
        [.. JobRow.Read(db, $"WHERE {(state is null ? "1 = 1" : "state = @state")} AND {(patient is null ? "1 = 1" : "patient = @patient")} ORDER BY job DESC LIMIT @most",
            new { state = JobRow.Word(state ?? default), patient = patient ?? 0, most = (long)most })], cancel);

    /// <summary>How many there are in each state; a state without any is left out.</summary>
    public Task<IReadOnlyDictionary<JobState, long>> CountAsync(CancellationToken cancel = default) => log.ReadAsync<IReadOnlyDictionary<JobState, long>>(db =>
        db.Query<(string State, long Number)>("SELECT state, count(*) FROM job GROUP BY state").ToDictionary(s => JobRow.StateOf(s.State), s => s.Number), cancel);

    /// <summary>What a worker stored; null: the job is not done.</summary>
    /// <exception cref="RefusedException">E_JOB_UNKNOWN, E_JOB_RESULT.</exception>
    public async Task<byte[]?> ResultAsync(long number, CancellationToken cancel = default)
    {
        var job = await FindAsync(number, cancel) ?? throw new RefusedException(JobProblems.Unknown(number));
        return job.ResultBytes is not { } bytes ? null : await log.ReadAsync(db => db.QuerySingleOrDefault<byte[]>("SELECT result FROM job WHERE job = @number", new { number }), cancel) is { } packed
            && JobResult.Unpack(packed, bytes) is { } result && JobResult.SumOf(result) == job.ResultSum ? result : throw new RefusedException(JobProblems.Damaged(number));
    }

    /// <summary>Takes a job out of the queue, or away from its worker, which notices within a quarter of the lease.</summary>
    /// <exception cref="RefusedException">E_JOB_UNKNOWN; E_JOB_STATE: it has ended.</exception>
    public Task<Job> CancelAsync(long number, CancellationToken cancel = default) => log.WriteBesideAsync(db =>
    {
        var job = Find(db, number) ?? throw new RefusedException(JobProblems.Unknown(number));
        return db.Execute("UPDATE job SET state = 'cancelled', lease = NULL, ended_at = @now WHERE job = @number AND state IN ('queued', 'running')", new { number, now = Now }) > 0
            ? Find(db, number)! : throw new RefusedException(JobProblems.State(job, "a job that waits or runs", "Nothing was changed."));
    }, cancel);

    /// <summary>Queues a job anew, with all its attempts.</summary>
    /// <param name="again">Also one that is done: its result is dropped.</param>
    /// <exception cref="RefusedException">E_JOB_UNKNOWN; E_JOB_STATE: it waits or runs, or is done.</exception>
    public Task<Job> RetryAsync(long number, bool again = false, CancellationToken cancel = default) => log.WriteBesideAsync(db =>
    {
        var job = Find(db, number) ?? throw new RefusedException(JobProblems.Unknown(number));
        return db.Execute($"""
            UPDATE job SET state = 'queued', attempts = 0, due = @now, started_at = NULL, ended_at = NULL, problem = NULL, result = NULL, result_bytes = NULL, result_sum = NULL
            WHERE job = @number AND state IN ('failed', 'cancelled'{(again ? ", 'done'" : "")})
            """, new { number, now = Now }) > 0 ? Find(db, number)! : throw new RefusedException(JobProblems.State(job, "a job that failed or was cancelled", "One that is done is computed anew with --again."));
    }, cancel);

    /// <summary>Within the transaction that erases the patient.</summary>
    internal static void Forget(DbConnection db, long patient) => db.Execute("DELETE FROM job WHERE patient = @patient", new { patient });

    private string Now => Instants.Write(clock.GetUtcNow());

    private (Job, bool) Queue(DbConnection db, NewJob wanted)
    {
        if (wanted.Patient is { } patient && db.ExecuteScalar<long>("SELECT count(*) FROM patient WHERE patient = @patient", new { patient }) == 0)
            throw new RefusedException(Erasing.WhyNot(db, patient));
        var isNew = db.Execute("""
            INSERT INTO job (job, kind, key, patient, payload, state, attempts, due, queued_at, queued_by)
            SELECT coalesce(max(job), 0) + 1, @Kind, @Key, @Patient, @Payload, 'queued', 0, @now, @now, @By FROM job WHERE 1 = 1 ON CONFLICT (kind, key) DO NOTHING
            """, new { wanted.Kind, wanted.Key, wanted.Patient, wanted.Payload, now = Now, wanted.By }) > 0;
        return (JobRow.Read(db, "WHERE kind = @Kind AND key = @Key", new { wanted.Kind, wanted.Key }).Single(), isNew);
    }

    private JobLease? Take(DbConnection db, (string List, Func<string, DynamicParameters> Values) of, string worker)
    {
        var now = clock.GetUtcNow();
        db.Execute($"UPDATE job SET state = 'failed', lease = NULL, ended_at = @now, problem = @problem WHERE state = 'running' AND due <= @now AND attempts >= @most",
            new { now = Instants.Write(now), problem = JobResult.Write(JobProblems.Attempts), most = (long)MostAttempts });
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var values = of.Values(Instants.Write(now));
        values.AddDynamicParams(new { token, worker, until = Instants.Write(now + LeaseLasts) });
        return JobRow.Returned(db, $"""
            UPDATE job SET state = 'running', attempts = attempts + 1, lease = @token, worker = @worker, due = @until, started_at = @now
            WHERE job = (SELECT job FROM job WHERE {Free} AND kind IN ({of.List}) ORDER BY job LIMIT 1 {log.PassOverLocked})
            """, values) is { } job ? new(job, token) : null;
    }

    /// <summary>Changes a job that the worker still has.</summary>
    private async Task<bool> EndAsync(JobLease lease, string change, object values, CancellationToken cancel)
    {
        var all = new DynamicParameters(values);
        all.AddDynamicParams(new { number = lease.Job.Number, token = lease.Token });
        return await log.WriteBesideAsync(db => db.Execute($"UPDATE job SET {change} WHERE job = @number AND lease = @token AND state = 'running'", all), cancel) > 0;
    }

    private static Job? Find(DbConnection db, long number) => JobRow.Read(db, "WHERE job = @number", new { number }).SingleOrDefault();

    /// <summary>The kinds as a list of parameters: what SQL both stores understand, and Dapper does not expand differently for one of them.</summary>
    private static (string List, Func<string, DynamicParameters> Values) Kinds(IReadOnlyCollection<string> kinds) =>
        (string.Join(", ", kinds.Select((_, i) => FormattableString.Invariant($"@kind{i}"))), now =>
        {
            var values = new DynamicParameters(new { now });
            foreach (var (i, kind) in kinds.Index())
                values.Add(FormattableString.Invariant($"kind{i}"), kind);
            return values;
        });
}
