namespace Islet.Statistics;

/// <summary>Sorts row numbers by a time, stably, in linear time.</summary>
internal static class TimeOrder
{
    private const int DigitBits = 11, Buckets = 1 << DigitBits, Digits = 6, FewRows = 1 << 11;

    /// <summary>Row numbers in ascending order of <paramref name="times"/>; equal times keep their order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> times)
    {
        var keys = new ulong[times.Length];
        var rows = new int[times.Length];
        for (var i = 0; i < rows.Length; i++)
            (keys[i], rows[i]) = (Ordered(times[i]), i);
        if (rows.Length > FewRows)
            return Radix(keys, rows);
        // A comparison sort is not stable by itself: equal keys are put back into row order.
        Array.Sort(keys, rows);
        for (int first = 0, next = 0; first < rows.Length; first = next)
        {
            while (next < rows.Length && keys[next] == keys[first])
                next++;
            Array.Sort(rows, first, next - first);
        }
        return rows;
    }

    // IEEE doubles compare as their bits do once the sign is flipped, and all bits where negative; −0 is 0.
    private static ulong Ordered(double time)
    {
        var bits = BitConverter.DoubleToUInt64Bits(time == 0 ? 0 : time);
        return bits >> 63 == 1 ? ~bits : bits | (1UL << 63);
    }

    /// <summary>Least significant digit first, 11 bits a pass; a digit that all keys share costs no pass (whole days need two or three).</summary>
    /// <remarks>Knuth, The Art of Computer Programming, vol. 3, 2nd ed., 1998, section 5.2.5.</remarks>
    private static int[] Radix(ulong[] keys, int[] rows)
    {
        var counts = new int[Digits][];
        for (var digit = 0; digit < Digits; digit++)
            counts[digit] = new int[Buckets];
        foreach (var key in keys)
            for (var digit = 0; digit < Digits; digit++)
                counts[digit][(int)((key >> (digit * DigitBits)) & (Buckets - 1))]++;
        var (otherKeys, otherRows) = (new ulong[keys.Length], new int[rows.Length]);
        for (var digit = 0; digit < Digits; digit++)
        {
            var (count, shift) = (counts[digit], digit * DigitBits);
            if (count[(int)((keys[0] >> shift) & (Buckets - 1))] == keys.Length)
                continue;
            for (int bucket = 0, start = 0; bucket < Buckets; bucket++)
                (count[bucket], start) = (start, start + count[bucket]);
            for (var i = 0; i < keys.Length; i++)
            {
                var to = count[(int)((keys[i] >> shift) & (Buckets - 1))]++;
                (otherKeys[to], otherRows[to]) = (keys[i], rows[i]);
            }
            (keys, otherKeys, rows, otherRows) = (otherKeys, keys, otherRows, rows);
        }
        return rows;
    }
}
