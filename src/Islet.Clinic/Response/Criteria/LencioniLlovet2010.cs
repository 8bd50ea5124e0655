using Islet.Course;
using T = Islet.Clinic.ResponseCategory;

namespace Islet.Clinic;

/// <summary>
/// mRECIST for hepatocellular carcinoma, as used in hypervascular liver metastases: the diameters of what is enhanced in the arterial phase. Lencioni and Llovet,
/// Semin Liver Dis 2010;30:52-60, doi:10.1055/s-0030-1247132. Not van Vliet's mRECIST, and not that of mesothelioma.
/// </summary>
public static class LencioniLlovet2010
{
    /// <summary>A smaller new nodule of the liver stays equivocal, mm (2010: 10 mm; for neuroendocrine metastases by the specification, section 2.3).</summary>
    private const decimal NoduleMm = 10;

    /// <summary>Short axis from which a node at the hepatic hilum is malignant, mm.</summary>
    private const decimal HilumNodeMm = 20;

    public static ResponseCriterion Criterion { get; } =
        new("mRECIST-HCC", "mRECIST of viable tumour (Lencioni and Llovet 2010)", "Lencioni and Llovet, Semin Liver Dis 2010;30:52-60", Assess);

    private static IReadOnlyList<string> Assumptions { get; } =
    [
        "For metastases wash-out is not asked of a new lesion; a new liver nodule under 10 mm stays equivocal [H].",
        "That no increase of 5 mm is asked is not verified for the practice of 2020; the option asks for it.",
    ];

    private static ResponseAssessment Assess(Timeline timeline, ResponseOptions options)
    {
        var read = SizeReading.Assess(Criterion, WithoutSmallNodules(timeline), options, LesionSizes.Of(timeline, LesionQuantity.ViableDiameter, options), Target);
        var recist = Recist11.Criterion.Assess(timeline, options);
        var points = new TimePointResponse[read.TimePoints.Count];
        for (var i = 0; i < points.Length; i++)
            points[i] = recist.TimePoints[i].Overall is var other && other == read.TimePoints[i].Overall ? read.TimePoints[i] : read.TimePoints[i] with { RecistOverall = other };
        return read with
        {
            TimePoints = points, Problems = [.. read.Problems, .. HilumNodes(timeline)],
            Assumptions = [.. Assumptions, .. Whole(timeline), .. options.Definition is ResponseDefinition.Seed ? ["The review names no reference of progression; the smallest sum is used."] : Array.Empty<string>()],
        };
    }

    /// <summary>Targets that are summed by their whole diameter, as the paper has it outside the liver.</summary>
    private static IEnumerable<string> Whole(Timeline timeline)
    {
        List<string> outside = [.. timeline.Targets.Where(LesionQuantity.IsOutsideLiver).Select(t => t.Id)];
        if (outside.Count > 0)
            yield return $"Outside the liver the whole diameter counts, as in RECIST 1.1: {string.Join(", ", outside)}.";
    }

    /// <summary>Target response. No enhancement left is complete, whatever necrotic mass remains.</summary>
    public static TargetVerdict Target(TargetSums sums, ResponseOptions options) => sums switch
    {
        { Targets: 0 } => new(T.NA, ResponseStep.NoTarget),
        { Complete: true, AllResolved: true } => new(T.CR, ResponseStep.TargetGone),
        _ when IsSumUp(sums, options) => new(T.PD, ResponseStep.TargetSum),
        { Complete: false } or { Baseline: null } => new(T.NE, ResponseStep.TargetMissing),
        _ when 10 * sums.Assessed <= 7 * sums.Baseline => new(T.PR, ResponseStep.TargetFall),
        _ => new(T.SD, ResponseStep.TargetStable),
    };

    /// <summary>At least 20 % above the smallest viable sum; in the review's table more than 20 %.</summary>
    private static bool IsSumUp(TargetSums sums, ResponseOptions options) => sums.Nadir is { } nadir && sums.Assessed > nadir
        && (options.Definition is ResponseDefinition.Seed ? 5 * sums.Assessed > 6 * nadir : 5 * sums.Assessed >= 6 * nadir)
        && (!options.MrecistRequire5mm || sums.Assessed - nadir >= 5);

    /// <summary>Hypervascular nodules of the liver under 10 mm are kept as equivocal: one that grows is dated back to its first sight.</summary>
    private static Timeline WithoutSmallNodules(Timeline timeline)
    {
        TimePoint[]? changed = null;
        for (var i = 0; i < timeline.FollowUps.Count; i++)
            if (timeline.FollowUps[i].NewLesions.Any(IsSmallNodule))
            {
                changed ??= [.. timeline.FollowUps];
                changed[i] = changed[i] with { NewLesions = [.. changed[i].NewLesions.Select(l => IsSmallNodule(l) ? l with { Certainty = NewLesionCertainty.Equivocal } : l)] };
            }
        return changed is null ? timeline : timeline with { FollowUps = changed };
    }

    private static bool IsSmallNodule(NewLesion lesion) => lesion is { Certainty: NewLesionCertainty.Unequivocal, Mm: < NoduleMm, Organ: { } organ } && LesionQuantity.IsLiver(organ);

    private static IEnumerable<Problem> HilumNodes(Timeline timeline)
    {
        foreach (var lesion in timeline.Targets)
            if (lesion.IsNode && IsHilum(lesion) && timeline.Baseline is { } baseline && baseline.Targets.TryGetValue(lesion.Id, out var reading) && reading.Mm is < HilumNodeMm and var mm)
                yield return new("W_MRECIST_HILUM_NODE", $"lesion {lesion.Id}", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mm} mm"),
                    "20 mm or more for a node of the hepatic hilum (Lencioni and Llovet 2010)", "It stays in the sum; take it out of the targets if it is not malignant.");
    }

    private static bool IsHilum(TrackedLesion lesion) => lesion.Site is { } site
        && ((site.Contains("hil", StringComparison.OrdinalIgnoreCase) && LesionQuantity.IsLiver(site)) || site.Contains("porta", StringComparison.OrdinalIgnoreCase));
}
