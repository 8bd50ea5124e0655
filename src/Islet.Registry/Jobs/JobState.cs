namespace Islet.Registry;

/// <summary>Where a job stands. Only <see cref="Queued"/> and <see cref="Running"/> change by themselves.</summary>
public enum JobState
{
    Queued,

    /// <summary>A worker has it, for as long as its lease lasts.</summary>
    Running,

    Done,

    /// <summary>Refused with a problem, or given up after <see cref="Jobs.MostAttempts"/> attempts.</summary>
    Failed,

    Cancelled,
}
