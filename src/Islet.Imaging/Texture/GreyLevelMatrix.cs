namespace Islet.Imaging;

/// <summary>Counts by grey level and by a size: the length of a run, the volume of a zone, its distance to the border, the dependence of a voxel.</summary>
/// <remarks>Four families of the IBSI reference manual (arXiv:1612.07003) are the same sums over such a matrix: 3.7, 3.8, 3.9, 3.11.</remarks>
internal sealed class GreyLevelMatrix
{
    private readonly SortedDictionary<(int Level, int Size), double> counts = [];
    private double voxels;

    /// <param name="voxels">Of the region in which was counted.</param>
    public GreyLevelMatrix(double voxels) => this.voxels = voxels;

    public void Add(int level, int size) => counts[(level, size)] = counts.GetValueOrDefault((level, size)) + 1;

    public bool IsEmpty => counts.Count == 0;

    public static GreyLevelMatrix Merged(IEnumerable<GreyLevelMatrix> matrices)
    {
        var all = new GreyLevelMatrix(0);
        foreach (var matrix in matrices)
        {
            all.voxels += matrix.voxels;
            foreach (var (cell, count) in matrix.counts)
                all.counts[cell] = all.counts.GetValueOrDefault(cell) + count;
        }
        return all;
    }

    /// <summary>In the order of the names that the families give them, below.</summary>
    public double[] Features()
    {
        var all = counts.Values.Sum();
        var (levels, sizes) = (counts.GroupBy(c => c.Key.Level, c => c.Value).Sum(g => Square(g.Sum())), counts.GroupBy(c => c.Key.Size, c => c.Value).Sum(g => Square(g.Sum())));
        var (level, size) = (Mean((i, _) => i), Mean((_, j) => j));
        return
        [
            Mean((_, j) => 1 / (j * j)), Mean((_, j) => j * j), Mean((i, _) => 1 / (i * i)), Mean((i, _) => i * i),
            Mean((i, j) => 1 / (i * i * j * j)), Mean((i, j) => i * i / (j * j)), Mean((i, j) => j * j / (i * i)), Mean((i, j) => i * i * j * j),
            levels / all, levels / (all * all), sizes / all, sizes / (all * all), all / voxels,
            Mean((i, _) => Square(i - level)), Mean((_, j) => Square(j - size)), -counts.Values.Sum(n => n / all * Math.Log2(n / all)), counts.Values.Sum(n => Square(n / all)),
        ];

        double Mean(Func<double, double, double> f) => counts.Sum(c => c.Value * f(c.Key.Level, c.Key.Size)) / all;
    }

    private static double Square(double x) => x * x;

    public static readonly string[] RunLength =
        ["sre", "lre", "lgre", "hgre", "srlge", "srhge", "lrlge", "lrhge", "glnu", "glnu_norm", "rlnu", "rlnu_norm", "r_perc", "gl_var", "rl_var", "rl_entr"];

    public static readonly string[] SizeZone =
        ["sze", "lze", "lgze", "hgze", "szlge", "szhge", "lzlge", "lzhge", "glnu", "glnu_norm", "zsnu", "zsnu_norm", "z_perc", "gl_var", "zs_var", "zs_entr"];

    public static readonly string[] DistanceZone =
        ["sde", "lde", "lgze", "hgze", "sdlge", "sdhge", "ldlge", "ldhge", "glnu", "glnu_norm", "zdnu", "zdnu_norm", "z_perc", "gl_var", "zd_var", "zd_entr"];

    public static readonly string[] Dependence =
        ["lde", "hde", "lgce", "hgce", "ldlge", "ldhge", "hdlge", "hdhge", "glnu", "glnu_norm", "dcnu", "dcnu_norm", "dc_perc", "gl_var", "dc_var", "dc_entr", "dc_energy"];
}
