using System.Text;
using Islet.Course;
using Microsoft.Data.Sqlite;

namespace Islet.Registry;

/// <summary>Findings of one batch share one <see cref="Recording"/>.</summary>
internal sealed class Recordings(SqliteConnection db)
{
    private readonly Dictionary<long, Recording> known = [];
    private Recording? last;

    public Recording Of(long batch)
    {
        if (last?.Batch == batch)
            return last;
        if (!known.TryGetValue(batch, out last))
        {
            var row = Batches.Of(db, batch);
            known[batch] = last = new(row.Number, row.At, row.By, row.Source);
        }
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
