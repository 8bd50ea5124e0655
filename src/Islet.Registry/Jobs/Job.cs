using System.Security.Cryptography;
using System.Text;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Work for a worker, whoever it is and wherever it runs.</summary>
/// <param name="Kind">Who can do it: "pet.quantify".</param>
/// <param name="Payload">Canonical JSON, understood by the kind. It stays in the registry: no log and no message repeats it.</param>
/// <param name="Patient">The registry's number; null: about nobody in it. With the patient's erasure the job and its result go.</param>
/// <param name="By">Who wants it done.</param>
public sealed record NewJob(string Kind, string Payload, long? Patient, string By)
{
    /// <summary>SHA-256, in hexadecimal, of payload and patient: the same work is one job of its kind, however often it is asked for.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Patient}\n{Payload}"))));
}

/// <summary>A job as it stands.</summary>
/// <param name="Attempts">How often a worker took it.</param>
/// <param name="Due">When a worker may take it: of a running job, when its lease ends.</param>
/// <param name="Worker">Who took it last: computer and process.</param>
/// <param name="Problem">Why it failed, or why the last attempt came to nothing.</param>
/// <param name="ResultBytes">Length of the result; null: there is none yet.</param>
/// <param name="ResultSum">SHA-256 of the result, in hexadecimal.</param>
public sealed record Job(
    long Number, string Kind, string Key, long? Patient, string Payload, JobState State, int Attempts, DateTimeOffset Due, string? Worker,
    DateTimeOffset QueuedAt, string QueuedBy, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, Problem? Problem, long? ResultBytes, string? ResultSum);

/// <summary>A job that a worker has. Whoever holds the token, and nobody else, may end it.</summary>
public sealed record JobLease(Job Job, string Token);
