using System.Globalization;

namespace Islet.Exchange;

/// <summary>Days and times as a spreadsheet counts them.</summary>
/// <remarks>ECMA-376, 18.17.4. The count from 1900 has a 29 February 1900 (serial 60) that never was, kept for Lotus 1-2-3.</remarks>
internal static class SerialDay
{
    private const double Last = 2_958_466; // 1 January 10000
    private const double RoundingOfSeconds = 1e-9; // 23:59:59.9999 is the next day's midnight

    private static readonly DateOnly BeforeLeapDay = new(1899, 12, 31), AfterLeapDay = new(1899, 12, 30), Macintosh = new(1904, 1, 1);

    /// <summary>Null: no day.</summary>
    public static DateOnly? Day(double serial, bool from1904)
    {
        if (!(serial >= 0 && serial < Last))
            return null;
        var days = (int)Math.Floor(serial + RoundingOfSeconds);
        return (days, from1904) switch
        {
            (_, true) => days <= DateOnly.MaxValue.DayNumber - Macintosh.DayNumber ? Macintosh.AddDays(days) : null,
            (0 or 60, false) => null,
            ( < 60, false) => BeforeLeapDay.AddDays(days),
            _ => days <= DateOnly.MaxValue.DayNumber - AfterLeapDay.DayNumber ? AfterLeapDay.AddDays(days) : null,
        };
    }

    /// <summary>Null: before 1 March 1900, from which on every program counts alike.</summary>
    public static int? Of(DateOnly day) => day.DayNumber - AfterLeapDay.DayNumber is > 60 and var serial ? serial : null;

    /// <summary>"08:30", "08:30:15"; more than a day in hours. Null: no time.</summary>
    public static string? Time(double serial)
    {
        if (!(serial >= 0 && serial < Last))
            return null;
        var seconds = (long)Math.Round(serial * 86_400);
        var (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        return rest == 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minutes:00}") : string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minutes:00}:{rest:00}");
    }
}
