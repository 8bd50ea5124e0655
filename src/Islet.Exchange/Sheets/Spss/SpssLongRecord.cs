namespace Islet.Exchange;

/// <summary>Labels and missing values of texts wider than 8 bytes, which have records of their own (subtypes 21 and 22), by the variable's name.</summary>
internal static class SpssLongRecord
{
    private const int LongestName = 1 << 10;

    public static Dictionary<string, Dictionary<string, string>> Labels(SpssDictionary dictionary, SpssEncoding encoding, string file)
    {
        Dictionary<string, Dictionary<string, string>> labels = new(StringComparer.OrdinalIgnoreCase);
        var bytes = Open(dictionary.LongStringLabels, dictionary, $"{file}, labels of long texts");
        while (bytes.Remaining > 0)
        {
            var of = Name(bytes, encoding, labels);
            bytes.Int32("a variable's width");
            for (var count = bytes.Count("number of value labels", dictionary.LongStringLabels.Length); count > 0; count--)
                of.TryAdd(Text(bytes, encoding, "a labelled value").Trim(), Text(bytes, encoding, "a value label").Trim());
        }
        return labels;
    }

    public static Dictionary<string, List<string>> Missing(SpssDictionary dictionary, SpssEncoding encoding, string file)
    {
        Dictionary<string, List<string>> missing = new(StringComparer.OrdinalIgnoreCase);
        var bytes = Open(dictionary.LongStringMissing, dictionary, $"{file}, missing values of long texts");
        while (bytes.Remaining > 0)
        {
            var of = Name(bytes, encoding, missing);
            int count = bytes.Take(1, "number of missing values")[0];
            var length = bytes.Count("length of a missing value", 8);
            for (; count > 0; count--)
                of.Add(encoding.Decode(bytes.Take(length, "a missing value")));
        }
        return missing;
    }

    private static SpssBytes Open(byte[] record, SpssDictionary dictionary, string where) =>
        new(new MemoryStream(record), where) { BigEndian = dictionary.Header.BigEndian };

    private static T Name<T>(SpssBytes bytes, SpssEncoding encoding, Dictionary<string, T> known)
        where T : new()
    {
        var name = encoding.Decode(bytes.Take(bytes.Count("length of a variable's name", LongestName), "a variable's name"));
        return known.TryGetValue(name, out var there) ? there : known[name] = new();
    }

    private static string Text(SpssBytes bytes, SpssEncoding encoding, string what) =>
        encoding.Decode(bytes.Take(bytes.Count($"length of {what}", 1 << 16), what));
}
