namespace Islet.Imaging;

/// <summary>How often two grey levels stand beside each other: symmetric, distance 1.</summary>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 3.6; Haralick RM et al., IEEE Trans Syst Man Cybern 1973;3:610–621.</remarks>
internal sealed class CoOccurrence
{
    private readonly double[] counts; // levels from 1: [(i − 1)·n + j − 1]
    private readonly int n;

    private CoOccurrence(int levels) => (n, counts) = (levels, new double[levels * levels]);

    /// <param name="slice">Null: all slices.</param>
    public static CoOccurrence Of(GreyLevels levels, Step step, int? slice)
    {
        var matrix = new CoOccurrence(levels.Highest);
        foreach (var i in levels.Voxels(slice))
            if (levels.LevelAt(i, step) is > 0 and var other)
            {
                matrix.counts[((levels.At[i] - 1) * matrix.n) + other - 1]++;
                matrix.counts[((other - 1) * matrix.n) + levels.At[i] - 1]++;
            }
        return matrix;
    }

    public bool IsEmpty => counts.All(c => c == 0);

    public static CoOccurrence Merged(IEnumerable<CoOccurrence> matrices)
    {
        CoOccurrence[] each = [.. matrices];
        var all = new CoOccurrence(each[0].n);
        foreach (var matrix in each)
            for (var c = 0; c < all.counts.Length; c++)
                all.counts[c] += matrix.counts[c];
        return all;
    }

    public static readonly string[] Names =
    [
        "joint_max", "joint_avg", "joint_var", "joint_entr", "diff_avg", "diff_var", "diff_entr", "sum_avg", "sum_var", "sum_entr", "energy", "contrast", "dissimilarity",
        "inv_diff", "inv_diff_norm", "inv_diff_mom", "inv_diff_mom_norm", "inv_var", "corr", "auto_corr", "clust_tend", "clust_shade", "clust_prom", "info_corr1", "info_corr2",
    ];

    /// <summary>In the order of <see cref="Names"/>. The correlation of a single level is 1 (reference manual 3.6.19).</summary>
    public double[] Features()
    {
        var total = counts.Sum();
        var (p, of, difference, sum) = (Array.ConvertAll(counts, c => c / total), new double[n], new double[n], new double[(2 * n) + 1]);
        for (var i = 1; i <= n; i++)
            for (var j = 1; j <= n; j++)
            {
                var share = p[((i - 1) * n) + j - 1];
                of[i - 1] += share;
                difference[Math.Abs(i - j)] += share;
                sum[i + j] += share;
            }
        var mean = Mean((i, _) => i);
        var variance = Mean((i, _) => Square(i - mean));
        var (apart, together) = (Moment(difference, 0), Moment(sum, 0));
        var (own, joint, crossed, product) = (Entropy(of), Entropy(p), 0.0, 0.0);
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++)
            {
                var both = of[i] * of[j];
                var bits = both > 0 ? Math.Log2(both) : 0;
                (crossed, product) = (crossed - (p[(i * n) + j] * bits), product - (both * bits));
            }
        return
        [
            p.Max(), mean, variance, joint, apart, Moment(difference, apart, 2), Entropy(difference), together, Moment(sum, together, 2), Entropy(sum), p.Sum(Square),
            Mean((i, j) => Square(i - j)), Mean((i, j) => Math.Abs(i - j)), Mean((i, j) => 1 / (1 + Math.Abs(i - j))), Mean((i, j) => 1 / (1 + (Math.Abs(i - j) / n))),
            Mean((i, j) => 1 / (1 + Square(i - j))), Mean((i, j) => 1 / (1 + (Square(i - j) / n / n))), Mean((i, j) => i == j ? 0 : 1 / Square(i - j)),
            variance > 0 ? Mean((i, j) => (i - mean) * (j - mean)) / variance : 1, Mean((i, j) => i * j), Mean((i, j) => Square(i + j - (2 * mean))),
            Mean((i, j) => Math.Pow(i + j - (2 * mean), 3)), Mean((i, j) => Math.Pow(i + j - (2 * mean), 4)), own > 0 ? (joint - crossed) / own : 0,
            Math.Sqrt(Math.Max(0, 1 - Math.Exp(-2 * (product - joint)))),
        ];

        double Mean(Func<double, double, double> f)
        {
            var result = 0.0;
            for (var c = 0; c < p.Length; c++)
                if (p[c] > 0)
                    result += p[c] * f((c / n) + 1, (c % n) + 1);
            return result;
        }
    }

    private static double Moment(double[] shares, double about, int power = 1)
    {
        var moment = 0.0;
        for (var k = 0; k < shares.Length; k++)
            moment += shares[k] * Math.Pow(k - about, power);
        return moment;
    }

    private static double Entropy(double[] shares) => -shares.Sum(p => p > 0 ? p * Math.Log2(p) : 0);

    private static double Square(double x) => x * x;
}
