using Islet.Course;

namespace Islet.Studies;

/// <summary>The category of each time point as a careful reader gives it by RECIST 1.1 (Eisenhauer et al., Eur J Cancer 2009;45:228–247), read off the written lesions alone.</summary>
/// <param name="targets">By name; true: a node.</param>
internal sealed class SeriesTally(IReadOnlyDictionary<string, bool> targets)
{
    private const decimal TooSmall = 5;

    private decimal baseline;
    private (decimal Mm, string Study) nadir;
    private bool wasComplete;

    public string? BaselineStudy { get; private set; }

    /// <summary>Study with the smallest complete sum before the time point that was added last.</summary>
    public string NadirStudy { get; private set; } = "";

    public void Begin(string study, IReadOnlyList<LesionRead> reads)
    {
        (BaselineStudy, baseline) = (study, Sum(reads).Mm);
        (nadir, NadirStudy) = ((baseline, study), study);
    }

    /// <returns>The category, and of a progression why: new_lesion, non_target, sum.</returns>
    public (string Category, string? Reason) Add(string study, IReadOnlyList<LesionRead> reads)
    {
        NadirStudy = nadir.Study;
        var ((mm, isWhole, gone), before) = (Sum(reads), nadir.Mm);
        if (isWhole && targets.Count > 0 && mm < nadir.Mm)
            nadir = (mm, study);
        var others = reads.Where(r => r.Role is LesionRole.NonTarget).ToList();
        if (reads.Any(r => r is { Role: LesionRole.New, Status: LesionStatus.Present }))
            return ("PD", "new_lesion");
        if (targets.Count > 0 && !gone && 5 * mm >= 6 * before && mm - before >= 5)
            return ("PD", "sum");
        if (others.Exists(r => r.Status is LesionStatus.Progressing))
            return ("PD", "non_target");
        var cleared = others.TrueForAll(r => r.Status is LesionStatus.Absent || r is { Organ: "lymph_node", ShortAxisMm: < 10 });
        if (targets.Count == 0)
            return (others.Exists(r => r.Status is LesionStatus.NotEvaluable) ? "NE" : cleared ? "CR" : "NON-CR/NON-PD", null);
        if (wasComplete && !gone)
            return ("PD", "sum");
        wasComplete |= gone && cleared;
        return (!isWhole ? "NE" : gone && cleared ? "CR" : gone || 10 * mm <= 7 * baseline ? "PR" : "SD", null);
    }

    private (decimal Mm, bool IsWhole, bool Gone) Sum(IReadOnlyList<LesionRead> reads)
    {
        var (mm, whole, gone) = (0m, true, true);
        foreach (var (name, isNode) in targets)
        {
            var parts = reads.Where(r => r.Lesion == name || r.SplitFrom == name).ToList();
            whole &= parts.Count > 0 && parts.TrueForAll(r => r.Status is not (LesionStatus.NotEvaluable or LesionStatus.Equivocal));
            var size = parts.Sum(r => r.Status is LesionStatus.TooSmall ? TooSmall : r.MergedInto is null ? (isNode ? r.ShortAxisMm : r.LongestMm) ?? 0 : 0);
            gone &= whole && (isNode ? size < 10 : size == 0);
            mm += size;
        }
        return (mm, whole, gone);
    }
}
