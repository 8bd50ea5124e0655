using System.Globalization;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>A cell in the form in which papers print it, of what was printed and, with as many decimals, of what was found.</summary>
internal static class PrintedWords
{
    public static string Of(PublishedCell cell)
    {
        var printed = cell.Printed;
        if (printed.Value is not { } value)
            return printed.Text!;
        if (cell.Kind is PublishedKind.P)
            return $"{(printed.PIsBound ? "<" : "")}{value}";
        if (cell.Kind is PublishedKind.Count)
            return $"{value}{(printed.Of is { } of ? $" of {of}" : "")}{(printed.Percent is { } percent ? $" ({percent} %)" : "")}";
        var limits = (printed.Lower, printed.Upper) switch
        {
            (null, null) => "",
            var (lower, upper) => $" ({lower?.ToString() ?? "…"}–{upper?.ToString() ?? "…"})",
        };
        return $"{value}{limits}{(printed.P is { } p ? $", p {(printed.PIsBound ? "<" : "")}{p}" : "")}";
    }

    /// <summary>A range and limits of confidence that results.json has are shown where the paper prints its own.</summary>
    public static string Of(PublishedCell cell, FoundNumbers found, double? of)
    {
        if (found.Value is not { } value)
            return cell.Kind is PublishedKind.Median ? Studies.Numbers.NotReached : Studies.Numbers.NotDefined;
        var printed = cell.Printed;
        if (cell.Kind is PublishedKind.P)
            return Printed.P(value);
        if (cell.Kind is PublishedKind.Count)
            return $"{Fixed(value, 0)}{(of is { } whole ? $" of {Fixed(whole, 0)}" : "")}{(printed.Percent is { } percent && of > 0 ? $" ({Fixed(100 * value / of, percent.Decimals)} %)" : "")}";
        var decimals = printed.Value?.Decimals ?? 1;
        var limits = printed.Lower is null && printed.Upper is null || found is { Lower: null, Upper: null } ? ""
            : $" ({Printed.Between(Fixed(found.Lower, printed.Lower?.Decimals ?? decimals), Fixed(found.Upper, printed.Upper?.Decimals ?? decimals))})";
        return $"{Fixed(value, decimals)}{limits}{(printed.P is not null && found.P is { } p ? $", {Printed.PWithSign(p)}" : "")}";
    }

    private static string Fixed(double? number, int decimals) => number switch
    {
        null => Studies.Numbers.NotReached,
        double.PositiveInfinity => "∞",
        { } value => Math.Round(value, Math.Min(decimals, 15), MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };
}
