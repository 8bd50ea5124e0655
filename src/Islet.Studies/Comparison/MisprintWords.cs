using Islet.Statistics;
using static Islet.Studies.Numbers;

namespace Islet.Studies;

/// <summary>What the audit of a printed table says: a code for programs, a sentence for people.</summary>
public static class MisprintWords
{
    public static (string Code, string Text) Of(MisprintFound found) => found.Kind switch
    {
        Misprint.EstimateOutsideLimits => ("W_AUDIT_OUTSIDE", Text($"the estimate {found.Found} lies outside its limits {found.Low} to {found.High}")),
        Misprint.LimitsNotLogSymmetric => ("W_AUDIT_ASYMMETRIC", Text($"the estimate {found.Found} is not the middle of its limits, which is {found.Low:0.000} to {found.High:0.000}")),
        Misprint.PAgainstLimits => ("W_AUDIT_P", Text($"p {found.Found} does not go with the estimate and its limits, which allow {found.Low:0.0000} to {found.High:0.0000}")),
        Misprint.PercentageAgainstCount => ("W_AUDIT_PERCENT", Text($"{found.Found} % is printed, the count gives {found.Low:0.00} %")),
        Misprint.PartsAgainstWhole => ("W_AUDIT_PARTS", Text($"{found.Found} is printed, the parts add to {(found.Low == found.High ? Text($"{found.Low}") : Text($"{found.Low} to {found.High}"))}")),
        Misprint.RowRepeated => ("W_AUDIT_REPEATED", "repeats another row to the last digit"),
    };

    /// <summary>Which limit would go with the ratio and the other one.</summary>
    public static string WouldFit(PrintedRatio printed)
    {
        var mended = PublishedTable.Mended(printed);
        return $"lower {Fixed(mended.Lower, printed.Lower.Decimals)} or upper {Fixed(mended.Upper, printed.Upper.Decimals)} would fit";
    }

    private static string Fixed(double? value, int decimals) => value is { } number ? number.ToString("F" + Count(decimals), System.Globalization.CultureInfo.InvariantCulture) : NotDefined;
}
