using Islet.Course;

namespace Islet.Registry;

/// <summary>What is wrong with jobs.</summary>
internal static class JobProblems
{
    public static Problem Unknown(long job) => new("E_JOB_UNKNOWN", FormattableString.Invariant($"job {job}"), "no such job in this registry", "the number of a job", "islet jobs lists them. Jobs of an erased patient are gone.");

    public static Problem State(Job job, string expected, string remedy) =>
        new("E_JOB_STATE", FormattableString.Invariant($"job {job.Number}"), $"a job that is {job.State.ToString().ToLowerInvariant()}", expected, remedy);

    public static Problem Attempts { get; } = new("E_JOB_ATTEMPTS", "job", FormattableString.Invariant($"{Jobs.MostAttempts} workers that took it and never ended it"), "a worker that lives to its end",
        "Look at the workers' machines (memory, power, disk), then: islet jobs retry.");

    public static Problem Damaged(long job) => new("E_JOB_RESULT", FormattableString.Invariant($"job {job}"), "a result of another sum than the one noted for it", "the bytes that the worker stored",
        "Compute it again: islet jobs retry --again.");

    public static Problem KindUnknown(string found) => new("E_JOB_KIND", "--kinds", found, "kinds of jobs that this program does", "Name one of them, or leave the option out.");

    /// <summary>Of an exception that nobody foresaw; its message may hold a patient's data, so only its kind is kept.</summary>
    public static Problem Fault(Exception e) => new("E_FAULT", e.TargetSite?.DeclaringType?.Name ?? "islet", e.GetType().Name, "no fault of Islet's own",
        "Run the worker with ISLET_TRACE=1 to see the whole trace, and report it.");
}
