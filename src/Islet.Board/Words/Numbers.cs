using System.Globalization;
using System.Text.RegularExpressions;
using Islet.Course;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Numbers, days and spans as every page writes them.</summary>
public static partial class Numbers
{
    /// <summary>12 345: groups of three, apart by a thin space (SI Brochure, 9th ed., section 5.4.4).</summary>
    public static string Count(long number) => Locale.Current.Count(number);

    public static string Count(long number, string one, string? many = null) => T(number, "{0} " + one, "{0} " + (many ?? one + "s"));

    /// <summary>Of a file: bytes, kB or MB, in thousands.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1000 => T(bytes, "{0} byte", "{0} bytes"),
        < 1_000_000 => T($"{bytes / 1000} kB"),
        _ => T($"{bytes / 1_000_000.0:0.#} MB"),
    };

    /// <summary>A share in whole per cent; what is not nothing is never written as 0 %, what is not all never as 100 %.</summary>
    public static string Percent(long part, long whole) => whole == 0 ? T("no patients") : (100.0 * part / whole) switch
    {
        > 0 and < 1 => "<1 %",
        > 99 and < 100 => ">99 %",
        var percent => percent.ToString("0", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>For the width of a bar.</summary>
    public static string Width(long part, long whole) => (whole == 0 ? 0 : 100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Day(DateOnly day) => Locale.Current.Write(day);

    /// <summary>For forms, addresses and files, whoever reads the page: 2019-05-17.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant of recording, by the centre's watch.</summary>
    public static string Instant(DateTimeOffset at) => CentreTime.Write(at);

    /// <summary>For attributes and files: UTC, whoever reads.</summary>
    public static string IsoInstant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A number as the reader writes it.</summary>
    public static string Write(decimal value) => value.ToString("0.####", Locale.Current.Numbers);

    /// <summary>Numbers inside a text that a source wrote, with the reader's decimal mark: 15,5; &lt;0,5; 10-12,5.</summary>
    public static string Written(string text) => DecimalPoint().Replace(text, NumberFormatInfo.GetInstance(Locale.Current.Numbers).NumberDecimalSeparator);

    /// <summary>A day as far as it is known, or so many months from the origin of the axis.</summary>
    public static string When(When when, Axis axis) => when switch
    {
        { IsKnown: false } => T("day unknown"),
        { Offset: { Amount: 0 } } => T($"at {Origin(axis)}"),
        { Offset: { } offset } => Span(offset, Origin(axis)),
        { Day: { } day } => Locale.Current.Write(day),
        _ => "",
    };

    /// <summary>For how long a value holds: whole years or months where it is so many.</summary>
    public static string Shelf(int days) => days switch
    {
        _ when days % 365 == 0 => T(days / 365, "{0} year", "{0} years"),
        _ when days % 30 == 0 && days > 60 => T(days / 30, "{0} month", "{0} months"),
        _ => T(days, "{0} day", "{0} days"),
    };

    /// <summary>What an axis counts from, in words.</summary>
    public static string Origin(Axis axis) => axis.Origin is { } origin ? FactWords.Word(origin) : T("the origin");

    /// <summary>How long ago: days below two months, months below two years, then years.</summary>
    public static string Age(int days) => days switch
    {
        < 0 => "",
        < 61 => T(days, "{0} day", "{0} days"),
        < 731 => T((int)(days / Offset.DaysPerMonth), "{0} month", "{0} months"),
        _ => T($"{days / 365.25m:0.0} years"),
    };

    [GeneratedRegex(@"(?<=[0-9])\.(?=[0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DecimalPoint();

    private static string Span(Offset offset, string origin) => (offset.Unit, offset.Amount < 0) switch
    {
        (OffsetUnit.Months, true) => T($"{-offset.Amount} months before {origin}"),
        (OffsetUnit.Months, false) => T($"{offset.Amount} months after {origin}"),
        (_, true) => T($"{-offset.Amount} days before {origin}"),
        (_, false) => T($"{offset.Amount} days after {origin}"),
    };
}
