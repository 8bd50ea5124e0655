using Islet.Course;

namespace Islet.Web;

/// <summary>One saving of a lesion table, as the log holds it.</summary>
/// <param name="CanUndo">Nothing of it was changed since.</param>
public sealed record LesionSaving(Recording Recorded, IReadOnlyList<Finding> Findings, bool CanUndo);

/// <summary>The savings of lesion tables in a course, and how one is taken back.</summary>
public static class LesionHistory
{
    /// <summary>Latest first.</summary>
    public static IReadOnlyList<LesionSaving> Of(DiseaseCourse course)
    {
        var replaced = course.Findings.Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        return [.. course.Findings.Where(f => f.Recorded.Source == LesionDesk.Source).GroupBy(f => f.Recorded.Batch).OrderByDescending(batch => batch.Key)
            .Select(batch => new LesionSaving(batch.First().Recorded, [.. batch], batch.All(f => !replaced.Contains(f.Id))))];
    }

    /// <summary>
    /// The findings that take a saving back. A correction is corrected to what stood before, so that it can be corrected again; a withdrawn read is entered
    /// again; a first entry is withdrawn.
    /// </summary>
    /// <exception cref="RefusedException">E_LESION_UNDO.</exception>
    public static IReadOnlyList<NewFinding> Undo(DiseaseCourse course, long batch) => Of(course).FirstOrDefault(s => s.Recorded.Batch == batch) is { CanUndo: true } saving
        ? [.. saving.Findings.Select(f => Inverse(course, f))]
        : throw new RefusedException("E_LESION_UNDO", "the history of the lesion table", "an entry of which something was changed since, or none", "the latest entry of its lesions",
            "Take back the later entry first, or correct the values in the table. Nothing was changed.");

    private static NewFinding Inverse(DiseaseCourse course, Finding f)
    {
        var before = f.Supersedes is { } older ? course.Findings.Single(o => o.Id == older) : null;
        return before is null ? new(f.Happened, f.Reported, f.Content, Supersedes: f.Id, Why: Why.Withdrawal)
            : new(before.Happened, before.Reported, before.Content, Supersedes: f.IsWithdrawal ? null : f.Id, Why: f.IsWithdrawal ? null : Why.Correction);
    }
}
