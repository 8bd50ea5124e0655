namespace Islet.Imaging;

/// <summary>How voxels between the stored ones are made.</summary>
public enum Interpolation
{
    /// <summary>The image keeps its own voxels.</summary>
    None,
    Linear,

    /// <summary>Cubic B-splines through the voxels.</summary>
    CubicSpline,
}

/// <summary>How intensities become grey levels: 1, 2, 3 …</summary>
/// <param name="BinSize">Fixed bin size: floor((x − <paramref name="From"/>)/size) + 1; null: not this.</param>
/// <param name="Bins">Fixed bin number: min(N, floor(N·(x − min)/(max − min)) + 1); null: not this. Neither: levels are the intensities, which are whole.</param>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 2.7.</remarks>
public sealed record Discretisation(double? BinSize = null, double From = 0, int? Bins = null)
{
    public static readonly Discretisation None = new();
}

/// <summary>What is done with an image before its features are computed: all that makes two programs' numbers differ.</summary>
/// <remarks>Zwanenburg A et al., Radiology 2020;295:328–338, table 2 (configurations A to E); reference manual (arXiv:1612.07003), section 2.</remarks>
public sealed record TextureConfig
{
    public required string Name { get; init; }

    /// <summary>Slice by slice (2D and 2.5D features); else 3D. The digital phantom is asked for both.</summary>
    public bool SliceWise { get; init; }

    public bool Volumetric { get; init; }

    /// <summary>Voxel size in millimetres after interpolation; slices keep their distance where it is slice-wise.</summary>
    public double ResampledMm { get; init; }

    public Interpolation Interpolation { get; init; }

    /// <summary>Interpolated intensities are rounded to whole numbers, as befits Hounsfield units.</summary>
    public bool Whole { get; init; }

    /// <summary>Voxels outside these intensities leave the intensity mask; null: none do.</summary>
    public (double From, double To)? Range { get; init; }

    /// <summary>Voxels farther than this many (population) standard deviations from the mean leave it; null: none do.</summary>
    public double? Outliers { get; init; }

    /// <summary>Of histogram and texture.</summary>
    public Discretisation Levels { get; init; } = Discretisation.None;

    /// <summary>Of the intensity-volume histogram.</summary>
    public Discretisation VolumeLevels { get; init; } = Discretisation.None;

    /// <summary>How many voxels an image has once it is interpolated, or before where that is more.</summary>
    public long VoxelsOf(ImageGrid grid) => Interpolation is Interpolation.None ? grid.Length : Math.Max(grid.Length, Resampling.Grid(grid, ResampledMm, SliceWise).Length);

    /// <summary>By the names of the reference values: A to E, and phantom.</summary>
    public static IReadOnlyDictionary<string, TextureConfig> Ibsi { get; } = new[]
    {
        new TextureConfig { Name = "A", SliceWise = true, Whole = true, Range = (-500, 400), Levels = new(25, -500) },
        new TextureConfig { Name = "B", SliceWise = true, Whole = true, ResampledMm = 2, Interpolation = Interpolation.Linear, Range = (-500, 400), Levels = new(Bins: 32) },
        new TextureConfig
        {
            Name = "C", Volumetric = true, Whole = true, ResampledMm = 2, Interpolation = Interpolation.Linear, Range = (-1000, 400), Levels = new(25, -1000), VolumeLevels = new(2.5, -1000),
        },
        new TextureConfig { Name = "D", Volumetric = true, Whole = true, ResampledMm = 2, Interpolation = Interpolation.Linear, Outliers = 3, Levels = new(Bins: 32) },
        new TextureConfig
        {
            Name = "E", Volumetric = true, Whole = true, ResampledMm = 2, Interpolation = Interpolation.CubicSpline, Range = (-1000, 400), Outliers = 3, Levels = new(Bins: 32),
            VolumeLevels = new(Bins: 1000),
        },
        new TextureConfig { Name = "phantom", SliceWise = true, Volumetric = true },
    }.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>Of a lesion on PET: 3D, levels of a fixed size from SUV 0; 3 mm voxels only where those of the image are anisotropic by more than half.</summary>
    /// <param name="binSuv">0.5 for tracers of somatostatin receptors up to SUV 64 (1.0 above), 0.25 for FDG: pet-quantification 9.1.</param>
    public static TextureConfig Pet(double binSuv, bool anisotropic) => new()
    {
        Name = "PET", Volumetric = true, Levels = new(binSuv, 0), VolumeLevels = new(binSuv, 0), ResampledMm = anisotropic ? 3 : 0,
        Interpolation = anisotropic ? Interpolation.Linear : Interpolation.None,
    };
}
