using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Islet.Imaging;

/// <summary>Maximum intensity projections along the three axes of the grid (pet-quantification 11). For a patient on his back: axial, coronal, sagittal.</summary>
/// <param name="Axial">Along the slices: row × column.</param>
/// <param name="Coronal">Along the rows: slice × column.</param>
/// <param name="Sagittal">Along the columns: slice × row.</param>
public sealed record Projections(double[] Axial, double[] Coronal, double[] Sagittal)
{
    public static Projections Of(VoxelImage image)
    {
        var (slices, rows, columns) = (image.Grid.Slices, image.Grid.Rows, image.Grid.Columns);
        var (coronal, sagittal) = (new double[slices * columns], new double[slices * rows]);
        // A maximum does not depend on who took it: as many parts as there are processors, each with a projection along the slices of its own.
        var parts = new double[Math.Min(slices, Environment.ProcessorCount)][];
        Parallel.For(0, parts.Length, part =>
        {
            var axial = parts[part] = new double[rows * columns];
            Array.Fill(axial, double.NegativeInfinity);
            for (var z = part * slices / parts.Length; z < (part + 1) * slices / parts.Length; z++)
                if (image is { IsStored: true } && image.Slopes[z] > 0)
                    Slice(image.Stored(z), columns, image.Slopes[z], image.Intercepts[z], axial, coronal.AsSpan(z * columns, columns), sagittal.AsSpan(z * rows, rows));
                else
                    Slice(image, z, axial, coronal.AsSpan(z * columns, columns), sagittal.AsSpan(z * rows, rows));
        });
        foreach (var part in parts[1..])
            for (var i = 0; i < part.Length; i++)
                parts[0][i] = Math.Max(parts[0][i], part[i]);
        return new(parts[0], coronal, sagittal);
    }

    /// <summary>Any image, value by value.</summary>
    private static void Slice(VoxelImage image, int z, double[] axial, Span<double> coronal, Span<double> sagittal)
    {
        var columns = image.Grid.Columns;
        var row = new double[columns];
        coronal.Fill(double.NegativeInfinity);
        sagittal.Fill(double.NegativeInfinity);
        for (var y = 0; y < image.Grid.Rows; y++)
        {
            image.Copy(new(z, y, 0, columns - 1), row);
            for (var x = 0; x < columns; x++)
            {
                axial[(y * columns) + x] = Math.Max(axial[(y * columns) + x], row[x]);
                coronal[x] = Math.Max(coronal[x], row[x]);
                sagittal[y] = Math.Max(sagittal[y], row[x]);
            }
        }
    }

    /// <summary>Within a slice the largest integer is the largest value, so only one integer a line is scaled; along the slices each is.</summary>
    private static void Slice(ReadOnlySpan<short> stored, int columns, double slope, double intercept, double[] axial, Span<double> coronal, Span<double> sagittal)
    {
        Span<short> most = columns <= 4096 ? stackalloc short[columns] : new short[columns];
        most.Fill(short.MinValue);
        for (var y = 0; y < sagittal.Length; y++)
            sagittal[y] = (Row(stored.Slice(y * columns, columns), most) * slope) + intercept;
        for (var x = 0; x < columns; x++)
            coronal[x] = (most[x] * slope) + intercept;
        Along(stored, slope, intercept, axial);
    }

    private static short Row(ReadOnlySpan<short> row, Span<short> most)
    {
        var (x, largest) = (0, short.MinValue);
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(most);
        var lanes = Vector256.Create(short.MinValue);
        for (; x <= row.Length - Vector256<short>.Count; x += Vector256<short>.Count)
        {
            var v = Vector256.LoadUnsafe(ref from, (nuint)x);
            lanes = Vector256.Max(lanes, v);
            Vector256.Max(Vector256.LoadUnsafe(ref to, (nuint)x), v).StoreUnsafe(ref to, (nuint)x);
        }
        for (var i = 0; i < Vector256<short>.Count; i++)
            largest = Math.Max(largest, lanes[i]);
        for (; x < row.Length; x++)
        {
            largest = Math.Max(largest, row[x]);
            most[x] = Math.Max(most[x], row[x]);
        }
        return largest;
    }

    private static void Along(ReadOnlySpan<short> stored, double slope, double intercept, double[] axial)
    {
        var i = 0;
        if (Avx2.IsSupported)
        {
            ref var from = ref MemoryMarshal.GetReference(stored);
            ref var to = ref MemoryMarshal.GetArrayDataReference(axial);
            var (k, b) = (Vector256.Create(slope), Vector256.Create(intercept));
            for (; i <= stored.Length - Vector128<short>.Count; i += Vector128<short>.Count)
            {
                var v = Vector128.LoadUnsafe(ref from, (nuint)i);
                // Multiplied, then added, as the image's own indexer does: fused the two would round differently.
                var (low, high) = ((Avx.ConvertToVector256Double(Vector128.WidenLower(v)) * k) + b, (Avx.ConvertToVector256Double(Vector128.WidenUpper(v)) * k) + b);
                Avx.Max(Vector256.LoadUnsafe(ref to, (nuint)i), low).StoreUnsafe(ref to, (nuint)i);
                Avx.Max(Vector256.LoadUnsafe(ref to, (nuint)(i + 4)), high).StoreUnsafe(ref to, (nuint)(i + 4));
            }
        }
        for (; i < stored.Length; i++)
            axial[i] = Math.Max(axial[i], (stored[i] * slope) + intercept);
    }
}
