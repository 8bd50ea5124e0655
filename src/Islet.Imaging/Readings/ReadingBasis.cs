using Islet.Course;
using Islet.Imaging.Lesions;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>What a reader has before them: the image, what the program found in it, and by which method.</summary>
/// <param name="Tracer">By which healthy organs are judged.</param>
/// <param name="References">As the program proposes them; the liver is missing where it found none.</param>
/// <param name="Method">One for the whole course.</param>
/// <param name="Second">Computed beside it (pet-quantification 5.2).</param>
public sealed record ReadingBasis(VoxelImage Suv, TracerKind Tracer, IReadOnlyList<Candidate> Candidates, IReadOnlyList<ReferenceRegion> References, SegmentationMethod Method, SegmentationMethod Second)
{
    /// <summary>Fainter or smaller than a candidate: shown apart, and nobody need decide on them.</summary>
    public IReadOnlyList<Candidate> Lesser { get; init; } = [];

    /// <summary>W_…: what the search did not find, or could not tell.</summary>
    public IReadOnlyList<Problem> Remarks { get; init; } = [];

    /// <summary>The same lesion by another method; null: that method finds nothing there, or lacks what it needs.</summary>
    public Grown? ByMethod(Region region, SegmentationMethod method, RegionStatistics? liver)
    {
        if (method.NeedsLiver && liver is null)
            return null;
        if (RegionStatistics.Of(Suv, region) is not { } found)
            return null;
        var bound = Shape.Dilate(Suv.Grid, region, Growth.BoundMm);
        var background = new Lazy<double?>(() => RegionStatistics.Of(Suv, bound.Except(Shape.Dilate(Suv.Grid, region, Growth.BoundMm / 2)))?.Mean);
        if (method.NeedsBackground && background.Value is null)
            return null;
        return Grown.By(method, Suv, found.Hottest, bound, bound, liver, () => background.Value, Connectivity.Corners) is { Region.IsEmpty: false } grown ? grown : null;
    }
}
