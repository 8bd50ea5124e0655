using Islet.Imaging.Quantify;

namespace Islet.Imaging.Readings;

/// <summary>How a region comes apart along its valleys (<see cref="PeakTree"/>): hills whose tops lie less than 1 cm apart are one (pet-quantification 5.4 iii).</summary>
internal static class Valleys
{
    private const double TopsApartMm = 10;

    /// <summary>Smaller hills are noise: they go with the nearest of the others.</summary>
    private const int LeastVoxels = 4;

    /// <summary>The hills, that of the hottest voxel first; one: the region has no valley.</summary>
    public static IReadOnlyList<Region> Part(VoxelImage suv, Region region)
    {
        var tree = PeakTree.Of(suv, region, Connectivity.Corners);
        var (tops, hillOf) = (new List<Point>(), new int[tree.Peaks.Count]);
        for (var i = 0; i < hillOf.Length; i++)
        {
            var at = suv.Grid.Centre(tree.Peaks[i].At);
            if (tops.FindIndex(top => (top - at).Length < TopsApartMm) is >= 0 and var near)
                hillOf[i] = near;
            else
            {
                hillOf[i] = tops.Count;
                tops.Add(at);
            }
        }
        var hills = tree.Parted(hillOf, tops.Count);
        int[] large = [.. Enumerable.Range(0, hills.Length).Where(i => hills[i].Voxels >= LeastVoxels)];
        if (large.Length < 2)
            return [region];
        int[] goesTo = [.. Enumerable.Range(0, hills.Length).Select(i => Array.IndexOf(large, i) is >= 0 and var own ? own : Enumerable.Range(0, large.Length).MinBy(k => (tops[large[k]] - tops[i]).Length))];
        return tree.Parted(Array.ConvertAll(hillOf, h => goesTo[h]), large.Length);
    }
}
