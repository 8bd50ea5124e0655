namespace Islet.Imaging.Quantify;

/// <summary>What else is read of a lesion's voxels and what lies around them.</summary>
/// <param name="Number">Of the lesion.</param>
/// <param name="Background">SUV, mean of the shell 1 to 2 cm around the lesion without the other candidates; null: no such voxel.</param>
public sealed record LesionDetail(int Number, double? Background, LesionTexture Texture)
{
    /// <param name="others">Regions that are no background: tumour or organ, whatever takes up the tracer.</param>
    public static LesionDetail Of(VoxelImage suv, int number, Region region, Region others, TracerKind kind) => new(number, BackgroundOf(suv, region, others), LesionTexture.Of(suv, region, kind));

    /// <summary>SUV, mean of the shell around a region without <paramref name="others"/>; null: no voxel is left.</summary>
    public static double? BackgroundOf(VoxelImage suv, Region region, Region others) => RegionStatistics.Of(suv, Lesions.Lesion.Around(suv.Grid, region).Except(others))?.Mean;
}
