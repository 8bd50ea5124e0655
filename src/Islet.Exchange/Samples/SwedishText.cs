using System.Globalization;

namespace Islet.Exchange;

/// <summary>Dates and numbers as people write them in a Swedish sheet.</summary>
internal static class SwedishText
{
    private static readonly string[] Months = ["jan", "feb", "mars", "april", "maj", "juni", "juli", "aug", "sept", "okt", "nov", "dec"];

    /// <summary>Mostly 2019-05-17; now and then 190517, maj 2017 or the year alone.</summary>
    public static string Day(DateOnly day, SampleDice dice) => dice.Below(100) switch
    {
        < 3 => day.ToString("yyMMdd", CultureInfo.InvariantCulture),
        < 5 => string.Create(CultureInfo.InvariantCulture, $"{Months[day.Month - 1]} {day.Year}"),
        < 6 => day.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => Iso(day),
    };

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>With a decimal comma, and without it where nothing follows.</summary>
    public static string Tenths(int tenths) => tenths % 10 == 0
        ? (tenths / 10).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{tenths / 10},{tenths % 10}");

    /// <summary>However it is written, it stays within its grade (under 3, 3 to 20, over 20).</summary>
    public static string Ki67(int tenths, SampleDice dice) => dice.Below(100) switch
    {
        < 4 => "n.d.",
        < 8 => $"ca {Whole(tenths)}",
        < 13 when tenths is >= 50 and < 200 or >= 250 => string.Create(CultureInfo.InvariantCulture, $"{tenths / 50 * 5}-{(tenths / 50 * 5) + 5}"),
        _ when tenths < 10 => "<1",
        < 40 => Whole(tenths),
        _ => Tenths(tenths),
    };

    private static string Whole(int tenths) => (tenths < 30 ? Math.Max(1, tenths / 10) : (tenths + 9) / 10).ToString(CultureInfo.InvariantCulture);
}
