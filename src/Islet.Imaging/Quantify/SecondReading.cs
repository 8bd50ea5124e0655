namespace Islet.Imaging.Quantify;

/// <summary>The same candidate by another method, beside it and never instead (pet-quantification 5.2, 5.3).</summary>
/// <param name="Method">Id.</param>
/// <param name="Threshold">SUV.</param>
public sealed record SecondReading(string Method, double Threshold, Region Region, double Ml, bool Leak);
