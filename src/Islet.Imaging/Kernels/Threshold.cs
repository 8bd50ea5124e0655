using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Islet.Imaging;

/// <summary>The voxels whose value reaches a threshold (pet-quantification 5.1), read in the unit in which they are kept.</summary>
public static class Threshold
{
    public static Region AtLeast(VoxelImage image, double value)
    {
        var slices = new List<Run>[image.Grid.Slices];
        Parallel.For(0, slices.Length, z => Scan(image, z, value, slices[z] = []));
        return new([.. slices.SelectMany(runs => runs)]);
    }

    public static Region AtLeast(VoxelImage image, double value, Region within)
    {
        var found = new List<Run>();
        foreach (var run in within.Runs)
        {
            var start = (run.Y * image.Grid.Columns) + run.First;
            if (!image.IsStored)
                Scan(image.Values(run.Z).Slice(start, run.Length), value, run, found);
            else if (StoredRange.AtLeast(value, image.Slopes[run.Z], image.Intercepts[run.Z]) is { IsEmpty: false } range)
                Scan(image.Stored(run.Z).Slice(start, run.Length), range, run, found);
        }
        return new([.. found]);
    }

    private static void Scan(VoxelImage image, int z, double value, List<Run> found)
    {
        var (rows, columns) = (image.Grid.Rows, image.Grid.Columns);
        if (image.IsStored)
        {
            if (StoredRange.AtLeast(value, image.Slopes[z], image.Intercepts[z]) is not { IsEmpty: false } range)
                return;
            for (var y = 0; y < rows; y++)
                Scan(image.Stored(z).Slice(y * columns, columns), range, new(z, y, 0, columns - 1), found);
            return;
        }
        for (var y = 0; y < rows; y++)
            Scan(image.Values(z).Slice(y * columns, columns), value, new(z, y, 0, columns - 1), found);
    }

    private static void Scan(ReadOnlySpan<float> row, double value, Run at, List<Run> found)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (!(row[x] >= value))
                continue;
            var first = x;
            while (x + 1 < row.Length && row[x + 1] >= value)
                x++;
            found.Add(at with { First = at.First + first, Last = at.First + x });
        }
    }

    /// <summary>Sixteen integers a step; only where something begins or ends is a bit looked at.</summary>
    private static void Scan(ReadOnlySpan<short> row, StoredRange range, Run at, List<Run> found)
    {
        var (x, start) = (0, -1);
        ref var origin = ref MemoryMarshal.GetReference(row);
        var (least, most) = (Vector256.Create((short)range.Least), Vector256.Create((short)range.Most));
        for (; x <= row.Length - Vector256<short>.Count; x += Vector256<short>.Count)
        {
            var v = Vector256.LoadUnsafe(ref origin, (nuint)x);
            var bits = (Vector256.GreaterThanOrEqual(v, least) & Vector256.LessThanOrEqual(v, most)).ExtractMostSignificantBits();
            for (var bit = 0; ((start < 0 ? bits : ~bits & 0xFFFF) >> bit) is not 0 and var rest;)
            {
                bit += BitOperations.TrailingZeroCount(rest);
                start = Turn(start, x + bit, at, found);
            }
        }
        for (; x < row.Length; x++)
            if ((row[x] >= range.Least && row[x] <= range.Most) != (start >= 0))
                start = Turn(start, x, at, found);
        if (start >= 0)
            Turn(start, row.Length, at, found);
    }

    // A run begins at x, or the one that began at start ended before it.
    private static int Turn(int start, int x, Run at, List<Run> found)
    {
        if (start < 0)
            return x;
        found.Add(at with { First = at.First + start, Last = at.First + x - 1 });
        return -1;
    }
}
