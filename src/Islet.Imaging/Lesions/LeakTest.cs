namespace Islet.Imaging.Lesions;

/// <summary>
/// Whether a region runs into an organ (pet-quantification 5.3): more than 5 % of its surface lies at a wall that it would grow beyond, or it is more than 1.5 times as large without walls.
/// A wall is the VOI's (of an edge by gradient, which no threshold carries further, that one alone), or the watershed towards what reaches the threshold and is no candidate's own; what lies within 8 mm of another candidate is that one's blur (5.6) and no wall.
/// </summary>
internal sealed class LeakTest
{
    private const double WallShare = 0.05, FreeFrom = 1.5, SpillMm = 8;

    private readonly VoxelImage suv;
    private readonly Connectivity connectivity;
    private readonly Region[] blurred;

    /// <param name="regions">Of all candidates; none: one lesion by itself.</param>
    public LeakTest(VoxelImage suv, Connectivity connectivity, IReadOnlyList<Region> regions)
    {
        (this.suv, this.connectivity) = (suv, connectivity);
        blurred = [.. regions.Select(r => Shape.Dilate(suv.Grid, r, SpillMm))];
    }

    /// <param name="at">From which the region was grown.</param>
    /// <param name="index">Which of the candidates the region is of; -1: none.</param>
    public bool Leaks(Grown grown, Voxel at, int index = -1)
    {
        if (grown.Region.IsEmpty)
            return false;
        var (grid, region) = (suv.Grid, grown.Region);
        var around = Shape.Dilate(grid, region, connectivity).Except(region);
        var open = Foreign(grown.IsByGradient ? around.Except(grown.Voi) : Threshold.AtLeast(suv, grown.Threshold, around), index);
        if (open.IsEmpty)
            return false;
        var surface = region.Intersect(Shape.Dilate(grid, Shape.Dilate(grid, region, Connectivity.Faces).Except(region), Connectivity.Faces));
        if (surface.Intersect(Shape.Dilate(grid, open, connectivity)).Voxels > WallShare * surface.Voxels)
            return true;
        if (grown.IsByGradient)
            return false; // without walls there is no outside to flood from
        var free = Foreign(Threshold.AtLeast(suv, grown.Threshold).Except(region), index).Union(region);
        return Lesion.Connected(free, at, connectivity).Voxels > FreeFrom * region.Voxels;
    }

    private Region Foreign(Region region, int index)
    {
        for (var j = 0; j < blurred.Length && !region.IsEmpty; j++)
            if (j != index && region.SharesSlices(blurred[j]))
                region = region.Except(blurred[j]);
        return region;
    }
}
