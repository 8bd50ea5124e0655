using Islet.Course;
using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>Which local maxima may be something of their own (pet-quantification 5.4). The numbers that the specification does not give are ours and told in docs/pet-measures.md.</summary>
internal sealed class SeedPeaks
{
    /// <summary>A maximum is one of its own where the way to a hotter one leads below this share of it: noise of an organ does not, a lesion of contrast 1.43 does (ours).</summary>
    private const double Prominence = 0.7;

    /// <summary>Mean of 1 mL on the maximum against the median of the shell 1 to 2 cm around: below it what an organ's noise lifts above s0 is nothing of its own (ours, after pet-quantification 7, "1.5 × local background").</summary>
    private const double LeastContrast = 1.5;

    /// <summary>1/0.42, of the maximum itself: where REL42 does not run out (pet-quantification 5.3).</summary>
    private const double ClearContrast = 1 / 0.42;

    /// <summary>SUV from which something is looked at at all, faint or not (ours).</summary>
    private const double FaintFrom = 2;

    /// <summary>Maxima closer than this to a hotter one are one with it, mm (pet-quantification 5.4 iii).</summary>
    private const double ApartMm = 10;

    /// <summary>A hottest part larger than this is an organ's: what lies around it is that organ again (ours).</summary>
    private const double LargestCoreMl = 50;

    private const double CoreReachMm = 30, CoreShare = 0.7;

    private const int MostCandidates = 400, MostFaint = 100, MostLooked = 2_000; // an image of noise must end as well

    private readonly VoxelImage suv;
    private readonly SearchPlan plan;
    private readonly Region above, mask, liver;
    private readonly HashSet<Voxel> tops;

    private SeedPeaks(VoxelImage suv, SearchPlan plan)
    {
        (this.suv, this.plan) = (suv, plan);
        S0 = plan.S0 ?? Math.Max(SearchPlan.LeastS0, plan.AcceptedLiver is { } l ? l.Mean + (2 * l.Sd) : 0);
        Floor = Math.Min(S0, FaintFrom);
        liver = plan is { S0: null, AcceptedLiver: not null } ? LiverBody(suv, plan) : Region.Empty;
        above = Threshold.AtLeast(suv, Floor);
        mask = Threshold.AtLeast(suv, S0, above);
        if (!liver.IsEmpty)
            mask = mask.Except(liver.Except(Threshold.AtLeast(suv, plan.AcceptedLiver!.Max, liver)));
        var least = CandidateSearch.LeastVoxels(suv.Grid, plan);
        tops = [.. Components.Of(mask, plan.Connectivity).Where(c => c.Voxels >= least).Select(c => RegionStatistics.Of(suv, c)!.Hottest)];
    }

    public double S0 { get; }

    public double Floor { get; }

    public PeakTree[] Trees { get; private set; } = [];

    /// <summary>Hottest first.</summary>
    public List<SeedPeak> Seeds { get; private set; } = [];

    public List<Problem> Remarks { get; } = [];

    public static SeedPeaks Of(VoxelImage suv, SearchPlan plan)
    {
        var found = new SeedPeaks(suv, plan);
        Region[] parts = [.. Components.Of(found.above, plan.Connectivity).Where(p => p.Voxels > 1)];
        var (trees, seeds) = (new PeakTree[parts.Length], new List<SeedPeak>[parts.Length]);
        Parallel.For(0, parts.Length, i =>
        {
            trees[i] = PeakTree.Of(suv, parts[i], plan.Connectivity);
            seeds[i] = [.. found.InTree(trees[i], i)];
        });
        found.Trees = trees;
        List<SeedPeak> all = [.. seeds.SelectMany(s => s).OrderByDescending(s => s.Value).ThenBy(s => s.At.Z).ThenBy(s => s.At.Y).ThenBy(s => s.At.X)];
        found.Seeds = [.. all.Where(s => s.ReachesS0).Take(MostCandidates).Concat(all.Where(s => !s.ReachesS0).Take(MostFaint))];
        if (found.Seeds.Count < all.Count)
            found.Remarks.Add(new("W_PET_SEARCH_MANY", "candidates", $"{all.Count} maxima", $"at most {MostCandidates}, and {MostFaint} faint ones", "Only the hottest were followed: raise s0, or look whether the image is what it should be."));
        return found;
    }

    /// <summary>What stands out by itself, however small: SUVmax 1/0.42 and 1 mL around it 1.5 times the median around.</summary>
    public bool IsClear(Voxel at, double value) => Around(at, value).Median is { } background && value >= ClearContrast * background && StandsOut(at, background);

    private bool StandsOut(Voxel at, double? background) => background is { } b && Peak(at) >= LeastContrast * b;

    private double Peak(Voxel at) => SuvPeak.Of(suv, Region.Of([at]), PeakVariant.IbsiLocal)!.Value.Suv;

    /// <summary>Median of the shell 1 to 2 cm around what reaches 70 % of the maximum within 3 cm of it: half of the shell may be another lesion or organ. Null: no shell.</summary>
    private (double? Median, int CoreVoxels) Around(Voxel at, double value)
    {
        var near = Shape.Sphere(suv.Grid, suv.Grid.Centre(at), CoreReachMm);
        var core = Lesions.Lesion.Connected(Threshold.AtLeast(suv, CoreShare * value, near), at, plan.Connectivity);
        var shell = Lesion.Around(suv.Grid, core);
        return (RegionStatistics.Median(suv, shell) is { } median ? Math.Max(median, 1e-6) : null, core.Voxels);
    }

    private IEnumerable<SeedPeak> InTree(PeakTree tree, int index)
    {
        var (kept, looked) = (new List<Point>(), 0);
        for (var i = 0; i < tree.Peaks.Count && kept.Count <= MostCandidates + MostFaint && looked < MostLooked; i++)
        {
            var peak = tree.Peaks[i];
            var (reachesS0, prominent) = (mask.Contains(peak.At), IsProminent(peak));
            if ((!prominent && !tops.Contains(peak.At)) || kept.Exists(p => (p - suv.Grid.Centre(peak.At)).Length <= ApartMm))
                continue;
            looked++;
            var (background, core) = Around(peak.At, peak.Value);
            var inLiver = liver.Contains(peak.At);
            if (!(reachesS0 ? prominent || inLiver || StandsOut(peak.At, background) : peak.Value >= ClearContrast * background && StandsOut(peak.At, background)))
                continue;
            kept.Add(suv.Grid.Centre(peak.At));
            yield return new(index, i, peak.At, peak.Value, reachesS0, prominent || inLiver, core * suv.Grid.VoxelMl <= LargestCoreMl ? background : null);
        }
    }

    private static bool IsProminent(PeakTree.Peak peak) => peak.Saddle < Prominence * peak.Value;

    /// <summary>The liver around an accepted sphere: the label map's, or what is within 40 % of the mean and connected to it by faces, with one voxel around (ours).</summary>
    private static Region LiverBody(VoxelImage suv, SearchPlan plan)
    {
        if (plan.Organs.TryGetValue(UptakeHint.Liver, out var mapped))
            return mapped;
        var (mean, sphere) = (plan.AcceptedLiver!.Mean, plan.Liver!.Region);
        var near = Shape.Dilate(suv.Grid, sphere, 200);
        var band = Threshold.AtLeast(suv, 0.6 * mean, near).Except(Threshold.AtLeast(suv, 1.4 * mean, near));
        var body = Components.Of(band, Connectivity.Faces).MaxBy(c => c.Intersect(sphere).Voxels) ?? Region.Empty;
        return Shape.Dilate(suv.Grid, body, Connectivity.Corners);
    }
}
