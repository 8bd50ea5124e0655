namespace Islet.Imaging.Quantify;

/// <summary>A lesion by the second method, which stands beside the first in every result (pet-quantification 5.2).</summary>
/// <param name="Number">Of the lesion.</param>
/// <param name="Threshold">SUV; null: the method gives none here.</param>
/// <param name="Voxels">0: no voxel of the lesion reaches the threshold; the method does not see it.</param>
/// <param name="SuvMean">Null where it is not seen.</param>
/// <param name="Leak">By this method the region runs into an organ: it stays out of this method's totals.</param>
public sealed record SecondMeasure(int Number, double? Threshold, int Voxels, double Ml, double? SuvMean, double TlaG, bool Leak);
