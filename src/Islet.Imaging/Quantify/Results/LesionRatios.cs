namespace Islet.Imaging.Quantify;

/// <summary>A lesion against healthy tissue: over the mean (default) and over the maximum of the region, both always (pet-quantification 6).</summary>
/// <param name="Accepted">The region of the organ is accepted; else the ratios are as good as a proposal.</param>
public sealed record LesionRatios(ReferenceOrgan Organ, double MaxOverMean, double MeanOverMean, double MaxOverMax, double MeanOverMax, bool Accepted)
{
    /// <summary>Null: the organ has no region, or no uptake.</summary>
    public static LesionRatios? Of(LesionNumbers lesion, ReferenceRegion? organ) => organ is { Statistics: { Mean: > 0 and var mean, Max: > 0 and var max } }
        ? new(organ.Organ, lesion.SuvMax / mean, lesion.SuvMean / mean, lesion.SuvMax / max, lesion.SuvMean / max, organ.Accepted) : null;
}
