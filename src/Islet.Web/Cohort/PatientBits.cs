using System.Numerics;

namespace Islet.Web;

/// <summary>Some of the rows of a census: a bit a row. 100,000 patients are 12.5 kB, and two sets are joined in a microsecond.</summary>
public sealed class PatientBits
{
    private readonly ulong[] words;

    private PatientBits(ulong[] words, int rows) => (this.words, Rows) = (words, rows);

    public PatientBits(int rows)
        : this(new ulong[(rows + 63) / 64], rows) { }

    /// <summary>Of the census, in the set or not.</summary>
    public int Rows { get; }

    public bool this[int row]
    {
        get => (words[row >> 6] >> (row & 63) & 1) != 0;
        set => words[row >> 6] = value ? words[row >> 6] | 1UL << (row & 63) : words[row >> 6] & ~(1UL << (row & 63));
    }

    public static PatientBits Everybody(int rows)
    {
        var all = new PatientBits(rows);
        all.words.AsSpan().Fill(ulong.MaxValue);
        if ((rows & 63) is > 0 and var rest)
            all.words[^1] = (1UL << rest) - 1;
        return all;
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public PatientBits And(PatientBits other) => Joined(other, (a, b) => a & b);

    public PatientBits Or(PatientBits other) => Joined(other, (a, b) => a | b);

    public PatientBits Without(PatientBits other) => Joined(other, (a, b) => a & ~b);

    /// <summary>How many are in both.</summary>
    public int CountWith(PatientBits other)
    {
        var count = 0;
        for (var i = 0; i < words.Length; i++)
            count += BitOperations.PopCount(words[i] & other.words[i]);
        return count;
    }

    public IEnumerable<int> Members()
    {
        for (var i = 0; i < words.Length; i++)
            for (var rest = words[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
    }

    private PatientBits Joined(PatientBits other, Func<ulong, ulong, ulong> join)
    {
        if (other.Rows != Rows)
            throw new ArgumentException($"Sets of one census have as many rows; found {other.Rows} beside {Rows}.", nameof(other));
        var joined = new ulong[words.Length];
        for (var i = 0; i < joined.Length; i++)
            joined[i] = join(words[i], other.words[i]);
        return new(joined, Rows);
    }
}
