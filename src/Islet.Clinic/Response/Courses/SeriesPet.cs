using Islet.Course;

namespace Islet.Clinic;

/// <summary>The PET of a visit, with everything that decides whether its numbers may be compared.</summary>
internal sealed class SeriesPet(PetTracer? tracer, LineDoses doses, Sight sight)
{
    /// <summary>The tracer whose PETs a series carries: the one asked for; else one with scans on both sides of the start; else receptor PET before FDG.</summary>
    public static PetTracer? Choose(PetTracer? asked, IEnumerable<ReadStudy> before, IEnumerable<ReadStudy> after)
    {
        if (asked is not null)
            return asked;
        var (earlier, later) = (Tracers(before), Tracers(after));
        return new PetTracer?[] { PetTracer.Receptor, PetTracer.Fdg }.OrderByDescending(t => earlier.Contains(t) && later.Contains(t)).FirstOrDefault(t => earlier.Contains(t) || later.Contains(t));

        static HashSet<PetTracer?> Tracers(IEnumerable<ReadStudy> scans) => [.. scans.Where(s => s.Kind is ScanKind.Pet).Select(s => s.Tracer)];
    }

    public PetScan? Of(SeriesVisit visit) => visit.Studies.LastOrDefault(s => s.Kind is ScanKind.Pet && s.Tracer == tracer && tracer is not null) is { } scan ? Of(scan) : null;

    private PetScan Of(ReadStudy scan) => new()
    {
        Tracer = scan.Made(s => s.Tracer),
        Modality = scan.Made(s => s.Tracer) is null ? scan.Modality ?? "PET" : "PET", // where nobody names the tracer the kind of PET still tells receptors from FDG
        Segmentation = scan.Made(s => s.Segmentation),
        Scanner = scan.Made(s => s.Scanner),
        Reconstruction = scan.Made(s => s.Reconstruction),
        UptakeMinutes = scan.Made(s => s.UptakeMinutes),
        ActivityMbq = scan.Made(s => s.ActivityMbq),
        OnSsa = AnalogueCover.At(sight, scan.From),
        DaysSinceSsa = scan.Made(s => s.DaysSinceSsa),
        Liver = Region(scan.Made(s => s.LiverSulMean), scan.Made(s => s.LiverSulSd)),
        LiverIsNormal = scan.Made(s => s.LiverSulMean) is not null || scan.Made(s => s.BloodPoolSulMean) is null,
        BloodPool = Region(scan.Made(s => s.BloodPoolSulMean), scan.Made(s => s.BloodPoolSulSd)),
        LiverSuv = scan.Made(s => s.LiverSuvMean),
        CyclesGiven = doses.Before(scan.From),
        Lesions = scan.LesionReads.GroupBy(r => r.Lesion, StringComparer.Ordinal).Select(l => (l.Key, Reading: Uptake(l.Last()))).Where(l => l.Reading is not null)
            .ToDictionary(l => l.Key, l => l.Reading!, StringComparer.Ordinal),
    };

    private static ReferenceRegion? Region(decimal? mean, decimal? sd) => mean is { } value ? new(value, sd) : null;

    /// <summary>Null: nothing measured; a lesion that is gone, or that a reader says takes up nothing, fills nothing, and its uptake is 0, as that of one that a PET which lists every lesion leaves out (house rule).</summary>
    private static PetReading? Uptake(LesionRead read) => read switch
    {
        { Status: LesionStatus.NotEvaluable } => null,
        { SulPeak: null, SuvMax: null, SuvMean: null, VolumeMl: null, TotalLesionActivityG: null } => LesionReadings.ShowsNothing(read) ? new(0, 0, 0, 0, 0, Positive: false) : null,
        _ => new(read.SulPeak, read.SuvMax, read.SuvMean, read.VolumeMl, read.TotalLesionActivityG ?? (read.VolumeMl * read.SuvMean), read.AttenuationHu, LesionReadings.IsPositive(read) ? true : read.TracerPositive is false ? false : null),
    };
}
