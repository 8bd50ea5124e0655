namespace Islet.Imaging;

/// <summary>How much voxels differ from the mean of their neighbours.</summary>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 3.10; Amadasun M, King R, IEEE Trans Syst Man Cybern 1989;19:1264–1274.</remarks>
internal sealed class GreyTones
{
    private readonly SortedDictionary<int, (double Voxels, double Difference)> levels = [];

    public bool IsEmpty => levels.Count == 0;

    public static GreyTones Of(GreyLevels levels, bool volumetric, int? slice)
    {
        var (tones, steps) = (new GreyTones(), Step.All(volumetric));
        foreach (var i in levels.Voxels(slice))
        {
            var (sum, count) = (0.0, 0);
            foreach (var step in steps)
                if (levels.LevelAt(i, step) is > 0 and var level)
                    (sum, count) = (sum + level, count + 1);
            if (count > 0)
                tones.Add(levels.At[i], 1, Math.Abs(levels.At[i] - (sum / count)));
        }
        return tones;
    }

    public static GreyTones Merged(IEnumerable<GreyTones> each)
    {
        var all = new GreyTones();
        foreach (var (level, (voxels, difference)) in each.SelectMany(tones => tones.levels))
            all.Add(level, voxels, difference);
        return all;
    }

    private void Add(int level, double voxels, double difference)
    {
        var (v, d) = levels.GetValueOrDefault(level);
        levels[level] = (v + voxels, d + difference);
    }

    public static readonly string[] Names = ["coarseness", "contrast", "busyness", "complexity", "strength"];

    /// <summary>In the order of <see cref="Names"/>. Coarseness of a region without differences is 10⁶ (reference manual 3.10.1).</summary>
    public double[] Features()
    {
        var voxels = levels.Values.Sum(l => l.Voxels);
        (double I, double P, double S)[] all = [.. levels.Select(l => ((double)l.Key, l.Value.Voxels / voxels, l.Value.Difference))];
        var (weighted, differences, n) = (all.Sum(a => a.P * a.S), all.Sum(a => a.S), all.Length);
        var swing = Pairs((a, b) => Math.Abs((a.I * a.P) - (b.I * b.P)));
        return
        [
            weighted > 0 ? Math.Min(1 / weighted, 1e6) : 1e6,
            n > 1 ? Pairs((a, b) => a.P * b.P * (a.I - b.I) * (a.I - b.I)) / (n * (n - 1)) * differences / voxels : 0,
            n > 1 && swing > 0 ? weighted / swing : 0,
            Pairs((a, b) => Math.Abs(a.I - b.I) * ((a.P * a.S) + (b.P * b.S)) / (a.P + b.P)) / voxels,
            differences > 0 ? Pairs((a, b) => (a.P + b.P) * (a.I - b.I) * (a.I - b.I)) / differences : 0,
        ];

        double Pairs(Func<(double I, double P, double S), (double I, double P, double S), double> f) => all.Sum(a => all.Sum(b => f(a, b)));
    }

    /// <summary>How many neighbours of a voxel have its level, and the voxel itself.</summary>
    /// <remarks>IBSI reference manual 3.11, coarseness 0; Sun C, Wee WG, Comput Vis Graph Image Process 1983;23:341–352.</remarks>
    public static GreyLevelMatrix Dependence(GreyLevels levels, bool volumetric, int? slice)
    {
        int[] voxels = [.. levels.Voxels(slice)];
        var (matrix, steps) = (new GreyLevelMatrix(voxels.Length), Step.All(volumetric));
        foreach (var i in voxels)
            matrix.Add(levels.At[i], 1 + steps.Count(step => levels.LevelAt(i, step) == levels.At[i]));
        return matrix;
    }
}
