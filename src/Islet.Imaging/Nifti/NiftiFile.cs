using System.Buffers.Binary;
using System.IO.Compression;
using Islet.Course;

namespace Islet.Imaging.Nifti;

/// <summary>A volume of NIfTI-1, plain or gzipped: masks and label maps (nifti.nimh.nih.gov, nifti1.h, 2007).</summary>
/// <remarks>NIfTI's world grows to the right, to the front and to the head (RAS); DICOM's to the left, to the back and to the head. It is turned here, once.</remarks>
public sealed class NiftiFile
{
    private const int HeaderLength = 348, Aligned = 1, Scanner = 0;

    private const long MostVoxels = 1L << 28;

    private const double Skew = 1e-3; // of unit vectors: what a header's floats may be off

    private const int PieceLength = 1 << 20;

    private readonly List<float[]> pieces; // of PieceLength values each, the first index fastest

    private NiftiFile(int[] shape, List<float[]> pieces, Point origin, Point[] steps) => (Shape, this.pieces, Origin, Steps) = (shape, pieces, origin, steps);

    /// <summary>Lengths of the three indices, the fastest first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Centre of voxel (0, 0, 0), in DICOM's world.</summary>
    public Point Origin { get; }

    /// <summary>From a voxel to its neighbour along each index, in mm.</summary>
    public IReadOnlyList<Point> Steps { get; }

    /// <exception cref="RefusedException">E_NIFTI.</exception>
    public static NiftiFile Open(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Bad("no file that can be read");
        }
    }

    /// <inheritdoc cref="Open"/>
    public static NiftiFile Read(Stream file)
    {
        try
        {
            var packed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            if (!packed)
                return ReadPlain(file);
            using var unpacked = new GZipStream(file, CompressionMode.Decompress, leaveOpen: true);
            return ReadPlain(unpacked);
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw Bad("a file that ends too early, or whose packed bytes are damaged");
        }
    }

    /// <summary>All values, the first index fastest.</summary>
    public double[] ToDoubles() => [.. pieces.SelectMany(piece => piece, (_, value) => (double)value)];

    /// <summary>The volume's own voxels, as an image of DICOM would have them: rows along the first index, columns along the second.</summary>
    /// <exception cref="RefusedException">E_MASK_GRID: axes that are not at right angles.</exception>
    public ImageGrid OwnGrid()
    {
        var (across, down) = ((1 / Steps[0].Length) * Steps[0], (1 / Steps[1].Length) * Steps[1]);
        var through = across.Cross(down).Dot(Steps[2]) / Steps[2].Length;
        if (Math.Abs(across.Dot(down)) > Skew || Math.Abs(through) < 1 - Skew)
            throw new RefusedException("E_MASK_GRID", "the mask", "axes that are not at right angles", "voxels that are boxes", "Export the map on the grid of the CT on which it was made.");
        return new()
        {
            Slices = Shape[2], Rows = Shape[1], Columns = Shape[0], Origin = through > 0 ? Origin : Origin + ((Shape[2] - 1) * Steps[2]), Across = across, Down = down,
            ColumnMm = Steps[0].Length, RowMm = Steps[1].Length, SliceMm = Steps[2].Length,
        };
    }

    /// <summary>The labels on an image's own voxels.</summary>
    /// <exception cref="RefusedException">E_MASK_GRID: the volume's voxels are others than the image's; nothing is resampled in silence.</exception>
    public ushort[] LabelsOn(ImageGrid grid)
    {
        var labels = new ushort[grid.Length];
        var (first, a, b, c) = (Index(grid, Origin), Direction(grid, Steps[0]), Direction(grid, Steps[1]), Direction(grid, Steps[2]));
        if (!new[] { first, a, b, c }.All(v => Whole(v.Z) && Whole(v.Y) && Whole(v.X)) || (long)Shape[0] * Shape[1] * Shape[2] != grid.Length)
            throw OffGrid();
        for (var (k, at) = (0, 0); k < Shape[2]; k++)
            for (var j = 0; j < Shape[1]; j++)
                for (var i = 0; i < Shape[0]; i++, at++)
                {
                    var value = pieces[at / PieceLength][at % PieceLength];
                    if (value == 0)
                        continue;
                    var (z, y, x) = (Round(first.Z + (i * a.Z) + (j * b.Z) + (k * c.Z)), Round(first.Y + (i * a.Y) + (j * b.Y) + (k * c.Y)), Round(first.X + (i * a.X) + (j * b.X) + (k * c.X)));
                    if (z < 0 || y < 0 || x < 0 || z >= grid.Slices || y >= grid.Rows || x >= grid.Columns)
                        throw OffGrid();
                    labels[(((z * grid.Rows) + y) * grid.Columns) + x] = value is > 0 and <= ushort.MaxValue ? (ushort)Math.Max(1, Math.Round(value)) : throw Bad("a value that is no label");
                }
        return labels;

        static int Round(double v) => (int)Math.Clamp(Math.Round(v), int.MinValue / 2, int.MaxValue / 2);
        static RefusedException OffGrid() => new("E_MASK_GRID", "the mask", "voxels that lie elsewhere than those of the image", "the image's own grid, in any order of its axes", "Export the mask on the grid of this series; Islet does not resample it.");
    }

    /// <summary>Steps are slightly off where the slices' own are (W_SPACING), so the far end of the image may differ by a third of a voxel.</summary>
    private bool Whole(double v) => Math.Abs(v - Math.Round(v)) <= 0.33 / Math.Max(1, Shape.Max()) || Math.Abs(v - Math.Round(v)) < 1e-3;

    private static (double Z, double Y, double X) Index(ImageGrid grid, Point p)
    {
        var (z, y, x) = grid.IndexOf(p);
        return (Near(z), Near(y), Near(x));

        static double Near(double v) => Math.Abs(v - Math.Round(v)) < 0.25 ? Math.Round(v) : v; // rounding of a header's floats
    }

    private static (double Z, double Y, double X) Direction(ImageGrid grid, Point step) => (step.Dot(grid.Through) / grid.SliceMm, step.Dot(grid.Down) / grid.RowMm, step.Dot(grid.Across) / grid.ColumnMm);

    private static NiftiFile ReadPlain(Stream stream)
    {
        var head = new byte[HeaderLength];
        stream.ReadExactly(head);
        var little = BinaryPrimitives.ReadInt32LittleEndian(head) == HeaderLength;
        if ((!little && BinaryPrimitives.ReadInt32BigEndian(head) != HeaderLength) || !head.AsSpan(344, 4).SequenceEqual("n+1\0"u8))
            throw Bad("no header of NIfTI-1 in one file");
        short Short(int at) => little ? BinaryPrimitives.ReadInt16LittleEndian(head.AsSpan(at)) : BinaryPrimitives.ReadInt16BigEndian(head.AsSpan(at));
        float Float(int at) => little ? BinaryPrimitives.ReadSingleLittleEndian(head.AsSpan(at)) : BinaryPrimitives.ReadSingleBigEndian(head.AsSpan(at));
        int[] shape = [Short(42), Short(44), Short(46)];
        if (Short(40) is < 3 or > 7 || Array.Exists(shape, n => n < 1) || Enumerable.Range(4, Math.Max(0, Short(40) - 3)).Any(d => Short(40 + (2 * d)) > 1) || (long)shape[0] * shape[1] > MostVoxels / shape[2])
            throw Bad("another shape than one volume");
        var size = Short(70) switch { 2 or 256 => 1, 4 or 512 => 2, 8 or 16 or 768 => 4, 64 => 8, _ => throw Bad("numbers of another kind than integers and floats") };
        var start = Float(108);
        if (start is not (>= HeaderLength and < 1 << 20))
            throw Bad("data that begin nowhere");
        stream.ReadExactly(new byte[(int)start - HeaderLength]);
        var (slope, intercept) = Float(112) is var s && float.IsFinite(s) && s != 0 ? (s, Float(116)) : (1, 0);
        var read = Values(stream, (long)shape[0] * shape[1] * shape[2], size, Short(70), little, slope, intercept);
        var (origin, steps) = Place(Short, Float);
        return new(shape, read, origin, steps);
    }

    /// <summary>Read in pieces: a size that the file does not fill costs no memory.</summary>
    private static List<float[]> Values(Stream stream, long count, int size, int kind, bool little, float slope, float intercept)
    {
        var read = new List<float[]>();
        var block = new byte[PieceLength * size];
        for (var left = count; left > 0; left -= read[^1].Length)
        {
            var n = (int)Math.Min(left, PieceLength);
            stream.ReadExactly(block, 0, n * size);
            var piece = new float[n];
            for (var i = 0; i < n; i++)
                piece[i] = (Number(block.AsSpan(i * size), kind, little) * slope) + intercept;
            read.Add(piece);
        }
        return read;
    }

    private static float Number(ReadOnlySpan<byte> v, int kind, bool little) => kind switch
    {
        2 => v[0],
        256 => unchecked((sbyte)v[0]),
        4 => little ? BinaryPrimitives.ReadInt16LittleEndian(v) : BinaryPrimitives.ReadInt16BigEndian(v),
        512 => little ? BinaryPrimitives.ReadUInt16LittleEndian(v) : BinaryPrimitives.ReadUInt16BigEndian(v),
        8 => little ? BinaryPrimitives.ReadInt32LittleEndian(v) : BinaryPrimitives.ReadInt32BigEndian(v),
        768 => little ? BinaryPrimitives.ReadUInt32LittleEndian(v) : BinaryPrimitives.ReadUInt32BigEndian(v),
        16 => little ? BinaryPrimitives.ReadSingleLittleEndian(v) : BinaryPrimitives.ReadSingleBigEndian(v),
        _ => (float)(little ? BinaryPrimitives.ReadDoubleLittleEndian(v) : BinaryPrimitives.ReadDoubleBigEndian(v)),
    };

    /// <summary>The affine: sform where there is one, else qform.</summary>
    private static (Point Origin, Point[] Steps) Place(Func<int, short> shortAt, Func<int, float> floatAt)
    {
        var affine = new double[3, 4];
        if (shortAt(254) >= Aligned)
        {
            for (var row = 0; row < 3; row++)
                for (var column = 0; column < 4; column++)
                    affine[row, column] = floatAt(280 + (16 * row) + (4 * column));
        }
        else if (shortAt(252) > Scanner)
            Quaternion(affine, floatAt);
        else
            throw Bad("no place in the patient (neither sform nor qform)");
        Point Column(int c) => new(-affine[0, c], -affine[1, c], affine[2, c]);
        Point[] steps = [Column(0), Column(1), Column(2)];
        if (!double.IsFinite(Column(3).Length) || Array.Exists(steps, s => s.Length is not (> 1e-3 and < 1e3)))
            throw Bad("a place that is none");
        return (Column(3), steps);
    }

    private static void Quaternion(double[,] affine, Func<int, float> floatAt)
    {
        double b = floatAt(256), c = floatAt(260), d = floatAt(264);
        var a = Math.Sqrt(Math.Max(0, 1 - (b * b) - (c * c) - (d * d)));
        double x = floatAt(80), y = floatAt(84), z = floatAt(88) * (floatAt(76) < 0 ? -1 : 1);
        double[,] r =
        {
            { (a * a) + (b * b) - (c * c) - (d * d), 2 * ((b * c) - (a * d)), 2 * ((b * d) + (a * c)) },
            { 2 * ((b * c) + (a * d)), (a * a) + (c * c) - (b * b) - (d * d), 2 * ((c * d) - (a * b)) },
            { 2 * ((b * d) - (a * c)), 2 * ((c * d) + (a * b)), (a * a) + (d * d) - (b * b) - (c * c) },
        };
        for (var row = 0; row < 3; row++)
            (affine[row, 0], affine[row, 1], affine[row, 2], affine[row, 3]) = (r[row, 0] * x, r[row, 1] * y, r[row, 2] * z, floatAt(268 + (4 * row)));
    }

    private static RefusedException Bad(string found) => new("E_NIFTI", "the mask", found, "one volume of NIfTI-1 (.nii or .nii.gz) with its place in the patient", "Export the mask again as NIfTI-1.");
}
