using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>What in one row speaks against itself, or against the same lesion before: one remark a problem, for a person to look at.</summary>
internal static class LesionRemarks
{
    private const decimal LongestMm = TimelineChecks.LongestMm;
    private const decimal TenfoldDown = 0.125m, TenfoldUp = 8; // a tenfold step, with room for real change, looks like a slipped unit [H]
    private const decimal TooSmallMm = 5; // stands for "too small to measure" (Eisenhauer 2009, section 4.1), and is no slip
    private const decimal FarLarger = 2; // a mass that is named by a lesion of half the size is named the wrong way round [H]

    /// <param name="was">Size of the lesion the last time it was measured, mm.</param>
    public static IEnumerable<string> Of(LesionRow typed, SizeCell cell, decimal? other, decimal? viable, decimal? was)
    {
        var isNode = LesionOrgan.IsNode(typed.Organ);
        if (new[] { cell.Mm, other, viable }.Any(mm => mm > LongestMm))
            yield return T("Over 500 mm: longer than any lesion. Is it in mm?");
        else if (cell.Mm is { } now && was is { } before && IsTenfold(before, now))
            yield return T($"{SizeCell.Number(now)} mm after {SizeCell.Number(before)} mm. Is one of the two in centimetres?");
        if (cell.Mm is { } size && other is { } second && (isNode ? size > second : second > size))
            yield return isNode ? T("The short axis is longer than the other diameter.") : T("The second diameter is longer than the longest.");
        if (cell.Mm is { } whole && viable is { } living && living > whole)
            yield return T("The viable part is longer than the lesion.");
        if (cell.Status is LesionStatus.Worsened or LesionStatus.Progressing && typed.Role is "target")
            yield return T("A target progresses by its size: this key counts for non-targets only.");
    }

    /// <param name="was">Size of the lesion before, mm.</param>
    /// <param name="host">Of the one into which it is said to have merged, mm.</param>
    public static IEnumerable<string> OfMerged(string lesion, decimal? was, string into, decimal? host)
    {
        if (was is { } mine && host is { } its && mine >= FarLarger * its)
            yield return T($"{lesion} was {SizeCell.Number(mine)} mm, {into} is {SizeCell.Number(its)} mm. Has {into} merged into {lesion} instead? A mass keeps the name of its larger part.");
    }

    /// <summary>At a baseline a target is there, measured and certain (Eisenhauer 2009, section 4.2).</summary>
    /// <param name="was">Size before; there is nothing else to see a slipped unit by.</param>
    public static IEnumerable<string> OfBaselineTarget(EntryRow row, decimal? was)
    {
        if (row is not { Typed.Role: "target", Read: { } read })
            yield break;
        if (read.Status is LesionStatus.Absent or LesionStatus.NotMalignant or LesionStatus.Equivocal || read.MergedInto is not null)
            yield return T("A target is there at the baseline, measured and certain. Type its size alone, or make it a non-target.");
        if (was is null && (row.IsNode ? read.ShortAxisMm : read.LongestMm) is { } mm && mm > 0 && mm != TooSmallMm && mm < (row.IsNode ? TooSmallMm : Recist11.NormalNodeMm))
            yield return T($"{SizeCell.Number(mm)} mm: is it in centimetres? {SizeCell.Number(mm)} cm are {SizeCell.Number(10 * mm)} mm.");
    }

    private static bool IsTenfold(decimal was, decimal now) => was > 0 && now > 0 && now != TooSmallMm && (now <= was * TenfoldDown && now * 12 >= was || now >= was * TenfoldUp);
}
