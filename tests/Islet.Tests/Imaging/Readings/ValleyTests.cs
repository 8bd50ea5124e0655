using Islet.Imaging;
using Islet.Imaging.Readings;
using Islet.Tests.Imaging.Kernels;

namespace Islet.Tests.Imaging;

public class ValleyTests
{
    [Fact]
    public void Hills_share_out_every_voxel_and_each_holds_the_way_up_to_its_top()
    {
        foreach (var (seed, image) in RandomImages.All(12))
            foreach (var part in Components.Of(Threshold.AtLeast(image, RandomImages.Middle(image))).OrderByDescending(c => c.Voxels).Take(3))
            {
                var hills = Valleys.Part(image, part);
                Assert.Equal(part.Voxels, hills.Sum(h => h.Voxels));
                Assert.Equal(part, Region.Of(hills.SelectMany(h => h.All())));
                var slow = Slow(image, part);
                Assert.True(slow.SequenceEqual(hills), $"seed {seed}: {slow.Count} and {hills.Count}");
            }
    }

    /// <summary>The same voxel by voxel: from the hottest down each joins the hottest of its neighbours that was there before it, the earliest of equals.</summary>
    private static List<Region> Slow(VoxelImage suv, Region region)
    {
        List<Voxel> order = [.. region.All().OrderByDescending(v => (float)suv[v]).ThenBy(v => v.Z).ThenBy(v => v.Y).ThenBy(v => v.X)];
        var (hillOf, tops, hills) = (new Dictionary<Voxel, int>(), new List<Point>(), new List<List<Voxel>>());
        foreach (var voxel in order)
        {
            var before = order.TakeWhile(v => v != voxel).Where(v => Math.Abs(v.Z - voxel.Z) <= 1 && Math.Abs(v.Y - voxel.Y) <= 1 && Math.Abs(v.X - voxel.X) <= 1).Take(1).ToList();
            var at = suv.Grid.Centre(voxel);
            var hill = before is [var joined] ? hillOf[joined] : tops.FindIndex(t => (t - at).Length < 10);
            if (hill < 0)
            {
                hill = hills.Count;
                tops.Add(at);
                hills.Add([]);
            }
            hillOf[voxel] = hill;
            hills[hill].Add(voxel);
        }
        var large = hills.FindAll(h => h.Count >= 4);
        if (large.Count < 2)
            return [region];
        var centres = large.ConvertAll(h => suv.Grid.Centre(h[0]));
        foreach (var small in hills.Where(h => h.Count < 4).ToList()) // the whole hill, by its top
            large[Enumerable.Range(0, large.Count).MinBy(i => (centres[i] - suv.Grid.Centre(small[0])).Length)].AddRange(small);
        return large.ConvertAll(Region.Of);
    }
}
