using Islet.Course;

namespace Islet.Exchange;

/// <summary>What was recorded together, as our own export writes it.</summary>
/// <param name="At">UTC.</param>
public sealed record IsletBatch(long Number, DateTimeOffset At, string By, string Source, string? Reason);

/// <summary>A patient who was erased: the number that is never given again, and the token by which the next import of the same sheet is known.</summary>
public sealed record IsletErased(long Patient, long Batch, string Token, bool Purged);

/// <summary>A finding word for word, every column of its row.</summary>
/// <param name="Happened">As written; null: unknown.</param>
/// <param name="Content">JSON as it was stored, of kinds that this program does not know too.</param>
public sealed record IsletFinding(
    FindingId Id, long Batch, string? Happened, string? Reported, string Kind, int Version, string? Origin, FindingId? Supersedes, string? Why, string Content)
{
    public static IsletFinding Of(Finding f) => new(f.Id, f.Recorded.Batch, f.Happened.IsKnown ? f.Happened.ToString() : null, f.Reported.ToStored(), f.Content.Kind, f.Version,
        f.Origin, f.Supersedes, f.Why?.ToString(), FindingKinds.Write(f.Content));
}

/// <summary>A patient with all findings, in the order of recording.</summary>
/// <param name="Patient">The number in the registry it came from; another registry gives its own.</param>
/// <param name="Key">The centre's pseudonym.</param>
public sealed record IsletCourse(long Patient, string Key, string? Center, Axis Axis, bool Synthetic, IReadOnlyList<IsletFinding> Findings)
{
    public static IsletCourse Of(DiseaseCourse course) =>
        new(course.Patient, course.Key, course.Center, course.Axis, course.Synthetic, [.. course.Findings.Select(IsletFinding.Of)]);
}

/// <summary>What stands in the first line.</summary>
/// <param name="Program">That wrote the file, with its version.</param>
/// <param name="Salt">Of the tokens of the erased; null where none are in the file.</param>
/// <param name="Deidentified">Keys and dates are not those of the registry.</param>
public sealed record IsletHeader(string Program, string? Salt, bool Deidentified);
