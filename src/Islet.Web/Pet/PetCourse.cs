using Islet.Course;
using Islet.Imaging;
using Islet.Imaging.Lesions;
using Islet.Imaging.Readings;
using Islet.Registry;

namespace Islet.Web;

/// <summary>How far the reading of one PET is.</summary>
/// <param name="Steps">As they were stored; those that this program does not know are left out.</param>
public sealed record PetProgress(IReadOnlyList<StoredStep> Stored, IReadOnlyList<ReadingStep> Steps)
{
    public static PetProgress None { get; } = new([], []);

    public SignStep? Signature => Steps.OfType<SignStep>().LastOrDefault();

    /// <summary>Something was decided after it was signed.</summary>
    public bool IsChangedSince => Signature is not null && Steps[^1] is not SignStep;

    public string? SignedBy => Stored.LastOrDefault(s => ReadingStep.Read(s.Content) is SignStep)?.Who;

    public DateTimeOffset? SignedAt => Stored.LastOrDefault(s => ReadingStep.Read(s.Content) is SignStep)?.At;

    public string? LastBy => Stored.Count > 0 ? Stored[^1].Who : null;

    public long Seen => Stored.Count > 0 ? Stored[^1].Step : 0;
}

/// <summary>The PETs of one patient: which series are theirs, by which method they are read, how far each reading is.</summary>
public sealed class PetCourse
{
    private readonly Dictionary<string, PetProgress> bySeries;

    private PetCourse(DiseaseCourse course, IReadOnlyList<StoredStep> stored, IEnumerable<ShelvedSeries> shelf)
    {
        Course = course;
        List<CourseStep> own = [.. stored.Where(s => s.Series.Length == 0).Select(s => CourseStep.Read(s.Content)).OfType<CourseStep>()];
        Seen = stored.Where(s => s.Series.Length == 0).Select(s => s.Step).DefaultIfEmpty(0).Max();
        Linked = own.Aggregate(new HashSet<string>(StringComparer.Ordinal), (linked, step) =>
        {
            _ = step switch { LinkStep l => linked.Add(l.Study), UnlinkStep u => linked.Remove(u.Study), _ => false };
            return linked;
        });
        Chosen = own.OfType<MethodStep>().LastOrDefault() is { } last ? SegmentationMethod.Parse(last.Id) : null;
        bySeries = stored.Where(s => s.Series.Length > 0).GroupBy(s => s.Series, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new PetProgress([.. g], [.. g.Select(s => ReadingStep.Read(s.Content)).OfType<ReadingStep>()]), StringComparer.Ordinal);
        Series = [.. shelf.Where(s => s.IsPet && (s.IsOf(course.Key) || Linked.Contains(s.StudyUid)))
            .OrderByDescending(s => s.Day).ThenBy(s => s.Tracer, StringComparer.Ordinal).ThenByDescending(s => s.IsAttenuationCorrected).ThenBy(s => s.Uid, StringComparer.Ordinal)];
    }

    public DiseaseCourse Course { get; }

    /// <summary>Studies that a person linked although their files bear another number.</summary>
    public IReadOnlySet<string> Linked { get; }

    /// <summary>Null: nobody has chosen, and the usual one is used.</summary>
    public SegmentationMethod? Chosen { get; }

    public SegmentationMethod Method => Chosen ?? SegmentationMethod.Default;

    /// <summary>Of PETs, the latest first.</summary>
    public IReadOnlyList<ShelvedSeries> Series { get; }

    public long Seen { get; }

    internal static async Task<PetCourse?> OfAsync(long patient, FindingLog log, ImageShelf shelf, CancellationToken cancel) =>
        await log.CourseAsync(patient, cancel) is { } course ? new(course, await log.Desk.Readings.OfAsync(patient, cancel), shelf.All) : null;

    public PetProgress Of(ShelvedSeries series) => bySeries.GetValueOrDefault(series.Uid) ?? PetProgress.None;

    public ShelvedSeries? Find(string key) => Series.FirstOrDefault(s => s.Key == key);

    /// <summary>Something was signed with this method: another one breaks the curve.</summary>
    public bool IsMethodInUse => bySeries.Values.Any(p => p.Signature is not null);

    /// <summary>The latest signature of each study, by its name in the course.</summary>
    public IReadOnlyDictionary<string, SignStep> Signatures => bySeries.Values.Where(p => p.Signature is not null).OrderBy(p => p.SignedAt).GroupBy(p => p.Signature!.Study, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Last().Signature!, StringComparer.Ordinal);

    /// <summary>Every name of a lesion that the course or a reading uses.</summary>
    public IReadOnlySet<string> Names => Course.Findings.Select(f => (f.Content as LesionRead)?.Lesion).OfType<string>()
        .Concat(bySeries.Values.SelectMany(p => p.Steps).Select(s => s switch { AcceptStep a => a.Lesion, DrawStep d => d.Lesion, _ => null }).OfType<string>()).ToHashSet(StringComparer.Ordinal);

    /// <summary>Where the lesions lay on the PET that was signed last before this one; a proposal, for another day's patient lies otherwise.</summary>
    public IReadOnlyDictionary<string, Point> PlacesBeside(ShelvedSeries series) => bySeries.Where(p => p.Key != series.Uid && p.Value.Signature is not null)
        .OrderByDescending(p => p.Value.SignedAt).SelectMany(p => p.Value.Signature!.Places).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
