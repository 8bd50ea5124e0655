using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>What two records are compared by.</summary>
public enum MatchTrait
{
    Sex,
    Birth,
    Age,
    PrimarySite,
    Diagnosis,
    Death,

    /// <summary>Exact days on which both records have tissue, a scan, a treatment start, a procedure or a dose.</summary>
    SharedDays,

    /// <summary>The same by distance from diagnosis, or from another zero that both count from.</summary>
    SharedOffsets,
    Key,
}

/// <summary>How far two records agree on a trait. What one of them does not say is no evidence either way.</summary>
public enum Accord
{
    Same,

    /// <summary>As far as the less exact of the two is written.</summary>
    SameAsFarAsWritten,

    /// <summary>A typing error or another choice of day would explain it.</summary>
    Near,
    Differs,
}

/// <summary>One trait's part of a match.</summary>
/// <param name="Bits">log2(m/u): above zero speaks for one person, below zero against.</param>
/// <param name="Number">How many days are shared; 1 for other traits.</param>
public readonly record struct Evidence(MatchTrait Trait, Accord Accord, double Bits, int Number = 1)
{
    /// <summary>The reason in words, without the pseudonyms and without what stands in the records.</summary>
    public Wording Says => (Trait, Accord) switch
    {
        (MatchTrait.Sex, Accord.Differs) => N("different sex"),
        (MatchTrait.Sex, _) => N("same sex"),
        (MatchTrait.Birth, Accord.Same) => N("born on the same day"),
        (MatchTrait.Birth, Accord.SameAsFarAsWritten) => N("births agree as far as they are written"),
        (MatchTrait.Birth, Accord.Near) => N("births differ as by a typing error"),
        (MatchTrait.Birth, Accord.Differs) => N("different births"),
        (MatchTrait.Age, Accord.Same) => N("same age at diagnosis"),
        (MatchTrait.Age, Accord.Differs) => N("ages at diagnosis more than a year apart"),
        (MatchTrait.Age, _) => N("ages at diagnosis a year apart"),
        (MatchTrait.PrimarySite, Accord.Differs) => N("different primary sites"),
        (MatchTrait.PrimarySite, _) => N("same primary site"),
        (MatchTrait.Diagnosis, Accord.Same) => N("diagnosed on the same day"),
        (MatchTrait.Diagnosis, Accord.SameAsFarAsWritten) => N("days of diagnosis agree as far as they are written"),
        (MatchTrait.Diagnosis, Accord.Near) => N("diagnosed within a month of each other"),
        (MatchTrait.Diagnosis, Accord.Differs) => N("diagnosed more than a month apart"),
        (MatchTrait.Death, Accord.Same) => N("died on the same day"),
        (MatchTrait.Death, Accord.SameAsFarAsWritten) => N("days of death agree as far as they are written"),
        (MatchTrait.Death, Accord.Near) => N("died within a week of each other"),
        (MatchTrait.Death, Accord.Differs) => N("two days of death, or alive after the other's"),
        (MatchTrait.SharedDays, _) => Number == 1 ? N("1 exact day of tissue, scans or treatment in common") : N($"{Number} exact days of tissue, scans or treatment in common"),
        (MatchTrait.SharedOffsets, Accord.Same) => Number == 1 ? N("1 event equally long after the same zero") : N($"{Number} events equally long after the same zero"),
        (MatchTrait.SharedOffsets, _) => Number == 1 ? N("1 event equally long after diagnosis") : N($"{Number} events equally long after diagnosis"),
        (MatchTrait.Key, _) => N("pseudonyms alike but for capitals, hyphens or leading zeros"),
    };
}
