namespace Islet.Imaging.Pictures;

/// <summary>How a MIP is drawn.</summary>
public sealed record MipOptions
{
    /// <summary>0 to 15 for a somatostatin receptor tracer, 0 to 7 for FDG: <see cref="DisplayWindow"/>.</summary>
    public required DisplayWindow Window { get; init; }

    /// <summary>What stands above: the tracer, days since the first study. No name and no date unless the reader wants them there.</summary>
    public string Caption { get; init; } = "";

    /// <summary>"SUVbw" of a quantified PET; "Bq/mL" or "counts" of others.</summary>
    public string Unit { get; init; } = "SUVbw";

    public IReadOnlyList<LesionMark> Marks { get; init; } = [];

    public MipContent Content { get; init; } = MipContent.Everything;

    public bool Numbers { get; init; } = true;

    /// <summary>Empty air on the sides is left off; for drawing only.</summary>
    public bool Crop { get; init; } = true;

    /// <summary>Of the patient in a pixel, at zoom 1.</summary>
    public double PixelMm { get; init; } = 1;

    /// <summary>2: twice the pixels, lines and letters as many times larger, for print.</summary>
    public int Zoom { get; init; } = 1;
}
