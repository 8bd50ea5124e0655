using Islet.Course;

namespace Islet.Clinic;

/// <summary>Which of the two PETs one characterization has.</summary>
public enum DualPetAvailability
{
    None,
    ReceptorOnly,
    FdgOnly,
    Dual,
}

/// <summary>One tracer of one characterization, as a table of positivity counts it.</summary>
/// <param name="Positive">Unknown: not done, not stated, or no tumour in the field; such a patient stays out of the denominator.</param>
/// <param name="AvidSuvMax">The greatest SUVmax of the avid disease, g/mL body weight; null: negative, or not measured. Tracers are never mixed.</param>
/// <param name="AtLeastLiver">Receptor uptake at least as strong as the liver's (Sorbye et al. 2025, table 1); unknown for FDG.</param>
public readonly record struct PetPositivity(PetTracer Tracer, Truth Positive, decimal? AvidSuvMax, Truth AtLeastLiver)
{
    private const int AsLiver = 2;

    public static PetPositivity Of(TracerPattern pattern, PetTracer tracer)
    {
        var study = pattern[tracer];
        Truth positive = study?.Overall switch
        {
            PetResult.Positive => Truth.Yes,
            PetResult.Negative => Truth.No,
            PetResult.NoTumour or PetResult.Indeterminate or PetResult.ReadersDiffer or null => default,
        };
        return new(tracer, positive, positive.Answer is Answer.Yes ? Highest(study!) : null,
            tracer is PetTracer.Receptor && study is not null ? SeenAsLiver(study) : default);
    }

    public static DualPetAvailability Available(TracerPattern pattern) => (pattern.Receptor, pattern.Fdg) switch
    {
        (null, null) => DualPetAvailability.None,
        (not null, null) => DualPetAvailability.ReceptorOnly,
        (null, not null) => DualPetAvailability.FdgOnly,
        (not null, not null) => DualPetAvailability.Dual,
    };

    /// <summary>Of the avid lesions; where none has one, the study's.</summary>
    private static decimal? Highest(PetStudy study) =>
        study.Lesions.Where(l => l.Positive is true).Max(l => l.Read.SuvMax) ?? study.Imaging.Max(i => i.SuvMax);

    private static Truth SeenAsLiver(PetStudy study)
    {
        var said = study.Imaging.Select(i => i.SriAtLeastLiver).OfType<bool>().Distinct().ToList();
        if (said is [var one])
            return Truth.Of(one);
        var scores = study.Imaging.Select(i => i.KrenningScore).Concat(study.Lesions.Select(l => l.Read.KrenningScore)).OfType<int>().ToList();
        return said.Count > 1 || scores.Count == 0 ? default : scores.Max() >= AsLiver ? Truth.Yes
            : study.Lesions.All(l => l.IsGone || l.Read.KrenningScore is not null) ? Truth.No : default;
    }
}
