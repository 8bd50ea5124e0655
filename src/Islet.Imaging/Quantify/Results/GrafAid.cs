namespace Islet.Imaging.Quantify;

/// <param name="Shares">Of the target's volume in each score, 0 to 4.</param>
/// <param name="Variable">A second score holds at least <see cref="GrafAid.VariableFrom"/> of it; the reader confirms.</param>
public sealed record GrafTarget(string Target, double Ml, IReadOnlyList<double> Shares, bool Variable);

/// <summary>
/// Aid for the visual rule of Graf et al. 2020 (doi:10.1007/s00259-019-04439-9): a patient is heterogeneous if more than half of the target lesions vary in modified Krenning score within themselves.
/// Each voxel's SUV is the mean of 1 mL around it.
/// </summary>
/// <param name="Heterogeneous">Null: no target.</param>
public sealed record GrafAid(IReadOnlyList<GrafTarget> Targets, double? VariableShare, bool? Heterogeneous)
{
    /// <summary>Share of the volume in the second score from which a target is called variable (ours).</summary>
    public const double VariableFrom = 0.2;

    private const int Scores = 5;

    /// <param name="targets">Anatomical masks, of CT: a threshold of the PET would hide the cold part.</param>
    /// <param name="tissue">With a liver, without which there is no score.</param>
    public static GrafAid Of(VoxelImage suv, IReadOnlyList<(string Target, Region Anatomy)> targets, KrenningTissue tissue, UptakeRules rules)
    {
        if (tissue.LiverMean is null)
            throw new ArgumentException("A liver is needed for the score.", nameof(tissue));
        List<GrafTarget> read = [.. targets.Where(t => !t.Anatomy.IsEmpty).Select(t => Of(suv, t.Target, t.Anatomy, tissue, rules))];
        var share = read.Count > 0 ? (double)read.Count(t => t.Variable) / read.Count : (double?)null;
        return new(read, share, share is { } known ? known > 0.5 : null);
    }

    private static GrafTarget Of(VoxelImage suv, string target, Region anatomy, KrenningTissue tissue, UptakeRules rules)
    {
        var (ball, counts) = (new Ball(suv.Grid, SuvPeak.RadiusMm), new int[Scores]);
        Span<double> means = stackalloc double[SphereSums.Width];
        foreach (var run in anatomy.Runs)
            for (var x = run.First; x <= run.Last; x += SphereSums.Width)
            {
                var part = run with { First = x, Last = Math.Min(run.Last, x + SphereSums.Width - 1) };
                SphereSums.Means(suv, ball, part, means);
                foreach (var mean in means[..part.Length])
                    counts[rules.Krenning(mean, tissue)!.Value]++;
            }
        double[] shares = [.. counts.Select(n => (double)n / anatomy.Voxels)];
        return new(target, anatomy.Voxels * suv.Grid.VoxelMl, shares, shares.OrderDescending().ElementAt(1) >= VariableFrom);
    }
}
