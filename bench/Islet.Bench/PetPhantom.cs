using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Islet.Imaging;

namespace Islet.Bench;

/// <summary>A body of 400 × 400 × N voxels with hot organs, lesions and noise, in the two files that the peer's script reads: stored integers and a slope per slice.</summary>
internal static partial class PetPhantom
{
    private const int Side = 400;

    // Centre (column, row, slice) and radii in voxels of a body of 600 slices, SUV: liver, spleen, kidneys, bladder, pituitary, bowel.
    private static readonly (double X, double Y, double Z, double A, double B, double C, double Suv)[] Organs =
    [
        (150, 190, 300, 53, 45, 41, 6), (265, 222, 305, 17, 23, 31, 24), (160, 237, 245, 16, 16, 31, 15), (240, 237, 250, 16, 16, 31, 15), (200, 178, 120, 23, 20, 19, 28),
        (200, 192, 480, 3, 3, 3, 9), (233, 163, 200, 23, 10, 11, 3.4),
    ];

    public static void Write(string folder, int slices)
    {
        var bodies = Organs.Concat(Lesions(new(5))).Select(o => o with { Z = o.Z * slices / 600 }).ToArray();
        var slopes = new float[slices];
        using (var file = File.Create(Path.Combine(folder, "stored.npy")))
        {
            file.Write(Header("<i2", $"({slices.ToString(CultureInfo.InvariantCulture)}, {Side}, {Side})"));
            var (values, stored) = (new double[Side * Side], new short[Side * Side]);
            for (var z = 0; z < slices; z++)
            {
                Paint(bodies, z, slices, values);
                slopes[z] = (float)(Math.Max(values.Max(), 1e-3) / short.MaxValue);
                for (var i = 0; i < values.Length; i++)
                    stored[i] = (short)Math.Min(short.MaxValue, Math.Round(values[i] / slopes[z]));
                file.Write(MemoryMarshal.AsBytes(stored.AsSpan()));
            }
        }
        using var slopeFile = File.Create(Path.Combine(folder, "slope.npy"));
        slopeFile.Write(Header("<f4", $"({slices.ToString(CultureInfo.InvariantCulture)},)"));
        slopeFile.Write(MemoryMarshal.AsBytes(slopes.AsSpan()));
    }

    public static (VoxelImage Image, float[] Slopes) Read(string folder, double voxelMm)
    {
        using var file = File.OpenRead(Path.Combine(folder, "stored.npy"));
        var shape = ReadHeader(file);
        var grid = new ImageGrid { Slices = shape[0], Rows = shape[1], Columns = shape[2], Origin = default, ColumnMm = voxelMm, RowMm = voxelMm, SliceMm = voxelMm };
        var stored = GC.AllocateUninitializedArray<short>((int)grid.Length);
        file.ReadExactly(MemoryMarshal.AsBytes(stored.AsSpan()));
        using var slopeFile = File.OpenRead(Path.Combine(folder, "slope.npy"));
        var slopes = new float[ReadHeader(slopeFile)[0]];
        slopeFile.ReadExactly(MemoryMarshal.AsBytes(slopes.AsSpan()));
        return (new(grid, stored, Array.ConvertAll(slopes, s => (double)s), new double[slopes.Length]), slopes);
    }

    private static IEnumerable<(double X, double Y, double Z, double A, double B, double C, double Suv)> Lesions(Random random)
    {
        for (var i = 0; i < 24; i++)
        {
            var r = 3 + (7 * random.NextDouble());
            yield return (130 + (140 * random.NextDouble()), 160 + (80 * random.NextDouble()), 60 + (480 * random.NextDouble()), r, r, r, 5 + (60 * random.NextDouble()));
        }
    }

    private static void Paint((double X, double Y, double Z, double A, double B, double C, double Suv)[] bodies, int z, int slices, double[] values)
    {
        var random = new Random(z);
        for (var y = 0; y < Side; y++)
            for (var x = 0; x < Side; x++)
            {
                var inBody = Square((x - 200) / 110.0) + Square((y - 200) / 70.0) + Math.Pow((z - (slices / 2.0)) / (slices / 2.05), 8) < 1;
                values[(y * Side) + x] = inBody ? 0.8 : 0;
            }
        foreach (var b in bodies)
            for (var y = (int)(b.Y - b.B - 4); y <= b.Y + b.B + 4; y++)
                for (var x = (int)(b.X - b.A - 4); x <= b.X + b.A + 4; x++)
                {
                    // An edge about three voxels wide stands for the scanner's blur.
                    var distance = (Math.Sqrt(Square((x - b.X) / b.A) + Square((y - b.Y) / b.B) + Square((z - b.Z) / b.C)) - 1) * Math.Min(b.A, Math.Min(b.B, b.C));
                    ref var v = ref values[(y * Side) + x];
                    v = Math.Max(v, b.Suv / (1 + Math.Exp(2 * distance)));
                }
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Max(0, values[i] + (0.1 * Math.Sqrt(Math.Max(values[i], 0.02)) * ((2 * random.NextDouble()) - 1) * Math.Sqrt(3)));
    }

    private static double Square(double x) => x * x;

    /// <summary>NumPy's format, version 1.0.</summary>
    private static byte[] Header(string type, string shape)
    {
        var text = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}";
        text = text.PadRight((64 * ((10 + text.Length + 1 + 63) / 64)) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)(text.Length % 256), (byte)(text.Length / 256), .. Encoding.ASCII.GetBytes(text)];
    }

    private static int[] ReadHeader(Stream file)
    {
        var start = new byte[10];
        file.ReadExactly(start);
        var text = new byte[start[8] + (256 * start[9])];
        file.ReadExactly(text);
        return [.. Shape().Match(Encoding.ASCII.GetString(text)).Groups["sides"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
    }

    [GeneratedRegex(@"'shape': \((?<sides>[0-9, ]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shape();
}
