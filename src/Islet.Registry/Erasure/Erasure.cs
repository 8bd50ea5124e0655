using Islet.Course;

namespace Islet.Registry;

/// <summary>A patient was erased: no reader sees them any more, and where <see cref="Left"/> is null no byte of them is left in the registry's files.</summary>
/// <param name="Batch">The batch that records who erased, when and why.</param>
/// <param name="Findings">Findings deleted.</param>
/// <param name="Matches">Of them, decisions about duplicates in other courses, which named the patient.</param>
/// <param name="Left">Why bytes are left in the files; <see cref="FindingLog.PurgeAsync"/> repeats what could not be done.</param>
public sealed record ErasureResult(long Patient, long Batch, int Findings, int Matches, Problem? Left);
