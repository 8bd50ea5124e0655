using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The PETs of a course as a view sees them. Among reads of one study consensus leads before central or second before original; readers of equal rank who differ
/// leave it open (facts.md 1.5).
/// </summary>
public static class PetStudies
{
    public static IReadOnlyList<PetStudy> Of(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        var reviewed = ReplacedByReview(snapshot);
        var lesions = snapshot.Visible<LesionRead>().Select(s => s.Finding).Where(f => ((LesionRead)f.Content).Study is not null)
            .ToLookup(f => ((LesionRead)f.Content).Study!, StringComparer.Ordinal);
        List<PetStudy> studies = [];
        foreach (var reads in snapshot.Visible<ImagingStudy>().Select(s => s.Finding).Where(f => TracerOf((ImagingStudy)f.Content) is not null)
            .GroupBy(f => ((ImagingStudy)f.Content).Study ?? f.Id.ToString(), StringComparer.Ordinal))
        {
            var first = (ImagingStudy)reads.First().Content;
            List<Finding> own = first.Study is { } name ? [.. lesions[name]] : [];
            List<Finding> replaced = first.Study is null ? [] : [.. reviewed.Where(f => StudyOf(f.Content) == first.Study)];
            studies.Add(Make(TracerOf(first)!.Value, first.Study, [.. reads], own, replaced, axis));
        }
        return [.. studies.OrderBy(s => s.From).ThenBy(s => s.To).ThenBy(s => s.Name, StringComparer.Ordinal)];
    }

    /// <summary>By modality; where that is not said, by radiopharmaceutical, and last by which result is stated. Scintigraphy is no PET.</summary>
    public static PetTracer? TracerOf(ImagingStudy study) => study switch
    {
        { Modality: "SSTR-PET" } => PetTracer.Receptor,
        { Modality: "FDG-PET" } => PetTracer.Fdg,
        { Modality: { } other } when !other.Contains("PET", StringComparison.OrdinalIgnoreCase) => null,
        { Tracer: { } tracer } when tracer.Contains("FDG", StringComparison.OrdinalIgnoreCase) => PetTracer.Fdg,
        { Tracer: { } tracer } when Radiopharmaceutical.IsReceptorTracer(tracer) => PetTracer.Receptor,
        { Tracer: not null } => null,
        { SstrPetResult: not null, FdgPetResult: null } => PetTracer.Receptor,
        { FdgPetResult: not null, SstrPetResult: null } => PetTracer.Fdg,
        _ => null,
    };

    private static PetStudy Make(
        PetTracer tracer, string? name, IReadOnlyList<Finding> reads, IReadOnlyList<Finding> lesions, IReadOnlyList<Finding> replaced, Axis axis)
    {
        var (leading, differ) = Leading(reads, f => ResultOf((ImagingStudy)f.Content, tracer));
        return new(tracer, name, leading.Happened.First!.Value, reads.Max(f => Later(f.HappenedBy(axis)!.Value, f.Happened.First!.Value)),
            reads.Select(f => ((ImagingStudy)f.Content).Tracer).FirstOrDefault(t => t is not null),
            differ ? PetResult.ReadersDiffer : ResultOf((ImagingStudy)leading.Content, tracer),
            [.. lesions.GroupBy(f => ((LesionRead)f.Content).Lesion, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => Leading([.. g], f => LesionUptake.Of(f).Positive)).Select(l => LesionUptake.Of(l.Leading, l.Differ))], reads, lesions, replaced);
    }

    internal static (Finding Leading, bool Differ) Leading<T>(IReadOnlyList<Finding> reads, Func<Finding, T> value)
    {
        var highest = reads.Max(Rank);
        List<Finding> ranking = [.. reads.Where(f => Rank(f) == highest).OrderBy(f => f.Reported.Of(f.Happened).Last?.Days ?? decimal.MinValue)
            .ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Id)];
        var eachReaders = ranking.GroupBy(f => ReaderOf(f.Content).Reader, StringComparer.Ordinal).Select(g => g.Last()).ToList(); // one reader's later word is his word
        return (ranking[^1], eachReaders.Select(value).Distinct().Count() > 1);
    }

    internal static (ReadRole Role, string? Reader) ReaderOf(Content content) => content switch
    {
        ImagingStudy study => (study.Read, study.Reader),
        LesionRead lesion => (lesion.Read, lesion.Reader),
        _ => (ReadRole.Original, null),
    };

    /// <summary>A report dated before its scan is a problem for a check, and no reason for a scan that ends before it begins.</summary>
    private static AxisPoint Later(AxisPoint a, AxisPoint b) => a > b ? a : b;

    private static int Rank(Finding f) => ReaderOf(f.Content).Role switch
    {
        ReadRole.Original => 0,
        ReadRole.Second or ReadRole.Central => 1,
        ReadRole.Consensus => 2,
    };

    private static PetResult? ResultOf(ImagingStudy study, PetTracer tracer) => (tracer is PetTracer.Receptor ? study.SstrPetResult : study.FdgPetResult) switch
    {
        "positive" => PetResult.Positive,
        _ when study.TumourPresent is false => PetResult.NoTumour,
        "negative" => PetResult.Negative,
        "indeterminate" => PetResult.Indeterminate,
        _ => null,
    };

    /// <summary>A review replaces a read in the view; both stay in the history of reads (facts.md 1.5).</summary>
    private static List<Finding> ReplacedByReview(Snapshot snapshot)
    {
        var reviewed = snapshot.Findings.Where(s => s.IsVisible && s.Finding.Why is Why.Review).Select(s => s.Finding.Supersedes).ToHashSet();
        return [.. snapshot.Findings.Where(s => s is { Visibility: Visibility.Superseded, Finding.Content: ImagingStudy or LesionRead } && reviewed.Contains(s.Finding.Id))
            .Select(s => s.Finding)];
    }

    private static string? StudyOf(Content content) => content switch { ImagingStudy study => study.Study, LesionRead lesion => lesion.Study, _ => null };
}
