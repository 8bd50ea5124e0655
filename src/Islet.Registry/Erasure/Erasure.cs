using Islet.Course;

namespace Islet.Registry;

/// <summary>A patient was erased: no reader sees them any more, and where it is <see cref="Purged"/> no byte of them is left in the registry's own files.</summary>
/// <param name="Batch">The batch that records who erased, when and why.</param>
/// <param name="Findings">Findings deleted.</param>
/// <param name="Matches">Of them, decisions about duplicates in other courses, which named the patient.</param>
/// <param name="Left">Why bytes are left, or where a server may keep some beside the registry; <see cref="FindingLog.PurgeAsync"/> repeats what could not be done.</param>
public sealed record ErasureResult(long Patient, long Batch, int Findings, int Matches, Problem? Left)
{
    /// <summary>The registry's files were rewritten without the patient.</summary>
    public bool Purged => Left?.Refuses() is not true;
}
