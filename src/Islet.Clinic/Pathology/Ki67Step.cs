using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether two samples are alike in one respect, as far as that is documented.</summary>
public enum Likeness
{
    Same,
    Other,
    NotDocumented,
}

/// <summary>What stands first among the reasons why two Ki-67 values may differ. Lowest first: what comes before explains away what comes after.</summary>
public enum StepLabel
{
    /// <summary>The same tissue was read again, or without a later re-read the step would look otherwise: better knowledge of the same state, no change.</summary>
    LateReview,

    /// <summary>Another lesion was sampled.</summary>
    OtherLesion,

    /// <summary>A biopsy against a resection, a smear against a block.</summary>
    OtherKindOfSpecimen,

    OtherReader,

    /// <summary>One of these is not documented, so that none can be excluded.</summary>
    NotDocumented,

    /// <summary>Same lesion, same kind of specimen, same reader: the tumour itself is the explanation that is left.</summary>
    Evolution,
}

public static class StepLabels
{
    /// <summary>The two values answer the same question; false: something besides the tumour is another; null: not documented.</summary>
    public static bool? IsLikeWithLike(this StepLabel label) => label switch { StepLabel.Evolution => true, StepLabel.NotDocumented => null, _ => false };
}

/// <summary>From one Ki-67 value to the next of the same tumour: what changed, how fast, and what besides the tumour may explain it.</summary>
/// <remarks>
/// Difference, fold and transition: Mollazadegan et al. 2025 (Uppsala), Methods and table 2. Slope and its flag of 2 % a year: Bourdeleau et al.,
/// Endocr Relat Cancer 2025;32:e240321. Everything is null where a value is missing; nothing is ever a downgrade.
/// </remarks>
public sealed record Ki67Step
{
    private const decimal DaysPerYear = 365.25m;
    private const decimal SteepPercentPerYear = 2; // Bourdeleau 2025: ≥2 % per year went with worse survival
    private const decimal ShortestMonths = 6; // [H] below it the noise of two counts is taken for a slope

    private readonly decimal? fewestDays, mostDays;

    public Ki67Step(Ki67Point from, Ki67Point to, Axis axis)
    {
        (From, To, IsReread) = (from, to, AreOneTissue(from, to));
        if (!IsReread && Bounds(from.Read, axis) is var (fromFirst, fromLast) && Bounds(to.Read, axis) is var (toFirst, toLast))
            (fewestDays, mostDays) = (toFirst - fromLast, toLast - fromFirst);
    }

    public Ki67Point From { get; }

    public Ki67Point To { get; }

    /// <summary>Two reads of one piece of tissue.</summary>
    public bool IsReread { get; }

    /// <summary>The one was certainly taken before the other; of one day, or of partial dates that overlap, nothing rose or fell.</summary>
    public bool IsOrderKnown => IsReread || fewestDays is > 0;

    /// <summary>One of the two values is a bound: difference and fold are those of the numbers handed over for it, and no more than bounds themselves.</summary>
    public bool IsBound => From.IsBound || To.IsBound;

    /// <summary>Percentage points between the numbers that the rules are handed: of a range its upper end, beside a bound the next number (facts.md 3.2). <see cref="Differences"/> is what the reports allow.</summary>
    public decimal? Difference => To.Percent is { } to && From.Percent is { } from ? to - from : null;

    /// <summary>The least and the greatest difference in percentage points, of everything that the two reports allow; one number where both are exact.</summary>
    public (decimal Least, decimal Greatest)? Differences => From.Allowed is { } from && To.Allowed is { } to ? (to.Least - from.Greatest, to.Greatest - from.Least) : null;

    /// <summary>Both values are single numbers, so that difference and fold are exact.</summary>
    public bool IsExact => From.IsExact && To.IsExact;

    /// <summary>The later value as a multiple of the earlier; null where that is 0.</summary>
    public decimal? Fold => To.Percent is { } to && From.Percent is > 0 and { } from ? to / from : null;

    /// <summary>Null: a value is missing, nobody knows which came first, or the bounds allow both.</summary>
    public bool? Rises => !IsOrderKnown || Differences is not var (least, greatest) ? null : least > 0 ? true : greatest <= 0 ? false : null;

    /// <summary>A lower value: heterogeneity until a person says otherwise. It downgrades nothing.</summary>
    public bool? Falls => !IsOrderKnown || Differences is not var (least, greatest) ? null : greatest < 0 ? true : least >= 0 ? false : null;

    /// <summary>
    /// The index moved into a higher band: from a lower to a higher grade, or from low to high G2. By Ki-67 alone, as the definition has it;
    /// <see cref="NetGradeRises"/> asks mitoses too.
    /// </summary>
    public bool? BandRises => !IsOrderKnown || From.AllowedBands is not { } from || To.AllowedBands is not { } to ? null
        : to.Least > from.Greatest ? true : to.Greatest <= from.Least ? false : null;

    /// <summary>The grade by both indices rose, whatever is still open about either end.</summary>
    public Truth NetGradeRises => !IsOrderKnown ? default : Truth.Of(
        [.. From.AllowedGrades.SelectMany(from => To.AllowedGrades.Select(to => to > from))], FactSet.Of(Fact.Ki67Percent, Fact.MitosesPer2mm2), rose => rose);

    /// <summary>Percentage points a year, the least and the greatest that the dates and the bounds allow; null under six months, or where a value is missing.</summary>
    public (decimal Least, decimal Greatest)? PerYear
    {
        get
        {
            if (Differences is not var (low, high) || fewestDays is not { } fewest || mostDays is not { } most || fewest < ShortestMonths * Offset.DaysPerMonth)
                return null;
            return (low * DaysPerYear / (low < 0 ? fewest : most), high * DaysPerYear / (high < 0 ? most : fewest));
        }
    }

    /// <summary>2 percentage points a year or more. Null: no slope, or partial dates leave it open.</summary>
    public bool? IsSteep => PerYear is var (least, greatest) ? least >= SteepPercentPerYear ? true : greatest < SteepPercentPerYear ? false : null : null;

    /// <summary>Of different sites they are of different lesions, whatever names they bear.</summary>
    public Likeness Lesion => IsReread ? Likeness.Same
        : Alike(From.Specimen.SpecimenSite, To.Specimen.SpecimenSite) is Likeness.Other ? Likeness.Other
        : Alike(From.Specimen.Lesion, To.Specimen.Lesion);

    public Likeness KindOfSpecimen => IsReread ? Likeness.Same : Alike(From.Specimen.SpecimenType, To.Specimen.SpecimenType);

    /// <summary>Without names of readers, an original report against a review is by others [H].</summary>
    public Likeness Reader => (Alike(From.Specimen.Reader, To.Specimen.Reader), From.Specimen.Read is ReadRole.Original, To.Specimen.Read is ReadRole.Original) switch
    {
        (Likeness.NotDocumented, true, false) or (Likeness.NotDocumented, false, true) => Likeness.Other,
        (var alike, _, _) => alike,
    };

    /// <summary>With every tissue as it was first read, the step would be another one.</summary>
    public bool IsLateReview => IsReread || ((From.IsReviewed || To.IsReviewed) && AsFirstRead() != (From.Band, To.Band));

    public StepLabel Label => this switch
    {
        { IsLateReview: true } => StepLabel.LateReview,
        { Lesion: Likeness.Other } => StepLabel.OtherLesion,
        { KindOfSpecimen: Likeness.Other } => StepLabel.OtherKindOfSpecimen,
        { Reader: Likeness.Other } => StepLabel.OtherReader,
        { Lesion: Likeness.Same, KindOfSpecimen: Likeness.Same, Reader: Likeness.Same } => StepLabel.Evolution,
        _ => StepLabel.NotDocumented,
    };

    private (Ki67Band? From, Ki67Band? To) AsFirstRead() => (Band(From.FirstPercent), Band(To.FirstPercent));

    private static Ki67Band? Band(decimal? percent) => percent is { } known ? Ki67Classes.Band(known) : null;

    private static Likeness Alike(string? a, string? b) => a is null || b is null ? Likeness.NotDocumented : a == b ? Likeness.Same : Likeness.Other;

    private static bool AreOneTissue(Ki67Point a, Ki67Point b) =>
        a.Specimen.SpecimenName is { } name && b.Specimen.SpecimenName == name || a.Read.Supersedes == b.Read.Id || b.Read.Supersedes == a.Read.Id;

    private static (decimal First, decimal Last)? Bounds(Finding f, Axis axis) =>
        f.Happened.First is { } first && f.HappenedBy(axis) is { } last ? (first.Days, Math.Max(first.Days, last.Days)) : null;
}
