namespace Islet.Imaging;

/// <summary>First-order features: of intensities, of their histogram, of the volume above them.</summary>
/// <remarks>IBSI reference manual (arXiv:1612.07003), 3.3 to 3.5. Variances are those of a population; the kurtosis of a normal distribution is 0.</remarks>
internal static class IntensityFeatures
{
    public static IEnumerable<(string Key, double Value)> Statistics(double[] values)
    {
        var common = new Common(values);
        return
        [
            ("stat_mean", common.Mean), ("stat_var", common.Variance), ("stat_skew", common.Skewness), ("stat_kurt", common.Kurtosis), ("stat_median", common.Median),
            ("stat_min", common.Sorted[0]), ("stat_p10", common.P10), ("stat_p90", common.P90), ("stat_max", common.Sorted[^1]), ("stat_iqr", common.P75 - common.P25),
            ("stat_range", common.Sorted[^1] - common.Sorted[0]), ("stat_mad", common.MeanDeviation), ("stat_rmad", common.RobustDeviation), ("stat_medad", common.MedianDeviation),
            ("stat_cov", Math.Sqrt(common.Variance) / common.Mean), ("stat_qcod", (common.P75 - common.P25) / (common.P75 + common.P25)),
            ("stat_energy", values.Sum(x => x * x)), ("stat_rms", Math.Sqrt(values.Average(x => x * x))),
        ];
    }

    /// <param name="levels">Of the region's voxels.</param>
    public static IEnumerable<(string Key, double Value)> Histogram(int[] levels)
    {
        var common = new Common(Array.ConvertAll(levels, level => (double)level));
        var (low, counts) = (levels.Min(), new double[levels.Max() - levels.Min() + 1]);
        foreach (var level in levels)
            counts[level - low]++;
        var most = counts.Max();
        var mode = Enumerable.Range(low, counts.Length).Where(level => counts[level - low] == most).MinBy(level => Math.Abs(level - common.Mean));
        var gradient = counts.Length == 1 ? [0.0] : Enumerable.Range(0, counts.Length).Select(k =>
            k == 0 ? counts[1] - counts[0] : k == counts.Length - 1 ? counts[^1] - counts[^2] : (counts[k + 1] - counts[k - 1]) / 2).ToArray();
        var (rise, fall) = (Array.IndexOf(gradient, gradient.Max()), Array.IndexOf(gradient, gradient.Min()));
        return
        [
            ("ih_mean", common.Mean), ("ih_var", common.Variance), ("ih_skew", common.Skewness), ("ih_kurt", common.Kurtosis), ("ih_median", common.Median),
            ("ih_min", common.Sorted[0]), ("ih_p10", common.P10), ("ih_p90", common.P90), ("ih_max", common.Sorted[^1]), ("ih_mode", mode), ("ih_iqr", common.P75 - common.P25),
            ("ih_range", common.Sorted[^1] - common.Sorted[0]), ("ih_mad", common.MeanDeviation), ("ih_rmad", common.RobustDeviation), ("ih_medad", common.MedianDeviation),
            ("ih_cov", Math.Sqrt(common.Variance) / common.Mean), ("ih_qcod", (common.P75 - common.P25) / (common.P75 + common.P25)),
            ("ih_entropy", -counts.Sum(n => n > 0 ? n / levels.Length * Math.Log2(n / levels.Length) : 0)), ("ih_uniformity", counts.Sum(n => n / levels.Length * n / levels.Length)),
            ("ih_max_grad", gradient[rise]), ("ih_max_grad_g", rise + low), ("ih_min_grad", gradient[fall]), ("ih_min_grad_g", fall + low),
        ];
    }

    /// <summary>The share of the volume at or above each of equally spaced intensities.</summary>
    /// <param name="values">Of the region's voxels: intensities, or the middles of their bins.</param>
    /// <param name="first">Lowest of the intensities that are asked.</param>
    /// <param name="last">Highest of them.</param>
    public static IEnumerable<(string Key, double Value)> Volume(double[] values, double first, double step, double last)
    {
        double[] sorted = [.. values.Order()];
        var steps = Math.Max(1, (int)Math.Round((last - first) / step));
        double At(int k) => first + (k * step);
        double Share(int k) => 1 - (Below(sorted, At(k) - (step / 2)) / (double)sorted.Length); // half a step: the intensities lie on the grid
        double V(double fraction) => Share((int)Math.Ceiling((fraction * steps) - 1e-9));
        double I(double volume) => At(Enumerable.Range(0, steps + 2).First(k => Share(k) <= volume + 1e-12));
        var (v10, v90, i10, i90) = (V(0.1), V(0.9), I(0.1), I(0.9));
        return [("ivh_v10", v10), ("ivh_v90", v90), ("ivh_i10", i10), ("ivh_i90", i90), ("ivh_diff_v10_v90", v10 - v90), ("ivh_diff_i10_i90", i10 - i90)];
    }

    private static int Below(double[] sorted, double x)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < x ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private sealed class Common
    {
        public Common(double[] values)
        {
            Sorted = [.. values.Order()];
            Mean = Sorted.Average();
            (Variance, var third, var fourth) = (Moment(2), Moment(3), Moment(4));
            (Skewness, Kurtosis) = Variance > 0 ? (third / Math.Pow(Variance, 1.5), (fourth / (Variance * Variance)) - 3) : (0, 0);
            (P10, P25, Median, P75, P90) = (Percentile(0.1), Percentile(0.25), Percentile(0.5), Percentile(0.75), Percentile(0.9));
            MeanDeviation = Sorted.Average(x => Math.Abs(x - Mean));
            MedianDeviation = Sorted.Average(x => Math.Abs(x - Median));
            double[] robust = [.. Sorted.Where(x => x >= P10 && x <= P90)];
            var middle = robust.Average();
            RobustDeviation = robust.Average(x => Math.Abs(x - middle));
        }

        public double[] Sorted { get; }

        public double Mean { get; }

        public double Variance { get; }

        public double Skewness { get; }

        public double Kurtosis { get; }

        public double P10 { get; }

        public double P25 { get; }

        public double Median { get; }

        public double P75 { get; }

        public double P90 { get; }

        public double MeanDeviation { get; }

        public double MedianDeviation { get; }

        /// <summary>Of the values from the tenth to the ninetieth percentile.</summary>
        public double RobustDeviation { get; }

        private double Moment(int power) => Sorted.Average(x => Math.Pow(x - Mean, power));

        // Linear between neighbours, as most programs do.
        private double Percentile(double share)
        {
            var at = share * (Sorted.Length - 1);
            var low = (int)at;
            return low + 1 < Sorted.Length ? Sorted[low] + ((at - low) * (Sorted[low + 1] - Sorted[low])) : Sorted[low];
        }
    }
}
