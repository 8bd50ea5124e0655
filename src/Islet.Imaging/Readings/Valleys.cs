namespace Islet.Imaging.Readings;

/// <summary>How a region comes apart along its valleys: from the hottest voxel down, each voxel joins the hill of its hottest neighbour that is already on one.</summary>
/// <remarks>A watershed of values (Vincent and Soille, IEEE Trans Pattern Anal Mach Intell 1991;13:583–598). Hills whose tops lie less than 1 cm apart are one (pet-quantification 5.4 iii).</remarks>
public static class Valleys
{
    private const double TopsApartMm = 10;

    /// <summary>Smaller pieces are noise: they stay with the hill that they touch first.</summary>
    private const int LeastVoxels = 4;

    /// <summary>The hills, that of the hottest voxel first; one: the region has no valley.</summary>
    public static IReadOnlyList<Region> Part(VoxelImage suv, Region region)
    {
        var order = region.All().Select(v => (Voxel: v, Suv: suv[v])).OrderByDescending(v => v.Suv).ThenBy(v => v.Voxel.Z).ThenBy(v => v.Voxel.Y).ThenBy(v => v.Voxel.X).ToList();
        var (hillOf, tops, hills) = (new Dictionary<Voxel, int>(order.Count), new List<Point>(), new List<List<Voxel>>());
        foreach (var (voxel, _) in order)
        {
            var hill = -1;
            var hottest = double.NegativeInfinity;
            for (var dz = -1; dz <= 1; dz++)
                for (var dy = -1; dy <= 1; dy++)
                    for (var dx = -1; dx <= 1; dx++)
                        if (hillOf.TryGetValue(new(voxel.Z + dz, voxel.Y + dy, voxel.X + dx), out var beside) && suv[voxel.Z + dz, voxel.Y + dy, voxel.X + dx] is var value && value > hottest)
                            (hill, hottest) = (beside, value);
            if (hill < 0)
            {
                (hill, var at) = (hills.Count, suv.Grid.Centre(voxel));
                if (tops.FindIndex(top => (top - at).Length < TopsApartMm) is >= 0 and var near)
                    hill = near;
                else
                {
                    tops.Add(at);
                    hills.Add([]);
                }
            }
            hillOf[voxel] = hill;
            hills[hill].Add(voxel);
        }
        return hills.Exists(h => h.Count < LeastVoxels) ? Large(suv, region, hills) : [.. hills.Select(Region.Of)];
    }

    /// <summary>The voxels of hills that are too small go to the nearest top of the others.</summary>
    private static IReadOnlyList<Region> Large(VoxelImage suv, Region region, List<List<Voxel>> hills)
    {
        var large = hills.FindAll(h => h.Count >= LeastVoxels);
        if (large.Count < 2)
            return [region];
        List<Point> tops = [.. large.Select(h => suv.Grid.Centre(h[0]))];
        foreach (var voxel in hills.Where(h => h.Count < LeastVoxels).SelectMany(h => h).ToList())
            large[Enumerable.Range(0, tops.Count).MinBy(i => (tops[i] - suv.Grid.Centre(voxel)).Length)].Add(voxel);
        return [.. large.Select(Region.Of)];
    }
}
