namespace Islet.Clinic;

/// <summary>
/// The probabilities by which two records are weighed. m: that a trait agrees so far in two records of one person; u: that it does in two people's.
/// Fellegi &amp; Sunter, J Am Stat Assoc 1969;64:1183–1210, doi:10.1080/01621459.1969.10501049: the weight of a trait is log2(m/u), and weights add.
/// </summary>
/// <remarks>
/// u is read from the registry itself, value by value (their section 3.3.1, method I). m cannot be read from records that nobody has yet decided on: the
/// values here are the house's [H], chosen by what makes each trait differ in one person's records, and told in docs/duplicates.md.
/// </remarks>
internal static class LinkageWeights
{
    /// <summary>[H] Sex is seldom mistyped.</summary>
    public const double SexAgrees = 0.99;

    /// <summary>[H] Same, near (day and month exchanged, one part mistyped), other.</summary>
    public const double BirthAgrees = 0.95, BirthNear = 0.03, BirthDiffers = 0.02;

    /// <summary>[H] Ages are rounded in two ways.</summary>
    public const double AgeAgrees = 0.85, AgeNear = 0.12, AgeDiffers = 0.03;

    /// <summary>[H] Two centres may name the site at two grains, or call an occult primary later.</summary>
    public const double SiteAgrees = 0.9;

    /// <summary>[H] The day of the biopsy, of its report or of the referral: one person's records often differ by weeks.</summary>
    public const double DiagnosisAgrees = 0.6, DiagnosisNear = 0.25, DiagnosisDiffers = 0.15;

    /// <summary>Days within which two days of diagnosis are near.</summary>
    public const int DiagnosisNearDays = 31;

    /// <summary>[H] Death is dated by a register.</summary>
    public const double DeathAgrees = 0.95, DeathNear = 0.03, DeathDiffers = 0.02;

    /// <summary>Days within which two days of death are near.</summary>
    public const int DeathNearDays = 7;

    /// <summary>[H] A day of one record stands in the other half of the time: centres share some examinations and not all. None in common is no evidence.</summary>
    public const double DayIsShared = 0.5;

    /// <summary>[H] Days of one course depend on each other, so that only the rarest are counted.</summary>
    public const int DaysCounted = 3;

    /// <summary>[H] Bits for pseudonyms alike: within a centre they are one person's as a rule; two centres both count from 1.</summary>
    public const double KeyInOneCentre = 7, KeyAcrossCentres = 1;

    /// <summary>How common a value is where the registry is too small to tell [H]: days over ten years, births over sixty, four sites.</summary>
    public const double SexPrior = 1 / 2.0, BirthYearPrior = 1 / 60.0, BirthDayPrior = 1 / (60 * 365.25), AgePrior = 1 / 40.0, SitePrior = 1 / 4.0,
        YearPrior = 1 / 10.0, DayPrior = 1 / 3652.5, OffsetPrior = 1 / 600.0;

    /// <summary>[H] The priors count as much as so many records.</summary>
    public const double PriorWorth = 50;

    /// <summary>[H] One record in a hundred has a double before anybody has looked: the odds of a pair of n records are 0.02/(n − 1).</summary>
    public const double DoublesExpected = 0.01;
}
