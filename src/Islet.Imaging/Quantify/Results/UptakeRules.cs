namespace Islet.Imaging.Quantify;

/// <summary>What an uptake means. The rules are clinical and come from outside, as that of <see cref="NegativeVolume"/> does: this room measures.</summary>
/// <param name="Krenning">The modified score that a SUVmax (g/mL) suggests, 0 to 4; null: no liver to hold it against.</param>
/// <param name="SstPositive">Of a score and the organ that the lesion lies in; null: cannot be told.</param>
/// <param name="FdgPositive">Of a SUVmax where FDG found no lesion.</param>
/// <param name="Margins">Those of the proposed score, in words.</param>
public sealed record UptakeRules(Func<double, KrenningTissue, int?> Krenning, Func<int?, OrganClass?, bool?> SstPositive, Func<FdgPlace, bool?> FdgPositive, string Margins);

/// <summary>Uptake of FDG at the place of a lesion that it does not show, with what it is held against. SUV, g/mL; null: not measured.</summary>
/// <param name="Background">Mean of the blood pool, else of what lies around; not asked for in the liver.</param>
public sealed record FdgPlace(double SuvMax, OrganClass? Organ, double? LiverMean, double? Background);
