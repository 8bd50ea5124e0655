namespace Islet.Clinic;

/// <summary>
/// The change of the sum of SULpeak of up to five hottest lesions, two of an organ, of each scan: a percentage only, as the 0.8 is not defined for sums. Wahl et
/// al. 2009, secondary measure.
/// </summary>
internal static class FiveHottest
{
    private const int Lesions = 5, PerOrgan = 2;

    /// <summary>%; null where a lesion of the baseline was not measured again.</summary>
    public static decimal? Percent(PetVisit visit)
    {
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
            if (reading.SulPeak is not null && visit.Value(lesion, r => r.SulPeak) is null)
                return null;
        var before = Sum(visit, visit.Baseline);
        return before > 0 ? 100 * (Sum(visit, visit.Now) - before) / before : null;
    }

    private static decimal Sum(PetVisit visit, PetScan scan)
    {
        var hottest = new List<(decimal SulPeak, string Organ)>(scan.Lesions.Count);
        foreach (var (lesion, reading) in scan.Lesions)
            if (reading.SulPeak is { } sul && !visit.IsLater(lesion))
                hottest.Add((sul, Organ(visit.Timeline.Series.Lesions, lesion)));
        hottest.Sort((a, b) => b.SulPeak.CompareTo(a.SulPeak));
        var (sum, taken) = (0m, 0);
        for (var i = 0; i < hottest.Count && taken < Lesions; i++)
        {
            var ofOrgan = 0;
            for (var j = 0; j < i; j++)
                ofOrgan += hottest[j].Organ == hottest[i].Organ ? 1 : 0;
            if (ofOrgan >= PerOrgan)
                continue;
            (sum, taken) = (sum + hottest[i].SulPeak, taken + 1);
        }
        return sum;
    }

    /// <summary>Of a lesion that no list names, an organ of its own.</summary>
    private static string Organ(IReadOnlyList<TrackedLesion> lesions, string id)
    {
        for (var i = 0; i < lesions.Count; i++)
            if (lesions[i].Id == id)
                return lesions[i].IsNode ? "node" : lesions[i].Organ;
        return "?" + id;
    }
}
