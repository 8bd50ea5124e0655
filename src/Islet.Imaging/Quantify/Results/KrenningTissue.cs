namespace Islet.Imaging.Quantify;

/// <summary>What a lesion's uptake is held against, SUV in g/mL.</summary>
/// <param name="LiverMean">Null: no healthy liver; no score is proposed.</param>
/// <param name="SpleenMax">Null: no spleen.</param>
/// <param name="KidneyMax">In place of a spleen that is not there; null: 4 is not proposed.</param>
/// <param name="Background">Mean of the blood pool, else of what lies around the lesion; null: 0 is not proposed.</param>
public sealed record KrenningTissue(double? LiverMean, double? SpleenMax, double? KidneyMax, double? Background)
{
    public static KrenningTissue Of(Quantification result, double? localBackground) => new(result.Reference(ReferenceOrgan.Liver)?.Statistics.Mean, result.Reference(ReferenceOrgan.Spleen)?.Statistics.Max, null,
        result.Reference(ReferenceOrgan.BloodPool)?.Statistics.Mean ?? localBackground);
}
