using Islet.Course;
using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>Finds what takes up the tracer in the whole body (pet-quantification 5.4). It proposes; a reader decides. What was chosen where the specification is silent: docs/pet-measures.md.</summary>
public static class CandidateSearch
{
    private const int MostRounds = 20;

    /// <exception cref="RefusedException">E_PET_LIVER: a method needs a liver and none was accepted. E_PET_CLASS: QPSMA, which needs the organ of each lesion.</exception>
    public static CandidateList Find(VoxelImage suv, SearchPlan plan)
    {
        foreach (var method in (SegmentationMethod[])[plan.Method, plan.Second])
            if (method.NeedsClass || (method.NeedsLiver && plan.AcceptedLiver is null))
                method.Threshold(0, null, () => null); // refuses
        var frame = BodyFrame.Of(suv);
        var remarks = new List<Problem>();
        var proposals = new List<ReferenceRegion>();
        var liver = plan.Liver ?? ReferenceProposal.Liver(suv, frame, plan);
        if (plan.Liver is null)
            Note(liver, "W_PET_NO_LIVER", "no even part of 3 cm, 1 cm from its edge, right of the midline");

        var peaks = SeedPeaks.Of(suv, plan);
        remarks.AddRange(peaks.Remarks);
        var (draft, rounds, below) = Settle(suv, plan, peaks);
        if (below > 0)
            remarks.Add(new("W_PET_BELOW_METHOD", plan.Method.Id, $"{below} maxima from s0 on that do not reach the method's threshold", "a threshold that every candidate reaches", "They have no region by this method: look at them, or choose another."));
        var all = Numbered(suv, plan, draft);
        var hints = UptakeHints.Of(suv.Grid, frame, plan, [.. all.Select(c => c.Candidate)], liver);
        var (candidates, lesser) = (new List<Candidate>(), new List<Candidate>());
        for (var i = 0; i < all.Count; i++)
            (all[i].Lesser ? lesser : candidates).Add(all[i].Candidate with { Hints = hints[i] });

        if (plan.Spleen is null)
            Note(ReferenceProposal.Spleen(suv, frame, plan, candidates, liver), "W_PET_NO_SPLEEN", "no even part of 2 cm in the left upper belly");
        if (plan.BloodPool is null)
            Note(ReferenceProposal.BloodPool(suv, plan), "W_PET_NO_BLOOD_POOL", plan.Aorta is null ? "no aorta made from CT" : "no place for a cylinder of 1 cm × 2 cm");
        return new(candidates, lesser, peaks.S0, plan.Method.Id, plan.Second.Id, proposals, rounds, remarks);

        void Note(ReferenceRegion? found, string code, string why)
        {
            if (found is not null)
                proposals.Add(found);
            else
                remarks.Add(new(code, "reference region", why, "a region that can be proposed", "Place it by hand, or say that it is not available: methods that need it stay off."));
        }
    }

    /// <summary>The larger of both minima (pet-quantification 5.5), in voxels.</summary>
    internal static int LeastVoxels(ImageGrid grid, SearchPlan plan) => Math.Max(plan.MinimumVoxels, (int)Math.Ceiling((plan.MinimumMl / grid.VoxelMl) - 1e-9));

    private sealed record Draft(SeedPeak Seed, Grown Grown, Grown Second, Grown Corrected, bool Leak, bool SecondLeak, bool CorrectedLeak, (int Tree, int Peak) First, int? Reader, bool Lesser);

    /// <summary>Grows, splits and drops until nothing changes.</summary>
    private static (List<Draft> Found, int Rounds, int Below) Settle(VoxelImage suv, SearchPlan plan, SeedPeaks peaks)
    {
        var (growth, least) = (new Growth(suv, plan, peaks), LeastVoxels(suv.Grid, plan));
        var (active, rounds) = (Uncovered(suv, plan, peaks, growth), 1);
        var grown = growth.All(Territories.Among(peaks.Trees, active), active, plan.Method);
        var clear = new Dictionary<Voxel, bool>();
        bool Stays(int i) => grown[i].Region.Voxels >= least || double.IsFinite(grown[i].Threshold) && grown[i].Region.IsEmpty || (active[i].ReachesS0 && grown[i].Region.Voxels > 1 && IsClear(active[i]));
        bool IsClear(SeedPeak seed) => clear.TryGetValue(seed.At, out var known) ? known : clear[seed.At] = peaks.IsClear(seed.At, seed.Value);
        for (; rounds < MostRounds && Enumerable.Range(0, active.Count).Where(Stays).ToList() is var kept && kept.Count < active.Count; rounds++)
        {
            active = [.. kept.Select(i => active[i])];
            grown = growth.All(Territories.Among(peaks.Trees, active), active, plan.Method);
        }

        List<(SeedPeak Seed, Grown Grown, int? Reader)> found = [.. plan.Seeds.Select((voi, i) => Pointed(suv, plan, growth, voi, i)).OfType<(SeedPeak, Grown, int?)>()];
        var below = active.Where((s, i) => s.ReachesS0 && grown[i].Region.IsEmpty).Count();
        found.AddRange(active.Select((s, i) => (s, grown[i], (int?)null)).Where(a => !a.Item2.Region.IsEmpty && !found.Exists(f => f.Grown.Region.Contains(a.s.At))));
        return (Told(suv, plan, peaks, growth, found), rounds, below);
    }

    /// <summary>Seeds that no hotter region holds (one that runs out into an organ holds nothing that is prominent) and that are more than noise: large enough from s0 on, or clear.</summary>
    private static List<SeedPeak> Uncovered(VoxelImage suv, SearchPlan plan, SeedPeaks peaks, Growth growth)
    {
        var (seeds, parts, test) = (peaks.Seeds, Territories.Among(peaks.Trees, peaks.Seeds), new LeakTest(suv, plan.Connectivity, []));
        var (free, tight, covered, least) = (new Grown[seeds.Count], new bool[seeds.Count], new bool[seeds.Count], LeastVoxels(suv.Grid, plan));
        Parallel.For(0, free.Length, i =>
        {
            free[i] = growth.Free(parts, seeds[i], i);
            tight[i] = !test.Leaks(free[i], seeds[i].At, -1);
            covered[i] = seeds[i].ReachesS0 ? growth.Solid(parts, seeds[i], i) < least && !(tight[i] && peaks.IsClear(seeds[i].At, seeds[i].Value)) : !tight[i];
        });
        for (var i = 0; i < free.Length; i++)
            for (var j = i + 1; j < free.Length && !covered[i]; j++) // what is covered, or noise, covers nothing
                covered[j] |= (tight[i] || !seeds[j].Prominent) && seeds[j].Value <= seeds[i].Value && free[i].Region.Contains(seeds[j].At);
        return [.. seeds.Where((_, i) => !covered[i])];
    }

    private static (SeedPeak, Grown, int?)? Pointed(VoxelImage suv, SearchPlan plan, Growth growth, Region voi, int index) =>
        RegionStatistics.Of(suv, voi) is { } inVoi && growth.Within(voi, inVoi.Hottest, inVoi.Max, plan.Method, Region.Empty) is { Region.IsEmpty: false } grown
            ? (new SeedPeak(-1, -1, inVoi.Hottest, inVoi.Max, true, true, null), grown, index) : null;

    /// <summary>Overlaps, leaks, the second method beside, the contrast-corrected region for what leaks.</summary>
    private static List<Draft> Told(VoxelImage suv, SearchPlan plan, SeedPeaks peaks, Growth growth, List<(SeedPeak Seed, Grown Grown, int? Reader)> found)
    {
        List<SeedPeak> seeds = [.. found.Select(f => f.Seed)];
        Grown[] grown = [.. found.Select(f => f.Grown)];
        growth.Part(grown, seeds);
        var parts = Territories.Among(peaks.Trees, seeds);
        var drawn = Enumerable.Range(0, grown.Length).Where(i => found[i].Reader is not null).ToDictionary(i => i, i => grown[i].Voi);
        var second = growth.All(parts, seeds, plan.Second, drawn);
        var (leaks, secondLeaks) = (new LeakTest(suv, plan.Connectivity, [.. grown.Select(g => g.Region)]), new LeakTest(suv, plan.Connectivity, [.. second.Select(g => g.Region)]));
        var least = LeastVoxels(suv.Grid, plan);
        var told = new Draft?[grown.Length];
        Parallel.For(0, told.Length, i =>
        {
            if (grown[i].Region.IsEmpty)
                return;
            var (seed, leak) = (seeds[i], leaks.Leaks(grown[i], seeds[i].At, i));
            var corrected = leak && plan.Method.Rule is not ThresholdRule.AboveBackground ? growth.Within(grown[i].Voi, seed.At, seed.Value, SegmentationMethod.Parse("REL_BG"), Growth.Foreign(parts, i, seeds.Count, grown[i].Voi)) : Grown.None;
            told[i] = new(seed, grown[i], second[i], corrected, leak, secondLeaks.Leaks(second[i], seed.At, i), leaks.Leaks(corrected, seed.At, i),
                seed.Tree < 0 ? (-1, i) : Territories.FirstRound(peaks.Trees, seed, peaks.S0), found[i].Reader, found[i].Reader is null && (!seed.ReachesS0 || grown[i].Region.Voxels < least));
        });
        return [.. told.OfType<Draft>()];
    }

    private static List<(Candidate Candidate, bool Lesser)> Numbered(VoxelImage suv, SearchPlan plan, List<Draft> drafts)
    {
        var ml = suv.Grid.VoxelMl;
        var numbers = drafts.ConvertAll(d => LesionNumbers.Of(suv, d.Grown.Region)!);
        int[] order = [.. Enumerable.Range(0, drafts.Count).OrderBy(i => drafts[i].Lesser).ThenByDescending(i => drafts[i].Seed.Value * drafts[i].Grown.Region.Voxels)
            .ThenBy(i => drafts[i].Seed.At.Z).ThenBy(i => drafts[i].Seed.At.Y).ThenBy(i => drafts[i].Seed.At.X)];
        var hottest = Enumerable.Range(0, order.Length).GroupBy(k => drafts[order[k]].First).ToDictionary(g => g.Key, g => g.MaxBy(k => drafts[order[k]].Seed.Value));
        return [.. order.Select((i, k) => (new Candidate(k + 1, drafts[i].Grown.Region, numbers[i], drafts[i].Grown.Threshold, drafts[i].Leak, [], hottest[drafts[i].First] is var first && first != k ? first + 1 : null)
        {
            Voi = drafts[i].Grown.Voi, Seed = drafts[i].Reader, Second = Reading(plan.Second.Id, drafts[i].Second, drafts[i].SecondLeak, ml),
            Proposal = Reading(SegmentationMethod.Parse("REL_BG").Id, drafts[i].Corrected, drafts[i].CorrectedLeak, ml),
        }, drafts[i].Lesser))];
    }

    private static SecondReading? Reading(string method, Grown grown, bool leak, double ml) => grown.Region.IsEmpty ? null : new(method, grown.Threshold, grown.Region, grown.Region.Voxels * ml, leak);
}
