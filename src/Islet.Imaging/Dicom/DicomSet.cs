using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Islet.Course;

namespace Islet.Imaging.Dicom;

/// <summary>The elements of a file or of an item of a sequence, with typed access. Whatever does not stand there, or is empty or unreadable, is null, never zero.</summary>
public sealed class DicomSet
{
    private static readonly Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private readonly DicomBytes bytes;
    private readonly DicomElement[] elements; // by tag
    private readonly bool bigEndian;
    private readonly DicomSet[]? layers; // of a view over several sets, which has no elements of its own

    private DicomSet(DicomSet[] layers) : this(new([]), [], false) => this.layers = layers;

    internal DicomSet(DicomBytes bytes, List<DicomElement> elements, bool bigEndian)
    {
        (this.bytes, this.bigEndian) = (bytes, bigEndian);
        for (var i = 1; i < elements.Count; i++)
            if (elements[i].Tag.CompareTo(elements[i - 1].Tag) <= 0) // the standard demands an order; some writers have none
            {
                this.elements = [.. elements.DistinctBy(e => e.Tag).OrderBy(e => e.Tag)];
                return;
            }
        this.elements = [.. elements];
    }

    public static DicomSet Empty { get; } = new(new([]), [], false);

    /// <summary>A view over several sets: each element as the first that has it says. So a frame of many is read as a file of one.</summary>
    internal static DicomSet Over(params IEnumerable<DicomSet> layers) => new([.. layers]);

    /// <summary>A set of one sequence of items that lie elsewhere.</summary>
    internal static DicomSet Of(DicomTag sequence, params DicomSet[] items) => new(new([]), [new(sequence, "SQ", 0, 0, items)], false);

    public IEnumerable<DicomTag> Elements => layers is null ? elements.Select(e => e.Tag) : layers.SelectMany(l => l.Elements).Distinct().Order();

    public bool Has(DicomTag tag) => Find(tag) is not null;

    /// <summary>Value representation: as written, else by <see cref="Tags"/>; null where the element is absent.</summary>
    public string? VrOf(DicomTag tag) => Find(tag)?.Vr;

    /// <summary>Value as it lies in the file, without the padding's removal.</summary>
    public ReadOnlySpan<byte> Bytes(DicomTag tag) => layers is not null ? Holding(tag).Bytes(tag) : Find(tag) is { Items: null } found ? Value(found) : default;

    /// <summary>First value as text, trimmed.</summary>
    public string? Text(DicomTag tag) => Texts(tag).FirstOrDefault(text => text.Length > 0);

    /// <summary>All values as text, trimmed; an empty value between others is kept.</summary>
    public IReadOnlyList<string> Texts(DicomTag tag)
    {
        if (layers is not null)
            return Holding(tag).Texts(tag);
        if (Find(tag) is not { Items: null } found)
            return [];
        if (Binary(found) is { } numbers)
            return [.. numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))];
        var text = Decode(Value(found)).TrimEnd('\0', ' ');
        return text.Length == 0 ? [] : [.. text.Split('\\').Select(value => value.Trim(' ', '\0'))];
    }

    /// <summary>First value as a finite number.</summary>
    public double? Number(DicomTag tag) => Numbers(tag) is { Count: > 0 } numbers ? numbers[0] : null;

    /// <summary>All values as finite numbers; empty where one of them is none.</summary>
    public IReadOnlyList<double> Numbers(DicomTag tag)
    {
        if (layers is not null)
            return Holding(tag).Numbers(tag);
        if (Find(tag) is not { Items: null } found)
            return [];
        if (Binary(found) is { } binary)
            return binary.TrueForAll(double.IsFinite) ? binary : [];
        var texts = Texts(tag);
        var numbers = new double[texts.Count];
        for (var i = 0; i < numbers.Length; i++)
            if (!double.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
                return [];
        return numbers;
    }

    /// <summary>First value, where it is a whole number.</summary>
    public int? Whole(DicomTag tag) => Number(tag) is { } number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;

    /// <exception cref="RefusedException">E_DICOM_TRUNCATED, E_DICOM_DEPTH, E_DICOM_SIZE of a sequence that its file does not call one.</exception>
    public IReadOnlyList<DicomSet> Items(DicomTag tag) => layers is not null ? Holding(tag).Items(tag) : Find(tag) switch
    {
        { Items: { } items } => items,
        { Vr: "UN", Length: > 0 } found => DicomParser.Sequence(bytes, found.Offset, found.Length), // PS3.5 6.2.2: implicit little endian
        _ => [],
    };

    /// <summary>First item of a sequence.</summary>
    public DicomSet? Item(DicomTag tag) => Items(tag) is { Count: > 0 } items ? items[0] : null;

    /// <summary>Where a private element stands: its block is the one that <paramref name="creator"/> reserved (PS3.5 7.8.1).</summary>
    /// <param name="usualBlock">The group's elements have no creator at all: take block 10, where this is so. Only for the manufacturer's own files.</param>
    public DicomTag? Private(ushort group, string creator, byte element, bool usualBlock = false)
    {
        if (layers is not null)
            return layers.Select(l => l.Private(group, creator, element, usualBlock)).FirstOrDefault(t => t is not null);
        var any = false;
        foreach (var e in elements)
            if (e.Tag.Group == group && e.Tag.Element is >= 0x10 and <= 0xFF && e.Items is null)
            {
                any = true;
                if (string.Equals(Decode(Value(e)).Trim(' ', '\0'), creator, StringComparison.OrdinalIgnoreCase) && new DicomTag(group, (ushort)((e.Tag.Element << 8) | element)) is var tag && Has(tag))
                    return tag;
            }
        return !any && usualBlock && new DicomTag(group, (ushort)(0x1000 | element)) is var usual && Has(usual) ? usual : null;
    }

    internal bool IsBigEndian => bigEndian || layers?.Any(l => l.IsBigEndian) is true;

    internal DicomElement? Find(DicomTag tag)
    {
        if (layers is not null)
            return Holding(tag).Find(tag);
        var (low, high) = (0, elements.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = elements[middle].Tag.CompareTo(tag);
            if (order == 0)
                return elements[middle];
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }

    private DicomSet Holding(DicomTag tag) => Array.Find(layers!, l => l.Has(tag)) ?? Empty;

    private ReadOnlySpan<byte> Value(DicomElement element) => bytes.Data.AsSpan(element.Offset, element.Length);

    /// <summary>Text of any character set, whole where it is UTF-8; of others the letters of Latin-1.</summary>
    private static string Decode(ReadOnlySpan<byte> value)
    {
        if (System.Text.Ascii.IsValid(value))
            return Encoding.ASCII.GetString(value);
        try
        {
            return Utf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(value);
        }
    }

    private List<double>? Binary(DicomElement element)
    {
        var size = element.Vr switch { "US" or "SS" => 2, "UL" or "SL" or "FL" => 4, "FD" or "UV" or "SV" => 8, _ => 0 };
        if (size == 0)
            return null;
        var value = Value(element);
        var numbers = new List<double>(value.Length / size);
        for (var at = 0; at + size <= value.Length; at += size)
            numbers.Add(Binary(element.Vr, value[at..]));
        return numbers;
    }

    private double Binary(string vr, ReadOnlySpan<byte> v) => (vr, bigEndian) switch
    {
        ("US", false) => BinaryPrimitives.ReadUInt16LittleEndian(v), ("US", true) => BinaryPrimitives.ReadUInt16BigEndian(v),
        ("SS", false) => BinaryPrimitives.ReadInt16LittleEndian(v), ("SS", true) => BinaryPrimitives.ReadInt16BigEndian(v),
        ("UL", false) => BinaryPrimitives.ReadUInt32LittleEndian(v), ("UL", true) => BinaryPrimitives.ReadUInt32BigEndian(v),
        ("SL", false) => BinaryPrimitives.ReadInt32LittleEndian(v), ("SL", true) => BinaryPrimitives.ReadInt32BigEndian(v),
        ("FL", false) => BinaryPrimitives.ReadSingleLittleEndian(v), ("FL", true) => BinaryPrimitives.ReadSingleBigEndian(v),
        ("UV", false) => BinaryPrimitives.ReadUInt64LittleEndian(v), ("UV", true) => BinaryPrimitives.ReadUInt64BigEndian(v),
        ("SV", false) => BinaryPrimitives.ReadInt64LittleEndian(v), ("SV", true) => BinaryPrimitives.ReadInt64BigEndian(v),
        (_, false) => BinaryPrimitives.ReadDoubleLittleEndian(v), (_, true) => BinaryPrimitives.ReadDoubleBigEndian(v),
    };
}
