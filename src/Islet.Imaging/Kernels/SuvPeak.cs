namespace Islet.Imaging;

/// <summary>Which mean a SUVpeak is: they differ by up to a sixth in one tumour, so a number without its variant says little (pet-quantification 6).</summary>
public enum PeakVariant
{
    /// <summary>PEAK_IBSI_LOC: the sphere lies on the hottest voxel; of several equally hot the larger mean.</summary>
    IbsiLocal,

    /// <summary>PEAK_IBSI_GLOB: the largest mean with any voxel of the region as centre; nearest to PERCIST's hottest 1 cm³ in the tumour.</summary>
    IbsiGlobal,

    /// <summary>PEAK_FRAC: as the global one, a voxel that the sphere cuts counted with the part of it that lies inside.</summary>
    Fractional,
}

/// <param name="Suv">The mean.</param>
/// <param name="Centre">Of the sphere; the first by slice, row and column of equal means.</param>
public readonly record struct PeakValue(double Suv, Voxel Centre);

/// <summary>
/// Mean of a sphere of 1 mL, over all voxels of the image whose centres lie in it, also outside the region: IBSI reference manual, arXiv:1612.07003, sections
/// "local" and "global intensity peak". At the image's edge the voxels that exist.
/// </summary>
public static class SuvPeak
{
    /// <summary>Radius of 1 mL, (3000/4π)^⅓ = 6.2035 mm.</summary>
    public static double RadiusMm { get; } = Math.Cbrt(3000 / (4 * Math.PI));

    /// <summary>Null for no voxel.</summary>
    public static PeakValue? Of(VoxelImage image, Region region, PeakVariant variant) => region.IsEmpty ? null : variant switch
    {
        PeakVariant.IbsiLocal => Highest(image, Hottest(image, region)),
        PeakVariant.IbsiGlobal => Highest(image, region),
        PeakVariant.Fractional => FractionalPeak.Highest(image, region),
    };

    private static Region Hottest(VoxelImage image, Region region) => Threshold.AtLeast(image, RegionStatistics.Of(image, region)!.Max, region);

    private static PeakValue Highest(VoxelImage image, Region region)
    {
        const int Block = 64; // runs a task: enough to pay for one
        var ball = new Ball(image.Grid, RadiusMm);
        var best = new PeakValue[(region.Runs.Length + Block - 1) / Block];
        Parallel.For(0, best.Length, b => best[b] = Highest(image, ball, region.Memory.Span.Slice(b * Block, Math.Min(Block, region.Runs.Length - (b * Block)))));
        return best.Aggregate((a, b) => b.Suv > a.Suv ? b : a); // blocks are in the region's order: the first of equals stays
    }

    private static PeakValue Highest(VoxelImage image, Ball ball, ReadOnlySpan<Run> runs)
    {
        var best = new PeakValue(double.NegativeInfinity, default);
        Span<double> sums = stackalloc double[SphereSums.Width];
        foreach (var run in runs)
            for (var x = run.First; x <= run.Last; x += SphereSums.Width)
            {
                var count = Math.Min(SphereSums.Width, run.Last - x + 1);
                SphereSums.Means(image, ball, run with { First = x, Last = x + count - 1 }, sums);
                for (var i = 0; i < count; i++)
                    if (sums[i] > best.Suv)
                        best = new(sums[i], new(run.Z, run.Y, x + i));
            }
        return best;
    }
}
