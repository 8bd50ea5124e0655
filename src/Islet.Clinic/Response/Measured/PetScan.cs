namespace Islet.Clinic;

/// <summary>The PET of a time point: what was injected, how it was drawn, and its lesions.</summary>
public sealed record PetScan
{
    /// <summary>Radiopharmaceutical with its isotope ("68Ga-DOTATATE").</summary>
    public string? Tracer { get; init; }

    /// <summary>PET, SPECT.</summary>
    public string? Modality { get; init; }

    /// <summary>How volumes were drawn ("42%SUVmax").</summary>
    public string? Segmentation { get; init; }

    public string? Scanner { get; init; }

    public string? Reconstruction { get; init; }

    public decimal? UptakeMinutes { get; init; }

    public decimal? ActivityMbq { get; init; }

    /// <summary>Under a long-acting somatostatin analogue.</summary>
    public bool? OnSsa { get; init; }

    public decimal? DaysSinceSsa { get; init; }

    public ReferenceRegion? Liver { get; init; }

    /// <summary>False: the liver is diseased, and the blood pool stands in for it.</summary>
    public bool LiverIsNormal { get; init; } = true;

    public ReferenceRegion? BloodPool { get; init; }

    /// <summary>Mean SUV of healthy liver, g/mL body-weight, by which ZP is normalised.</summary>
    public decimal? LiverSuv { get; init; }

    /// <summary>Courses of treatment given before this scan.</summary>
    public int? CyclesGiven { get; init; }

    /// <summary>
    /// Every lesion with uptake is among <see cref="Lesions"/> (the whole body was segmented): one of the baseline that is not among them takes up nothing, one
    /// that the baseline lacks was not there. False: what is not among them was not measured.
    /// </summary>
    public bool ListsEveryLesion { get; init; }

    /// <summary>By lesion.</summary>
    public IReadOnlyDictionary<string, PetReading> Lesions { get; init => field = value ?? None; } = None;

    private static IReadOnlyDictionary<string, PetReading> None { get; } = new Dictionary<string, PetReading>();
}

/// <param name="Mean">g/mL, of lean body mass where the lesions are.</param>
/// <param name="Sd">Of its voxels.</param>
public sealed record ReferenceRegion(decimal Mean, decimal? Sd);

/// <summary>One lesion on one PET.</summary>
/// <param name="SulPeak">g/mL lean body mass.</param>
/// <param name="SuvMax">g/mL body-weight, as is the mean.</param>
/// <param name="Tlg">Volume times mean, g.</param>
/// <param name="Hu">Mean attenuation on the CT of the same study.</param>
/// <param name="Positive">Takes up the tracer, as its reader says; null: nobody says.</param>
public sealed record PetReading(
    decimal? SulPeak = null, decimal? SuvMax = null, decimal? SuvMean = null, decimal? VolumeMl = null, decimal? Tlg = null, decimal? Hu = null, bool? Positive = null);
