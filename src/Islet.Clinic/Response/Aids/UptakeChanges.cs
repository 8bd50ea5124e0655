namespace Islet.Clinic;

/// <summary>What a change of receptor uptake may mean. None of them is a response.</summary>
public enum UptakeMeaning
{
    /// <summary>Uptake fell, and so did size.</summary>
    ShrinkagePossible,

    /// <summary>Uptake fell, and size did not: fewer receptors, perhaps another tumour.</summary>
    ReceptorLossPossible,

    /// <summary>Uptake fell, and size is not known: either.</summary>
    FellSizeNotKnown,

    /// <summary>Uptake did not fall.</summary>
    DidNotFall,

    /// <summary>The two scans are not of one tracer and camera, or uptake of one of them is not recorded.</summary>
    NotComparable,
}

/// <param name="UptakePercent">Of the hottest lesion, SUVmax, else SUVmean; %.</param>
/// <param name="SizePercent">Of the sum of targets, %; null: incomplete, or nothing at baseline.</param>
/// <param name="Cautions">What else differs between the scans.</param>
public sealed record UptakeChange(string Id, decimal? UptakePercent, decimal? SizePercent, UptakeMeaning Meaning, IReadOnlyList<ResponseCaution> Cautions);

/// <summary>
/// Falling receptor uptake can be shrinkage or loss of receptors: it is never a marker of response by itself (Di Franco et al., Semin Nucl Med 2025;55:754-765,
/// Morphological and Molecular Imaging). Every change of uptake is told with the size beside it.
/// </summary>
public static class UptakeChanges
{
    /// <summary>Follow-ups with a receptor PET, against that of the baseline.</summary>
    public static IReadOnlyList<UptakeChange> Of(Timeline timeline, ResponseOptions options)
    {
        if (timeline.BaselinePet is not { Tracer: { } tracer } baseline || !Radiopharmaceutical.IsReceptorTracer(tracer))
            return [];
        var sizes = LesionSizes.Of(timeline, LesionQuantity.Diameter, options);
        return [.. timeline.FollowUps.Select((point, i) => point.Pet is { } now ? Between(point.Id, baseline, now, Size(sizes, i), options) : null).OfType<UptakeChange>()];
    }

    private static UptakeChange Between(string id, PetScan baseline, PetScan now, decimal? size, ResponseOptions options)
    {
        var comparison = PetComparison.Between(baseline, now, options.Strict);
        decimal? change = comparison.UptakeHolds && Hottest(baseline, now) is ({ } first and > 0, { } last) ? 100 * (last - first) / first : null;
        return new(id, change, size, Meaning(change, size), comparison.Cautions);
    }

    private static UptakeMeaning Meaning(decimal? uptake, decimal? size) => (uptake, size) switch
    {
        (null, _) => UptakeMeaning.NotComparable,
        ( >= 0, _) => UptakeMeaning.DidNotFall,
        (_, null) => UptakeMeaning.FellSizeNotKnown,
        (_, < 0) => UptakeMeaning.ShrinkagePossible,
        _ => UptakeMeaning.ReceptorLossPossible,
    };

    /// <summary>SUVmax at both times, or SUVmean at both: never one against the other.</summary>
    private static (decimal? First, decimal? Last) Hottest(PetScan baseline, PetScan now) =>
        Max(baseline, l => l.SuvMax) is { } first && Max(now, l => l.SuvMax) is { } last ? (first, last) : (Max(baseline, l => l.SuvMean), Max(now, l => l.SuvMean));

    private static decimal? Max(PetScan scan, Func<PetReading, decimal?> of) => scan.Lesions.Values.Max(of);

    private static decimal? Size(LesionSizes sizes, int at) => sizes is { Baseline: { IsComplete: true, Sum: > 0 and var first } } && sizes.FollowUps[at] is { IsComplete: true, Sum: { } last }
        ? 100 * (last - first) / first
        : null;
}
