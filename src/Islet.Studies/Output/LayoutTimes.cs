using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>A cell of a layout that tells survival: its median, or how many are alive (or without the event) at a time.</summary>
internal static class LayoutTimes
{
    /// <summary>Median with the limits that the table asks for.</summary>
    public static (double? Estimate, Limits Limits) Median(MedianForm form, SurvivalCurve curve) => form switch
    {
        MedianForm.R => (curve.Median.Estimate, curve.Median.Limits),
        MedianForm.Spss => curve.Spss() is var spss ? (spss.Estimate, spss.Limits) : default,
    };

    public static string Named(LayoutTable layout, LayoutAsk ask, LayoutCell cell, string name)
    {
        var curve = cell.Curve!;
        var (median, limits) = Median(layout.Median, curve);
        var at = ask.AtTime is { } time ? curve.At(time) : (SurvivalAt?)null;
        return name switch
        {
            LayoutForm.Of => Count(cell.Of),
            LayoutForm.Count => Count((int)curve.Subjects),
            LayoutForm.Events => Count((int)curve.Events),
            LayoutForm.Median => Time(median),
            LayoutForm.Percent => Numbers.Percent(100 * at!.Value.Survival, 0),
            LayoutForm.Lower => at is { } l ? Share(l.Limits.Lower) : Limit(limits.Lower),
            _ => at is { } u ? Share(u.Limits.Upper) : Limit(limits.Upper),
        };
    }

    /// <summary>endpoint, median, lower and upper of it, or time, survival and its limits; in the order of the sheet's columns from "median" on.</summary>
    public static IReadOnlyList<string> Data(MedianForm form, LayoutAsk ask, SurvivalCurve curve)
    {
        var (median, limits) = Median(form, curve);
        var at = ask.AtTime is { } time ? curve.At(time) : (SurvivalAt?)null;
        return [at is null ? Exact(median) : "", "", "", ask.Time!.Id, Count((int)curve.Events), Exact(at?.Time), Exact(at?.Survival), Exact((at?.Limits ?? limits).Lower), Exact((at?.Limits ?? limits).Upper)];
    }

    // A lower limit below zero stands as SPSS computes it: a normal limit of a time may be.
    private static string Limit(double? time) => time is { } known ? Text($"{known:0.0}") : NotReached;

    private static string Share(double? share) => share is { } known ? Numbers.Percent(100 * known, 0) : NobodyAtRisk;
}
