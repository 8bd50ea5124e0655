namespace Islet.Registry;

/// <summary>The rows of another registry, as an export of it holds them.</summary>
/// <param name="Batches">In the order of their numbers.</param>
/// <param name="Courses">A course a patient, whole. Asked for once.</param>
/// <param name="Erased">The tombstones of that registry.</param>
/// <param name="Salt">Under which the tombstones' tokens were made; null where there are none.</param>
public sealed record Adoption(IReadOnlyList<Batch> Batches, IEnumerable<StoredCourse> Courses, IReadOnlyList<Tombstone> Erased, string? Salt);
