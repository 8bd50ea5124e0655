using System.Globalization;
using Islet.Course;

namespace Islet.Imaging.Lesions;

/// <summary>What a threshold is a part or a multiple of.</summary>
public enum ThresholdRule
{
    /// <summary>REL42, RELx: x × the lesion's SUVmax.</summary>
    Relative,

    /// <summary>REL_BG: B + x (SUVmax − B), B the mean of a shell around the lesion.</summary>
    AboveBackground,

    /// <summary>LIV2SD: liver mean + 2 SD, the analogue of PERCIST's liver rule (Wahl 2009).</summary>
    LiverMeanAndTwoSd,

    /// <summary>LIVMAX_k: k × liver SUVmax (DOTATOC liver metastases, doi:10.2310/7290.2010.00035).</summary>
    LiverMax,

    /// <summary>LIVK: k × liver mean + 2 SD, k 1.5 (Wahl 2009).</summary>
    LiverMean,

    /// <summary>FIX_s: a SUV.</summary>
    Fixed,
}

/// <summary>How the edge of a lesion is found (pet-quantification 5.2). One method a patient's course; numbers of two are not compared.</summary>
public sealed record SegmentationMethod(ThresholdRule Rule, double Factor)
{
    /// <summary>REL42, common in work on NET (Di Franco 2025).</summary>
    public static SegmentationMethod Default { get; } = new(ThresholdRule.Relative, 0.42);

    public bool NeedsLiver => Rule is ThresholdRule.LiverMeanAndTwoSd or ThresholdRule.LiverMax or ThresholdRule.LiverMean;

    public string Id => Rule switch
    {
        ThresholdRule.Relative => $"REL{Text(100 * Factor)}",
        ThresholdRule.AboveBackground => $"REL_BG:{Text(Factor)}",
        ThresholdRule.LiverMeanAndTwoSd => "LIV2SD",
        ThresholdRule.LiverMax => $"LIVMAX_{Text(Factor)}",
        ThresholdRule.LiverMean => $"LIVK:{Text(Factor)}",
        ThresholdRule.Fixed => $"FIX:{Text(Factor)}",
    };

    /// <exception cref="RefusedException">E_PET_METHOD.</exception>
    public static SegmentationMethod Parse(string text) => text switch
    {
        "LIV2SD" => new(ThresholdRule.LiverMeanAndTwoSd, 1),
        "REL_BG" => new(ThresholdRule.AboveBackground, 0.41),
        "LIVK" => new(ThresholdRule.LiverMean, 1.5),
        _ when After(text, "REL_BG:", 0.3, 0.7) is { } x => new(ThresholdRule.AboveBackground, x),
        _ when After(text, "LIVMAX_", 1, 2) is { } x => new(ThresholdRule.LiverMax, x),
        _ when After(text, "LIVK:", 1, 3) is { } x => new(ThresholdRule.LiverMean, x),
        _ when (After(text, "FIX:", 0.01, 1000) ?? After(text, "FIX_", 0.01, 1000)) is { } x => new(ThresholdRule.Fixed, x),
        _ when After(text, "REL", 30, 70) is { } x => new(ThresholdRule.Relative, x / 100),
        _ => throw new RefusedException("E_PET_METHOD", "--method", "a method that is not known here", "REL42, REL30 to REL70, REL_BG, LIV2SD, LIVMAX_1.1 to 1.3, LIVK, FIX:4",
            "Choose one of these; GRAD and QPSMA are not offered yet."),
    };

    /// <summary>The SUV that a voxel of the lesion reaches.</summary>
    /// <param name="background">Mean of the shell; needed by REL_BG only.</param>
    public double Threshold(double suvMax, RegionStatistics? liver, Func<double?> background) => Rule switch
    {
        ThresholdRule.Relative => Factor * suvMax,
        ThresholdRule.AboveBackground => background() is { } b ? b + (Factor * (suvMax - b)) : throw NoBackground(),
        ThresholdRule.LiverMeanAndTwoSd => Liver(liver).Mean + (2 * liver!.Sd),
        ThresholdRule.LiverMax => Factor * Liver(liver).Max,
        ThresholdRule.LiverMean => (Factor * Liver(liver).Mean) + (2 * liver!.Sd),
        ThresholdRule.Fixed => Factor,
    };

    private static RegionStatistics Liver(RegionStatistics? liver) => liver ?? throw new RefusedException("E_PET_LIVER", "liver", "no region of the liver", "a sphere of 3 cm in healthy liver",
        "Give the region, or choose a method that does not need it.");

    private static RefusedException NoBackground() => new("E_PET_BACKGROUND", "REL_BG", "no voxel 1 to 2 cm around the lesion", "an image that reaches 2 cm beyond the lesion", "Choose another method for this lesion.");

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);

    private static double? After(string text, string start, double least, double most) => text.StartsWith(start, StringComparison.Ordinal)
        && double.TryParse(text.AsSpan(start.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var x) && x >= least && x <= most ? x : null;
}
