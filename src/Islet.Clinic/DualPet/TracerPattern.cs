using Islet.Course;

namespace Islet.Clinic;

/// <summary>An operation or local treatment that may have taken lesions away.</summary>
/// <param name="Lesions">Those named; null: nobody says which.</param>
/// <param name="Organs">What it was done to; null: not said.</param>
public sealed record LocalTreatment(AxisPoint From, AxisPoint To, IReadOnlyList<string>? Lesions, IReadOnlyList<string>? Organs, Finding Finding);

/// <summary>What receptor and FDG PET of one characterization show.</summary>
/// <param name="Receptor">Null: none on record.</param>
/// <param name="Other">Lesions that other imaging of the same time sees: a lesion without uptake may still be there.</param>
/// <param name="LocalTreatments">All up to the day of the view.</param>
public sealed record TracerPattern(PetStudy? Receptor, PetStudy? Fdg, IReadOnlyList<LesionUptake> Other, IReadOnlyList<LocalTreatment> LocalTreatments)
{
    private static readonly string[] Stems =
        ["resect", "ablat", "emboli", "radio", "transplant", "enucleat", "debulk", "ectomy", "whipple", "tace", "tare", "sirt", "brachy"];

    public PetStudy? this[PetTracer tracer] => tracer is PetTracer.Receptor ? Receptor : Fdg;

    /// <summary>Of the named studies; of several with one tracer the latest.</summary>
    public static TracerPattern Of(Snapshot snapshot, IReadOnlyCollection<string> studies) =>
        Of(snapshot, s => s.Name is { } name && studies.Contains(name, StringComparer.Ordinal), study => studies.Contains(study, StringComparer.Ordinal));

    /// <summary>Of the studies that certainly lie between two days; of several with one tracer the latest.</summary>
    public static TracerPattern Around(Snapshot snapshot, AxisPoint from, AxisPoint to)
    {
        var within = snapshot.Visible<ImagingStudy>().Select(s => s.Finding)
            .Where(f => f.Happened.First is { } first && f.HappenedBy(snapshot.Course.Axis) is { } last && first >= from && last <= to)
            .Select(f => ((ImagingStudy)f.Content).Study).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Of(snapshot, s => s.From >= from && s.To <= to, within.Contains);
    }

    /// <summary>A lesion without this tracer's uptake is seen by the other tracer, or by other imaging.</summary>
    internal bool SeenElsewhere(string lesion, PetTracer tracer) =>
        this[tracer is PetTracer.Receptor ? PetTracer.Fdg : PetTracer.Receptor]?[lesion] is { IsThere: true } || Other.Any(o => o.Lesion == lesion && o.IsThere);

    private static TracerPattern Of(Snapshot snapshot, Func<PetStudy, bool> belongs, Func<string, bool> named)
    {
        var pets = PetStudies.Of(snapshot).Where(belongs).ToList();
        var names = pets.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        return new(pets.LastOrDefault(p => p.Tracer is PetTracer.Receptor), pets.LastOrDefault(p => p.Tracer is PetTracer.Fdg),
            [.. snapshot.Visible<LesionRead>().Where(s => s.Finding.Content is LesionRead { Study: { } study } && named(study) && !names.Contains(study))
                .Select(s => LesionUptake.Of(s.Finding))],
            [.. snapshot.Visible<Procedure>().Select(s => s.Finding).Where(f => TakesAway((Procedure)f.Content)).Select(f => Treated(f, snapshot.Course.Axis))]);
    }

    /// <summary>Biopsies and stents take nothing away; where lesions are named, the procedure was done to them whatever it is called.</summary>
    private static bool TakesAway(Procedure procedure) =>
        procedure.Lesions is { Count: > 0 } || Array.Exists(Stems, stem => procedure.Name.Contains(stem, StringComparison.OrdinalIgnoreCase));

    private static LocalTreatment Treated(Finding f, Axis axis)
    {
        var procedure = (Procedure)f.Content;
        return new(f.Happened.First!.Value, f.HappenedBy(axis)!.Value, procedure.Lesions is { Count: > 0 } lesions ? lesions : null,
            procedure.Target is { Count: > 0 } target ? target : null, f);
    }
}
