using Islet.Imaging;

namespace Islet.Tests.Imaging.Kernels;

/// <summary>The fast kernels against their slow obvious versions.</summary>
public class KernelTests
{
    [Fact]
    public void A_threshold_finds_the_voxels_that_reach_it()
    {
        foreach (var (seed, image) in RandomImages.All())
            foreach (var threshold in (double[])[RandomImages.Middle(image), image[RandomImages.Voxels(image.Grid).Last()], -1e9, 1e9])
            {
                var slow = RandomImages.Voxels(image.Grid).Where(v => image[v] >= threshold).ToList();
                Assert.True(slow.SequenceEqual(Threshold.AtLeast(image, threshold).All()), $"seed {seed}, threshold {threshold}");
            }
    }

    [Fact]
    public void A_threshold_inside_a_region_finds_what_both_hold()
    {
        foreach (var (seed, image) in RandomImages.All())
        {
            var (threshold, within) = (RandomImages.Middle(image), Shape.Sphere(image.Grid, image.Grid.Centre(image.Grid.Slices / 2, image.Grid.Rows / 2, image.Grid.Columns / 2), 9));
            Assert.True(Threshold.AtLeast(image, threshold).Intersect(within).Equals(Threshold.AtLeast(image, threshold, within)), $"seed {seed}");
        }
    }

    [Theory, InlineData(Connectivity.Corners), InlineData(Connectivity.Faces)]
    public void Components_are_those_of_a_flood(Connectivity connectivity)
    {
        foreach (var (seed, image) in RandomImages.All())
        {
            var region = Threshold.AtLeast(image, RandomImages.Middle(image));
            var slow = Flood(region, connectivity);
            var fast = Components.Of(region, connectivity);
            Assert.True(slow.Count == fast.Count, $"seed {seed}: {slow.Count} and {fast.Count}");
            Assert.True(slow.Zip(fast).All(pair => pair.First.Equals(pair.Second)), $"seed {seed}");
        }
    }

    [Fact]
    public void Voxels_that_share_a_corner_are_one_component_of_26_and_two_of_6()
    {
        var region = Region.Of([new Voxel(0, 0, 0), new(1, 1, 1)]);
        Assert.Single(Components.Of(region, Connectivity.Corners));
        Assert.Equal(2, Components.Of(region, Connectivity.Faces).Count);
    }

    [Fact]
    public void Statistics_are_those_of_the_values()
    {
        foreach (var (_, image) in RandomImages.All())
        {
            var region = Threshold.AtLeast(image, RandomImages.Middle(image));
            var found = RegionStatistics.Of(image, region)!;
            double[] values = [.. region.All().Select(v => image[v])];
            var mean = values.Average();
            Assert.Equal(values.Length, found.Voxels);
            Assert.Equal(mean, found.Mean, 1e-12 * Math.Abs(mean));
            Assert.Equal(Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / values.Length), found.Sd, 1e-9);
            Assert.Equal((values.Min(), values.Max()), (found.Min, found.Max));
            Assert.Equal(region.All().First(v => image[v] == values.Max()), found.Hottest);
            double[] sorted = [.. values.Order()];
            Assert.Equal(0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]), RegionStatistics.Median(image, region)!.Value, 1e-12);
        }
        Assert.Null(RegionStatistics.Of(RandomImages.Make(1), Region.Empty));
    }

    [Fact]
    public void Both_peaks_of_the_IBSI_are_the_largest_means_of_voxels_within_6_2035_mm()
    {
        foreach (var (seed, image) in RandomImages.All())
        {
            var region = Threshold.AtLeast(image, RandomImages.Middle(image));
            var means = region.All().ToDictionary(v => v, v => Mean(image, v));
            var most = region.All().Max(v => image[v]);
            var (local, global) = (SuvPeak.Of(image, region, PeakVariant.IbsiLocal)!.Value, SuvPeak.Of(image, region, PeakVariant.IbsiGlobal)!.Value);
            Assert.Equal(means.Where(m => image[m.Key] == most).Max(m => m.Value), local.Suv, 1e-9);
            Assert.Equal(means.Values.Max(), global.Suv, 1e-9);
            Assert.Equal(means[global.Centre], global.Suv, 1e-9);
            Assert.True(local.Suv <= global.Suv, $"seed {seed}");
        }
    }

    [Fact]
    public void A_sphere_inside_a_large_image_has_the_same_mean_by_vectors_and_by_hand()
    {
        var random = new Random(31);
        var grid = new ImageGrid { Slices = 12, Rows = 20, Columns = 90, Origin = default, ColumnMm = 1.65, RowMm = 1.65, SliceMm = 1.8 };
        var image = new VoxelImage(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(_ => (short)random.Next(-32768, 32768))],
            [.. Enumerable.Range(1, 12).Select(z => 0.001 * z)], [.. Enumerable.Range(1, 12).Select(z => 0.1 * z)]);
        var region = Region.Of(RandomImages.Voxels(grid).Where(_ => random.Next(7) == 0));
        Assert.Equal(region.All().Max(v => Mean(image, v)), SuvPeak.Of(image, region, PeakVariant.IbsiGlobal)!.Value.Suv, 1e-9);
    }

    [Fact]
    public void The_fractional_sphere_holds_one_millilitre_and_a_flat_image_peaks_at_its_value()
    {
        var grid = new ImageGrid { Slices = 9, Rows = 9, Columns = 9, Origin = default, ColumnMm = 4, RowMm = 4, SliceMm = 5 };
        Assert.Equal(1, FractionalPeak.Weights(grid).Sum(w => w.Part) * grid.VoxelMl, 0.01);
        var flat = new VoxelImage(grid, [.. Enumerable.Repeat(3.5f, (int)grid.Length)]);
        var region = Region.Of([new Voxel(4, 4, 4), new(0, 0, 0)]);
        foreach (var variant in Enum.GetValues<PeakVariant>())
            Assert.Equal(3.5, SuvPeak.Of(flat, region, variant)!.Value.Suv, 1e-12);
        Assert.Equal(new Voxel(0, 0, 0), SuvPeak.Of(flat, region, PeakVariant.IbsiGlobal)!.Value.Centre);
        Assert.Null(SuvPeak.Of(flat, Region.Empty, PeakVariant.IbsiLocal));
    }

    [Fact]
    public void Projections_are_the_largest_values_along_each_axis()
    {
        foreach (var (_, image) in RandomImages.All())
        {
            var (found, grid) = (Projections.Of(image), image.Grid);
            foreach (var v in RandomImages.Voxels(grid).GroupBy(v => (v.Y, v.X)))
                Assert.Equal(v.Max(p => image[p]), found.Axial[(v.Key.Y * grid.Columns) + v.Key.X]);
            foreach (var v in RandomImages.Voxels(grid).GroupBy(v => (v.Z, v.X)))
                Assert.Equal(v.Max(p => image[p]), found.Coronal[(v.Key.Z * grid.Columns) + v.Key.X]);
            foreach (var v in RandomImages.Voxels(grid).GroupBy(v => (v.Z, v.Y)))
                Assert.Equal(v.Max(p => image[p]), found.Sagittal[(v.Key.Z * grid.Rows) + v.Key.Y]);
        }
    }

    private static double Mean(VoxelImage image, Voxel centre) => RandomImages.Voxels(image.Grid)
        .Where(v => (image.Grid.Centre(v) - image.Grid.Centre(centre)).Length <= 6.203504908994 + 1e-9).Average(v => image[v]);

    private static List<Region> Flood(Region region, Connectivity connectivity)
    {
        var (left, parts) = (region.All().ToHashSet(), new List<Region>());
        foreach (var seed in region.All())
        {
            if (!left.Remove(seed))
                continue;
            var (part, open) = (new List<Voxel> { seed }, new Queue<Voxel>([seed]));
            while (open.TryDequeue(out var v))
                foreach (var n in Beside(v, connectivity).Where(left.Remove))
                {
                    part.Add(n);
                    open.Enqueue(n);
                }
            parts.Add(Region.Of(part));
        }
        return parts;
    }

    private static IEnumerable<Voxel> Beside(Voxel v, Connectivity connectivity) =>
        from dz in Enumerable.Range(-1, 3) from dy in Enumerable.Range(-1, 3) from dx in Enumerable.Range(-1, 3)
        where (dz, dy, dx) != (0, 0, 0) && (connectivity is Connectivity.Corners || Math.Abs(dz) + Math.Abs(dy) + Math.Abs(dx) == 1)
        select new Voxel(v.Z + dz, v.Y + dy, v.X + dx);
}
