namespace Islet.Exchange;

/// <summary>Where a column's bytes stand in a case.</summary>
internal readonly record struct SpssSegment(int Start, int Length);

/// <summary>Which values a file declares to mean "missing".</summary>
internal sealed record SpssMissing(IReadOnlyList<double> Numbers, IReadOnlyList<string> Texts, double Low = double.NaN, double High = double.NaN)
{
    public static SpssMissing None { get; } = new([], []);

    public bool Has(double value) => (value >= Low && value <= High) || Numbers.Contains(value);
}

/// <summary>One column, decoded: its declaration, and how its cells are read from a case.</summary>
/// <param name="Width">In bytes; 0: a number.</param>
internal sealed record SpssColumn(SheetColumn Declared, int Width, SpssFormat Format, IReadOnlyList<SpssSegment> Segments, SpssMissing Missing)
{
    public SpssShape Shape { get; } = Format.Shape;

    /// <summary>Of its first byte, in units of 8.</summary>
    public int Element => Segments[0].Start / 8;

    public double Number(ReadOnlySpan<byte> row, SpssDictionary dictionary) => SpssBytes.Double(row[Segments[0].Start..], dictionary.Header.BigEndian);

    /// <summary>The bytes of a text, without the blanks that fill its field.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> row)
    {
        if (Segments.Count == 1)
            return row.Slice(Segments[0].Start, Segments[0].Length).TrimEnd(" \0"u8);
        var (whole, length) = (new byte[Segments.Sum(s => s.Length)], 0);
        foreach (var segment in Segments)
        {
            row.Slice(segment.Start, segment.Length).CopyTo(whole.AsSpan(length));
            length += segment.Length;
        }
        return whole.AsSpan().TrimEnd(" \0"u8);
    }

    public Cell Cell(ReadOnlySpan<byte> row, SpssDictionary dictionary, SpssEncoding encoding) =>
        Width == 0 ? Of(Number(row, dictionary), dictionary.SystemMissing) : Of(Text(row), encoding);

    private Cell Of(double value, double systemMissing) =>
        value == systemMissing ? Exchange.Cell.Empty
        : Missing.Has(value) ? Exchange.Cell.OfMissing(SpssValues.Code(value, Shape))
        : SpssValues.Cell(value, Shape);

    private Cell Of(ReadOnlySpan<byte> bytes, SpssEncoding encoding)
    {
        if (bytes.IsEmpty)
            return Exchange.Cell.Empty;
        var text = encoding.Decode(bytes);
        return text.Contains(SpssEncoding.Broken, StringComparison.Ordinal) ? Exchange.Cell.OfError(text)
            : Missing.Texts.Contains(text) ? Exchange.Cell.OfMissing(text.Trim())
            : Exchange.Cell.OfText(text);
    }
}
