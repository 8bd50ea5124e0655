namespace Islet.Clinic;

/// <summary>How common each value of each trait is among the records: the rarer, the more it says when two share it.</summary>
internal sealed class TraitFrequencies
{
    private readonly Dictionary<(MatchTrait Trait, int Grain, long Value), int> counts = [];
    private readonly Dictionary<(MatchTrait Trait, int Grain), int> totals = [];

    /// <summary>Grains of a day, and of what is no day.</summary>
    public const int Whole = 0, Year = 1;

    public static TraitFrequencies Of(IReadOnlyList<PersonTraits> records)
    {
        var all = new TraitFrequencies();
        foreach (var r in records)
            all.Add(r);
        return all;
    }

    /// <summary>
    /// The share of other people with this value: the pair in question is left out of the count, since its own agreement must not make the value look common,
    /// and a small registry leans on the prior.
    /// </summary>
    public double Share(MatchTrait trait, int grain, long value, double prior) =>
        (Math.Max(counts.GetValueOrDefault((trait, grain, value)) - 2, 0) + (LinkageWeights.PriorWorth * prior))
        / (Math.Max(totals.GetValueOrDefault((trait, grain)) - 2, 0) + LinkageWeights.PriorWorth);

    /// <summary>Words of a closed list, by a number that is the same in every run.</summary>
    public static long Code(string word) => word.Aggregate(17L, (code, c) => ((code * 31) + c) & 0xFFFF_FFFF_FFFF);

    private void Add(PersonTraits r)
    {
        if (r.Sex is { } sex)
            Count(MatchTrait.Sex, Whole, (long)sex);
        if (r.Birth is { } birth)
        {
            Count(MatchTrait.Birth, Year, birth.First.Year);
            if (birth.IsExact)
                Count(MatchTrait.Birth, Whole, birth.First.DayNumber);
        }
        if (r.AgeYears is { } age)
            Count(MatchTrait.Age, Whole, (long)age);
        foreach (var organ in r.Organs)
            Count(MatchTrait.PrimarySite, Whole, Code(organ));
        if (r.Diagnosed.Day is { } diagnosed)
            Count(MatchTrait.Diagnosis, Year, diagnosed.First.Year);
        if (r.Died.Day is { } died)
            Count(MatchTrait.Death, Year, died.First.Year);
        foreach (var day in r.Days)
            Count(MatchTrait.SharedDays, Whole, day);
        foreach (var offset in r.Offsets)
            Count(MatchTrait.SharedOffsets, Whole, offset);
        Total(MatchTrait.SharedDays, r.Days.Count);
        Total(MatchTrait.SharedOffsets, r.Offsets.Count);
    }

    private void Count(MatchTrait trait, int grain, long value)
    {
        counts[(trait, grain, value)] = counts.GetValueOrDefault((trait, grain, value)) + 1;
        if (trait is not (MatchTrait.SharedDays or MatchTrait.SharedOffsets))
            totals[(trait, grain)] = totals.GetValueOrDefault((trait, grain)) + 1;
    }

    /// <summary>Of days, which one record has many of, the share is that of all days that are recorded.</summary>
    private void Total(MatchTrait trait, int days) => totals[(trait, Whole)] = totals.GetValueOrDefault((trait, Whole)) + days;
}
