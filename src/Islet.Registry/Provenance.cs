using Islet.Course;

namespace Islet.Registry;

/// <summary>Who adds to the registry, and from where; one batch has one.</summary>
/// <param name="By">The person, or the program where none acts.</param>
/// <param name="Source">Document, form or file, named without a patient's name or number.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
public sealed record Provenance(string By, string Source, string? Reason = null);

/// <summary>What was added together.</summary>
public sealed record Batch(long Number, DateTimeOffset At, string By, string Source, string? Reason)
{
    internal Recording ToRecording() => new(Number, At, By, Source);
}

/// <summary>How far a log reaches. Who reads up to one position reads the same whatever is added later.</summary>
/// <param name="At">The instant of the last commit; null: nothing was ever recorded.</param>
/// <param name="LastPatient">The highest number of a patient; numbers rise in the order of registration.</param>
public sealed record Position(long Batch, DateTimeOffset? At, long LastPatient);

/// <summary>A patient as the registry lists them, without the course.</summary>
public sealed record RegisteredPatient(long Patient, string Key, Axis Axis, string? Center, bool Synthetic);

/// <summary>What an import did, or in a dry run would do.</summary>
/// <param name="Patients">Patients in the import.</param>
/// <param name="Findings">Findings newly stored, those that supersede an older one included.</param>
/// <param name="Unchanged">Findings that say what was last imported from their source record.</param>
/// <param name="Superseded">Findings replaced because their source record changed.</param>
/// <param name="Batch">The batch in which they were stored; null where nothing was.</param>
public sealed record ImportResult(int Patients, int Findings, int Unchanged, int Superseded, IReadOnlyList<Problem> Problems, long? Batch)
{
    /// <summary>Patients left out because they were erased.</summary>
    public int Erased => Problems.Count(p => p.Code == "W_ERASED");

    /// <summary>Something in the import cannot be stored, and so nothing was.</summary>
    public bool IsRefused => Batch is null && Problems.Any(p => p.Refuses());
}

/// <summary>Somebody else replaced the same finding first; a page shows both versions.</summary>
public sealed class SupersededTwiceException(long patient, FindingId superseded, FindingId by)
    : RefusedException(Refusal.SupersededTwice(patient, superseded, by))
{
    /// <summary>The finding that both wanted to replace.</summary>
    public FindingId Superseded { get; } = superseded;

    /// <summary>The finding that replaced it first.</summary>
    public FindingId By { get; } = by;
}
