namespace Islet.Imaging.Dicom;

/// <summary>JPEG lossless, Huffman coded, one component: ITU-T T.81 annex H, processes 14 and 14 with selection value 1.</summary>
internal sealed class JpegLosslessDecoder(byte[] data, string where)
{
    private readonly byte[]?[] lengths = new byte[4][], symbols = new byte[4][];
    private int at, bits, bitCount, precision, rows, columns, restart;

    public void Decode(PixelFormat format, Span<short> target)
    {
        if (data.Length < 4 || data[0] != 0xFF || data[1] != 0xD8)
            throw Bad("no beginning of a JPEG image");
        at = 2;
        while (true)
        {
            var marker = Marker();
            if (marker == 0xD9)
                throw Bad("the image's end before its pixels");
            var length = Word();
            if (length < 2 || at + length - 2 > data.Length)
                throw Bad("a segment beyond the image");
            var end = at + length - 2;
            switch (marker)
            {
                case 0xC3:
                    Frame(format);
                    break;
                case 0xC4:
                    Tables(end);
                    break;
                case 0xDD:
                    restart = Word();
                    break;
                case 0xDA:
                    Scan(end, target);
                    return;
                case >= 0xC0 and <= 0xCF and not 0xC8 and not 0xCC:
                    throw Bad("another process of JPEG than 14");
            }
            at = end;
        }
    }

    private Islet.Course.RefusedException Bad(string found) => DicomProblems.Pixels($"{where}, {Tags.PixelData}", found, "JPEG lossless (process 14) of the image's size");

    private int Byte() => at < data.Length ? data[at++] : throw Bad("the end of the bytes inside the image");

    private int Word() => (Byte() << 8) | Byte();

    private int Marker()
    {
        while (Byte() != 0xFF)
        {
        }
        int marker;
        while ((marker = Byte()) == 0xFF)
        {
        }
        return marker;
    }

    private void Frame(PixelFormat format)
    {
        (precision, rows, columns) = (Byte(), Word(), Word());
        if (precision < 2 || precision > format.Allocated || rows != format.Rows || columns != format.Columns || Byte() != 1)
            throw Bad("another size or precision");
    }

    private void Tables(int end)
    {
        while (at < end)
        {
            var table = Byte();
            if (table > 3)
                throw Bad("a Huffman table that lossless images do not have");
            var counts = new byte[16];
            var total = 0;
            for (var i = 0; i < 16; i++)
                total += counts[i] = (byte)Byte();
            if (total > 256)
                throw Bad("a Huffman table too long");
            (lengths[table], symbols[table]) = (counts, new byte[total]);
            for (var i = 0; i < total; i++)
                symbols[table]![i] = (byte)Byte();
        }
    }

    private void Scan(int end, Span<short> target)
    {
        if (Byte() != 1)
            throw Bad("several components");
        _ = Byte();
        var table = Byte() >> 4;
        var selection = Byte();
        _ = Byte();
        var point = Byte() & 15;
        if (rows == 0 || selection is < 1 or > 7 || table > 3 || lengths[table] is null || point >= precision || restart % columns != 0)
            throw Bad("a scan without its tables");
        at = end;
        var decode = Lookup(table);
        for (var y = 0; y < rows; y++)
        {
            var fresh = restart > 0 && y % (restart / columns) == 0;
            if (fresh && y > 0)
                Restart();
            Row(target, y, y == 0 || fresh, selection, point, decode);
        }
    }

    private void Restart()
    {
        bitCount = 0;
        if (Marker() is < 0xD0 or > 0xD7)
            throw Bad("a restart that is not marked");
    }

    private void Row(Span<short> target, int y, bool first, int selection, int point, ushort[] decode)
    {
        var row = target.Slice(y * columns, columns);
        var above = first ? row : target.Slice((y - 1) * columns, columns);
        for (var x = 0; x < columns; x++)
        {
            int a = x > 0 ? (row[x - 1] & 0xFFFF) >> point : 0, b = (above[x] & 0xFFFF) >> point, c = x > 0 ? (above[x - 1] & 0xFFFF) >> point : 0;
            var predicted = (first, x) switch
            {
                (true, 0) => 1 << (precision - point - 1),
                (true, _) => a,
                (false, 0) => b,
                _ => selection switch { 1 => a, 2 => b, 3 => c, 4 => a + b - c, 5 => a + ((b - c) >> 1), 6 => b + ((a - c) >> 1), _ => (a + b) >> 1 },
            };
            row[x] = unchecked((short)(((predicted + Difference(decode)) & 0xFFFF) << point));
        }
    }

    /// <summary>T.81 H.1.2.2: the category, then that many bits; category 16 is 32,768 without any.</summary>
    private int Difference(ushort[] decode)
    {
        Fill(16);
        var entry = decode[(bits >> (bitCount - 16)) & 0xFFFF];
        var (used, category) = (entry >> 8, entry & 0xFF);
        if (used == 0 || category > 16)
            throw Bad("a code that its Huffman table does not have");
        bitCount -= used;
        if (category is 0 or 16)
            return category == 0 ? 0 : 32768;
        Fill(category);
        var value = (bits >> (bitCount - category)) & ((1 << category) - 1);
        bitCount -= category;
        return value < 1 << (category - 1) ? value - (1 << category) + 1 : value;
    }

    /// <summary>At least so many bits; ones behind the last byte and before a marker, as encoders pad (T.81 F.1.2.3).</summary>
    private void Fill(int least)
    {
        while (bitCount < least)
        {
            var next = 0xFF;
            if (at < data.Length && data[at] != 0xFF)
                next = data[at++];
            else if (at + 1 < data.Length && data[at + 1] == 0)
                at += 2;
            else if (++past > data.Length + 64)
                throw Bad("the end of the bytes inside the image");
            bits = unchecked((bits << 8) | next);
            bitCount += 8;
        }
    }

    private int past;

    /// <summary>For each 16 bits: length of the code that they begin with, and its category.</summary>
    private ushort[] Lookup(int table)
    {
        var decode = new ushort[1 << 16];
        var (code, k) = (0, 0);
        for (var length = 1; length <= 16; length++, code <<= 1)
            for (var i = 0; i < lengths[table]![length - 1]; i++, code++, k++)
            {
                var from = code << (16 - length);
                if (from + (1 << (16 - length)) > decode.Length)
                    throw Bad("a Huffman table with too many codes");
                decode.AsSpan(from, 1 << (16 - length)).Fill((ushort)((length << 8) | symbols[table]![k]));
            }
        return decode;
    }
}
