using Islet.Imaging.Quantify;

namespace Islet.Imaging.Pictures;

/// <summary>A colour of sRGB.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static Ink Black { get; } = new(0, 0, 0);

    public static Ink White { get; } = new(255, 255, 255);

    public static Ink Quiet { get; } = new(0x48, 0x48, 0x48);

    /// <summary>Of a lesion without a class.</summary>
    public static Ink Open { get; } = new(0x1A, 0x1A, 0x1A);

    /// <summary>
    /// Of an organ class on a white ground: the hues of Okabe &amp; Ito (Color Universal Design, 2008), which people with any kind of colour vision tell apart, darkened until each has a contrast of 3:1 against white; a white
    /// border parts them from grey.
    /// </summary>
    public static Ink Of(OrganClass? organ) => organ switch
    {
        OrganClass.Liver => new(0xC4, 0x4F, 0x00),
        OrganClass.LymphNode => new(0x00, 0x60, 0xA8),
        OrganClass.Bone => new(0x00, 0x7A, 0x58),
        OrganClass.Peritoneum => new(0xB8, 0x3F, 0x8C),
        OrganClass.Primary => new(0x7A, 0x50, 0x00),
        OrganClass.Other => new(0x55, 0x55, 0xAA),
        null => Open,
    };

    /// <summary>The same hues for a dark ground.</summary>
    public static Ink OnDark(OrganClass? organ) => organ switch
    {
        OrganClass.Liver => new(0xFF, 0x9A, 0x3C),
        OrganClass.LymphNode => new(0x6C, 0xC4, 0xFF),
        OrganClass.Bone => new(0x3C, 0xE0, 0xB0),
        OrganClass.Peritoneum => new(0xF2, 0xA6, 0xDC),
        OrganClass.Primary => new(0xF0, 0xE4, 0x42),
        OrganClass.Other => new(0xC8, 0xC8, 0xFF),
        null => White,
    };

    public override string ToString() => FormattableString.Invariant($"#{Red:x2}{Green:x2}{Blue:x2}");
}
