using System.Numerics;

namespace Islet.Statistics;

/// <summary>
/// Sorts row numbers by a time, stably. The leading bits in which the times differ stand above the row's number in one word, and those words are
/// distributed by digits, the least significant first; what 33 leading bits leave equal is compared. Linear but for that; whole days need two passes.
/// </summary>
/// <remarks>Knuth, The Art of Computer Programming, vol. 3, 2nd ed., 1998, section 5.2.5; MacLaren, J ACM 1966;13:404–411.</remarks>
internal static class TimeOrder
{
    private const int DigitBits = 11, Buckets = 1 << DigitBits, Leading = 3 * DigitBits, FewRows = 1 << 9;

    /// <summary>Row numbers in ascending order of <paramref name="times"/>; equal times keep their order.</summary>
    public static int[] Ascending(ReadOnlySpan<double> times)
    {
        var rows = new int[times.Length];
        var sorted = Sort(times, [], new ulong[2 * times.Length]);
        for (var i = 0; i < rows.Length; i++)
            rows[i] = sorted.Row(i);
        return rows;
    }

    /// <param name="last">Empty, or which rows come after the others of the same time.</param>
    /// <param name="scratch">Two words a row.</param>
    public static SortedTimes Sort(ReadOnlySpan<double> times, ReadOnlySpan<bool> last, Span<ulong> scratch)
    {
        var (n, varying) = (times.Length, 0UL);
        foreach (var time in times)
            varying |= Ordered(time) ^ Ordered(times[0]);
        var tail = 65 - BitOperations.LeadingZeroCount((ulong)n); // the row and the mark
        var (width, common) = (64 - BitOperations.LeadingZeroCount(varying), varying == 0 ? 0 : BitOperations.TrailingZeroCount(varying));
        var dropped = Math.Max(common, width - (64 - tail));
        var (differing, words) = (width == 64 ? ulong.MaxValue : (1UL << width) - 1, 0);
        foreach (var time in times)
            scratch[words] = ((Ordered(time) & differing) >> dropped << tail) | (uint)words++;
        for (var i = 0; i < last.Length; i++)
            scratch[i] |= last[i] ? 1UL << (tail - 1) : 0;
        var top = tail + Math.Max(0, width - dropped);
        var compared = n <= FewRows ? tail : Math.Max(tail, top - Leading);
        if (n <= FewRows)
            scratch[..n].Sort();
        // Where not all leading bits fit, the mark is left to the comparison.
        var sorted = n <= FewRows ? scratch[..n] : Distribute(scratch[..n], scratch.Slice(n, n), compared > tail || last.IsEmpty ? compared : tail - 1, top);
        var exact = dropped <= common;
        if (compared > tail || !exact)
            SortRuns(sorted, compared, tail, times);
        return new(sorted, tail, exact, times);
    }

    // IEEE doubles compare as their bits do once the sign is flipped, and all bits where negative; −0 is 0.
    private static ulong Ordered(double time)
    {
        var bits = BitConverter.DoubleToUInt64Bits(time + 0.0);
        return bits >> 63 == 1 ? ~bits : bits | (1UL << 63);
    }

    private static Span<ulong> Distribute(Span<ulong> words, Span<ulong> other, int from, int to)
    {
        var digits = (to - from + DigitBits - 1) / DigitBits;
        Span<int> counts = stackalloc int[digits * Buckets];
        counts.Clear();
        foreach (var word in words)
            for (var digit = 0; digit < digits; digit++)
                counts[digit * Buckets + Digit(word, from + digit * DigitBits)]++;
        for (var digit = 0; digit < digits; digit++)
        {
            var shift = from + digit * DigitBits;
            var count = counts.Slice(digit * Buckets, Buckets);
            if (count[Digit(words[0], shift)] == words.Length)
                continue;
            for (int bucket = 0, start = 0; bucket < Buckets; bucket++)
                (count[bucket], start) = (start, start + count[bucket]);
            foreach (var word in words)
                other[count[Digit(word, shift)]++] = word;
            var filled = other;
            other = words;
            words = filled;
        }
        return words;
    }

    private static int Digit(ulong word, int shift) => unchecked((int)(word >> shift)) & (Buckets - 1);

    private static void SortRuns(Span<ulong> words, int compared, int tail, ReadOnlySpan<double> times)
    {
        var sorted = new SortedTimes(words, tail, false, times);
        for (int first = 0, next; first < words.Length; first = next)
        {
            var before = true;
            for (next = first + 1; next < words.Length && words[next] >> compared == words[first] >> compared; next++)
                before &= sorted.Before(next - 1, next);
            if (!before)
                SortRun(words[first..next], tail, times);
        }
    }

    private static void SortRun(Span<ulong> words, int tail, ReadOnlySpan<double> times)
    {
        var (sorted, keys) = (new SortedTimes(words, tail, false, times).Times(), 0);
        sorted.AsSpan().Sort(words);
        // A comparison sort is not stable by itself: equal times are put back into the order of their words.
        for (var first = 0; first < sorted.Length; first = keys)
        {
            while (keys < sorted.Length && sorted[keys] == sorted[first])
                keys++;
            words[first..keys].Sort();
        }
    }
}

/// <summary>Rows in the order of their times, as <see cref="TimeOrder"/> leaves them.</summary>
/// <param name="tail">How many low bits of a word are the row and, above it, the mark.</param>
/// <param name="exact">Whether words of equal times, and no others, are equal above their tails.</param>
internal readonly ref struct SortedTimes(ReadOnlySpan<ulong> words, int tail, bool exact, ReadOnlySpan<double> times)
{
    private readonly ReadOnlySpan<ulong> words = words;
    private readonly ReadOnlySpan<double> times = times;
    private readonly ulong row = (1UL << (tail - 1)) - 1;

    public int Row(int i) => (int)(words[i] & row);

    public bool Marked(int i) => (words[i] >> (tail - 1) & 1) == 1;

    /// <summary>Whether two neighbours are one time.</summary>
    public bool Same(int before, int after, double tolerance) => tolerance > 0
        ? times[Row(after)] - times[Row(before)] <= tolerance
        : (words[before] ^ words[after]) >> tail == 0 && (exact || times[Row(before)] == times[Row(after)]);

    internal bool Before(int a, int b) => times[Row(a)] < times[Row(b)] || (times[Row(a)] == times[Row(b)] && words[a] < words[b]);

    internal double[] Times()
    {
        var at = new double[words.Length];
        for (var i = 0; i < at.Length; i++)
            at[i] = times[Row(i)];
        return at;
    }
}
