namespace Islet.Imaging;

/// <summary>A step from a voxel to a neighbour.</summary>
internal readonly record struct Step(int Z, int Y, int X)
{
    /// <summary>One of each pair of opposite steps to the 8 neighbours in the slice.</summary>
    public static readonly Step[] InSlice = [new(0, 0, 1), new(0, 1, 0), new(0, 1, 1), new(0, 1, -1)];

    /// <summary>One of each pair of opposite steps to the 26 neighbours.</summary>
    public static readonly Step[] InVolume = [.. All(true).Where(s => (s.Z, s.Y, s.X).CompareTo((0, 0, 0)) > 0)];

    /// <summary>The 8 or 26 neighbours.</summary>
    public static Step[] All(bool volumetric) =>
    [
        .. from z in volumetric ? new[] { -1, 0, 1 } : [0] from y in new[] { -1, 0, 1 } from x in new[] { -1, 0, 1 } where (z, y, x) != (0, 0, 0) select new Step(z, y, x),
    ];

    /// <summary>The 4 or 6 that share a side.</summary>
    public static Step[] Sides(bool volumetric) => [.. All(volumetric).Where(s => Math.Abs(s.Z) + Math.Abs(s.Y) + Math.Abs(s.X) == 1)];
}

/// <summary>The grey levels of a region, from 1; 0 is outside. Cut to the region's box.</summary>
internal sealed class GreyLevels
{
    private readonly (int Z, int Y, int X) size;

    public GreyLevels(ImageGrid grid, int[] levels, bool[] shape)
    {
        var (low, high) = Box(grid, shape);
        size = (high.Z - low.Z + 1, high.Y - low.Y + 1, high.X - low.X + 1);
        (At, Shape) = (new int[size.Z * size.Y * size.X], new bool[size.Z * size.Y * size.X]);
        for (var i = 0; i < At.Length; i++)
        {
            var (z, y, x) = Place(i);
            var from = ((((z + low.Z) * grid.Rows) + y + low.Y) * grid.Columns) + x + low.X;
            (At[i], Shape[i]) = (levels[from], shape[from]);
        }
        Highest = At.Max();
    }

    public int[] At { get; }

    /// <summary>The shape, of which re-segmentation may have taken voxels.</summary>
    public bool[] Shape { get; }

    public int Highest { get; }

    public int Slices => size.Z;

    public int SliceLength => size.Y * size.X;

    public (int Z, int Y, int X) Place(int i) => (i / SliceLength, i / size.X % size.Y, i % size.X);

    /// <summary>The neighbour's index; −1: outside of the box.</summary>
    public int Next(int i, Step step, int times = 1)
    {
        var (z, y, x) = Place(i);
        (z, y, x) = (z + (times * step.Z), y + (times * step.Y), x + (times * step.X));
        return z < 0 || y < 0 || x < 0 || z >= size.Z || y >= size.Y || x >= size.X ? -1 : (((z * size.Y) + y) * size.X) + x;
    }

    /// <summary>Its level; 0: outside of the region.</summary>
    public int LevelAt(int i, Step step) => Next(i, step) is >= 0 and var next ? At[next] : 0;

    /// <summary>The voxels of the region, of one slice or of all.</summary>
    public IEnumerable<int> Voxels(int? slice) =>
        Enumerable.Range((slice ?? 0) * SliceLength, slice is null ? At.Length : SliceLength).Where(i => At[i] > 0);

    /// <summary>The slices that hold a voxel of the region.</summary>
    public IEnumerable<int> FilledSlices => Enumerable.Range(0, Slices).Where(z => Voxels(z).Any());

    public static (Voxel Low, Voxel High) Box(ImageGrid grid, bool[] shape)
    {
        var (low, high) = (new Voxel(int.MaxValue, int.MaxValue, int.MaxValue), new Voxel(-1, -1, -1));
        for (var i = 0; i < shape.Length; i++)
            if (shape[i])
            {
                var (z, y, x) = (i / grid.SliceLength, i / grid.Columns % grid.Rows, i % grid.Columns);
                (low, high) = (new(Math.Min(low.Z, z), Math.Min(low.Y, y), Math.Min(low.X, x)), new(Math.Max(high.Z, z), Math.Max(high.Y, y), Math.Max(high.X, x)));
            }
        return (low, high);
    }
}
