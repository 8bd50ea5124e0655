using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <param name="Name">"volume", "tla", "suvmax", "lowest_suvmean", "lesions"; units mL, g, g/mL.</param>
/// <param name="Absolute">Null: not compared.</param>
/// <param name="Percent">Of the value before; null: not compared, or that is 0.</param>
public sealed record ValueChange(string Name, double? Before, double? After, double? Absolute, double? Percent)
{
    public static ValueChange Of(string name, double? before, double? after, bool comparable) => new(name, before, after, comparable ? after - before : null, comparable && before > 0 ? (after - before) / before * 100 : null);
}

/// <param name="Organ">Null: not assigned.</param>
public sealed record OrganChange(OrganClass? Organ, ValueChange Ml, ValueChange SuvMax);

/// <param name="TrackingUid">By which the lesion is the same in both.</param>
/// <param name="Before">Id; null: new.</param>
/// <param name="After">Id; null: not found again.</param>
public sealed record LesionChange(string TrackingUid, string? Before, string? After, ValueChange Ml, ValueChange SuvMax, ValueChange SuvPeak, ValueChange TlaG);

/// <summary>A change that a paper speaks of: a mark beside the number, no class of response (pet-quantification 6).</summary>
public sealed record VolumeMark(double Percent, string Meaning, bool Reached);

/// <summary>What became of a patient's quantified tumour from one image to another, or why that cannot be said.</summary>
/// <param name="Days">From the first to the second.</param>
/// <param name="Breaks">None: the numbers are compared; else they stand side by side and nothing is computed.</param>
/// <param name="SecondMethod">Volume by the second method; null: the two have not the same.</param>
public sealed record QuantificationChange(int? Days, IReadOnlyList<SeriesBreak> Breaks, IReadOnlyList<Problem> Cautions, IReadOnlyList<ValueChange> Patient, ValueChange? SecondMethod, IReadOnlyList<OrganChange> Organs,
    IReadOnlyList<LesionChange> Lesions, IReadOnlyList<VolumeMark> Marks)
{
    public bool IsComparable => Breaks.Count == 0;

    public static QuantificationChange Between(Quantification before, Quantification after)
    {
        var breaks = SeriesBreak.Between(before, after);
        var (comparable, a, b) = (breaks.Count == 0, before.Totals, after.Totals);
        ValueChange Of(string name, double? x, double? y) => ValueChange.Of(name, x, y, comparable);
        var volume = Of("volume", a.Ml, b.Ml);
        return new(before.Scan.Day is { } from && after.Scan.Day is { } to ? to.DayNumber - from.DayNumber : null, breaks, [.. Warned(before, after)],
            [volume, Of("tla", a.TlaG, b.TlaG), Of("suvmax", a.SuvMax, b.SuvMax), Of("lowest_suvmean", a.LowestSuvMean, b.LowestSuvMean), Of("lesions", a.Lesions, b.Lesions)],
            before.How.SecondMethod == after.How.SecondMethod ? Of("volume", before.SecondTotals.Ml, after.SecondTotals.Ml) : null,
            [.. a.Organs.Select(o => o.Organ).Union(b.Organs.Select(o => o.Organ)).Select(organ => (organ, a.Organs.FirstOrDefault(o => o.Organ == organ), b.Organs.FirstOrDefault(o => o.Organ == organ)))
                .Select(o => new OrganChange(o.organ, Of("volume", o.Item2?.Ml ?? 0, o.Item3?.Ml ?? 0), Of("suvmax", o.Item2?.SuvMax, o.Item3?.SuvMax)))],
            [.. Matched(before, after, comparable)], before.Scan.Kind is TracerKind.Sst && volume.Percent is { } percent ? Literature(percent) : []);
    }

    private static IEnumerable<LesionChange> Matched(Quantification before, Quantification after, bool comparable)
    {
        var second = after.Lesions.GroupBy(l => l.TrackingUid, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        if (!before.Lesions.Any(l => second.ContainsKey(l.TrackingUid)))
            yield break; // identity was never carried from one to the other: that a lesion is new cannot be told
        foreach (var uid in before.Lesions.Select(l => l.TrackingUid).Union(after.Lesions.Select(l => l.TrackingUid), StringComparer.Ordinal))
        {
            var (x, y) = (before.Lesions.FirstOrDefault(l => l.TrackingUid == uid), second.GetValueOrDefault(uid));
            var volumes = comparable && x?.Leak is not true && y?.Leak is not true; // a leak's volume is not the lesion's
            yield return new(uid, x?.Id, y?.Id, ValueChange.Of("volume", x?.Numbers.Ml, y?.Numbers.Ml, volumes), ValueChange.Of("suvmax", x?.Numbers.SuvMax, y?.Numbers.SuvMax, comparable),
                ValueChange.Of("suvpeak_at_max", x?.Numbers.SuvPeakAtMax, y?.Numbers.SuvPeakAtMax, comparable), ValueChange.Of("tla", x?.Numbers.TlaG, y?.Numbers.TlaG, volumes));
        }
    }

    private static IEnumerable<Problem> Warned(Quantification before, Quantification after)
    {
        if (before.IsProposal || after.IsProposal)
            yield return new("W_PET_PROPOSAL", "A.json, B.json", "lesions that nobody accepted", "lesions accepted by a reader", "Decide on the candidates first; until then the change is one of proposals.");
        if (before.Totals.Leaks.Count + after.Totals.Leaks.Count > 0)
            yield return new("W_PET_LEAKS", "A.json, B.json", "lesions left out of the totals because their region runs into an organ", "the same lesions in both totals", "Draw their edges, or accept the contrast-corrected region, in both images.");
        if (before.Scan.Day is null || after.Scan.Day is null)
            yield return new("W_PET_DAYS", "A.json, B.json", "a scan without its day", "both days", "Look which of the scans is the earlier.");
    }

    /// <summary>LUMEN: Mileva et al. 2024, doi:10.2967/jnumed.123.265987; −40 and +20 %: Chaban, unpublished, as told by Di Franco et al. 2025.</summary>
    private static VolumeMark[] Literature(double percent) =>
    [
        new(-10, "fall of SST-TV by 10 % and more after the first cycle of PRRT went with a longer time to progression (Mileva 2024)", percent <= -10),
        new(-40, "proposed for response of SST-TV (unpublished; Di Franco 2025)", percent <= -40), new(20, "proposed for progression of SST-TV (unpublished; Di Franco 2025)", percent >= 20),
    ];
}
