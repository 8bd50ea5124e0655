namespace Islet.Course;

/// <summary>One read of one imaging study.</summary>
public sealed record ImagingStudy() : Content(nameof(ImagingStudy))
{
    /// <summary>Identity of the study within the course.</summary>
    public string? Study { get; init; }

    public ReadRole Read { get; init; } = ReadRole.Original;

    /// <summary>Tells the readers of one study apart ("R1"); never a name.</summary>
    public string? Reader { get; init; }

    /// <summary>CT, MRI, SSTR-PET, FDG-PET, SRS, US, EUS, SPECT.</summary>
    public string? Modality { get; init; }

    /// <summary>What the study was asked: staging, response, recurrence …</summary>
    public string? Question { get; init; }

    /// <summary>Organs and regions that the study shows well enough to say that nothing is there: liver, bone, brain …</summary>
    public IReadOnlyList<string>? Regions { get; init; }

    /// <summary>The study of the other tracer that it was read with.</summary>
    public string? PairedWith { get; init; }

    /// <summary>Days since the last injection of a depot somatostatin analogue.</summary>
    public int? DaysSinceSsa { get; init; }

    /// <summary>Radiopharmaceutical as written ("68Ga-DOTATOC"); null: not said, or none.</summary>
    public string? Tracer { get; init; }

    /// <summary>Tumour was there to be seen; a receptor result on a scan without disease says nothing.</summary>
    public bool? TumourPresent { get; init; }

    /// <summary>positive, negative, indeterminate.</summary>
    public string? SstrPetResult { get; init; }

    /// <summary>111In-pentetreotide scintigraphy: positive, negative, indeterminate.</summary>
    public string? SrsResult { get; init; }

    /// <summary>positive, negative, indeterminate.</summary>
    public string? FdgPetResult { get; init; }

    /// <summary>Uptake on receptor imaging at least as strong as that of the liver.</summary>
    public bool? SriAtLeastLiver { get; init; }

    /// <summary>The greatest SUVmax of the study as reported, g/mL body-weight; lesions have their own.</summary>
    public decimal? SuvMax { get; init; }

    /// <summary>Krenning score of the most avid lesion, 0 to 4, as reported.</summary>
    public int? KrenningScore { get; init; }

    /// <summary>Paired receptor and FDG PET as a reader graded them: P0, P1, P2a … P5.</summary>
    public string? NetpetScore { get; init; }

    public bool? LiverMetastases { get; init; }

    public bool? BoneMetastases { get; init; }

    public bool? ExtrahepaticDisease { get; init; }

    public bool? BrainMetastases { get; init; }

    public decimal? LiverTumorBurdenPercent { get; init; }

    /// <summary>discrete, diffuse.</summary>
    public string? LiverMetsPattern { get; init; }

    public bool? MultifocalPnet { get; init; }

    public bool? SstrUptakeStrong { get; init; }

    public bool? FdgExceedsSstr { get; init; }

    /// <summary>FDG-positive lesions without receptor uptake: none, some, all.</summary>
    public string? SstrNegativeDisease { get; init; }

    public bool? LesionsOccultOnCtMri { get; init; }

    public bool? IndeterminateNewLesion { get; init; }

    // How it was made: numbers of two studies are compared only where these agree.

    /// <summary>Thickness of a slice, mm.</summary>
    public decimal? SliceMm { get; init; }

    /// <summary>Contrast phase in which attenuation was measured: arterial, portal_venous, none …</summary>
    public string? ContrastPhase { get; init; }

    public string? Scanner { get; init; }

    public string? Reconstruction { get; init; }

    /// <summary>From injection to scan, minutes.</summary>
    public decimal? UptakeMinutes { get; init; }

    public decimal? ActivityMbq { get; init; }

    /// <summary>How volumes were drawn ("42%SUVmax").</summary>
    public string? Segmentation { get; init; }

    /// <summary>Mean and standard deviation of SUL in a 3 cm sphere of healthy liver, g/mL lean body mass.</summary>
    public decimal? LiverSulMean { get; init; }

    public decimal? LiverSulSd { get; init; }

    /// <summary>Mean SUV of healthy liver, g/mL body-weight.</summary>
    public decimal? LiverSuvMean { get; init; }

    /// <summary>Of the blood pool in the descending aorta, g/mL lean body mass.</summary>
    public decimal? BloodPoolSulMean { get; init; }

    public decimal? BloodPoolSulSd { get; init; }

    // What the reader says of response; the computed one stands beside it and neither replaces the other.

    /// <summary>The course of treatment under assessment.</summary>
    public string? Course { get; init; }

    /// <summary>The category as read: CR, PR, SD, NON-CR/NON-PD, PD, NE.</summary>
    public string? Response { get; init; }

    /// <summary>By which it was called, as written; null: a routine read.</summary>
    public string? ResponseCriterion { get; init; }

    /// <summary>Why: sum, single_lesion, new_lesion, non_target, symptoms …</summary>
    public string? ResponseReason { get; init; }

    /// <summary>The study that it was compared with.</summary>
    public string? ComparedWith { get; init; }
}
