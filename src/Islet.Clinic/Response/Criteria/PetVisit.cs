namespace Islet.Clinic;

/// <summary>One follow-up PET beside that of the baseline, as a criterion of uptake or volume sees it. Wahl et al. 2009; Young et al. 1999.</summary>
/// <param name="At">Follow-up.</param>
/// <param name="IsNew">A new lesion counts. On another substance than the baseline's a new focus proves nothing.</param>
internal sealed record PetVisit(Timeline Timeline, int At, TimePoint Point, PetScan Baseline, PetScan Now, PetComparison Comparison, bool IsNew, ResponseOptions Options)
{
    /// <summary>Takes up something now and had nothing at baseline, whatever a reader called it since.</summary>
    public bool IsLater(string lesion)
    {
        for (var at = 0; at <= At; at++)
            for (var i = 0; i < Timeline.FollowUps[at].NewLesions.Count; i++)
                if (Timeline.FollowUps[at].NewLesions[i].Id == lesion)
                    return true;
        return Baseline.ListsEveryLesion && !Baseline.Lesions.ContainsKey(lesion);
    }

    /// <summary>Where nobody names the tracer it is FDG, unless the kind of PET says receptors.</summary>
    public bool IsFdg => Baseline.Tracer is { } tracer ? Radiopharmaceutical.IsFdg(tracer) : Baseline.Modality?.Contains("SSTR", StringComparison.OrdinalIgnoreCase) is not true;

    /// <summary>
    /// Lesions said to be without FDG uptake at baseline that take it up now, known by other imaging or not: new uptake (Young 1999), a new FDG-avid lesion (Wahl 2009). A receptor
    /// tracer that comes back to a known lesion is none.
    /// </summary>
    public IReadOnlyList<string> TurnedAvid => !IsFdg || !Comparison.IsOneSubstance ? []
        : [.. Baseline.Lesions.Where(b => b.Value.Positive is false && Now.Lesions.TryGetValue(b.Key, out var now) && now.Positive is true).Select(b => b.Key).Order(StringComparer.Ordinal)];

    /// <summary>A lesion of this scan that was perhaps there at baseline, and nobody measured it then.</summary>
    public bool LacksBaseline(string lesion) => !Baseline.Lesions.ContainsKey(lesion) && !IsLater(lesion);

    /// <summary>Of a lesion now: 0 where everything with uptake is listed and it is not; null: not measured.</summary>
    public decimal? Value(string lesion, Func<PetReading, decimal?> quantity) =>
        Now.Lesions.TryGetValue(lesion, out var reading) ? quantity(reading) : Now.ListsEveryLesion ? 0 : null;
}

/// <summary>A quantity added up over the lesions.</summary>
/// <param name="Baseline">Null: there are no lesions, or one was not measured.</param>
/// <param name="Now">Null: one was not measured.</param>
/// <param name="AtLeast">Of those measured now: what is missing could only add.</param>
internal readonly record struct UptakeSums(decimal? Baseline, decimal? Now, decimal AtLeast)
{
    /// <summary>%; null where one is not known, or there was nothing.</summary>
    public decimal? Percent => Baseline is > 0 ? 100 * (Now - Baseline) / Baseline : null;

    /// <param name="later">Lesions that the baseline lacks count as well: of the whole tumour, not of the region of the baseline.</param>
    public static UptakeSums Of(PetVisit visit, Func<PetReading, decimal?> quantity, bool later, Func<string, bool>? counts = null)
    {
        var (before, now, least, any) = ((decimal?)0m, (decimal?)0m, 0m, visit.Baseline.ListsEveryLesion);
        foreach (var (lesion, reading) in visit.Baseline.Lesions)
            if (counts is null || counts(lesion))
            {
                any = true;
                before += quantity(reading);
                var value = visit.Value(lesion, quantity);
                now += value;
                least += value ?? 0;
            }
        foreach (var (lesion, reading) in visit.Now.Lesions)
            if (visit.Baseline.Lesions.ContainsKey(lesion) || !(counts is null || counts(lesion)))
                continue;
            else if (visit.LacksBaseline(lesion))
                before = null;
            else if (later)
            {
                now += quantity(reading);
                least += quantity(reading) ?? 0;
            }
        return new(any ? before : null, now, least);
    }
}
