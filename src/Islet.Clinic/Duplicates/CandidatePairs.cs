using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Blocking: only records that share something rare are compared, so that a hundred thousand take seconds instead of five billion comparisons.
/// </summary>
internal static class CandidatePairs
{
    private const int LargestBlock = 60; // a value that more records share says little alone; the finer blocks hold it together with a second one

    private enum Block : byte
    {
        Key = 1,
        Birth,
        BirthYearAndDiagnosis,
        Day,
        DayAndBirthYear,
        Offset,
        OffsetAndAge,
    }

    /// <summary>Places in <paramref name="records"/>, the smaller first, each pair once, ascending.</summary>
    public static (IReadOnlyList<(int A, int B)> Pairs, int BlocksTooLarge) Of(IReadOnlyList<PersonTraits> records)
    {
        var entries = new List<(ulong Block, int Record)>(records.Count * 8);
        for (var i = 0; i < records.Count; i++)
        {
            foreach (var block in BlocksOf(records[i], records[i].Sex))
                entries.Add((Whole(block), i));
        }
        entries.Sort();
        var pairs = new List<(int, int)>();
        var tooLarge = 0;
        for (int first = 0, next = 0; first < entries.Count; first = next)
        {
            while (next < entries.Count && entries[next].Block == entries[first].Block)
                next++;
            if (next - first > LargestBlock)
                tooLarge++;
            else
                Add(entries, first, next, pairs);
        }
        pairs.Sort();
        return ([.. Distinct(pairs)], tooLarge);
    }

    private static void Add(List<(ulong Block, int Record)> entries, int first, int next, List<(int, int)> pairs)
    {
        for (var i = first; i < next; i++)
        {
            for (var j = i + 1; j < next; j++)
            {
                if (entries[i].Record != entries[j].Record)
                    pairs.Add((entries[i].Record, entries[j].Record));
            }
        }
    }

    private static IEnumerable<(int, int)> Distinct(List<(int, int)> sorted)
    {
        for (var i = 0; i < sorted.Count; i++)
        {
            if (i == 0 || sorted[i] != sorted[i - 1])
                yield return sorted[i];
        }
    }

    /// <summary>What a newcomer would be looked for by. A sex that nobody typed may be either.</summary>
    public sealed class Shared(PersonTraits newcomer)
    {
        private readonly ulong[] blocks = [.. (newcomer.Sex is { } sex ? new[] { sex } : Enum.GetValues<Sex>()).SelectMany(s => BlocksOf(newcomer, s)).Select(Whole).Distinct()];

        /// <summary>The record shares a value by which the two would be compared.</summary>
        /// <param name="record">Its <see cref="Blocks"/>.</param>
        public bool Holds(ulong[] record) => record.AsSpan().ContainsAny(blocks);
    }

    /// <summary>What a record is found by.</summary>
    public static ulong[] Blocks(PersonTraits record) => [.. BlocksOf(record, record.Sex).Select(Whole)];

    private static ulong Whole((Block Block, long Value) block) => ((ulong)block.Block << 56) | (ulong)block.Value;

    /// <summary>Values are not negative and under 2⁵⁶.</summary>
    private static IEnumerable<(Block, long)> BlocksOf(PersonTraits r, Sex? sex)
    {
        var birthYear = r.Birth?.First.Year;
        if (r.PlainKey.Length > 0)
            yield return (Block.Key, TraitFrequencies.Code(r.PlainKey));
        if (r.Birth is { IsExact: true } birth)
            yield return (Block.Birth, birth.First.DayNumber);
        if (birthYear is { } year && r.Diagnosed.Day is { } diagnosed)
            yield return (Block.BirthYearAndDiagnosis, (year * 100_000L) + (diagnosed.First.Year * 12) + (diagnosed.First.Month - 1) + ((long)(sex ?? Sex.Other) * 1_000_000_000));
        foreach (var day in AllDays(r))
        {
            yield return (Block.Day, day);
            if (birthYear is { } born)
                yield return (Block.DayAndBirthYear, (day * 10_000L) + born);
        }
        if (r.Zero is not { } zero)
            yield break;
        foreach (var offset in r.Offsets)
        {
            var since = ((TraitFrequencies.Code(zero) & 0xFFFF) << 20) + offset + PersonTraits.FarthestTenths;
            yield return (Block.Offset, since);
            if (r.AgeYears is >= 0 and < 256 and var age)
                yield return (Block.OffsetAndAge, (since << 8) + (long)age);
        }
    }

    private static IEnumerable<int> AllDays(PersonTraits r) => r.Axis.Kind is not AxisKind.Calendar ? []
        : r.Days.Concat(new[] { r.Diagnosed, r.Died }.Where(w => w.Day is { IsExact: true }).Select(w => w.Day!.Value.First.DayNumber)).Distinct();
}
