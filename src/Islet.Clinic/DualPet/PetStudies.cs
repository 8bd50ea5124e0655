using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The PETs of a course as a view sees them. Among reads of one study consensus leads before central or second before original; readers of equal rank who differ
/// leave it open (facts.md 1.5).
/// </summary>
public static class PetStudies
{
    public static IReadOnlyList<PetStudy> Of(Snapshot snapshot) => Of(snapshot, static (_, _, _) => true);

    /// <param name="wanted">By name, first and last possible day; only these are put together.</param>
    internal static IReadOnlyList<PetStudy> Of(Snapshot snapshot, Func<string?, AxisPoint, AxisPoint, bool> wanted)
    {
        var drafts = Drafts(snapshot);
        drafts.RemoveAll(d => !wanted(d.Name, d.From, d.To));
        if (drafts.Count == 0)
            return [];
        foreach (var seen in snapshot.Visible<LesionRead>())
        {
            if (((LesionRead)seen.Finding.Content).Study is { } study)
                drafts.Find(d => d.Name == study)?.Lesions.Add(seen.Finding);
        }
        AddReplaced(snapshot, drafts);
        List<PetStudy> studies = [.. drafts.Select(d => d.Study())];
        studies.Sort((a, b) => a.From != b.From ? a.From.CompareTo(b.From) : a.To != b.To ? a.To.CompareTo(b.To) : string.CompareOrdinal(a.Name, b.Name));
        return studies;
    }

    private static List<Draft> Drafts(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        List<Draft> drafts = [];
        foreach (var seen in snapshot.Visible<ImagingStudy>())
        {
            var study = (ImagingStudy)seen.Finding.Content;
            if (TracerOf(study) is not { } tracer)
                continue;
            var (from, to) = (seen.Finding.Happened.First!.Value, Later(seen.Finding.HappenedBy(axis)!.Value, seen.Finding.Happened.First!.Value));
            if (study.Study is { } name && drafts.Find(d => d.Name == name) is { } known)
            {
                known.Reads.Add(seen.Finding);
                known.To = Later(known.To, to);
            }
            else
                drafts.Add(new(tracer, study.Study, from) { To = to, Reads = { seen.Finding } });
        }
        return drafts;
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

    /// <summary>The read that leads, and whether another reader of its rank says something else.</summary>
    internal static (Finding Leading, bool Differ) Leading<T>(IReadOnlyList<Finding> reads, Func<Finding, T> value)
    {
        if (reads is [var only])
            return (only, false);
        var highest = reads.Max(Rank);
        List<Finding> ranking = [.. reads.Where(f => Rank(f) == highest).OrderBy(f => f.Reported.Of(f.Happened).Last?.Days ?? decimal.MinValue)
            .ThenBy(f => f.Recorded.Batch).ThenBy(f => f.Id)];
        // One reader's later word is that reader's word.
        var eachReaders = ranking.GroupBy(f => ReaderOf(f.Content).Reader, StringComparer.Ordinal).Select(g => g.Last()).ToList();
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
    private static void AddReplaced(Snapshot snapshot, List<Draft> drafts)
    {
        HashSet<FindingId>? reviewed = null;
        foreach (var seen in snapshot.Findings)
        {
            if (seen.IsVisible && seen.Finding is { Why: Why.Review, Supersedes: { } older })
                (reviewed ??= []).Add(older);
        }
        if (reviewed is null)
            return;
        foreach (var seen in snapshot.Findings.Where(s => s.Visibility is Visibility.Superseded && reviewed.Contains(s.Finding.Id)))
        {
            var name = seen.Finding.Content switch { ImagingStudy study => study.Study, LesionRead lesion => lesion.Study, _ => null };
            if (name is not null)
                drafts.Find(d => d.Name == name)?.Replaced.Add(seen.Finding);
        }
    }

    /// <summary>A study while its reads are gathered.</summary>
    private sealed class Draft(PetTracer tracer, string? name, AxisPoint from)
    {
        public string? Name => name;

        public AxisPoint From => from;

        public AxisPoint To { get; set; }

        public List<Finding> Reads { get; } = [];

        public List<Finding> Lesions { get; } = [];

        public List<Finding> Replaced { get; } = [];

        public PetStudy Study()
        {
            var (leading, differ) = Leading(Reads, f => ResultOf((ImagingStudy)f.Content, tracer));
            return new(tracer, name, from, To, Reads.Select(f => ((ImagingStudy)f.Content).Tracer).FirstOrDefault(t => t is not null),
                differ ? PetResult.ReadersDiffer : ResultOf((ImagingStudy)leading.Content, tracer), Uptakes(), Reads, Lesions, Replaced) { Leading = leading };
        }

        /// <summary>One a lesion, by name.</summary>
        private List<LesionUptake> Uptakes()
        {
            List<Finding> byName = [.. Lesions];
            byName.Sort((a, b) => string.CompareOrdinal(NameOf(a), NameOf(b)) is not 0 and var order ? order : a.Id.CompareTo(b.Id));
            List<LesionUptake> uptakes = new(byName.Count);
            for (int first = 0, next; first < byName.Count; first = next)
            {
                for (next = first + 1; next < byName.Count && NameOf(byName[next]) == NameOf(byName[first]);)
                    next++;
                var (leading, differ) = Leading(byName[first..next], f => LesionUptake.Of(f).Positive);
                uptakes.Add(LesionUptake.Of(leading, differ));
            }
            return uptakes;
        }

        private static string NameOf(Finding f) => ((LesionRead)f.Content).Lesion;
    }
}
