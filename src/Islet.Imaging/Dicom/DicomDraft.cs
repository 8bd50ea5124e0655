using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Islet.Imaging.Dicom;

/// <summary>Elements to be written: explicit little endian, sorted, every value of even length (PS3.5 7.1, PS3.10 7.1).</summary>
public sealed class DicomDraft
{
    /// <summary>Of files that Islet writes: a UUID as PS3.5 B.2 makes one.</summary>
    internal const string Implementation = "2.25.176041279350163411268407226157281904501", ImplementationName = "ISLET";

    private readonly SortedDictionary<DicomTag, (string Vr, byte[] Value, List<DicomDraft>? Items)> elements = [];

    /// <summary>Text of any textual VR; several values are parted by backslashes. UTF-8, so set SpecificCharacterSet to ISO_IR 192 for other letters than ASCII.</summary>
    public DicomDraft Text(DicomTag tag, params string[] values) => Set(tag, VrOf(tag), Encoding.UTF8.GetBytes(string.Join('\\', values)));

    /// <summary>As <see cref="Text"/>, for an element whose VR Islet does not know.</summary>
    public DicomDraft TextAs(DicomTag tag, string vr, params string[] values) => Set(tag, vr, Encoding.UTF8.GetBytes(string.Join('\\', values)));

    /// <summary>Decimal strings (16 bytes at most, so up to 10 digits remain of long numbers), integers and binary numbers, by the element's VR.</summary>
    public DicomDraft Number(DicomTag tag, params double[] values) => NumberAs(tag, VrOf(tag), values);

    /// <inheritdoc cref="Number"/>
    public DicomDraft NumberAs(DicomTag tag, string vr, params double[] values)
    {
        if (vr is "DS" or "IS")
            return Set(tag, vr, Encoding.ASCII.GetBytes(string.Join('\\', values.Select(v => vr == "IS" ? v.ToString("F0", CultureInfo.InvariantCulture) : Decimal(v)))));
        var size = vr switch { "US" or "SS" => 2, "UL" or "SL" or "FL" => 4, "FD" => 8, _ => throw new ArgumentException($"{vr} holds no numbers.", nameof(vr)) };
        var bytes = new byte[size * values.Length];
        for (var i = 0; i < values.Length; i++)
            Write(bytes.AsSpan(i * size), vr, values[i]);
        return Set(tag, vr, bytes);
    }

    public DicomDraft Bytes(DicomTag tag, string vr, byte[] value) => Set(tag, vr, value);

    public DicomDraft Sequence(DicomTag tag, params IEnumerable<DicomDraft> items)
    {
        elements[tag] = ("SQ", [], [.. items]);
        return this;
    }

    /// <summary>A value of another object as it lies there; nothing where it has none. Sequences are not copied: they may hold names.</summary>
    public DicomDraft Copy(DicomSet from, DicomTag tag)
    {
        if (from.Find(tag) is { Items: null } found && !from.IsBigEndian)
            Set(tag, found.Vr, from.Bytes(tag).ToArray());
        return this;
    }

    /// <summary>The whole file: preamble, group 0002, elements.</summary>
    /// <param name="syntax">Implicit little endian for values longer than 65,534 bytes of a VR with short lengths (contours); others only where <see cref="Bytes"/> holds pixels of that syntax.</param>
    public byte[] ToFile(string syntax = TransferSyntax.ExplicitLittle)
    {
        var main = new MemoryStream();
        WriteTo(main, syntax != TransferSyntax.ImplicitLittle);
        string Uid(DicomTag tag) => elements.TryGetValue(tag, out var e) ? Encoding.ASCII.GetString(e.Value).TrimEnd('\0') : throw new InvalidOperationException($"A file needs {tag}.");
        var meta = new MemoryStream();
        new DicomDraft().Bytes(new(2, 1), "OB", [0, 1]).TextAs(new(2, 2), "UI", Uid(Tags.SopClassUid)).TextAs(new(2, 3), "UI", Uid(Tags.SopInstanceUid)).Text(Tags.TransferSyntaxUid, syntax)
            .TextAs(new(2, 0x12), "UI", Implementation).TextAs(new(2, 0x13), "SH", ImplementationName).WriteTo(meta, isExplicit: true);
        using var file = new MemoryStream();
        file.Write(new byte[128]);
        file.Write("DICM"u8);
        new DicomDraft().NumberAs(new(2, 0), "UL", meta.Length).WriteTo(file, isExplicit: true);
        meta.WriteTo(file);
        main.WriteTo(file);
        return file.ToArray();
    }

    /// <summary>The elements at once, as if they had been read.</summary>
    internal DicomSet ToSet()
    {
        using var stream = new MemoryStream();
        WriteTo(stream, isExplicit: true);
        var bytes = stream.ToArray();
        return new DicomParser(new(bytes), bytes.Length, bytes.Length, "elements of Islet's own").Main(0, isExplicit: true, bigEndian: false);
    }

    internal void WriteTo(Stream stream, bool isExplicit)
    {
        Span<byte> head = stackalloc byte[12];
        foreach (var (tag, (vr, value, items)) in elements)
        {
            var body = items is null ? value : Items(items, isExplicit);
            var length = (uint)(body.Length + (body.Length & 1));
            BinaryPrimitives.WriteUInt16LittleEndian(head, tag.Group);
            BinaryPrimitives.WriteUInt16LittleEndian(head[2..], tag.Element);
            (head[4], head[5]) = ((byte)vr[0], (byte)vr[1]);
            if (!isExplicit)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(head[4..], length);
                stream.Write(head[..8]);
            }
            else if (VrNames.HasLongLength(vr))
            {
                head[6] = head[7] = 0;
                BinaryPrimitives.WriteUInt32LittleEndian(head[8..], length);
                stream.Write(head);
            }
            else
            {
                BinaryPrimitives.WriteUInt16LittleEndian(head[6..], checked((ushort)length));
                stream.Write(head[..8]);
            }
            stream.Write(body);
            if ((body.Length & 1) == 1)
                stream.WriteByte(vr is "UI" or "OB" or "UN" ? (byte)0 : (byte)' ');
        }
    }

    private static byte[] Items(List<DicomDraft> items, bool isExplicit)
    {
        using var all = new MemoryStream();
        Span<byte> head = stackalloc byte[8];
        foreach (var item in items)
        {
            using var body = new MemoryStream();
            item.WriteTo(body, isExplicit);
            BinaryPrimitives.WriteUInt16LittleEndian(head, Tags.Item.Group);
            BinaryPrimitives.WriteUInt16LittleEndian(head[2..], Tags.Item.Element);
            BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (uint)body.Length);
            all.Write(head);
            body.WriteTo(all);
        }
        return all.ToArray();
    }

    private DicomDraft Set(DicomTag tag, string vr, byte[] value)
    {
        elements[tag] = (vr, value, null);
        return this;
    }

    private static string VrOf(DicomTag tag) => Tags.VrOf(tag) is var vr and not "UN" ? vr : throw new ArgumentException($"Say the VR of {tag}.", nameof(tag));

    /// <summary>The shortest text that reads back as the number, where 16 bytes hold it; else as many digits as they hold.</summary>
    internal static string Decimal(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        for (var digits = 16; text.Length > 16; digits--)
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text;
    }

    private static void Write(Span<byte> to, string vr, double value)
    {
        switch (vr)
        {
            case "US": BinaryPrimitives.WriteUInt16LittleEndian(to, checked((ushort)value)); break;
            case "SS": BinaryPrimitives.WriteInt16LittleEndian(to, checked((short)value)); break;
            case "UL": BinaryPrimitives.WriteUInt32LittleEndian(to, checked((uint)value)); break;
            case "SL": BinaryPrimitives.WriteInt32LittleEndian(to, checked((int)value)); break;
            case "FL": BinaryPrimitives.WriteSingleLittleEndian(to, (float)value); break;
            default: BinaryPrimitives.WriteDoubleLittleEndian(to, value); break;
        }
    }
}
