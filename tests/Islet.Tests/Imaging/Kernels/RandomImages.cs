using Islet.Imaging;

namespace Islet.Tests.Imaging.Kernels;

/// <summary>Small images of noise with hot spots, on grids of every kind, and what is slow and obvious about them.</summary>
internal static class RandomImages
{
    public const int Cases = 25;

    public static IEnumerable<(int Seed, VoxelImage Image)> All(int cases = Cases) => Enumerable.Range(1, cases).Select(seed => (seed, Make(seed)));

    public static ImageGrid Grid(Random random) => new()
    {
        Slices = random.Next(1, 14), Rows = random.Next(1, 18), Columns = random.Next(1, 70), Origin = new(random.Next(-300, 300), random.Next(-300, 300), random.Next(-900, 900)),
        Across = new(Math.Cos(0.3), Math.Sin(0.3), 0), Down = new(-Math.Sin(0.3) * Math.Cos(0.2), Math.Cos(0.3) * Math.Cos(0.2), Math.Sin(0.2)),
        ColumnMm = 1.5 + (3 * random.NextDouble()), RowMm = 1.5 + (3 * random.NextDouble()), SliceMm = 1.5 + (4 * random.NextDouble()),
    };

    public static VoxelImage Make(int seed)
    {
        var random = new Random(seed);
        var grid = Grid(random);
        if (seed % 5 == 0)
            return new(grid, [.. Enumerable.Range(0, (int)grid.Length).Select(_ => (float)(10 * random.NextDouble()))]);
        var stored = Enumerable.Range(0, (int)grid.Length).Select(_ => (short)random.Next(short.MinValue, short.MaxValue + 1)).ToArray();
        // One image in four has a falling slope and one that is zero, which nobody should write and somebody does.
        double[] slopes = [.. Enumerable.Range(0, grid.Slices).Select(z => seed % 4 == 3 && z < 2 ? z - 1 : 0.0001 + (0.001 * random.NextDouble()))];
        return new(grid, stored, slopes, [.. Enumerable.Range(0, grid.Slices).Select(_ => seed % 3 == 0 ? 0.5 * random.NextDouble() : 0)]);
    }

    public static IEnumerable<Voxel> Voxels(ImageGrid grid) =>
        from z in Enumerable.Range(0, grid.Slices) from y in Enumerable.Range(0, grid.Rows) from x in Enumerable.Range(0, grid.Columns) select new Voxel(z, y, x);

    public static double Middle(VoxelImage image) => Voxels(image.Grid).Select(v => image[v]).Order().ElementAt((int)(image.Grid.Length * 3 / 4));
}
