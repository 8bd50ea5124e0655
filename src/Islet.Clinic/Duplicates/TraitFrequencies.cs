using System.Runtime.InteropServices;

namespace Islet.Clinic;

/// <summary>How common each value of each trait is among the records: the rarer, the more it says when two share it.</summary>
internal sealed class TraitFrequencies
{
    private readonly Dictionary<(MatchTrait Trait, int Grain, long Value), int> counts = [];
    private readonly Dictionary<(MatchTrait Trait, int Grain), int> totals = [];

    /// <summary>Grains of a day, and of what is no day.</summary>
    public const int Whole = 0, Year = 1;

    private TraitFrequencies? beside;

    public static TraitFrequencies Of(IReadOnlyList<PersonTraits> records)
    {
        var all = new TraitFrequencies();
        foreach (var r in records)
            all.Add(r, 1);
        return all;
    }

    /// <summary>These, and one record more; these stay as they are.</summary>
    public TraitFrequencies Beside(PersonTraits record)
    {
        var one = Of([record]);
        one.beside = this;
        return one;
    }

    /// <summary>
    /// The share of other people with this value: the pair in question is left out of the count, since its own agreement must not make the value look common,
    /// and a small registry leans on the prior.
    /// </summary>
    public double Share(MatchTrait trait, int grain, long value, double prior) =>
        (Math.Max(CountOf((trait, grain, value)) - 2, 0) + (LinkageWeights.PriorWorth * prior))
        / (Math.Max(TotalOf((trait, grain)) - 2, 0) + LinkageWeights.PriorWorth);

    /// <summary>Words of a closed list, by a number that is the same in every run.</summary>
    public static long Code(string word) => word.Aggregate(17L, (code, c) => ((code * 31) + c) & 0xFFFF_FFFF_FFFF);

    private int CountOf((MatchTrait, int, long) of) => counts.GetValueOrDefault(of) + (beside?.CountOf(of) ?? 0);

    private int TotalOf((MatchTrait, int) of) => totals.GetValueOrDefault(of) + (beside?.TotalOf(of) ?? 0);

    /// <param name="times">−1: it was added before, and is taken out.</param>
    public void Add(PersonTraits r, int times)
    {
        if (r.Sex is { } sex)
            Count(MatchTrait.Sex, Whole, (long)sex, times);
        if (r.Birth is { } birth)
        {
            Count(MatchTrait.Birth, Year, birth.First.Year, times);
            if (birth.IsExact)
                Count(MatchTrait.Birth, Whole, birth.First.DayNumber, times);
        }
        if (r.AgeYears is { } age)
            Count(MatchTrait.Age, Whole, (long)age, times);
        foreach (var organ in r.Organs)
            Count(MatchTrait.PrimarySite, Whole, Code(organ), times);
        if (r.Diagnosed.Day is { } diagnosed)
            Count(MatchTrait.Diagnosis, Year, diagnosed.First.Year, times);
        if (r.Died.Day is { } died)
            Count(MatchTrait.Death, Year, died.First.Year, times);
        foreach (var day in r.Days)
            Count(MatchTrait.SharedDays, Whole, day, times);
        foreach (var offset in r.Offsets)
            Count(MatchTrait.SharedOffsets, Whole, offset, times);
        Total(MatchTrait.SharedDays, times * r.Days.Count);
        Total(MatchTrait.SharedOffsets, times * r.Offsets.Count);
    }

    private void Count(MatchTrait trait, int grain, long value, int times)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (trait, grain, value), out _) += times;
        if (trait is not (MatchTrait.SharedDays or MatchTrait.SharedOffsets))
            CollectionsMarshal.GetValueRefOrAddDefault(totals, (trait, grain), out _) += times;
    }

    /// <summary>Of days, which one record has many of, the share is that of all days that are recorded.</summary>
    private void Total(MatchTrait trait, int days) => totals[(trait, Whole)] = totals.GetValueOrDefault((trait, Whole)) + days;
}
