namespace Islet.Imaging.Quantify;

/// <summary>Something that takes up the tracer, found by the program and accepted by nobody yet.</summary>
/// <param name="Number">From 1, by descending SUVmax × volume, ties by position (pet-quantification 5.5).</param>
/// <param name="Threshold">SUV that its voxels reach.</param>
/// <param name="Leak">The region runs into an organ: its volume is not the lesion's and never goes into a total by itself (pet-quantification 5.3).</param>
/// <param name="Hints">Organs that it may be, likeliest first; none: nothing speaks for physiological uptake.</param>
/// <param name="SplitFrom">Number of the candidate of the first round that it was part of; null: it was one from the start.</param>
public sealed record Candidate(int Number, Region Region, LesionNumbers Numbers, double Threshold, bool Leak, IReadOnlyList<UptakeHint> Hints, int? SplitFrom)
{
    /// <summary>What the region was grown in: the candidate of the first round and 2 cm around it, or the reader's VOI.</summary>
    public Region Voi { get; init; } = Region.Empty;

    /// <summary>By the plan's second method; null: it gives none here.</summary>
    public SecondReading? Second { get; init; }

    /// <summary>Of a leak: the contrast-corrected region, REL_BG; null: no leak, or REL_BG gives none either, and the edge is drawn by hand.</summary>
    public SecondReading? Proposal { get; init; }

    /// <summary>A reader pointed at it: index in <see cref="SearchPlan.Seeds"/>.</summary>
    public int? Seed { get; init; }
}
