namespace Islet.Statistics;

/// <summary>How far two groups lie apart in units of their own spread, whatever their size: balance is read from it, not from P.</summary>
public static class StandardizedDifference
{
    /// <summary>Of numbers: (x̄₁ − x̄₂)/√((s₁² + s₂²)/2). Null where nothing varies or a group has fewer than two.</summary>
    /// <remarks>Austin, Stat Med 2009;28:3083–3107, doi:10.1002/sim.3697. R's tableone and smd; SPSS has none.</remarks>
    public static double? OfNumbers(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count < 2 || second.Count < 2)
            return null;
        var (a, b) = (SampleMoments.Of(first), SampleMoments.Of(second));
        var spread = Math.Sqrt((a.Deviation!.Value * a.Deviation.Value + b.Deviation!.Value * b.Deviation.Value) / 2);
        return spread > 1e-12 * Math.Max(Math.Abs(a.Mean), Math.Abs(b.Mean)) ? (a.Mean - b.Mean) / spread : a.Mean == b.Mean ? 0 : null;
    }

    /// <summary>
    /// Of categories: √((p₁ − p₂)ᵀ S⁻¹ (p₁ − p₂)) over all categories but the first, S the mean of the two multinomial covariances. Of two categories it is
    /// |p₁ − p₂|/√((p₁(1 − p₁) + p₂(1 − p₂))/2). Null where S has no inverse: each group is of one category, and not the same.
    /// </summary>
    /// <remarks>Yang &amp; Dalton, SAS Global Forum 2012;335. R's tableone.</remarks>
    /// <param name="first">Counts of the categories in one group.</param>
    /// <param name="second">The same categories in the other.</param>
    /// <exception cref="ArgumentException">Lists of different lengths.</exception>
    public static double? OfCategories(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        if (first.Count != second.Count)
            throw new ArgumentException($"The same categories are counted in both groups; there are {first.Count} and {second.Count}.", nameof(second));
        double n1 = first.Sum(x => (double)x), n2 = second.Sum(x => (double)x);
        if (n1 == 0 || n2 == 0)
            return null;
        int[] used = [.. Enumerable.Range(0, first.Count).Where(k => first[k] + second[k] > 0).Skip(1)];
        double[] p = [.. used.Select(k => first[k] / n1)], q = [.. used.Select(k => second[k] / n2)], d = [.. p.Zip(q, (a, b) => a - b)];
        if (d.All(x => x == 0))
            return 0;
        var s = new double[d.Length, d.Length];
        for (var i = 0; i < d.Length; i++)
            for (var j = 0; j < d.Length; j++)
                s[i, j] = i == j ? (p[i] * (1 - p[i]) + q[i] * (1 - q[i])) / 2 : -(p[i] * p[j] + q[i] * q[j]) / 2;
        var root = Cholesky.Of(s, 1e-12);
        return root.Dependent is null ? Math.Sqrt(root.Form(d)) : null;
    }
}
