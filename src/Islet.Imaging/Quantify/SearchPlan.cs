using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>How a whole body is searched (pet-quantification 5.4, 5.5). Everything has its usual value but the tracer.</summary>
public sealed record SearchPlan(TracerKind Tracer)
{
    /// <summary>SUV from which a voxel may belong to a candidate where no healthy liver was accepted, and at least, where one was (pet-quantification 5.4).</summary>
    public const double LeastS0 = 3;

    public SegmentationMethod Method { get; init; } = SegmentationMethod.Default;

    /// <summary>Always computed beside the first; null: LIV2SD where a liver was accepted, else FIX:4; where that is the first already, REL42.</summary>
    public SegmentationMethod? SecondMethod { get; init; }

    /// <summary>SUV; null: max(3, liver mean + 2 SD) outside the liver and liver maximum inside, of an accepted liver, else 3.</summary>
    public double? S0 { get; init; }

    public Connectivity Connectivity { get; init; } = Connectivity.Corners;

    /// <summary>mL; the larger of this and <see cref="MinimumVoxels"/> counts.</summary>
    public double MinimumMl { get; init; } = 0.5;

    public int MinimumVoxels { get; init; } = 8;

    /// <summary>Used only if <see cref="ReferenceRegion.Accepted"/>; null: not available, or not looked at yet.</summary>
    public ReferenceRegion? Liver { get; init; }

    public ReferenceRegion? Spleen { get; init; }

    public ReferenceRegion? BloodPool { get; init; }

    /// <summary>Organs by a label map, on the image's grid.</summary>
    public IReadOnlyDictionary<UptakeHint, Region> Organs { get; init; } = new Dictionary<UptakeHint, Region>();

    /// <summary>Descending aorta by a label map made from CT: without it no blood pool is proposed (pet-quantification 4).</summary>
    public Region? Aorta { get; init; }

    /// <summary>Bones by a label map: what lies in them is not guessed to be an organ's uptake.</summary>
    public Region? Bones { get; init; }

    /// <summary>VOIs of a reader: each gives a candidate, of any size (pet-quantification 5.1, 5.5).</summary>
    public IReadOnlyList<Region> Seeds { get; init; } = [];

    internal RegionStatistics? AcceptedLiver => Liver is { Accepted: true } ? Liver.Statistics : null;

    internal SegmentationMethod Second => SecondMethod ?? (AcceptedLiver is null, Method.Rule) switch
    {
        (false, not ThresholdRule.LiverMeanAndTwoSd) => SegmentationMethod.Parse("LIV2SD"),
        (true, not ThresholdRule.Fixed) => SegmentationMethod.Parse("FIX:4"),
        _ => SegmentationMethod.Default,
    };
}
