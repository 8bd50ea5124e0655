namespace Islet.Imaging.Quantify;

/// <param name="Organ">Null: not assigned.</param>
/// <param name="SuvMax">g/mL; of the lesions counted here.</param>
public sealed record OrganTotals(OrganClass? Organ, int Lesions, double Ml, double TlaG, double SuvMax);

/// <summary>What a patient's lesions are together, by one method (pet-quantification 6). SST-TV or MTV is <paramref name="Ml"/>.</summary>
/// <param name="Lesions">Counted; a leak is no part of any sum here.</param>
/// <param name="SuvMax">g/mL, of all lesions, leaks among them: a maximum does not run into an organ.</param>
/// <param name="LowestSuvMean">g/mL, of counted lesions of 1 mL and more: prognostic in Cu-64-DOTATATE PET (Carlsen et al. 2021, PMC8612344).</param>
/// <param name="DmaxMm">Largest distance of two counted lesions' centroids; null for fewer than two.</param>
/// <param name="Leaks">Numbers of the lesions that are left out because their region runs into an organ (pet-quantification 5.3).</param>
public sealed record TumourTotals(string Method, int Lesions, double Ml, double TlaG, double? SuvMax, double? LowestSuvMean, double? DmaxMm, IReadOnlyList<OrganTotals> Organs, IReadOnlyList<int> Leaks)
{
    public static TumourTotals Of(string method, IReadOnlyList<MeasuredLesion> lesions) =>
        Of(method, [.. lesions.Select(l => new Part(l, l.Numbers.Ml, l.Numbers.SuvMean, l.Numbers.TlaG, l.Leak))]);

    /// <param name="measures">One a lesion, in its order.</param>
    public static TumourTotals Of(string method, IReadOnlyList<MeasuredLesion> lesions, IReadOnlyList<SecondMeasure> measures) =>
        Of(method, [.. lesions.Zip(measures, (l, m) => new Part(l, m.Ml, m.SuvMean, m.TlaG, m.Leak)).Where(p => p.Ml > 0)]);

    private static TumourTotals Of(string method, List<Part> parts)
    {
        List<Part> counted = [.. parts.Where(p => !p.Leak)];
        List<OrganTotals> organs = [.. counted.GroupBy(p => p.Lesion.Organ).OrderBy(g => g.Key is { } organ ? (int)organ : int.MaxValue)
            .Select(g => new OrganTotals(g.Key, g.Count(), g.Sum(p => p.Ml), g.Sum(p => p.TlaG), g.Max(p => p.Lesion.Numbers.SuvMax)))];
        return new(method, counted.Count, counted.Sum(p => p.Ml), counted.Sum(p => p.TlaG), parts.Count > 0 ? parts.Max(p => p.Lesion.Numbers.SuvMax) : null,
            counted.Where(p => p.Ml >= Imaging.Lesions.Lesion.SmallMl).Min(p => p.SuvMean), Farthest([.. counted.Select(p => p.Lesion.Numbers.Centroid)]), organs, [.. parts.Where(p => p.Leak).Select(p => p.Lesion.Number)]);
    }

    private static double? Farthest(Point[] centroids)
    {
        double? most = null;
        for (var i = 1; i < centroids.Length; i++)
            for (var j = 0; j < i; j++)
                most = Math.Max(most ?? 0, (centroids[i] - centroids[j]).Length);
        return most;
    }

    private readonly record struct Part(MeasuredLesion Lesion, double Ml, double? SuvMean, double TlaG, bool Leak);
}
