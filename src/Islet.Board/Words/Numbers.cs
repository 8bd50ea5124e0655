using System.Globalization;
using Islet.Course;

namespace Islet.Board;

/// <summary>Numbers, days and spans as every page writes them.</summary>
public static class Numbers
{
    private const string ThinSpace = "\u202f";

    /// <summary>12 345: groups of three, apart by a thin space (SI Brochure, 9th ed., section 5.4.4).</summary>
    public static string Count(long number) => Math.Abs(number) < 10_000
        ? number.ToString(CultureInfo.InvariantCulture)
        : number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", ThinSpace, StringComparison.Ordinal);

    public static string Count(long number, string one, string? many = null) => $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>Of a file: bytes, kB or MB, in thousands.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => Count(bytes, "byte"),
        < 1_000_000 => Count(bytes / 1000) + " kB",
        _ => (bytes / 1_000_000.0).ToString("0.#", CultureInfo.InvariantCulture) + " MB",
    };

    /// <summary>A share in whole per cent; what is not nothing is never written as 0 %, what is not all never as 100 %.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? "no patients" : (100.0 * part / whole) switch
    {
        > 0 and < 1 => "<1 %",
        > 99 and < 100 => ">99 %",
        var percent => percent.ToString("0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>For the width of a bar.</summary>
    public static string Width(long part, long whole) => (whole == 0 ? 0 : 100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant of recording, in the zone in which all of them are kept.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>A day as far as it is known, or so many months from the origin of the axis.</summary>
    public static string When(When when, Axis axis) => when switch
    {
        { IsKnown: false } => "day unknown",
        { Offset: { Amount: 0 } } => $"at {Origin(axis)}",
        { Offset: { } offset } => Span(offset, Origin(axis)),
        _ => when.ToString(),
    };

    /// <summary>A day or an offset as its source wrote it.</summary>
    public static string Written(When when) => when.ToString();

    /// <summary>For how long a value holds: whole years or months where it is so many.</summary>
    public static string Shelf(int days) => days switch
    {
        _ when days % 365 == 0 => Count(days / 365, "year"),
        _ when days % 30 == 0 && days > 60 => Count(days / 30, "month"),
        _ => Count(days, "day"),
    };

    /// <summary>What an axis counts from, in words.</summary>
    public static string Origin(Axis axis) => axis.Origin is { } origin ? FactWords.Word(origin) : "the origin";

    /// <summary>How long ago: days below two months, months below two years, then years.</summary>
    public static string Age(int days) => days switch
    {
        < 0 => "",
        1 => "1 day",
        < 61 => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
        < 731 => string.Create(CultureInfo.InvariantCulture, $"{(int)(days / Offset.DaysPerMonth)} months"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{days / 365.25m:0.0} years"),
    };

    private static string Span(Offset offset, string origin) => string.Create(CultureInfo.InvariantCulture,
        $"{Math.Abs(offset.Amount)} {(offset.Unit is OffsetUnit.Months ? "months" : "days")} {(offset.Amount < 0 ? "before" : "after")} {origin}");
}
