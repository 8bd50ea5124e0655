using Islet.Course;

namespace Islet.Imaging.Quantify;

/// <summary>Where the program would place reference regions (pet-quantification 4). Shown, and accepted by a reader or not: never used before.</summary>
public static class ReferenceProposal
{
    /// <summary>cm and mL of the specification; the share of the margin that must be tissue is ours.</summary>
    private const double LiverMm = 30, SpleenMm = 30, SmallSpleenMm = 20, EdgeMm = 10, MarginShare = 0.97, AortaMm = 10, AortaLengthMm = 20, LeastLiverMl = 300, LeastSpleenMl = 30, Uneven = 0.25;

    private const int Tried = 20; // of the evenest places on the coarse image, looked at voxel by voxel

    /// <summary>SUV of healthy liver: 2 to 12 with agonists of the somatostatin receptor, 1.3 to 3.0 with FDG.</summary>
    public static (double Least, double Most) LiverMean(TracerKind tracer) => tracer switch
    {
        TracerKind.Sst => (2, 12),
        TracerKind.Fdg => (1.3, 3.0),
    };

    /// <summary>Diameter of what a reader places by hand, mm: the spleen's 3 cm of a proposal need room that only the program looks for (pet-quantification 4).</summary>
    public static double PlacedMm(ReferenceOrgan organ) => organ switch
    {
        ReferenceOrgan.Liver => LiverMm,
        ReferenceOrgan.Spleen => SmallSpleenMm,
        ReferenceOrgan.BloodPool => AortaMm,
    };

    /// <summary>A region where somebody says, with what is to be said against it: a sphere; of the blood pool a cylinder twice as long as it is wide. Null: it holds no voxel.</summary>
    public static ReferenceRegion? At(VoxelImage suv, ReferenceOrgan organ, Point centre, double diameterMm, TracerKind tracer, bool accepted) =>
        Of(suv, organ, centre, diameterMm, organ is ReferenceOrgan.BloodPool ? Shape.Cylinder(suv.Grid, centre, diameterMm, 2 * diameterMm) : Shape.Sphere(suv.Grid, centre, 0.5 * diameterMm), tracer, accepted);

    /// <summary>
    /// The evenest 3 cm, 1 cm from the edge: of the liver that a label map shows, there of what has a liver's SUV if it can be had; without a map of the largest part right of the midline whose SUV are a liver's.
    /// </summary>
    internal static ReferenceRegion? Liver(VoxelImage suv, BodyFrame frame, SearchPlan plan)
    {
        var tracer = plan.Tracer;
        var (least, most) = LiverMean(tracer);
        if (plan.Organs.GetValueOrDefault(UptakeHint.Liver) is { IsEmpty: false } mapped)
        {
            var organ = Inside(frame.Coarse.Grid, suv.Grid, mapped);
            var usual = organ.Intersect(Threshold.AtLeast(frame.Coarse, least, organ)).Except(Threshold.AtLeast(frame.Coarse, most, organ));
            return Evenest(suv, frame, usual, ReferenceOrgan.Liver, LiverMm, EdgeMm, tracer) ?? Evenest(suv, frame, organ, ReferenceOrgan.Liver, LiverMm, EdgeMm, tracer);
        }
        var part = Part(frame, p => frame.Left(p) < 0, least, most, LeastLiverMl);
        return Evenest(suv, frame, part, ReferenceOrgan.Liver, LiverMm, EdgeMm, tracer);
    }

    /// <summary>Of the spleen that a label map shows; without one, SST: inside the candidate that may be the spleen. FDG: in what is as hot as the liver, lateral in the left upper belly. 3 cm, else 2 cm.</summary>
    internal static ReferenceRegion? Spleen(VoxelImage suv, BodyFrame frame, SearchPlan plan, IReadOnlyList<Candidate> candidates, ReferenceRegion? liver)
    {
        var tracer = plan.Tracer;
        var mapped = plan.Organs.GetValueOrDefault(UptakeHint.Spleen);
        var spleen = candidates.FirstOrDefault(c => c.Hints is [UptakeHint.Spleen, ..]);
        var part = (spleen, tracer, liver) switch
        {
            _ when mapped is { IsEmpty: false } => Inside(frame.Coarse.Grid, suv.Grid, mapped),
            (not null, _, _) => Inside(frame.Coarse.Grid, suv.Grid, spleen.Region),
            (null, TracerKind.Fdg, not null) => Part(frame, p => frame.Left(p) > 50 && frame.Depth(p) > 0.4 && Math.Abs(p.Z - liver.Centre.Z) < 100, 0.6 * liver.Statistics.Mean, 1.5 * liver.Statistics.Mean, LeastSpleenMl),
            _ => Region.Empty,
        };
        return Evenest(suv, frame, part, ReferenceOrgan.Spleen, SpleenMm, 0, tracer) ?? Evenest(suv, frame, part, ReferenceOrgan.Spleen, SmallSpleenMm, 0, tracer);
    }

    /// <summary>A cylinder 1 cm × 2 cm in the middle of the aorta that a label map shows, at the middle of its length.</summary>
    internal static ReferenceRegion? BloodPool(VoxelImage suv, SearchPlan plan)
    {
        if (plan.Aorta is not { IsEmpty: false } aorta)
            return null;
        var middle = aorta.Centroid(suv.Grid);
        List<Point> near = [.. aorta.All().Select(suv.Grid.Centre).Where(p => Math.Abs(p.Z - middle.Z) <= 0.5 * AortaLengthMm)];
        if (near.Count == 0)
            return null;
        var centre = new Point(near.Average(p => p.X), near.Average(p => p.Y), middle.Z);
        var cylinder = Shape.Cylinder(suv.Grid, centre, AortaMm, AortaLengthMm);
        return cylinder.IsEmpty || cylinder.Intersect(aorta).Voxels < cylinder.Voxels ? null : Of(suv, ReferenceOrgan.BloodPool, centre, AortaMm, cylinder, plan.Tracer, accepted: false);
    }

    private static ReferenceRegion? Of(VoxelImage suv, ReferenceOrgan organ, Point centre, double diameterMm, Region region, TracerKind tracer, bool accepted)
    {
        if (RegionStatistics.Of(suv, region) is not { } found)
            return null;
        var flags = new List<Problem>();
        if (organ is ReferenceOrgan.Liver && !(found.Cov <= Uneven))
            flags.Add(new("W_PET_LIVER_UNEVEN", "liver", FormattableString.Invariant($"coefficient of variation {found.Cov:0.00}"), "at most 0.25", "Place the sphere in even, healthy liver; in diffuse disease there is none: say that it is not available."));
        if (organ is ReferenceOrgan.Liver && LiverMean(tracer) is var (least, most) && !(found.Mean >= least && found.Mean <= most))
            flags.Add(new("W_PET_LIVER_MEAN", "liver", FormattableString.Invariant($"SUVmean {found.Mean:0.00}"), FormattableString.Invariant($"{least} to {most}"),
                "Look at the place, the tracer, somatostatin analogues given shortly before, and weight and dose."));
        return new(organ, centre, diameterMm, region, found, accepted, flags);
    }

    /// <summary>Largest connected part (faces) of the coarse image that lies where it should and has the right SUV.</summary>
    private static Region Part(BodyFrame frame, Func<Point, bool> where, double least, double most, double leastMl)
    {
        if (frame.IsEmpty)
            return Region.Empty;
        var grid = frame.Coarse.Grid;
        var band = Threshold.AtLeast(frame.Coarse, least).Except(Threshold.AtLeast(frame.Coarse, most));
        var part = Components.Of(Region.Of(band.All().Where(v => where(grid.Centre(v)))), Connectivity.Faces).MaxBy(c => c.Voxels) ?? Region.Empty;
        return part.Voxels * grid.VoxelMl >= leastMl ? part : Region.Empty;
    }

    /// <summary>The coarse voxels whose centres lie in a region of the image.</summary>
    private static Region Inside(ImageGrid coarse, ImageGrid fine, Region region)
    {
        var found = new HashSet<Voxel>();
        foreach (var run in region.Runs)
            for (var x = run.First; x <= run.Last; x++)
                if (coarse.IndexOf(fine.Centre(run.Z, run.Y, x)) is var (cz, cy, cx) && new Voxel((int)Math.Round(cz), (int)Math.Round(cy), (int)Math.Round(cx)) is var voxel)
                    found.Add(voxel);
        return Region.Of(found.Where(v => fine.IndexOf(coarse.Centre(v)) is var (z, y, x) && region.Contains(new((int)Math.Round(z), (int)Math.Round(y), (int)Math.Round(x)))));
    }

    private static ReferenceRegion? Evenest(VoxelImage suv, BodyFrame frame, Region part, ReferenceOrgan organ, double diameterMm, double edgeMm, TracerKind tracer)
    {
        if (part.IsEmpty)
            return null;
        var (sums, grid) = (new CoarseSums(frame.Coarse, part), frame.Coarse.Grid);
        var (sphere, margin) = (new Ball(grid, 0.5 * diameterMm), new Ball(grid, (0.5 * diameterMm) + edgeMm));
        return part.All().Select(v => (At: v, Cov: sums.Cov(v, sphere, margin, MarginShare))).Where(p => p.Cov is not null).OrderBy(p => p.Cov).ThenBy(p => p.At.Z).ThenBy(p => p.At.Y).ThenBy(p => p.At.X).Take(Tried)
            .Select(p => At(suv, organ, grid.Centre(p.At), diameterMm, tracer, accepted: false)).OfType<ReferenceRegion>().MinBy(r => r.Statistics.Cov);
    }
}
