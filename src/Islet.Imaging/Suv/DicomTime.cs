using System.Globalization;

namespace Islet.Imaging.Suv;

/// <summary>Dates and times as DICOM writes them (PS3.5 6.2). All times of one object are in one zone, so a zone is cut off (pet-quantification 3.5).</summary>
public static class DicomTime
{
    /// <summary>DA: YYYYMMDD, and YYYY.MM.DD of files before 1993.</summary>
    public static DateTime? Date(string? text) =>
        text is not null && DateTime.TryParseExact(text.Replace(".", "", StringComparison.Ordinal).Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200 ? day : null;

    /// <summary>TM: HH, HHMM, HHMMSS, and a fraction; colons of files before 1993.</summary>
    public static TimeSpan? Clock(string? text)
    {
        if (text is null)
            return null;
        var plain = text.Replace(":", "", StringComparison.Ordinal).Trim();
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var (digits, fraction) = point < 0 ? (plain, "") : (plain[..point], plain[(point + 1)..]);
        if (digits.Length is not (2 or 4 or 6) || (point >= 0 && digits.Length != 6) || fraction.Length > 9 || !digits.All(char.IsAsciiDigit) || !fraction.All(char.IsAsciiDigit))
            return null;
        int Part(int at) => at < digits.Length ? int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var (hours, minutes, seconds) = (Part(0), Part(2), Part(4));
        if (hours > 23 || minutes > 59 || seconds > 60) // 60: a leap second
            return null;
        var ticks = fraction.Length == 0 ? 0 : long.Parse(fraction.PadRight(9, '0'), NumberStyles.None, CultureInfo.InvariantCulture) / 100;
        return new TimeSpan(hours, minutes, seconds) + TimeSpan.FromTicks(ticks);
    }

    /// <summary>DT, where it tells at least the hour: YYYYMMDDHH and further.</summary>
    public static DateTime? Moment(string? text)
    {
        if (text is null)
            return null;
        var plain = text.Trim();
        if (plain.LastIndexOfAny(['+', '-']) is >= 10 and var zone)
            plain = plain[..zone];
        return plain.Length >= 10 && Date(plain[..8]) is { } day && Clock(plain[8..]) is { } clock ? day + clock : null;
    }
}
