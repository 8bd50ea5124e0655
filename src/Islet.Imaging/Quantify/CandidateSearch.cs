using Islet.Imaging.Lesions;

namespace Islet.Imaging.Quantify;

/// <summary>Finds what takes up the tracer in the whole body (pet-quantification 5.4). It proposes; a reader decides.</summary>
public static class CandidateSearch
{
    private const double BoundMm = 20;

    /// <exception cref="Islet.Course.RefusedException">E_PET_LIVER: the method needs a liver and none was accepted.</exception>
    public static CandidateList Find(VoxelImage suv, SearchPlan plan)
    {
        var grid = suv.Grid;
        var s0 = plan.S0 ?? Math.Max(SearchPlan.LeastS0, plan.AcceptedLiver is { } l ? l.Mean + (2 * l.Sd) : 0);
        var least = Math.Max(plan.MinimumMl, plan.MinimumVoxels * grid.VoxelMl);
        var (found, taken) = (new List<Candidate>(), Region.Empty);
        foreach (var part in Components.Of(Threshold.AtLeast(suv, s0), plan.Connectivity).OrderByDescending(c => RegionStatistics.Of(suv, c)!.Max))
        {
            var voi = Shape.Dilate(grid, part, BoundMm);
            if (Lesion.Grow(suv, voi.Except(taken), plan.Method, plan.AcceptedLiver) is not { } lesion || lesion.Region.Voxels * grid.VoxelMl < least)
                continue;
            found.Add(new(0, lesion.Region, LesionNumbers.Of(suv, lesion.Region)!, lesion.Threshold!.Value, lesion.Leak, [], null) { Voi = voi });
            taken = taken.Union(lesion.Region);
        }
        List<Candidate> ordered = [.. found.OrderByDescending(c => c.Numbers.SuvMax * c.Numbers.Ml).ThenBy(c => c.Region.Runs[0])];
        return new([.. ordered.Select((c, i) => c with { Number = i + 1 })], [], s0, plan.Method.Id, plan.Second.Id, [], 1, []);
    }
}
