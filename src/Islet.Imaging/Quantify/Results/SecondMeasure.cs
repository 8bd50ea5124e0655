namespace Islet.Imaging.Quantify;

/// <summary>A lesion by the second method, which stands beside the first in every result (pet-quantification 5.2).</summary>
/// <param name="Number">Of the lesion.</param>
/// <param name="Threshold">SUV; null: the method gives none here.</param>
/// <param name="Voxels">0: no voxel of the lesion reaches the threshold; the method does not see it.</param>
/// <param name="SuvMean">Null where it is not seen.</param>
/// <param name="Leak">By this method the region runs into an organ: it stays out of this method's totals.</param>
public sealed record SecondMeasure(int Number, double? Threshold, int Voxels, double Ml, double? SuvMean, double TlaG, bool Leak)
{
    /// <param name="reading">Null: the method does not see the lesion.</param>
    public static SecondMeasure Of(VoxelImage suv, int number, SecondReading? reading) => reading is { } s && RegionStatistics.Of(suv, s.Region) is { } found
        ? new(number, s.Threshold, s.Region.Voxels, s.Ml, found.Mean, found.Sum * suv.Grid.VoxelMl, s.Leak) : new(number, reading?.Threshold, 0, 0, null, 0, false);

    /// <summary>Volume by the second method over that by the first, of the same lesions: those that run into an organ by neither. Null where the first is none.</summary>
    /// <param name="measures">One a lesion, in its order.</param>
    public static (int Lesions, double? Ratio) Compare(IEnumerable<MeasuredLesion> lesions, IEnumerable<SecondMeasure> measures)
    {
        List<(MeasuredLesion First, SecondMeasure Second)> compared = [.. lesions.Zip(measures).Where(c => !c.First.Leak && !c.Second.Leak)];
        return (compared.Count, compared.Sum(c => c.First.Numbers.Ml) is > 0 and var first ? compared.Sum(c => c.Second.Ml) / first : null);
    }
}
