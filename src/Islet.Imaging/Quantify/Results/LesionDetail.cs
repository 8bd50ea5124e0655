namespace Islet.Imaging.Quantify;

/// <summary>What else is read of a lesion's voxels and what lies around them.</summary>
/// <param name="Number">Of the lesion.</param>
/// <param name="Background">SUV, mean of the shell 1 to 2 cm around the lesion without the other candidates; null: no such voxel.</param>
public sealed record LesionDetail(int Number, double? Background, LesionTexture Texture)
{
    private const double FromMm = 10, ToMm = 20; // the shell of REL_BG (pet-quantification 5.2)

    /// <param name="others">Regions that are no background.</param>
    public static LesionDetail Of(VoxelImage suv, int number, Region region, Region others, TracerKind kind)
    {
        var shell = Shape.Dilate(suv.Grid, region, ToMm).Except(Shape.Dilate(suv.Grid, region, FromMm)).Except(others);
        return new(number, RegionStatistics.Of(suv, shell)?.Mean, LesionTexture.Of(suv, region, kind));
    }
}
