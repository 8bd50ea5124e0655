using Islet.Course;

namespace Islet.Web;

/// <summary>One saving of a lesion table, as the log holds it.</summary>
/// <param name="CanUndo">What it left is still the latest that is said of each of its lesions.</param>
/// <param name="IsReversal">It took an earlier saving back.</param>
public sealed record LesionSaving(Recording Recorded, IReadOnlyList<Finding> Findings, bool CanUndo, bool IsReversal);

/// <summary>The savings of lesion tables in a course, and how one is taken back.</summary>
public static class LesionHistory
{
    /// <summary>Latest first.</summary>
    /// <param name="reversals">Numbers of the batches that took another back.</param>
    public static IReadOnlyList<LesionSaving> Of(DiseaseCourse course, IReadOnlySet<long>? reversals = null)
    {
        var replaced = course.Findings.Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        var latest = course.Findings.Select(f => (About: AboutOf(f), f.Recorded.Batch)).Where(f => f.About is not null)
            .GroupBy(f => f.About!.Value).ToDictionary(about => about.Key, about => about.Max(f => f.Batch));
        bool IsLatest(Finding f) => !replaced.Contains(f.Id) && (AboutOf(f) is not { } about || latest[about] == f.Recorded.Batch);
        return [.. course.Findings.Where(f => f.Recorded.Source == LesionDesk.Source).GroupBy(f => f.Recorded.Batch).OrderByDescending(batch => batch.Key)
            .Select(batch => new LesionSaving(batch.First().Recorded, [.. batch], batch.All(IsLatest), reversals?.Contains(batch.Key) is true))];
    }

    /// <summary>
    /// The findings that take a saving back. A correction is corrected to what stood before, so that it can be corrected again; a withdrawn read is entered
    /// again; a first entry is withdrawn.
    /// </summary>
    /// <exception cref="RefusedException">E_LESION_UNDO.</exception>
    public static IReadOnlyList<NewFinding> Undo(DiseaseCourse course, long batch) => Of(course).FirstOrDefault(s => s.Recorded.Batch == batch) is { CanUndo: true } saving
        ? [.. saving.Findings.Where(f => f.Content is not ImagingStudy study || !IsReadOtherwise(course, saving, study)).Select(f => Inverse(course, f))]
        : throw new RefusedException("E_LESION_UNDO", T("the history of the lesion table"), T("an entry of which something was changed since, or none"), T("the latest entry of its lesions"),
            T("Take back the later entry first, or correct the values in the table. Nothing was changed."));

    /// <summary>Lesions of the study were entered by another saving: the study stays with them.</summary>
    private static bool IsReadOtherwise(DiseaseCourse course, LesionSaving saving, ImagingStudy study)
    {
        var replaced = course.Findings.Select(f => f.Supersedes).OfType<FindingId>().ToHashSet();
        return course.Findings.Any(f => f is { IsWithdrawal: false, Content: LesionRead read } && f.Recorded.Batch != saving.Recorded.Batch && !replaced.Contains(f.Id)
            && (read.Study, read.Read, read.Reader) == (study.Study, study.Read, study.Reader));
    }

    private static NewFinding Inverse(DiseaseCourse course, Finding f)
    {
        var before = f.Supersedes is { } older ? course.Findings.Single(o => o.Id == older) : null;
        return before is null ? new(f.Happened, f.Reported, f.Content, Supersedes: f.Id, Why: Why.Withdrawal)
            : new(before.Happened, before.Reported, before.Content, Supersedes: f.IsWithdrawal ? null : f.Id, Why: f.IsWithdrawal ? null : Why.Correction);
    }

    /// <summary>What a finding is about: a withdrawal and the entry that follows it name no common finding, only the lesion, the study and the reader.</summary>
    private static (string? Study, string? Lesion, ReadRole Read, string? Reader)? AboutOf(Finding f) => f.Content switch
    {
        LesionRead r => (r.Study, r.Lesion, r.Read, r.Reader),
        ImagingStudy s => (s.Study, null, s.Read, s.Reader),
        _ => null,
    };
}
