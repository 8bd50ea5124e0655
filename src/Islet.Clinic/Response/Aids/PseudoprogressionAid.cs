namespace Islet.Clinic;

/// <summary>How far growth after radionuclide therapy may be pseudoprogression.</summary>
public enum PseudoprogressionStanding
{
    /// <summary>Grew by 10 % or more during PRRT or within six months after it, without a new lesion.</summary>
    Possible,

    /// <summary>A later scan is back below that, without another treatment and without a new lesion.</summary>
    Confirmed,

    /// <summary>A new lesion: nearly all true early progression is.</summary>
    Unlikely,
}

/// <param name="PercentOfReference">Rise of the sum of targets from the smallest before it, %; null: not complete, or from 0.</param>
/// <param name="BeyondPublished">The rise is larger than any that was seen to be reversible.</param>
/// <param name="Recist">Category, which stays; so does the day of progression.</param>
public sealed record PseudoprogressionReading(string Id, PseudoprogressionStanding Standing, decimal? PercentOfReference, bool BeyondPublished, ResponseCategory? Recist);

/// <summary>How often it was seen.</summary>
/// <param name="Patients">Null: the paper counts lesions.</param>
public sealed record PseudoprogressionFrequency(string Source, (int Seen, int Of)? Patients, (int Seen, int Of)? Lesions, string When);

/// <summary>
/// Why pseudoprogression is suspected and how often it is: Zwirtz 2022 and Brabander 2017, as Di Franco et al., Semin Nucl Med 2025;55:754-765, Pseudoprogression,
/// report them. The rule is <see cref="Pseudoprogression"/>; this tells it.
/// </summary>
public static class PseudoprogressionAid
{
    /// <summary>Largest rise that later went back, % (Zwirtz 2022).</summary>
    public const decimal LargestReversiblePercent = 39;

    public static IReadOnlyList<PseudoprogressionFrequency> Published { get; } =
    [
        new("Zwirtz et al., Pharmaceutics 2022;14:1278", (7, 34), (9, 77), "after the first cycle, up to 39 %, smaller at later cycles"),
        new("Brabander et al., Endocr Relat Cancer 2017;24:243-251", (18, 354), null, "10 % and more at the first follow-up after PRRT, all stable at 6 months"),
    ];

    /// <summary>Time points at which it is a question; none where no day of radionuclide therapy is recorded.</summary>
    public static IReadOnlyList<PseudoprogressionReading> Of(Timeline timeline, ResponseOptions options) =>
        [.. Pseudoprogression.Criterion.Assess(timeline, options).TimePoints.Select(Read).OfType<PseudoprogressionReading>()];

    private static PseudoprogressionReading? Read(TimePointResponse r)
    {
        PseudoprogressionStanding? standing = r.Cautions.Contains(ResponseCaution.PseudoConfirmed) ? PseudoprogressionStanding.Confirmed
            : r.Cautions.Contains(ResponseCaution.PseudoPossible) ? PseudoprogressionStanding.Possible
            : r.Cautions.Contains(ResponseCaution.PseudoUnlikely) ? PseudoprogressionStanding.Unlikely : null;
        return standing is { } s ? new(r.Id, s, r.Size?.PercentOfNadir, r.Size?.PercentOfNadir > LargestReversiblePercent, r.Overall) : null;
    }
}
