namespace Islet.Clinic;

/// <summary>Functional volume of all lesions together, and activity, against the named reference. Di Franco et al., Semin Nucl Med 2025;55:754-765; specification, section 6.</summary>
internal static class Volumes
{
    public static decimal? Volume(PetReading reading) => reading.VolumeMl;

    public static decimal? Activity(PetReading reading) => reading.VolumeMl is 0 ? 0 : reading.VolumeMl * reading.SuvMean;

    /// <summary>
    /// Reference of progression: the baseline, by the option the smallest of baseline and earlier comparable scans. Response is always against baseline [H].
    /// </summary>
    public static decimal? Reference(PetVisit visit, Func<PetReading, decimal?> quantity, decimal? baseline)
    {
        if (visit.Options.VolumeReference is ChangeReference.Baseline)
            return baseline;
        for (var i = 0; i < visit.At; i++)
            if (visit.Timeline.FollowUps[i].Pet is { } earlier && PetComparison.Between(visit.Baseline, earlier, visit.Options.Strict).VolumesHold)
            {
                var then = UptakeSums.Of(visit with { Now = earlier, At = i, Point = visit.Timeline.FollowUps[i] }, quantity, later: true).Now;
                baseline = then < baseline ? then : baseline;
            }
        return baseline;
    }

    public static IReadOnlyList<ResponseCaution> Cautions(PetVisit visit, UptakeSums volumes, LesionSizes? sizes)
    {
        if (!visit.Comparison.VolumesHold)
            return []; // what may not be compared neither fell nor vanished (specification, section 6.3)
        if (volumes is { Baseline: > 0, Now: 0 })
            return [ResponseCaution.VolumeZero];
        var falls = volumes.Now < volumes.Baseline && (Hottest(visit.Now, r => r.SuvMax) ?? Hottest(visit.Now, r => r.SuvMean)) is { } now
            && (Hottest(visit.Baseline, r => r.SuvMax) ?? Hottest(visit.Baseline, r => r.SuvMean)) is { } before && now < before;
        var grew = sizes is { Baseline: { IsComplete: true } first } && sizes.FollowUps[visit.At] is { IsComplete: true } last && last.Sum > first.Sum;
        return falls && grew ? [ResponseCaution.PossibleDedifferentiation] : [];
    }

    /// <summary>Organs with their own change: the liver responds early, nodes late, bone and peritoneum may not shrink (Mamulashvili Bessac et al., Endocrine 2025;87:1333).</summary>
    public static IEnumerable<ResponseMeasure> ByOrgan(PetVisit visit, Func<PetReading, decimal?> quantity)
    {
        List<string>? organs = null;
        foreach (var lesion in visit.Timeline.Series.Lesions)
            if (visit.Baseline.Lesions.ContainsKey(lesion.Id) && organs?.Contains(lesion.Organ) is not true)
                (organs ??= []).Add(lesion.Organ);
        foreach (var organ in organs ?? [])
            if (UptakeSums.Of(visit, quantity, later: false, id => IsOf(visit, id, organ)).Percent is { } percent)
                yield return new("pctOrgan", percent, "%", organ);
    }

    private static bool IsOf(PetVisit visit, string id, string organ)
    {
        foreach (var lesion in visit.Timeline.Series.Lesions)
            if (lesion.Id == id)
                return lesion.Organ == organ;
        return false;
    }

    private static decimal? Hottest(PetScan scan, Func<PetReading, decimal?> of)
    {
        decimal? hottest = null;
        foreach (var reading in scan.Lesions.Values)
            if (of(reading) is { } uptake)
                hottest = hottest > uptake ? hottest : uptake;
        return hottest;
    }
}
