using System.Globalization;

namespace Islet.Exchange;

/// <summary>The orders in which a text may be read as a day.</summary>
[Flags]
internal enum DateReadings
{
    None,
    YearMonthDay = 1,
    DayMonthYear = 2,
    MonthDayYear = 4,
}

/// <summary>The signs that may stand before the decimals of a text that is a number.</summary>
[Flags]
internal enum DecimalReadings
{
    None,
    Comma = 1,
    Point = 2,
    Either = Comma | Point,
}

/// <summary>How a text could be read, for what a whole column proves; the reading itself is done by whoever knows what the column means.</summary>
internal static class WrittenForms
{
    private const string Comparators = "<>=≤≥~";

    /// <summary>17.5.2019, 05/17/19, 2019-05-17, each perhaps with a time behind it. A four-digit year says on which side it stands.</summary>
    public static DateReadings Dates(ReadOnlySpan<char> text)
    {
        text = WithoutTime(text.Trim());
        if (text.Length is < 6 or > 12 || text.IndexOfAny('.', '/', '-') is not (> 0 and var first))
            return DateReadings.None;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        if (second < 1 || Digits(text[..first]) is not { } a || Digits(rest[..second].TrimStart()) is not { } b || Digits(rest[(second + 1)..].TrimStart()) is not { } c)
            return DateReadings.None;
        return (a.Length, b.Length, c.Length) switch
        {
            (4, <= 2, <= 2) => Read(a.Value, b.Value, c.Value, DateReadings.YearMonthDay),
            ( <= 2, <= 2, 4) => Read(c.Value, b.Value, a.Value, DateReadings.DayMonthYear) | Read(c.Value, a.Value, b.Value, DateReadings.MonthDayYear),
            ( <= 2, <= 2, 2) => Read(2000 + c.Value, b.Value, a.Value, DateReadings.DayMonthYear) | Read(2000 + c.Value, a.Value, b.Value, DateReadings.MonthDayYear)
                | (a.Length == 2 ? Read(2000 + a.Value, b.Value, c.Value, DateReadings.YearMonthDay) : DateReadings.None),
            _ => DateReadings.None,
        };
    }

    /// <summary>"1,5", "&lt; 1.5", "1.234,5"; three digits behind a single sign may be thousands or decimals.</summary>
    public static DecimalReadings Decimals(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimStart(Comparators).TrimStart().TrimStart("+-−");
        var digits = text.IndexOfAnyExceptInRange('0', '9') < 0;
        if (text.IsEmpty || text.Length > 40 || digits)
            return digits && !text.IsEmpty ? DecimalReadings.Either : DecimalReadings.None;
        return (IsNumber(text, ',', '.') ? DecimalReadings.Comma : DecimalReadings.None) | (IsNumber(text, '.', ',') ? DecimalReadings.Point : DecimalReadings.None);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, char decimals, char thousands)
    {
        var sign = text.IndexOf(decimals);
        var whole = sign < 0 ? text : text[..sign];
        var fraction = sign < 0 ? [] : text[(sign + 1)..];
        if (fraction.IndexOfAnyExceptInRange('0', '9') >= 0 || (sign >= 0 && fraction.IsEmpty) || whole.IsEmpty)
            return false;
        var group = whole.IndexOf(thousands);
        if (group < 0)
            return whole.IndexOfAnyExceptInRange('0', '9') < 0;
        if (group is 0 or > 3 || whole[0] == '0' || whole[..group].IndexOfAnyExceptInRange('0', '9') >= 0)
            return false;
        for (whole = whole[group..]; !whole.IsEmpty; whole = whole[4..])
        {
            if (whole.Length < 4 || whole[0] != thousands || whole[1..4].IndexOfAnyExceptInRange('0', '9') >= 0)
                return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text) =>
        text.IndexOf(':') > 0 && text.IndexOfAny(' ', 'T') is > 0 and var time ? text[..time].TrimEnd(',') : text;

    private static (int Length, int Value)? Digits(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (text.Length, value) : null;

    private static DateReadings Read(int year, int month, int day, DateReadings order) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? order : DateReadings.None;
}
