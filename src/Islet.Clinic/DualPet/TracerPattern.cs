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
    /// <summary>What takes no lesion away, and the words that may stand beside it in a name. [H]</summary>
    private static readonly string[] Harmless = ["biopsy", "stent", "gastroscopy", "bypass", "drainage"],
        Beside = ["removal", "exchange", "placement", "biliary", "duodenal", "gastric", "liver", "percutaneous", "endoscopic", "core", "needle", "fine"];

    public PetStudy? this[PetTracer tracer] => tracer is PetTracer.Receptor ? Receptor : Fdg;

    /// <summary>Of the named studies; of several with one tracer the latest.</summary>
    public static TracerPattern Of(Snapshot snapshot, IReadOnlyCollection<string> studies) =>
        Of(snapshot, (name, _, _) => name is not null && studies.Contains(name, StringComparer.Ordinal));

    /// <summary>Of the studies that certainly lie between two days; of several with one tracer the latest.</summary>
    public static TracerPattern Around(Snapshot snapshot, AxisPoint from, AxisPoint to) => Of(snapshot, (_, first, last) => first >= from && last <= to);

    /// <summary>A lesion without this tracer's uptake is seen by the other tracer, or by other imaging.</summary>
    internal bool SeenElsewhere(string lesion, PetTracer tracer) =>
        this[tracer is PetTracer.Receptor ? PetTracer.Fdg : PetTracer.Receptor]?[lesion] is { IsThere: true } || Other.Any(o => o.Lesion == lesion && o.IsThere);

    private static TracerPattern Of(Snapshot snapshot, Func<string?, AxisPoint, AxisPoint, bool> wanted)
    {
        var pets = PetStudies.Of(snapshot, wanted);
        PetStudy? receptor = null, fdg = null;
        foreach (var pet in pets)
            (receptor, fdg) = pet.Tracer is PetTracer.Receptor ? (pet, fdg) : (receptor, pet);
        return new(receptor, fdg, pets.Count == 0 ? [] : SeenByOthers(snapshot, wanted), Treated(snapshot));
    }

    private static List<LesionUptake> SeenByOthers(Snapshot snapshot, Func<string?, AxisPoint, AxisPoint, bool> wanted)
    {
        HashSet<string>? names = null;
        foreach (var seen in snapshot.Visible<ImagingStudy>())
        {
            var study = (ImagingStudy)seen.Finding.Content;
            if (study.Study is { } name && PetStudies.TracerOf(study) is null
                && wanted(name, seen.Finding.Happened.First!.Value, seen.Finding.HappenedBy(snapshot.Course.Axis)!.Value))
            {
                (names ??= new(StringComparer.Ordinal)).Add(name);
            }
        }
        return names is null ? [] : [.. snapshot.Visible<LesionRead>().Where(s => s.Finding.Content is LesionRead { Study: { } study } && names.Contains(study))
            .Select(s => LesionUptake.Of(s.Finding))];
    }

    private static List<LocalTreatment> Treated(Snapshot snapshot)
    {
        List<LocalTreatment> treated = [];
        foreach (var seen in snapshot.Visible<Procedure>())
        {
            if (TakesAway((Procedure)seen.Finding.Content))
                treated.Add(Treated(seen.Finding, snapshot.Course.Axis));
        }
        return treated;
    }

    /// <summary>
    /// Any procedure may, whatever it is called (RFA, EBRT, cryotherapy …), but one of which every word is harmless; where lesions are named, it was done to them.
    /// </summary>
    private static bool TakesAway(Procedure procedure)
    {
        if (procedure.Lesions is { Count: > 0 })
            return true;
        var words = procedure.Name.ToLowerInvariant().Split([' ', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return !Array.Exists(words, Harmless.Contains) || !Array.TrueForAll(words, word => Harmless.Contains(word) || Beside.Contains(word));
    }

    private static LocalTreatment Treated(Finding f, Axis axis)
    {
        var procedure = (Procedure)f.Content;
        return new(f.Happened.First!.Value, f.HappenedBy(axis)!.Value, procedure.Lesions is { Count: > 0 } lesions ? lesions : null,
            procedure.Target is { Count: > 0 } target ? target : null, f);
    }
}
