namespace Islet.Imaging;

/// <summary>A point or direction in the patient, in millimetres: x grows to the left, y to the back, z to the head (DICOM PS3.3 C.7.6.2.1.1).</summary>
public readonly record struct Point(double X, double Y, double Z)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Point operator *(double k, Point a) => new(k * a.X, k * a.Y, k * a.Z);

    public double Dot(Point other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Point Cross(Point other) => new((Y * other.Z) - (Z * other.Y), (Z * other.X) - (X * other.Z), (X * other.Y) - (Y * other.X));

    public double Length => Math.Sqrt(Dot(this));
}

/// <summary>Position of a voxel: slice, row, column, each from 0, slices in the order of their positions.</summary>
public readonly record struct Voxel(int Z, int Y, int X);

/// <summary>Where the voxels of an image lie in the patient.</summary>
/// <remarks>pet-quantification 2.4 to 2.7: oblique images and those that begin at the feet are legal, so the directions are kept.</remarks>
public sealed record ImageGrid
{
    public required int Slices { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    /// <summary>Centre of voxel (0, 0, 0).</summary>
    public required Point Origin { get; init; }

    /// <summary>Unit vector along which the column index grows: the first three numbers of ImageOrientationPatient.</summary>
    public Point Across { get; init; } = new(1, 0, 0);

    /// <summary>Unit vector along which the row index grows: the last three.</summary>
    public Point Down { get; init; } = new(0, 1, 0);

    /// <summary>Unit vector along which the slice index grows: <see cref="Across"/> × <see cref="Down"/>.</summary>
    public Point Through => Across.Cross(Down);

    /// <summary>Distance of the centres of neighbours in a row: the second number of PixelSpacing.</summary>
    public required double ColumnMm { get; init; }

    /// <summary>Distance of the centres of neighbours in a column: the first number of PixelSpacing.</summary>
    public required double RowMm { get; init; }

    /// <summary>Median distance of neighbouring slices; never SliceThickness.</summary>
    public required double SliceMm { get; init; }

    public double VoxelMl => ColumnMm * RowMm * SliceMm / 1000;

    public int SliceLength => Rows * Columns;

    public long Length => (long)Slices * Rows * Columns;

    public Point Centre(Voxel voxel) => Centre(voxel.Z, voxel.Y, voxel.X);

    public Point Centre(double z, double y, double x) => Origin + (x * ColumnMm * Across) + (y * RowMm * Down) + (z * SliceMm * Through);

    /// <summary>The eight corners: of the outermost voxels' centres, or so many voxels beyond them; half a voxel is where the image ends.</summary>
    public IEnumerable<Point> Corners(double beyond = 0) =>
        from z in (double[])[-beyond, Slices - 1 + beyond] from y in (double[])[-beyond, Rows - 1 + beyond] from x in (double[])[-beyond, Columns - 1 + beyond] select Centre(z, y, x);

    /// <summary>Index of a point, between voxels and outside the image as well.</summary>
    public (double Z, double Y, double X) IndexOf(Point point)
    {
        var d = point - Origin;
        return (d.Dot(Through) / SliceMm, d.Dot(Down) / RowMm, d.Dot(Across) / ColumnMm);
    }
}

/// <summary>The numbers of an image: integers as stored, with a slope and an intercept per slice, or values.</summary>
/// <remarks>
/// A PET is kept as stored: half the memory, and a threshold can be compared without making a value of each voxel. Value = stored × slope + intercept of that slice
/// (pet-quantification 2.3). Unsigned integers of all 16 bits are kept less 32,768, with that much in the intercept.
/// </remarks>
public sealed class VoxelImage
{
    private readonly short[] stored = [];
    private readonly float[] values = [];

    /// <param name="stored">Slice by slice, row by row.</param>
    /// <param name="slopes">One a slice.</param>
    /// <param name="intercepts">One a slice.</param>
    public VoxelImage(ImageGrid grid, short[] stored, double[] slopes, double[] intercepts)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(stored.LongLength, grid.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(slopes.Length, grid.Slices);
        ArgumentOutOfRangeException.ThrowIfNotEqual(intercepts.Length, grid.Slices);
        (Grid, this.stored, Slopes, Intercepts, IsStored) = (grid, stored, slopes, intercepts, true);
    }

    public VoxelImage(ImageGrid grid, float[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.LongLength, grid.Length);
        (Grid, this.values) = (grid, values);
    }

    public ImageGrid Grid { get; }

    /// <summary>Whether the image holds integers as stored; else values.</summary>
    public bool IsStored { get; }

    /// <summary>Empty for values.</summary>
    public IReadOnlyList<double> Slopes { get; } = [];

    /// <summary>Empty for values.</summary>
    public IReadOnlyList<double> Intercepts { get; } = [];

    /// <summary>A slice of the integers.</summary>
    public ReadOnlySpan<short> Stored(int slice) => stored.AsSpan(slice * Grid.SliceLength, Grid.SliceLength);

    /// <summary>A slice of the values of an image that <see cref="IsStored"/> is not true of.</summary>
    public ReadOnlySpan<float> Values(int slice) => values.AsSpan(slice * Grid.SliceLength, Grid.SliceLength);

    public double this[int z, int y, int x] => IsStored
        ? (Stored(z)[(y * Grid.Columns) + x] * Slopes[z]) + Intercepts[z]
        : Values(z)[(y * Grid.Columns) + x];

    public double this[Voxel voxel] => this[voxel.Z, voxel.Y, voxel.X];

    /// <summary>The same image in another unit: each value times the factor of its slice. Stored integers are shared.</summary>
    public VoxelImage Scaled(Func<int, double> factor)
    {
        if (IsStored)
            return new(Grid, stored, [.. Slopes.Select((slope, z) => slope * factor(z))], [.. Intercepts.Select((intercept, z) => intercept * factor(z))]);
        var scaled = new float[values.Length];
        for (var z = 0; z < Grid.Slices; z++)
        {
            var k = factor(z);
            for (var i = z * Grid.SliceLength; i < (z + 1) * Grid.SliceLength; i++)
                scaled[i] = (float)(values[i] * k);
        }
        return new(Grid, scaled);
    }
}
