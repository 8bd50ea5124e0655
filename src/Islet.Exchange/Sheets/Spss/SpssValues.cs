using System.Globalization;

namespace Islet.Exchange;

/// <summary>What a number of the file is, by the format in which it is shown.</summary>
internal enum SpssShape
{
    Number,
    Day,

    /// <summary>A month and its year, or a quarter, or a week: no day can be known, the cell is text.</summary>
    Month,
    Quarter,
    Week,

    /// <summary>A duration or time of day: text.</summary>
    Time,
    DaysAndTime,
    MinutesAndSeconds,
}

/// <summary>Numbers of a system file as cells, and back. Days are seconds since 14 October 1582; the first one that SPSS allows is the 15th.</summary>
internal static class SpssValues
{
    public const decimal SecondsADay = 86_400;

    private const double Largest = 7.9e28; // of a decimal

    private static readonly DateOnly Origin = new(1582, 10, 14);

    public static Cell Cell(double value, SpssShape shape) =>
        Decimal(value) is not { } number ? Exchange.Cell.OfError(Shown(value))
        : shape is SpssShape.Number ? Exchange.Cell.Of(number)
        : Text(number, shape) is { } text ? Exchange.Cell.OfText(text)
        : Day(number) is { } day ? OfDay(day, shape)
        : Exchange.Cell.OfError(Shown(value));

    /// <summary>A code as the cells of its column show it; where the format cannot show it, the number.</summary>
    public static string Code(double value, SpssShape shape) => Cell(value, shape) is { Kind: not CellKind.Error } cell ? cell.Text : Shown(value);

    /// <summary>The shortest decimal that is read back as the same double; null where a decimal cannot: too large, or so small that it would be 0.</summary>
    public static decimal? Decimal(double value)
    {
        if (!(Math.Abs(value) < Largest))
            return null;
        if (Math.Abs(value) < 1e15 && value == Math.Truncate(value))
            return (long)value;
        var number = decimal.Parse(Shown(value), NumberStyles.Float, CultureInfo.InvariantCulture);
        return number == 0 ? null : number;
    }

    /// <summary>Null for a day that the format cannot hold.</summary>
    public static double? Seconds(DateOnly day) => day > Origin ? (day.DayNumber - Origin.DayNumber) * (double)SecondsADay : null;

    public static bool HasTimeOfDay(double value) => Math.Abs(value) < Largest && value % (double)SecondsADay != 0;

    private static string? Text(decimal number, SpssShape shape) => shape switch
    {
        SpssShape.Time => Clock(number, days: false),
        SpssShape.DaysAndTime => Clock(number, days: true),
        SpssShape.MinutesAndSeconds => Minutes(number),
        SpssShape.Number or SpssShape.Day or SpssShape.Month or SpssShape.Quarter or SpssShape.Week => null,
    };

    private static Cell OfDay(DateOnly day, SpssShape shape) => shape switch
    {
        SpssShape.Month => Exchange.Cell.OfText(day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        SpssShape.Quarter => Exchange.Cell.OfText(string.Create(CultureInfo.InvariantCulture, $"{(day.Month + 2) / 3} Q {day.Year:0000}")),
        SpssShape.Week => Exchange.Cell.OfText(string.Create(CultureInfo.InvariantCulture, $"{((day.DayOfYear - 1) / 7) + 1} WK {day.Year:0000}")),
        SpssShape.Number or SpssShape.Day or SpssShape.Time or SpssShape.DaysAndTime or SpssShape.MinutesAndSeconds => Exchange.Cell.Of(day),
    };

    private static DateOnly? Day(decimal seconds)
    {
        var days = decimal.Floor(seconds / SecondsADay);
        return days >= 1 && days <= DateOnly.MaxValue.DayNumber - Origin.DayNumber ? Origin.AddDays((int)days) : null;
    }

    private static string Clock(decimal seconds, bool days)
    {
        var (sign, rest) = (seconds < 0 ? "-" : "", Math.Abs(seconds));
        var day = days ? decimal.Floor(rest / SecondsADay) : 0;
        rest -= day * SecondsADay;
        var (hours, minutes) = (decimal.Floor(rest / 3600), decimal.Floor(rest % 3600 / 60));
        var clock = string.Create(CultureInfo.InvariantCulture, $"{hours:00}:{minutes:00}:{rest % 60:00.##########}");
        return days ? string.Create(CultureInfo.InvariantCulture, $"{sign}{day:0} {clock}") : sign + clock;
    }

    private static string Minutes(decimal seconds) => string.Create(CultureInfo.InvariantCulture,
        $"{(seconds < 0 ? "-" : "")}{decimal.Floor(Math.Abs(seconds) / 60):00}:{Math.Abs(seconds) % 60:00.##########}");

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
