namespace Islet.Language;

/// <summary>In which zone the centre's watches go: instants are stored in UTC and told in it. Like the culture, of the running request; without one it is UTC.</summary>
public static class CentreTime
{
    private static readonly AsyncLocal<TimeZoneInfo?> Current = new();

    public static TimeZoneInfo Zone
    {
        get => Current.Value ?? TimeZoneInfo.Utc;
        set => Current.Value = value;
    }

    /// <summary>2026-11-21 22:17, the day as the reader writes it; in UTC it says so.</summary>
    /// <param name="format">HH:mm:ss where two instants of one minute are told apart.</param>
    public static string Write(DateTimeOffset at, string format = "HH:mm")
    {
        var there = TimeZoneInfo.ConvertTime(at, Zone);
        var written = $"{Locale.Current.Write(DateOnly.FromDateTime(there.DateTime))} {there.ToString(format, System.Globalization.CultureInfo.InvariantCulture)}";
        return Zone.HasSameRules(TimeZoneInfo.Utc) ? written + " UTC" : written;
    }
}
