namespace Islet.Imaging.Quantify;

/// <param name="Score">Of the proposed Krenning score; null: not proposed.</param>
/// <param name="LesionShare">Of the lesions, 0 to 1.</param>
/// <param name="VolumeShare">Of their volume, 0 to 1.</param>
public sealed record KrenningShare(int? Score, int Lesions, double LesionShare, double VolumeShare);

/// <summary>How unlike a patient's lesions are (pet-quantification 9.2): over the SUVmean of the lesions that count, leaks left out.</summary>
/// <param name="Sd">Of the population, divided by n as everywhere here.</param>
/// <param name="Lowest">SUVmean of the faintest lesion, g/mL.</param>
public sealed record InterLesional(int Lesions, double? Sd, double? Cov, double? Lowest, double? Highest, double? LowestOverHighest, IReadOnlyList<KrenningShare> ByKrenning)
{
    public double? Range => Highest - Lowest;

    public static InterLesional Of(Quantification result, KrenningReading krenning)
    {
        List<(MeasuredLesion Lesion, int? Score)> counted = [.. result.Lesions.Zip(krenning.Lesions, (l, k) => (l, k.Score)).Where(l => !l.l.Leak)];
        if (counted.Count == 0)
            return new(0, null, null, null, null, null, []);
        double[] means = [.. counted.Select(l => l.Lesion.Numbers.SuvMean)];
        var (mean, ml) = (means.Average(), counted.Sum(l => l.Lesion.Numbers.Ml));
        var sd = Math.Sqrt(means.Average(m => (m - mean) * (m - mean)));
        return new(counted.Count, sd, mean > 0 ? sd / mean : null, means.Min(), means.Max(), means.Max() > 0 ? means.Min() / means.Max() : null,
            [.. counted.GroupBy(l => l.Score).OrderBy(g => g.Key ?? int.MaxValue).Select(g => new KrenningShare(g.Key, g.Count(), (double)g.Count() / counted.Count, g.Sum(l => l.Lesion.Numbers.Ml) / ml))]);
    }
}
