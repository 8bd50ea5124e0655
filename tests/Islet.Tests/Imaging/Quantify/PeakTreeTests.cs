using Islet.Imaging;
using Islet.Imaging.Quantify;
using Islet.Tests.Imaging.Kernels;

namespace Islet.Tests.Imaging.Quantify;

public class PeakTreeTests
{
    [Theory]
    [InlineData(Connectivity.Corners), InlineData(Connectivity.Faces)]
    public void A_saddle_is_the_highest_level_at_which_a_peak_is_connected_to_a_hotter_one(Connectivity connectivity)
    {
        foreach (var (seed, image) in RandomImages.All(12))
            foreach (var part in Components.Of(Threshold.AtLeast(image, RandomImages.Middle(image)), connectivity).OrderByDescending(c => c.Voxels).Take(2))
            {
                var tree = PeakTree.Of(image, part, connectivity);
                Assert.Equal(part.Voxels, tree.Labels.Length);
                Assert.Equal(tree.Peaks.Max(p => p.Value), RegionStatistics.Of(image, part)!.Max);
                foreach (var (peak, i) in tree.Peaks.Select((p, i) => (p, i)).Where(p => p.p.Into != p.i).Take(25))
                {
                    Assert.True(peak.Into < i, $"seed {seed}");
                    var hotter = tree.Peaks[peak.Into].At;
                    Assert.Contains(Components.Of(Threshold.AtLeast(image, peak.Saddle, part), connectivity), c => c.Contains(peak.At) && c.Contains(hotter));
                    var alone = Components.Of(Threshold.AtLeast(image, Math.BitIncrement(peak.Saddle), part), connectivity).FirstOrDefault(c => c.Contains(peak.At));
                    Assert.True(alone is null || !tree.Peaks.Take(i).Any(p => p.Value > peak.Value && alone.Contains(p.At)), $"seed {seed}, peak {i}");
                }
            }
    }

    [Fact]
    public void The_territories_of_seeds_share_out_every_voxel()
    {
        foreach (var (_, image) in RandomImages.All(12))
        {
            PeakTree[] trees = [.. Components.Of(Threshold.AtLeast(image, RandomImages.Middle(image))).Select(c => PeakTree.Of(image, c, Connectivity.Corners))];
            List<SeedPeak> seeds = [.. trees.SelectMany((tree, t) => tree.Peaks.Select((p, i) => new SeedPeak(t, i, p.At, p.Value, true, true)).Where(s => s.Peak % 3 == 0))];
            var parts = Territories.Among(trees, seeds);
            Assert.Equal(trees.Sum(t => t.Region.Voxels), Enumerable.Range(0, seeds.Count).Sum(i => parts.Of(i).Voxels));
            Assert.Equal(trees.Sum(t => t.Region.Voxels), Region.Of(Enumerable.Range(0, seeds.Count).SelectMany(i => parts.Of(i).All())).Voxels);
            Assert.All(Enumerable.Range(0, seeds.Count), i => Assert.True(parts.Of(i).Contains(seeds[i].At) && parts.Meets(i) <= seeds[i].Value));
        }
    }
}
