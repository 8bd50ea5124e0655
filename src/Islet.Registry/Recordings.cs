using System.Text;
using Islet.Course;

namespace Islet.Registry;

/// <summary>Findings of one batch share one <see cref="Recording"/>.</summary>
/// <param name="read">Reads the recording of the row's batch, when it is met for the first time.</param>
internal sealed class Recordings(Func<Statement, long, Recording> read)
{
    private readonly Dictionary<long, Recording> known = [];
    private Recording? last;

    public Recording Of(Statement row, long batch)
    {
        if (last?.Batch == batch)
            return last;
        if (!known.TryGetValue(batch, out last))
            known[batch] = last = read(row, batch);
        return last;
    }
}

/// <summary>The few words that stand in many rows, decoded once.</summary>
internal sealed class Utf8Texts
{
    private const int Places = 64; // more words than places only cost time
    private readonly (byte[] Utf8, string Text)[] texts = new (byte[], string)[Places];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        ref var place = ref texts[(utf8.Length + (utf8[0] * 7) + (utf8[^1] * 31)) % Places];
        if (place.Utf8 is null || !utf8.SequenceEqual(place.Utf8))
            place = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        return place.Text;
    }
}
