using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a PET shows: somatostatin receptors, or glucose metabolism.</summary>
public enum PetTracer
{
    Receptor,
    Fdg,
}

/// <summary>The answer of a whole PET.</summary>
public enum PetResult
{
    Positive,
    Negative,
    Indeterminate,

    /// <summary>No tumour in the field: says nothing about receptors or metabolism (facts.md section 5, C-NO-DISEASE).</summary>
    NoTumour,

    /// <summary>Readers of equal rank differ, and there is no consensus (facts.md 1.5).</summary>
    ReadersDiffer,
}

/// <summary>A lesion on one PET, as its leading read gives it.</summary>
/// <param name="Positive">Null: not read, equivocal or not evaluable, or readers of equal rank differ.</param>
/// <param name="ByKrenning">The reader gave no word on positivity but a Krenning score, which says it.</param>
/// <param name="ReadersDiffer">Why <paramref name="Positive"/> is null.</param>
public sealed record LesionUptake(LesionRead Read, bool? Positive, bool ByKrenning, bool ReadersDiffer, Finding From)
{
    public string Lesion => Read.Lesion;

    /// <summary>Looked for and gone.</summary>
    public bool IsGone => Read.Status is LesionStatus.Absent;

    /// <summary>Something is there, whatever it takes up: seen, or measured.</summary>
    public bool IsThere => Read.Status is LesionStatus.Present or LesionStatus.TooSmall or LesionStatus.Worsened or LesionStatus.Progressing
        || (Read.Status is null && (Positive is true || Read is { LongestMm: > 0 } or { ShortAxisMm: > 0 } or { VolumeMl: > 0 }));

    internal static LesionUptake Of(Finding finding, bool readersDiffer = false)
    {
        var read = (LesionRead)finding.Content;
        if (readersDiffer)
            return new(read, null, false, true, finding);
        bool? positive = read.Status switch
        {
            LesionStatus.Absent => false,
            LesionStatus.NotEvaluable or LesionStatus.Equivocal or LesionStatus.NotMalignant => null,
            LesionStatus.Present or LesionStatus.TooSmall or LesionStatus.Worsened or LesionStatus.Progressing or null => read.TracerPositive ?? ModifiedKrenning.IsPositive(read.KrenningScore, read.Organ),
        };
        return new(read, positive, positive is not null && read.TracerPositive is null && read.Status is not LesionStatus.Absent, false, finding);
    }
}

/// <summary>One PET with all reads of it.</summary>
/// <param name="Name">Its <see cref="ImagingStudy.Study"/>; null: unnamed, and then no lesion belongs to it.</param>
/// <param name="Radiopharmaceutical">As written; null: not said.</param>
/// <param name="Result">Of the leading read; null: none is stated.</param>
/// <param name="Lesions">Each lesion by its leading read.</param>
/// <param name="Reads">Every read of the study in view.</param>
/// <param name="LesionReads">Every read of a lesion in view.</param>
/// <param name="Replaced">Reads of study and lesions that a review replaced: part of the history, and of nothing else.</param>
public sealed record PetStudy(
    PetTracer Tracer, string? Name, AxisPoint From, AxisPoint To, string? Radiopharmaceutical, PetResult? Result,
    IReadOnlyList<LesionUptake> Lesions, IReadOnlyList<Finding> Reads, IReadOnlyList<Finding> LesionReads,
    IReadOnlyList<Finding> Replaced)
{
    /// <summary>The read that speaks for the study.</summary>
    public required Finding Leading { get; init; }

    /// <summary>Tumour is in the field, whatever it takes up: as the leading read says, or a lesion of it is seen.</summary>
    public bool ShowsTumour => Lesions.Any(l => l.IsThere) || (Leading.Content is ImagingStudy { TumourPresent: true } && Result is not PetResult.ReadersDiffer);

    public IEnumerable<ImagingStudy> Imaging => Reads.Select(f => (ImagingStudy)f.Content);

    public LesionUptake? this[string lesion] => Lesions.FirstOrDefault(l => l.Lesion == lesion);

    /// <summary>What the study says as a whole: of its lesions where they are recorded, else as the reader states it.</summary>
    public PetResult? Overall => Lesions.Count == 0 ? Result
        : Lesions.Any(l => l.Positive is true) ? PetResult.Positive
        : Lesions.All(l => l.IsGone) ? PetResult.NoTumour
        : Lesions.All(l => l.Positive is false) ? PetResult.Negative
        : Result;

    /// <summary>The most days that can lie between two studies, and the fewest, as far as their days are known.</summary>
    internal static (decimal Fewest, decimal Most) DaysBetween(PetStudy a, PetStudy b)
    {
        var (one, other) = (AxisPoint.DaysBetween(a.From, b.To), AxisPoint.DaysBetween(b.From, a.To));
        return (Math.Max(0, Math.Max(-one, -other)), Math.Max(one, other));
    }
}
