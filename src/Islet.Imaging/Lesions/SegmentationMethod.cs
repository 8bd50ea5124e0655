using System.Globalization;
using Islet.Course;
using Islet.Imaging.Quantify;

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

    /// <summary>GRAD: no threshold; where the SUV falls most steeply (<see cref="GradientEdge"/>).</summary>
    Gradient,

    /// <summary>QPSMA: bone SUV 3, soft tissue 4.30/liver mean × (liver mean + SD) (qPSMA: Gafita et al., PMC6735278).</summary>
    Qpsma,
}

/// <summary>How the edge of a lesion is found (pet-quantification 5.2). One method a patient's course; numbers of two are not compared.</summary>
public sealed record SegmentationMethod(ThresholdRule Rule, double Factor)
{
    /// <summary>REL42, common in work on NET (Di Franco 2025).</summary>
    public static SegmentationMethod Default { get; } = new(ThresholdRule.Relative, 0.42);

    /// <summary>SUV of bone lesions, and the number by which the threshold of soft tissue is made (Gafita et al., PMC6735278).</summary>
    private const double QpsmaBone = 3, QpsmaSoft = 4.30;

    /// <summary>QPSMA, for which each tissue has a rule of its own: whether the lesion lies in bone; null: nobody said.</summary>
    public bool? InBone { get; init; }

    /// <summary>QPSMA on another tracer than PSMA, asked for as an analogue.</summary>
    public bool IsAnalogue { get; init; }

    /// <summary>The rule hangs on where each lesion lies, which somebody must say.</summary>
    public bool NeedsClass => Rule is ThresholdRule.Qpsma;

    internal bool NeedsBackground => Rule is ThresholdRule.AboveBackground or ThresholdRule.Gradient;

    public bool NeedsLiver => this is { Rule: ThresholdRule.Qpsma, InBone: false } || Rule is ThresholdRule.LiverMeanAndTwoSd or ThresholdRule.LiverMax or ThresholdRule.LiverMean;

    public string Id => Rule switch
    {
        ThresholdRule.Relative => $"REL{Text(100 * Factor)}",
        ThresholdRule.AboveBackground => $"REL_BG:{Text(Factor)}",
        ThresholdRule.LiverMeanAndTwoSd => "LIV2SD",
        ThresholdRule.LiverMax => $"LIVMAX_{Text(Factor)}",
        ThresholdRule.LiverMean => $"LIVK:{Text(Factor)}",
        ThresholdRule.Fixed => $"FIX:{Text(Factor)}",
        ThresholdRule.Gradient => "GRAD",
        ThresholdRule.Qpsma => IsAnalogue ? "QPSMA:ANALOGUE" : "QPSMA",
    };

    /// <summary>A method for lesions of which nobody said where they lie: of a whole body, of a course.</summary>
    /// <exception cref="RefusedException">E_PET_METHOD; E_PET_CLASS: QPSMA, which needs to know.</exception>
    public static SegmentationMethod Parse(string text) => ParseAny(text) is { NeedsClass: false } method ? method
        : throw new RefusedException("E_PET_CLASS", "--method", "QPSMA for lesions of which nobody said whether they lie in bone or in soft tissue", "another method, or the organ of each lesion",
            "Measure named lesions with islet pet measure, where each has its \"organ\"; it is not guessed from the place.");

    /// <summary>A method for lesions whose organ is told with them.</summary>
    /// <exception cref="RefusedException">E_PET_METHOD.</exception>
    public static SegmentationMethod ParseAny(string text) => text switch
    {
        "GRAD" => new(ThresholdRule.Gradient, GradientEdge.InnerShare),
        "QPSMA" => new(ThresholdRule.Qpsma, QpsmaSoft),
        "QPSMA:ANALOGUE" => new(ThresholdRule.Qpsma, QpsmaSoft) { IsAnalogue = true },
        "LIV2SD" => new(ThresholdRule.LiverMeanAndTwoSd, 1),
        "REL_BG" => new(ThresholdRule.AboveBackground, 0.41),
        "LIVK" => new(ThresholdRule.LiverMean, 1.5),
        _ when After(text, "REL_BG:", 0.3, 0.7) is { } x => new(ThresholdRule.AboveBackground, x),
        _ when After(text, "LIVMAX_", 1, 2) is { } x => new(ThresholdRule.LiverMax, x),
        _ when After(text, "LIVK:", 1, 3) is { } x => new(ThresholdRule.LiverMean, x),
        _ when (After(text, "FIX:", 0.01, 1000) ?? After(text, "FIX_", 0.01, 1000)) is { } x => new(ThresholdRule.Fixed, x),
        _ when After(text, "REL", 30, 70) is { } x => new(ThresholdRule.Relative, x / 100),
        _ => throw new RefusedException("E_PET_METHOD", "--method", "a method that is not known here", "REL42, REL30 to REL70, REL_BG, LIV2SD, LIVMAX_1.1 to 1.3, LIVK, FIX:4, GRAD; QPSMA where each lesion's organ is told",
            "Choose one of these."),
    };

    /// <summary>The method for a lesion of this organ; of all but QPSMA the method itself.</summary>
    /// <exception cref="RefusedException">E_PET_CLASS: QPSMA, and nobody said where the lesion lies.</exception>
    public SegmentationMethod For(OrganClass? organ) => !NeedsClass ? this : this with { InBone = organ is { } known ? known is OrganClass.Bone : throw NoClass() };

    /// <summary>QPSMA was made for PSMA ligands; on another tracer it is used only where somebody asks for the analogue by that name (pet-quantification 5.2).</summary>
    /// <exception cref="RefusedException">E_PET_METHOD.</exception>
    public void RefuseTracer(string? tracer)
    {
        if (Rule is ThresholdRule.Qpsma && !IsAnalogue && !TracerKinds.IsPsma(tracer))
            throw new RefusedException("E_PET_METHOD", "--method", $"QPSMA, and a tracer that is not named as a ligand of PSMA ({string.Concat((tracer ?? "no name").Take(40).Where(c => !char.IsControl(c)))})", "a PSMA ligand, or a method for this tracer",
                "Its constants were found for PSMA. Write QPSMA:ANALOGUE to use them all the same; such volumes are compared with none.");
    }

    /// <summary>The SUV that a voxel of the lesion reaches; of GRAD the SUV of the marker inside it.</summary>
    /// <param name="background">Mean of the shell; needed by REL_BG and GRAD only.</param>
    public double Threshold(double suvMax, RegionStatistics? liver, Func<double?> background) => Rule switch
    {
        ThresholdRule.Relative => Factor * suvMax,
        ThresholdRule.AboveBackground or ThresholdRule.Gradient => background() is { } b ? b + (Factor * (suvMax - b)) : throw NoBackground(),
        ThresholdRule.LiverMeanAndTwoSd => Liver(liver).Mean + (2 * liver!.Sd),
        ThresholdRule.LiverMax => Factor * Liver(liver).Max,
        ThresholdRule.LiverMean => (Factor * Liver(liver).Mean) + (2 * liver!.Sd),
        ThresholdRule.Fixed => Factor,
        ThresholdRule.Qpsma => InBone switch
        {
            true => QpsmaBone,
            false => Factor / Liver(liver).Mean * (liver!.Mean + liver.Sd),
            null => throw NoClass(),
        },
    };

    private static RefusedException NoClass() => new("E_PET_CLASS", "QPSMA", "a lesion of which nobody said whether it lies in bone or in soft tissue", "its organ: bone, or one of soft tissue",
        "Give the lesion's \"organ\" (liver, lymph_node, bone, peritoneum, primary, other), or choose a method that does not need it.");

    private static RegionStatistics Liver(RegionStatistics? liver) => liver ?? throw new RefusedException("E_PET_LIVER", "liver", "no region of the liver", "a sphere of 3 cm in healthy liver",
        "Give the region, or choose a method that does not need it.");

    private static RefusedException NoBackground() => new("E_PET_BACKGROUND", "REL_BG, GRAD", "no voxel 1 to 2 cm around the lesion", "an image that reaches 2 cm beyond the lesion", "Choose another method for this lesion.");

    private static string Text(double x) => x.ToString("0.####", CultureInfo.InvariantCulture);

    private static double? After(string text, string start, double least, double most) => text.StartsWith(start, StringComparison.Ordinal)
        && double.TryParse(text.AsSpan(start.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var x) && x >= least && x <= most ? x : null;
}
