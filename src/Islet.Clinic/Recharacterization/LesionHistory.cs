using Islet.Course;

namespace Islet.Clinic;

/// <summary>One lesion over the studies of a view, as far as a biopsy asks.</summary>
/// <remarks>
/// Growth is that of RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228–247, section 4.3.1) asked of the single lesion: a fifth and 5 mm above its smallest
/// diameter on the same modality. Where PETs give a volume it is asked of the sphere of that volume: +20 % in diameter is +73 % in volume (the same paper, section 4.3.4). The
/// paper of the biopsy rule says "progressive" and gives no number [H].
/// </remarks>
internal sealed class LesionHistory
{
    private const decimal GrowthFactor = 1.2m, GrowthMm = 5;

    private readonly List<OneRead> reads;

    private LesionHistory(string lesion, List<OneRead> reads, bool removed) => (Lesion, this.reads, WasRemoved) = (lesion, reads, removed);

    public string Lesion { get; }

    /// <summary>By a procedure, and not seen since.</summary>
    public bool WasRemoved { get; }

    /// <summary>Removed, looked for and gone, or read as not malignant: nothing that tissue of the tumour could be taken from.</summary>
    public bool IsNoTumour => WasRemoved || LastStatus is LesionStatus.Absent or LesionStatus.NotMalignant;

    /// <summary>The first study that saw it; of a lesion that none saw the first that names it.</summary>
    public Finding FirstSeen => (reads.Find(r => !LesionReadings.ShowsNothing(r.Read)) ?? reads[0]).Finding;

    public string? Organ => reads.FindLast(r => r.Read.Organ is not null)?.Read.Organ;

    public string? Part => reads.FindLast(r => r.Read.Part is not null)?.Read.Part;

    public decimal? SizeMm => Sized is [.., var last] ? last.Read.LongestMm : null;

    public decimal? FdgSuvMax => IsFdgAvid ? Fdg[^1].Read.SuvMax : null;

    public bool IsFdgAvid => Fdg is [.., { Read.TracerPositive: true }];

    /// <summary>Receptor-positive on an earlier study, and FDG-avid on the last FDG PET as on none before.</summary>
    public bool TurnedFdgAvid => IsFdgAvid && !Fdg[..^1].Exists(r => r.Read.TracerPositive is true)
        && reads.Exists(r => r.Modality is "SSTR-PET" or "SRS" && r.Read.TracerPositive is true && r.Finding.Happened.First < Fdg[^1].Finding.Happened.First);

    /// <summary>
    /// Called new by a reader, or positive where an earlier PET with the same tracer says that it was not, and on no study before a point; null as the point: on none at all. What was new at an
    /// earlier characterization is new no longer.
    /// </summary>
    public bool IsNewSince(AxisPoint? point, Axis axis) => reads.Exists(r => r.Read.Role is LesionRole.New || WasCold(r)) && (point is not { } from || FirstSeen.HappenedBy(axis) >= from);

    public Finding? LastFdg => Fdg is [.., var last] ? last.Finding : null;

    public Finding? LastSized => Sized is [.., var last] ? last.Finding : null;

    public bool IsGrowing => GrownOn is not null;

    /// <summary>The study that shows its growth, by diameter or, of PETs drawn by one method with one tracer, by volume; null: none does.</summary>
    public Finding? GrownOn => Sized is [_, .., var last] && SmallestBefore(last) is { } nadir
        && last.Read.LongestMm is { } now && now >= nadir * GrowthFactor && now >= nadir + GrowthMm ? last.Finding : GrownInVolume;

    /// <summary>On one modality, on different days.</summary>
    public bool WasMeasuredTwice => Sized is [_, .., var last] && SmallestBefore(last) is not null;

    public IReadOnlyList<Finding> From => [.. reads.Select(r => r.Finding)];

    private List<OneRead> Fdg => reads.FindAll(r => r.Modality is "FDG-PET" && r.Read.TracerPositive is not null);

    /// <summary>The last volume of each tracer against the smallest before it.</summary>
    private Finding? GrownInVolume => reads.FindAll(r => r.Read.VolumeMl is > 0 && r.Study?.Segmentation is not null).GroupBy(r => r.Modality, StringComparer.Ordinal).Select(of => of.ToList())
        .Where(of => of is [_, .., var last] && of[..^1].FindAll(r => IsLike(r, last)).Min(r => r.Read.VolumeMl) is { } least && SphereMm(last.Read.VolumeMl!.Value) is var now && SphereMm(least) is var nadir
            && now >= nadir * (double)GrowthFactor && now >= nadir + (double)GrowthMm).Select(of => of[^1].Finding).FirstOrDefault();

    /// <summary>Another day, one tracer that both name, one method: volumes are compared under no other terms (Di Franco et al. 2025).</summary>
    private static bool IsLike(OneRead a, OneRead b) => a.Finding.Happened != b.Finding.Happened && a.Study!.Tracer is not null && b.Study!.Tracer is not null
        && !Radiopharmaceutical.Differ(a.Study.Tracer, b.Study.Tracer) && string.Equals(a.Study.Segmentation, b.Study.Segmentation, StringComparison.OrdinalIgnoreCase);

    /// <summary>Diameter of the sphere of a volume in mL, mm.</summary>
    private static double SphereMm(decimal ml) => Math.Cbrt(6000 * (double)ml / Math.PI);

    /// <summary>Positive, and the last PET of the tracer before it says that it was not; what any other scan showed before makes it no new lesion.</summary>
    private bool WasCold(OneRead now) => now.Read.Status is not LesionStatus.Equivocal && LesionReadings.IsPositive(now.Read)
        && reads.FindLast(r => r.Modality is not null && r.Modality == now.Modality && r.Finding.Happened.Last < now.Finding.Happened.First) is { } before && LesionReadings.ShowsNothing(before.Read)
        && !Radiopharmaceutical.Differ(before.Study?.Tracer, now.Study?.Tracer);

    private List<OneRead> Sized => reads.FindAll(r => r.Read.LongestMm is not null);

    public static IEnumerable<LesionHistory> Of(Snapshot snapshot)
    {
        var studies = StudiesOf(snapshot);
        var axis = snapshot.Course.Axis;
        var removals = snapshot.Visible<Procedure>().Where(p => ((Procedure)p.Finding.Content).Lesions is not null).Select(p => p.Finding).ToList();
        foreach (var lesion in snapshot.Visible<LesionRead>().Where(s => s.Finding.HappenedBy(axis) is not null).GroupBy(s => ((LesionRead)s.Finding.Content).Lesion, StringComparer.Ordinal))
        {
            List<OneRead> seen = [.. lesion.OrderBy(s => s.Finding.HappenedBy(axis)!.Value).ThenBy(s => ((LesionRead)s.Finding.Content).Read)
                .Select(s => new OneRead(s.Finding, (LesionRead)s.Finding.Content, ((LesionRead)s.Finding.Content).Study is { } study ? studies.GetValueOrDefault(study) : null))];
            yield return new(lesion.Key, seen, removals.Exists(p => ((Procedure)p.Content).Lesions!.Contains(lesion.Key, StringComparer.Ordinal)
                && p.HappenedBy(axis) is { } at && at >= seen[^1].Finding.HappenedBy(axis)));
        }
    }

    private static Dictionary<string, ImagingStudy> StudiesOf(Snapshot snapshot)
    {
        var studies = new Dictionary<string, ImagingStudy>(StringComparer.Ordinal);
        foreach (var seen in snapshot.Visible<ImagingStudy>())
            if (seen.Finding.Content is ImagingStudy { Study: { } name } study)
                studies.TryAdd(name, study);
        return studies;
    }

    private decimal? SmallestBefore(OneRead last) =>
        Sized[..^1].FindAll(r => r.Modality == last.Modality && r.Finding.Happened != last.Finding.Happened).Min(r => r.Read.LongestMm);

    /// <summary>A study that does not show the place takes no earlier answer back.</summary>
    private LesionStatus? LastStatus => reads.FindLast(r => r.Read.Status is not (null or LesionStatus.NotEvaluable))?.Read.Status;

    private sealed record OneRead(Finding Finding, LesionRead Read, ImagingStudy? Study)
    {
        public string? Modality => Study?.Modality;
    }
}
