using System.Buffers;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What a file is made of, found in one pass with little memory before a single row is believed.</summary>
/// <param name="Notice">How the characters were read, where that was not plain UTF-8.</param>
/// <param name="Refusal">Why the file is no table of text; null: it may be read.</param>
internal sealed record TextSurvey(Encoding Encoding, Problem? Notice, Problem? Refusal)
{
    /// <summary>No clinical row is longer; a file whose lines are is something else, or has lost its line ends.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>A byte-order mark names the encoding.</summary>
    public bool Marked { get; private init; }

    /// <summary>How often each byte occurs that is not ASCII, by its value; empty of text in two-byte units.</summary>
    public IReadOnlyList<long> HighBytes { get; private init; } = [];

    public bool IsUtf8 => Refusal is null && Encoding is UTF8Encoding;

    private const int Chunk = 1 << 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Bytes that stand in no text of any encoding met here. Tab, line feed, form feed and carriage return are text.
    private static readonly SearchValues<byte> Control =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 12 or 13)).Select(b => (byte)b)]);

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create((byte)'\n', (byte)'\r');

    public static TextSurvey Of(string path)
    {
        var name = Path.GetFileName(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var buffer = new byte[Chunk];
        var read = stream.ReadAtLeast(buffer, Chunk, throwOnEndOfStream: false);
        if (Unicode16(buffer.AsSpan(0, read)) is var (sixteen, told))
            return Of16(path, sixteen, told);
        var (line, longest, utf8, decoder, scratch) = (0L, 0L, true, Utf8.GetDecoder(), new char[Chunk + 4]);
        var (high, marked) = (new long[256], buffer.AsSpan(0, read) is [0xEF, 0xBB, 0xBF, ..]);
        for (; read > 0; read = stream.ReadAtLeast(buffer, Chunk, throwOnEndOfStream: false))
        {
            var bytes = buffer.AsSpan(0, read);
            if (bytes.ContainsAny(Control))
                return Refused(Binary(name));
            utf8 = utf8 && DecodesAsUtf8(decoder, bytes, scratch, stream.Position == stream.Length);
            CountHigh(bytes, high);
            (line, longest) = Measure(bytes, line, longest);
            if (longest > LongestLine)
                return Refused(TooLong(name));
        }
        return (utf8 ? new(Utf8, null, null) : new TextSurvey(Encoding.Latin1, Notified(name, "bytes that are not UTF-8, read as Latin-1"), null))
            with { Marked = utf8 && marked, HighBytes = high };
    }

    /// <summary>Text in two-byte units: told by its mark, or by every second byte of plain letters being zero.</summary>
    private static (Encoding, bool Marked)? Unicode16(ReadOnlySpan<byte> start)
    {
        if (start is [0xFF, 0xFE, ..])
            return (Encoding.Unicode, true);
        if (start is [0xFE, 0xFF, ..])
            return (Encoding.BigEndianUnicode, true);
        var sample = start[..(Math.Min(start.Length, 64) & ~1)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        return (sample.Length, even, odd) switch
        {
            ( >= 4, 0, var zeros) when zeros == sample.Length / 2 => (Encoding.Unicode, false),
            ( >= 4, var zeros, 0) when zeros == sample.Length / 2 => (Encoding.BigEndianUnicode, false),
            _ => null,
        };
    }

    private static TextSurvey Of16(string path, Encoding encoding, bool marked)
    {
        var name = Path.GetFileName(path);
        using var reader = new StreamReader(path, encoding);
        var (buffer, line) = (new char[Chunk], 0);
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            foreach (var c in buffer.AsSpan(0, read))
            {
                line = c is '\n' or '\r' ? 0 : line + 1;
                if (c is '\0' or '\uFFFD')
                    return Refused(Binary(name));
                if (line > LongestLine)
                    return Refused(TooLong(name));
            }
        }
        return new(encoding, Notified(name, marked ? "UTF-16" : "UTF-16 without its mark"), null) { Marked = marked };
    }

    private static void CountHigh(ReadOnlySpan<byte> bytes, long[] counts)
    {
        for (var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF); next >= 0; next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF))
        {
            counts[bytes[next]]++;
            bytes = bytes[(next + 1)..];
        }
    }

    private static bool DecodesAsUtf8(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> scratch, bool last)
    {
        try
        {
            decoder.GetChars(bytes, scratch, last);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false; // an answer, not an error: the file is then read in another encoding, and the reader is told
        }
    }

    private static (long Line, long Longest) Measure(ReadOnlySpan<byte> bytes, long line, long longest)
    {
        for (var end = bytes.IndexOfAny(LineEnds); end >= 0; end = bytes.IndexOfAny(LineEnds))
        {
            longest = Math.Max(longest, line + end);
            line = 0;
            bytes = bytes[(end + 1)..];
        }
        line += bytes.Length;
        return (line, Math.Max(longest, line));
    }

    private static TextSurvey Refused(Problem problem) => new(Utf8, null, problem);

    private static Problem Notified(string name, string found) => new("W_ENCODING", name, found, "UTF-8",
        "Compare a few names with special letters; if they are wrong, save the file as UTF-8 and import again.");

    private static Problem Binary(string name) => new("E_BINARY", name, "bytes that are not text", "a text file with tabs between its columns",
        "If it is a workbook or an archive, open it and save the table as tab-separated text.");

    private static Problem TooLong(string name) => new("E_LINE_LENGTH", name, $"a line of more than {LongestLine / 1024} KiB", "one line a patient or sample",
        "Check that the file kept its line ends, and that it is the clinical table.");
}
