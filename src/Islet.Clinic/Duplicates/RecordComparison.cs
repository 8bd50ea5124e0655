using Islet.Course;
using static Islet.Clinic.LinkageWeights;

namespace Islet.Clinic;

/// <summary>Weighs two records against each other, trait by trait.</summary>
internal sealed class RecordComparison(TraitFrequencies frequencies)
{
    private readonly List<double> shares = [];

    /// <summary>Fills <paramref name="evidence"/>; the sum of its bits is the weight of the pair.</summary>
    public void Compare(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        evidence.Clear();
        Sex(a, b, evidence);
        Born(a, b, evidence);
        Site(a, b, evidence);
        if (AreOnCalendar(a, b))
        {
            Diagnosed(a, b, evidence);
            Died(a, b, evidence);
            SharedDays(a, b, evidence);
        }
        else if (a.Zero is { } zero && zero == b.Zero)
        {
            SharedOffsets(a, b, evidence);
        }
        if (a.PlainKey == b.PlainKey && a.PlainKey.Length > 0)
            evidence.Add(new(MatchTrait.Key, Accord.Same, a.Center == b.Center ? KeyInOneCentre : KeyAcrossCentres));
    }

    private static bool AreOnCalendar(PersonTraits a, PersonTraits b) => a.Axis.Kind is AxisKind.Calendar && b.Axis.Kind is AxisKind.Calendar;

    private void Sex(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        if (a.Sex is not { } one || b.Sex is not { } other)
            return;
        var share = frequencies.Share(MatchTrait.Sex, TraitFrequencies.Whole, (long)one, SexPrior);
        evidence.Add(one == other ? new(MatchTrait.Sex, Accord.Same, Bits(SexAgrees, share)) : new(MatchTrait.Sex, Accord.Differs, Bits(1 - SexAgrees, 1 - share)));
    }

    /// <summary>By birth where both have one and neither was shifted; else by the age that the sources state.</summary>
    private void Born(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        if (a.Axis.Kind is not AxisKind.Shifted && b.Axis.Kind is not AxisKind.Shifted && a.Birth is { } one && b.Birth is { } other)
            evidence.Add(Birth(one, other));
        else if (a.AgeYears is { } age && b.AgeYears is { } otherAge)
            evidence.Add(Age(age, otherAge));
    }

    private Evidence Birth(Day a, Day b)
    {
        var year = frequencies.Share(MatchTrait.Birth, TraitFrequencies.Year, a.First.Year, BirthYearPrior);
        if (a.IsExact && b.IsExact)
        {
            return a == b ? new(MatchTrait.Birth, Accord.Same, Bits(BirthAgrees, frequencies.Share(MatchTrait.Birth, TraitFrequencies.Whole, a.First.DayNumber, BirthDayPrior)))
                : IsMistyped(a.First, b.First) ? new(MatchTrait.Birth, Accord.Near, Bits(BirthNear, year / 6)) // a sixth of the days of a year share day or month or exchange them
                : new(MatchTrait.Birth, Accord.Differs, Bits(BirthDiffers, 1));
        }
        return Overlap(a, b) ? new(MatchTrait.Birth, Accord.SameAsFarAsWritten, Bits(BirthAgrees, year / (IsYear(a) || IsYear(b) ? 1 : 12)))
            : new(MatchTrait.Birth, Accord.Differs, Bits(BirthDiffers, 1));
    }

    private static bool IsMistyped(DateOnly a, DateOnly b) =>
        a.Year == b.Year ? a.Month == b.Month || a.Day == b.Day || (a.Day == b.Month && a.Month == b.Day) : a.Month == b.Month && a.Day == b.Day && Math.Abs(a.Year - b.Year) is 1 or 10;

    private Evidence Age(decimal a, decimal b) => Math.Abs(a - b) switch
    {
        < 1 => new(MatchTrait.Age, Accord.Same, Bits(AgeAgrees, AgeShare(a))),
        < 2 => new(MatchTrait.Age, Accord.Near, Bits(AgeNear, 2 * AgeShare(a))),
        _ => new(MatchTrait.Age, Accord.Differs, Bits(AgeDiffers, 1)),
    };

    private double AgeShare(decimal age) => frequencies.Share(MatchTrait.Age, TraitFrequencies.Whole, (long)age, AgePrior);

    private void Site(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        if (a.Organs.Count == 0 || b.Organs.Count == 0)
            return;
        var shared = a.Organs.Intersect(b.Organs, StringComparer.Ordinal).Select(Share).DefaultIfEmpty(double.NaN).Min();
        evidence.Add(double.IsNaN(shared)
            ? new(MatchTrait.PrimarySite, Accord.Differs, Bits(1 - SiteAgrees, 1 - Share(a.Organs[0])))
            : new(MatchTrait.PrimarySite, Accord.Same, Bits(SiteAgrees, shared)));

        double Share(string organ) => frequencies.Share(MatchTrait.PrimarySite, TraitFrequencies.Whole, TraitFrequencies.Code(organ), SitePrior);
    }

    private void Diagnosed(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        if (a.Diagnosed.Day is { } one && b.Diagnosed.Day is { } other)
            evidence.Add(Dated(MatchTrait.Diagnosis, one, other, DiagnosisNearDays, (DiagnosisAgrees, DiagnosisNear, DiagnosisDiffers)));
    }

    private void Died(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        if (a.Died.Day is { } one && b.Died.Day is { } other)
            evidence.Add(Dated(MatchTrait.Death, one, other, DeathNearDays, (DeathAgrees, DeathNear, DeathDiffers)));
        else if (IsAliveAfter(a, b) || IsAliveAfter(b, a))
            evidence.Add(new(MatchTrait.Death, Accord.Differs, Bits(DeathDiffers, 1)));
    }

    private static bool IsAliveAfter(PersonTraits dead, PersonTraits alive) => dead.Died.Day is { } died && alive.SeenAlive.Day is { } seen && seen.First > died.Last;

    private Evidence Dated(MatchTrait trait, Day a, Day b, int nearDays, (double Agrees, double Near, double Differs) m)
    {
        var year = frequencies.Share(trait, TraitFrequencies.Year, a.First.Year, YearPrior);
        return (a.IsExact && b.IsExact, Math.Abs(a.First.DayNumber - b.First.DayNumber)) switch
        {
            (true, 0) => new(trait, Accord.Same, Bits(m.Agrees, year / 365.25)),
            (true, var apart) when apart <= nearDays => new(trait, Accord.Near, Bits(m.Near, 2 * nearDays * year / 365.25)),
            (false, _) when Overlap(a, b) => new(trait, Accord.SameAsFarAsWritten, Bits(m.Agrees + m.Near, year / (IsYear(a) || IsYear(b) ? 1 : 12))),
            _ => new(trait, Accord.Differs, Bits(m.Differs, 1)),
        };
    }

    /// <summary>A day that was weighed as that of diagnosis or death is not weighed again.</summary>
    private void SharedDays(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        shares.Clear();
        foreach (var day in Common(a.Days, b.Days))
        {
            if (!(IsDay(a.Diagnosed, day) && IsDay(b.Diagnosed, day)) && !(IsDay(a.Died, day) && IsDay(b.Died, day)))
                shares.Add(frequencies.Share(MatchTrait.SharedDays, TraitFrequencies.Whole, day, DayPrior));
        }
        Add(MatchTrait.SharedDays, Accord.Same, (double)a.Days.Count * b.Days.Count, evidence);
    }

    private void SharedOffsets(PersonTraits a, PersonTraits b, List<Evidence> evidence)
    {
        shares.Clear();
        foreach (var offset in Common(a.Offsets, b.Offsets))
            shares.Add(frequencies.Share(MatchTrait.SharedOffsets, TraitFrequencies.Whole, offset, OffsetPrior));
        Add(MatchTrait.SharedOffsets, a.Zero == "diagnosis" ? Accord.SameAsFarAsWritten : Accord.Same, (double)a.Offsets.Count * b.Offsets.Count, evidence);
    }

    /// <summary>Two long courses share a day by chance more easily than two short ones: u is the number of such chances.</summary>
    /// <param name="chances">Days of the one times days of the other.</param>
    private void Add(MatchTrait trait, Accord accord, double chances, List<Evidence> evidence)
    {
        if (shares.Count > 0)
            evidence.Add(new(trait, accord, shares.Order().Take(DaysCounted).Sum(share => Math.Max(0, Bits(DayIsShared, Math.Min(1, share * chances)))), shares.Count));
    }

    private static IEnumerable<int> Common(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
                yield return a[i];
            (i, j) = (a[i] <= b[j] ? i + 1 : i, b[j] <= a[i] ? j + 1 : j);
        }
    }

    private static bool IsDay(When when, int number) => when.Day is { IsExact: true } day && day.First.DayNumber == number;

    private static bool IsYear(Day day) => day.Last.DayNumber - day.First.DayNumber > 31;

    private static bool Overlap(Day a, Day b) => a.First <= b.Last && b.First <= a.Last;

    private static double Bits(double m, double u) => Math.Log2(m / u);
}
