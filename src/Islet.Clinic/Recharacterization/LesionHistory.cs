using Islet.Course;

namespace Islet.Clinic;

/// <summary>One lesion over the studies of a view, as far as a biopsy asks.</summary>
/// <remarks>
/// Growth is that of RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228–247, section 4.3.1) asked of the single lesion: a fifth and 5 mm above its smallest
/// diameter on the same modality. The paper of the biopsy rule says "progressive" and gives no number [H].
/// </remarks>
internal sealed class LesionHistory
{
    private const decimal GrowthFactor = 1.2m, GrowthMm = 5;

    private readonly List<(Finding Finding, LesionRead Read, string? Modality)> reads;

    private LesionHistory(string lesion, List<(Finding, LesionRead, string?)> reads, bool removed) => (Lesion, this.reads, WasRemoved) = (lesion, reads, removed);

    public string Lesion { get; }

    /// <summary>By a procedure, and not seen since.</summary>
    public bool WasRemoved { get; }

    /// <summary>Removed, looked for and gone, or read as not malignant: nothing that tissue of the tumour could be taken from.</summary>
    public bool IsNoTumour => WasRemoved || LastStatus is LesionStatus.Absent or LesionStatus.NotMalignant;

    /// <summary>The first study that saw it.</summary>
    public Finding FirstSeen => reads[0].Finding;

    public string? Organ => reads.FindLast(r => r.Read.Organ is not null).Read?.Organ;

    public string? Part => reads.FindLast(r => r.Read.Part is not null).Read?.Part;

    public decimal? SizeMm => Sized is [.., var last] ? last.Read.LongestMm : null;

    public decimal? FdgSuvMax => IsFdgAvid ? Fdg[^1].Read.SuvMax : null;

    public bool IsFdgAvid => Fdg is [.., { Read.TracerPositive: true }];

    /// <summary>Receptor-positive on an earlier study, and FDG-avid on the last FDG PET as on none before.</summary>
    public bool TurnedFdgAvid => IsFdgAvid && !Fdg[..^1].Exists(r => r.Read.TracerPositive is true)
        && reads.Exists(r => r.Modality is "SSTR-PET" or "SRS" && r.Read.TracerPositive is true && r.Finding.Happened.First < Fdg[^1].Finding.Happened.First);

    /// <summary>Called new by a reader, and on no study before a point; null as the point: on none at all. What was new at an earlier characterization is new no longer.</summary>
    public bool IsNewSince(AxisPoint? point, Axis axis) => reads.Exists(r => r.Read.Role is LesionRole.New) && (point is not { } from || FirstSeen.HappenedBy(axis) >= from);

    public Finding? LastFdg => Fdg is [.., var last] ? last.Finding : null;

    public Finding? LastSized => Sized is [.., var last] ? last.Finding : null;

    public bool IsGrowing => Sized is [_, .., var last] && SmallestBefore(last) is { } nadir
        && last.Read.LongestMm is { } now && now >= nadir * GrowthFactor && now >= nadir + GrowthMm;

    /// <summary>On one modality, on different days.</summary>
    public bool WasMeasuredTwice => Sized is [_, .., var last] && SmallestBefore(last) is not null;

    public IReadOnlyList<Finding> From => [.. reads.Select(r => r.Finding)];

    private List<(Finding Finding, LesionRead Read, string? Modality)> Fdg => reads.FindAll(r => r.Modality is "FDG-PET" && r.Read.TracerPositive is not null);

    private List<(Finding Finding, LesionRead Read, string? Modality)> Sized => reads.FindAll(r => r.Read.LongestMm is not null);

    public static IEnumerable<LesionHistory> Of(Snapshot snapshot)
    {
        var studies = StudiesOf(snapshot);
        var axis = snapshot.Course.Axis;
        var removals = snapshot.Visible<Procedure>().Where(p => ((Procedure)p.Finding.Content).Lesions is not null).Select(p => p.Finding).ToList();
        foreach (var lesion in snapshot.Visible<LesionRead>().Where(s => s.Finding.HappenedBy(axis) is not null).GroupBy(s => ((LesionRead)s.Finding.Content).Lesion, StringComparer.Ordinal))
        {
            List<(Finding Finding, LesionRead Read, string? Modality)> seen = [.. lesion.OrderBy(s => s.Finding.HappenedBy(axis)!.Value).ThenBy(s => ((LesionRead)s.Finding.Content).Read)
                .Select(s => (s.Finding, (LesionRead)s.Finding.Content, ((LesionRead)s.Finding.Content).Study is { } study ? studies.GetValueOrDefault(study)?.Modality : null))];
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

    private decimal? SmallestBefore((Finding Finding, LesionRead Read, string? Modality) last) =>
        Sized[..^1].FindAll(r => r.Modality == last.Modality && r.Finding.Happened != last.Finding.Happened).Min(r => r.Read.LongestMm);

    /// <summary>A study that does not show the place takes no earlier answer back.</summary>
    private LesionStatus? LastStatus => reads.FindLast(r => r.Read.Status is not (null or LesionStatus.NotEvaluable)).Read?.Status;
}
