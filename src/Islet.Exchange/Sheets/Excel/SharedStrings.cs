using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The texts that the cells of a workbook point to, held as UTF-8: half the memory, and no object a text.</summary>
internal sealed partial class SharedStrings
{
    private const int MostTexts = 4_000_000;
    private const int MostBytes = 192 << 20;
    private const int ChunkBytes = 1 << 20;
    private const int Kept = 1 << 14; // the first texts are those that repeat (Male, Female, headers): kept as strings

    private readonly List<byte[]> chunks = [];
    private readonly List<(int Chunk, int Start, int Length)> places = [];
    private readonly string?[] kept = new string?[Kept];
    private int used, total;

    public int Count => places.Count;

    public string this[int index] => index >= Kept ? Decoded(index) : kept[index] ??= Decoded(index);

    /// <exception cref="RefusedException">E_WORKBOOK_SIZE.</exception>
    public static SharedStrings Read(WorkbookPackage package, string? part)
    {
        var texts = new SharedStrings();
        if (part is null || !package.Has(part))
            return texts;
        using var reader = package.Read(part);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
                texts.Add(TextOf(reader), package.File);
        }
        return texts;
    }

    /// <summary>The text of an item that may be written in several runs; how it is pronounced (rPh) is no part of it.</summary>
    public static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (depth, inText, silent, text) = (reader.Depth, false, int.MaxValue, "");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element && reader.LocalName == "rPh" && !reader.IsEmptyElement)
                silent = Math.Min(silent, reader.Depth);
            else if (reader.NodeType is XmlNodeType.EndElement && reader.Depth == silent)
                silent = int.MaxValue;
            else if (reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement)
                inText = reader is { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false } && silent == int.MaxValue;
            else if (inText)
                text += reader.Value;
        }
        return Plain(text);
    }

    /// <summary>Characters that XML cannot hold stand as _x000D_ (ECMA-376, 22.9.2.19, ST_Xstring).</summary>
    public static string Plain(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text
        : Escape().Replace(text, m => ((char)int.Parse(m.Groups["code"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private string Decoded(int index)
    {
        var (chunk, start, length) = places[index];
        return Encoding.UTF8.GetString(chunks[chunk], start, length);
    }

    private void Add(string text, string file)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (places.Count == MostTexts || length > MostBytes - total)
            throw new RefusedException(WorkbookPackage.TooLarge(file, string.Create(CultureInfo.InvariantCulture, $"more than {MostTexts} texts or {MostBytes >> 20} MiB of text")));
        if (chunks.Count == 0 || length > chunks[^1].Length - used)
            (_, used) = (AddChunk(Math.Max(ChunkBytes, length)), 0);
        Encoding.UTF8.GetBytes(text, chunks[^1].AsSpan(used));
        places.Add((chunks.Count - 1, used, length));
        used += length;
        total += length;
    }

    private int AddChunk(int bytes)
    {
        chunks.Add(new byte[bytes]);
        return chunks.Count;
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escape();
}
