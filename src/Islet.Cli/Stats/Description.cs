using System.Globalization;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>Samples in the words of a paper's table.</summary>
internal static class Description
{
    public static string Share(int count, int of) => of == 0 ? "0" : FormattableString.Invariant($"{count} ({100.0 * count / of:0.0} %)");

    public static string Mean(double[] sample) => sample.Length == 0 ? "none"
        : SampleMoments.Of(sample) is var m ? $"{Short(m.Mean)} ({(m.Deviation is { } s ? Short(s) : "one value")})" : "";

    public static string Median(double[] sample, QuantileDefinition definition)
    {
        double[] x = [.. sample.Order()];
        return x.Length == 0 ? "none" : $"{Quantile(0.5)} ({Quantile(0.25)} to {Quantile(0.75)})";
        string Quantile(double p) => Short(SampleQuantile.Of(x, p, definition)!.Value);
    }

    public static string Survival(SurvivalCurve curve) => $"{StatsText.Number(curve.Median.Estimate)} ({StatsText.Interval(curve.Median.Limits)})";

    public static string Name(QuantileDefinition definition) => definition switch
    {
        QuantileDefinition.Spss => "SPSS (R type 6)",
        QuantileDefinition.R7 => "R's default (type 7)",
        QuantileDefinition.Sas => "SAS (R type 2)",
    };

    private static string Short(double x) => x.ToString("G4", CultureInfo.InvariantCulture);
}
