using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>A study as one reader measured it.</summary>
/// <param name="Own">What the reader says of the study as a whole; null: lesions alone are on record.</param>
/// <param name="Reads">By lesion.</param>
public sealed record MeasuredStudy(string Name, When Day, Finding? Own, IReadOnlyDictionary<string, Finding> Reads)
{
    public string? Modality => (Own?.Content as ImagingStudy)?.Modality;

    public LesionRead? Read(string lesion) => Reads.GetValueOrDefault(lesion)?.Content as LesionRead;
}

/// <param name="Name">Identity over all studies.</param>
/// <param name="Organ">As the last read that says it.</param>
public sealed record KnownLesion(string Name, string? Organ, string? Part)
{
    public bool IsNode => LesionOrgan.IsNode(Organ);
}

/// <summary>What one reader has measured in one course: lesions over studies.</summary>
public sealed class LesionTable
{
    private static readonly string[] Uptake = ["PET", "SRS", "SPECT", "SCINT"];

    private LesionTable(Snapshot snapshot, SeriesReader reader)
    {
        (Snapshot, Reader) = (snapshot, reader);
        var studies = snapshot.Visible<ImagingStudy>().Select(s => s.Finding).ToList();
        var reads = snapshot.Visible<LesionRead>().Select(s => s.Finding).ToList();
        Readers = [.. reads.Select(ReaderOf).Append(default).Distinct().OrderBy(r => r.Role).ThenBy(r => r.Name, StringComparer.Ordinal)];
        Studies = [.. reads.Where(f => ReaderOf(f) == reader && ((LesionRead)f.Content).Study is not null).GroupBy(f => ((LesionRead)f.Content).Study!, StringComparer.Ordinal)
            .Select(s => Measured(s.Key, [.. s], studies)).Where(ShowsSizes).OrderBy(s => s.Day.First?.Days ?? decimal.MaxValue).ThenBy(s => s.Name, StringComparer.Ordinal)];
        Unmeasured = [.. studies.Where(f => ReaderOf(f) == reader && f.Content is ImagingStudy { Study: { } name } s && !IsUptake(s.Modality) && !Studies.Any(m => m.Name == name))
            .OrderByDescending(f => f.Happened.First?.Days ?? decimal.MinValue)];
        Lesions = [.. Studies.SelectMany(s => s.Reads.Values).Select(f => (LesionRead)f.Content).GroupBy(r => r.Lesion, StringComparer.Ordinal)
            .Select(l => new KnownLesion(l.Key, l.LastOrDefault(r => r.Organ is not null)?.Organ, l.LastOrDefault(r => r.Part is not null)?.Part)).OrderBy(l => l.Name.Length).ThenBy(l => l.Name, StringComparer.Ordinal)];
        Names = reads.Select(f => ((LesionRead)f.Content).Lesion).ToHashSet(StringComparer.Ordinal);
        Tumour = reads.Concat(studies).Select(f => f.Content.Tumour).LastOrDefault(t => t is not null);
    }

    public Snapshot Snapshot { get; }

    public SeriesReader Reader { get; }

    /// <summary>Everybody who has read lesions of this course, and the investigator.</summary>
    public IReadOnlyList<SeriesReader> Readers { get; }

    /// <summary>Those with sizes, by day.</summary>
    public IReadOnlyList<MeasuredStudy> Studies { get; }

    /// <summary>CT and MRI that this reader described and did not measure, latest first.</summary>
    public IReadOnlyList<Finding> Unmeasured { get; }

    public IReadOnlyList<KnownLesion> Lesions { get; }

    /// <summary>Every name of a lesion that the course uses, of any reader and modality.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The tumour that the lesions belong to; null: the course names none.</summary>
    public string? Tumour { get; }

    public static LesionTable Of(Snapshot snapshot, SeriesReader reader) => new(snapshot, reader);

    public static SeriesReader ReaderOf(Finding finding) => finding.Content switch
    {
        ImagingStudy s => new(s.Read, s.Reader),
        LesionRead l => new(l.Read, l.Reader),
        _ => default,
    };

    public MeasuredStudy? Study(string name) => Studies.FirstOrDefault(s => s.Name == name);

    /// <summary>The reader measured it, or described it.</summary>
    public bool Has(string study) => Study(study) is not null || Unmeasured.Any(f => ((ImagingStudy)f.Content).Study == study);

    /// <summary>A name for a study that is added.</summary>
    public string FreeStudy() => FreeName("I", Snapshot.Course.Findings.Select(f => f.Content switch { ImagingStudy s => s.Study, LesionRead l => l.Study, _ => null }).OfType<string>());

    /// <summary>The studies before a day: what is read is compared with them.</summary>
    public IReadOnlyList<MeasuredStudy> Before(AxisPoint? day, string except) => [.. Studies.Where(s => s.Name != except && (day is not { } at || s.Day.First is { } first && first <= at))];

    private static MeasuredStudy Measured(string name, IReadOnlyList<Finding> reads, IReadOnlyList<Finding> studies)
    {
        var own = studies.LastOrDefault(f => f.Content is ImagingStudy s && s.Study == name && ReaderOf(f) == ReaderOf(reads[0])) ?? studies.LastOrDefault(f => f.Content is ImagingStudy s && s.Study == name);
        return new(name, reads[0].Happened, own, reads.GroupBy(f => ((LesionRead)f.Content).Lesion, StringComparer.Ordinal).ToDictionary(l => l.Key, l => l.Last(), StringComparer.Ordinal));
    }

    private static bool ShowsSizes(MeasuredStudy study) => !IsUptake(study.Modality) || study.Reads.Values.Any(f => f.Content is LesionRead { LongestMm: not null } or LesionRead { ShortAxisMm: not null });

    private static bool IsUptake(string? modality) => modality is not null && Uptake.Any(kind => modality.Contains(kind, StringComparison.OrdinalIgnoreCase));

    /// <summary>The letter with the number after the largest that is taken.</summary>
    public static string FreeName(string letter, IEnumerable<string> taken) => letter + (1 + taken.Where(n => n.StartsWith(letter, StringComparison.Ordinal))
        .Select(n => int.TryParse(n.AsSpan(letter.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < 100_000 ? i : 0).DefaultIfEmpty(0).Max()).ToString(CultureInfo.InvariantCulture);
}
