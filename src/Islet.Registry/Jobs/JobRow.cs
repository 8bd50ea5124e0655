using System.Data.Common;
using Dapper;

namespace Islet.Registry;

/// <summary>The columns of a job but its result, which is read when it is asked for.</summary>
internal sealed class JobRow
{
    private const string Columns = """
        job AS number, kind, key, patient, payload, state, attempts, due, worker, queued_at AS QueuedAt, queued_by AS QueuedBy, started_at AS StartedAt, ended_at AS EndedAt,
        problem, result_bytes AS ResultBytes, result_sum AS ResultSum
        """;

    public long Number { get; init; }

    public required string Kind { get; init; }

    public required string Key { get; init; }

    public long? Patient { get; init; }

    public required string Payload { get; init; }

    public required string State { get; init; }

    public long Attempts { get; init; }

    public required string Due { get; init; }

    public string? Worker { get; init; }

    public required string QueuedAt { get; init; }

    public required string QueuedBy { get; init; }

    public string? StartedAt { get; init; }

    public string? EndedAt { get; init; }

    public string? Problem { get; init; }

    public long? ResultBytes { get; init; }

    public string? ResultSum { get; init; }

    public static IEnumerable<Job> Read(DbConnection db, string which, object parameters) => db.Query<JobRow>($"SELECT {Columns} FROM job {which}", parameters).Select(r => r.ToJob());

    /// <summary>The job that a change changed; null: none.</summary>
    public static Job? Returned(DbConnection db, string change, object parameters) => db.Query<JobRow>($"{change} RETURNING {Columns}", parameters).SingleOrDefault()?.ToJob();

    public static string Word(JobState state) => state.ToString().ToLowerInvariant();

    public static JobState StateOf(string word) => Enum.Parse<JobState>(word, ignoreCase: true);

    private Job ToJob() => new(Number, Kind, Key, Patient, Payload, StateOf(State), (int)Attempts, Instants.Read(Due), Worker, Instants.Read(QueuedAt), QueuedBy, At(StartedAt), At(EndedAt),
        Problem is null ? null : JobResult.Read(Problem), ResultBytes, ResultSum);

    private static DateTimeOffset? At(string? text) => text is null ? null : Instants.Read(text);
}
