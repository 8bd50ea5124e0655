using System.Buffers.Binary;
using System.Globalization;

namespace Islet.Exchange;

/// <summary>Gives one case after the other as plain bytes, whatever their compression.</summary>
internal sealed class SpssCases : IDisposable
{
    private const int Element = 8;
    private const byte Pad = 0, LastSmall = 251, End = 252, Literal = 253, Blanks = 254, SystemMissing = 255;

    private readonly IEnumerator<ReadOnlyMemory<byte>> chunks;
    private readonly SpssDictionary dictionary;
    private readonly SpssPlaces places;
    private readonly byte[][] words; // what each opcode stands for
    private readonly byte[] codes = new byte[Element];
    private ReadOnlyMemory<byte> chunk;
    private int at;
    private int nextCode = Element;

    public SpssCases(SpssBytes bytes, SpssDictionary dictionary, SpssPlaces places)
    {
        (this.dictionary, this.places) = (dictionary, places);
        chunks = SpssChunks.Of(bytes, dictionary, places.File).GetEnumerator();
        words = Words(dictionary);
    }

    /// <summary>Of the case that was read last; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>False at the end of the cases. A case that breaks off is refused.</summary>
    public bool Read(byte[] row) => dictionary.Header.Compression is SpssCompression.None ? Plain(row) : Bytecode(row);

    /// <summary>Whether nothing stands behind the case that was read last; not to be read on from.</summary>
    public bool Ended() => dictionary.Header.Compression is SpssCompression.None ? Fill(codes) == 0 : Code() is End or null;

    public void Dispose() => chunks.Dispose();

    private bool Plain(byte[] row)
    {
        var read = Fill(row);
        if (read == 0)
            return false;
        Number++;
        return read == row.Length ? true : throw SpssRefusals.Cut(places.At(Number, read / Element), "the rest of the case");
    }

    private bool Bytecode(byte[] row)
    {
        Number++;
        for (var element = 0; element < row.Length / Element; element++)
        {
            var target = row.AsSpan(element * Element, Element);
            switch (Code())
            {
                case End or null when element == 0:
                    Number--;
                    return false;
                case End or null:
                    throw SpssRefusals.Cut(places.At(Number, element), "the rest of the case");
                case Literal when Fill(target) < Element:
                    throw SpssRefusals.Cut(places.At(Number, element), "the rest of a value");
                case Literal:
                    break;
                case { } code when (code == Blanks) != places.IsText(element):
                    throw SpssRefusals.Opcode(places.At(Number, element), places.IsText(element) ? $"the code {code} of a number" : "the code 254 of blanks",
                        places.IsText(element) ? "text" : "a number");
                case { } code:
                    words[code].CopyTo(target);
                    break;
            }
        }
        return true;
    }

    /// <summary>The next code that says something; null at the end of the bytes.</summary>
    private byte? Code()
    {
        while (true)
        {
            if (nextCode == Element)
            {
                if (Fill(codes) < Element)
                    return null;
                nextCode = 0;
            }
            if (codes[nextCode++] is not Pad and var code)
                return code;
        }
    }

    private int Fill(Span<byte> target)
    {
        var done = 0;
        while (done < target.Length)
        {
            if (at == chunk.Length)
            {
                if (!chunks.MoveNext())
                    break;
                (chunk, at) = (chunks.Current, 0);
                continue;
            }
            var take = Math.Min(target.Length - done, chunk.Length - at);
            chunk.Span.Slice(at, take).CopyTo(target[done..]);
            (done, at) = (done + take, at + take);
        }
        return done;
    }

    private static byte[][] Words(SpssDictionary dictionary)
    {
        var made = new byte[256][];
        for (var code = 0; code <= LastSmall; code++)
            made[code] = Bytes(code - dictionary.Header.Bias, dictionary.Header.BigEndian);
        made[Blanks] = "        "u8.ToArray();
        made[SystemMissing] = Bytes(dictionary.SystemMissing, dictionary.Header.BigEndian);
        return made;
    }

    private static byte[] Bytes(double value, bool bigEndian)
    {
        var bytes = new byte[Element];
        if (bigEndian)
            BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        else
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }
}

/// <summary>What stands at each 8 bytes of a case: whether it is text, and the name of its column for a problem.</summary>
internal sealed class SpssPlaces
{
    private readonly SpssColumn?[] columns;

    public SpssPlaces(string file, SpssDictionary dictionary, IReadOnlyList<SpssColumn> all)
    {
        (File, columns) = (file, new SpssColumn[dictionary.Elements]);
        foreach (var column in all)
        {
            foreach (var segment in column.Segments)
                columns.AsSpan(segment.Start / 8, dictionary.ByElement[segment.Start / 8].Elements).Fill(column);
        }
    }

    public string File { get; }

    public bool IsText(int element) => columns[element]!.Width > 0;

    public string At(int row, int element) => string.Create(CultureInfo.InvariantCulture, $"{File}, case {row}, variable {columns[element]!.Declared.Name}");
}
