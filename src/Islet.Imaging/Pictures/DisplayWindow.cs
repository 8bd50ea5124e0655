using Islet.Imaging.Quantify;

namespace Islet.Imaging.Pictures;

/// <summary>From which value to which a picture shades; what lies beyond is drawn as the end that it is nearer to. It touches the drawing only, never the data.</summary>
public sealed record DisplayWindow
{
    public DisplayWindow(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
            throw new ArgumentOutOfRangeException(nameof(high), high, "A window needs two numbers, the second above the first.");
        (Low, High) = (low, high);
    }

    /// <summary>SUVbw of somatostatin receptor PET (pet-quantification 11; seed 000, section 2.5).</summary>
    public static DisplayWindow Sst { get; } = new(0, 15);

    /// <summary>SUVbw of FDG PET (the same places).</summary>
    public static DisplayWindow Fdg { get; } = new(0, 7);

    /// <summary>CT in HU: level 40, width 400, as scanners preset the abdomen.</summary>
    public static DisplayWindow SoftTissue { get; } = new(-160, 240);

    public static DisplayWindow Of(TracerKind tracer) => tracer switch
    {
        TracerKind.Sst => Sst,
        TracerKind.Fdg => Fdg,
    };

    public double Low { get; }

    public double High { get; }

    /// <summary>0 at the lower end and for no number, 1 at the upper.</summary>
    public double Share(double value) => value > Low ? Math.Min(1, (value - Low) / (High - Low)) : 0;

    /// <summary>White at the lower end: how nuclear medicine looks at a MIP.</summary>
    public byte InverseGrey(double value) => (byte)(255 - Grey(value));

    public byte Grey(double value) => (byte)((255 * Share(value)) + 0.5);

    public override string ToString() => FormattableString.Invariant($"{Low:0.##}–{High:0.##}");
}
