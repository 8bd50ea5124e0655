using System.Buffers.Binary;

namespace Islet.Exchange;

/// <summary>Writes values by bytecode: eight codes, then the eight bytes of each that stands for itself.</summary>
internal sealed class SpssBytecode(Stream output)
{
    public const double Bias = 100;

    private const int Element = 8;
    private const byte Literal = 253, Blanks = 254, SystemMissing = 255;

    private readonly byte[] codes = new byte[Element];
    private readonly byte[] literals = new byte[Element * Element];
    private int coded;
    private int written;

    public void Number(double? value)
    {
        switch (value)
        {
            case null:
                Code(SystemMissing);
                break;
            case { } small when small == Math.Truncate(small) && small is >= 1 - Bias and <= 251 - Bias:
                Code((byte)(small + Bias));
                break;
            case { } large:
                BinaryPrimitives.WriteDoubleLittleEndian(literals.AsSpan(written, Element), large);
                Code(Literal);
                break;
        }
    }

    /// <summary>Text in a field as wide as the next multiple of eight bytes.</summary>
    public void Text(ReadOnlySpan<byte> text, int width)
    {
        for (var start = 0; start < width; start += Element)
        {
            var part = start < text.Length ? text[start..Math.Min(start + Element, text.Length)] : [];
            if (part.TrimEnd((byte)' ').IsEmpty)
            {
                Code(Blanks);
                continue;
            }
            var target = literals.AsSpan(written, Element);
            target.Fill((byte)' ');
            part.CopyTo(target);
            Code(Literal);
        }
    }

    /// <summary>The last codes, filled with ones that say nothing.</summary>
    public void End()
    {
        codes.AsSpan(coded).Clear();
        if (coded > 0)
            Flush();
    }

    private void Code(byte code)
    {
        codes[coded++] = code;
        written += code == Literal ? Element : 0;
        if (coded == Element)
            Flush();
    }

    private void Flush()
    {
        output.Write(codes);
        output.Write(literals, 0, written);
        (coded, written) = (0, 0);
    }
}
