using System.Globalization;
using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Exchange;

/// <summary>A day as people write it: 2017, 05/2017, 17.5.2017, 17 maj 2017, 17MAY2017, 20170517, ca 2017.</summary>
/// <param name="Day">Null: not taken, and <paramref name="Complaint"/> says why.</param>
/// <param name="SaysMore">The text says more than the day: "before 2017", "spring 2017".</param>
internal readonly record struct WrittenDay(Day? Day, Complaint? Complaint = null, bool SaysMore = false)
{
    private const int FirstYear = 1880, LastYear = 2100; // of anything that a registry of living people and their parents holds
    private const int Longest = 40;
    private static readonly WordList Months = WordList.Of("month");
    private static readonly WordList About = WordList.Of("comparator");

    private static readonly Complaint NoDay = Complaint.Value(N("a day, a month or a year"));

    private static readonly Complaint Impossible = new("W_DATE_IMPOSSIBLE", "a day that the calendar has, between the years 1880 and 2100",
        "The day was not taken. Correct it in the file.");

    private static readonly Complaint Swapped = new("W_DATE_SWAPPED", "day and month in the declared order",
        "The day was not taken: here the two stand the other way round. Correct the cell, or the order of dates in the map.");

    private static readonly Complaint Order = new("W_DATE_ORDER", "a declared order of day and month",
        "The day was not taken: it can be read in two ways. Declare the order of dates in the map.");

    private static readonly Complaint TwoDigits = new("W_DATE_TWO_DIGIT", "a year of four digits",
        "The day was not taken: the century is not said. Write the whole year, or declare in the map to which year two digits reach.");

    private static readonly Complaint Serial = new("W_DATE_SERIAL", "a day, not a spreadsheet's count of days",
        "The day was not taken: the number may be a spreadsheet's count, from 1900 or 1904. Format the column as dates and save the file again.");

    public static WrittenDay Read(ReadOnlySpan<char> text, CellConvention convention)
    {
        text = WithoutTime(text.Trim());
        if (text.Length > Longest)
            return new(null, NoDay);
        var start = text.IndexOfAnyInRange('0', '9');
        if (start > 0 && About.Meaning(text[..start]) is not null)
            return Year(text[start..]) is { } year ? year with { SaysMore = true } : Read(text[start..], convention) with { SaysMore = true };
        if (start == 0 && text is [.., '?'])
            return Read(text[..^1], convention) with { SaysMore = true };
        return Parts(text, convention);
    }

    /// <summary>Of a number that the file itself types as one: a year, or the eight digits of a day.</summary>
    public static WrittenDay Of(decimal number) => number switch
    {
        _ when number != decimal.Truncate(number) => new(null, number is > 20_000 and < 80_000 ? Serial : NoDay),
        >= FirstYear and <= LastYear => Whole((int)number, 0, 0),
        > 18_000_000 and < 22_000_000 => Whole((int)number / 10_000, (int)number / 100 % 100, (int)number % 100),
        > 20_000 and < 80_000 => new(null, Serial),
        _ => new(null, NoDay),
    };

    /// <summary>2017-05-17 00:00:00, 2017-05-17T08:30.</summary>
    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text) =>
        text.IndexOf(':') is > 2 and var colon && text[..colon].LastIndexOfAny(' ', 'T') is >= 8 and var time ? text[..time].TrimEnd() : text;

    private static WrittenDay? Year(ReadOnlySpan<char> text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? Whole(year, 0, 0) : null;

    private static WrittenDay Parts(ReadOnlySpan<char> text, CellConvention convention)
    {
        Span<int> numbers = stackalloc int[3], widths = stackalloc int[3];
        var (count, month, monthAt, unknown) = (0, 0, 0, false);
        for (var i = 0; i < text.Length;)
        {
            var length = Run(text[i..]);
            var part = text.Slice(i, Math.Max(length, 1));
            i += part.Length;
            if (length == 0)
            {
                if (!" .-/,–\u00A0".Contains(part[0], StringComparison.Ordinal))
                    return new(null, NoDay);
            }
            else if (char.IsAsciiDigit(part[0]))
            {
                if (count == 3 || part.Length > 8)
                    return new(null, NoDay);
                (widths[count], numbers[count++]) = (part.Length, int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture));
            }
            else if (part is "de" or "del" or "den" or "the" or "of" or "of " or "der" or "il" or "le" or "st" or "nd" or "rd" or "th" or "er")
                continue;
            else if (part is "UN" or "UNK" or "un" or "unk" or "xx" or "XX" or "xxx" or "XXX" or "??")
                unknown = true;
            else if (month == 0 && Months.Meaning(part) is { } name)
                (month, monthAt) = (int.Parse(name, CultureInfo.InvariantCulture), count);
            else
                return new(null, NoDay);
        }
        var read = month > 0 ? Named(numbers[..count], widths[..count], month, monthAt, convention) : Numbered(numbers[..count], widths[..count], convention);
        return unknown ? Doubtful(read, count, month) : read;
    }

    /// <summary>UN-MAY-2017 and xx.05.2017: only the month is known.</summary>
    private static WrittenDay Doubtful(WrittenDay read, int count, int month) =>
        read.Day is { IsExact: false } && count + (month > 0 ? 1 : 0) is 1 or 2 ? read with { SaysMore = true } : new(null, NoDay);

    private static int Run(ReadOnlySpan<char> text)
    {
        var digits = char.IsAsciiDigit(text[0]);
        var length = 0;
        while (length < text.Length && (digits ? char.IsAsciiDigit(text[length]) : char.IsLetter(text[length]) || text[length] == '?'))
            length++;
        return length;
    }

    /// <summary>17 maj 2017, May 17, 2017, 17MAY2017, maj 2017, 2017 maj 17.</summary>
    private static WrittenDay Named(ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, int month, int monthAt, CellConvention convention) => numbers.Length switch
    {
        1 when widths[0] == 4 => Whole(numbers[0], month, 0),
        1 => new(null, widths[0] == 2 ? TwoDigits : NoDay),
        2 when widths[0] == 4 => Whole(numbers[0], month, numbers[1]),
        2 when monthAt <= 1 && widths[0] <= 2 => Yeared(numbers[1], widths[1], month, numbers[0], convention),
        _ => new(null, NoDay),
    };

    private static WrittenDay Numbered(ReadOnlySpan<int> n, ReadOnlySpan<int> widths, CellConvention convention) => widths switch
    {
        [4] => Whole(n[0], 0, 0),
        [8] => Whole(n[0] / 10_000, n[0] / 100 % 100, n[0] % 100),
        [6] => Yeared(n[0] / 10_000, 2, n[0] / 100 % 100, n[0] % 100, convention),
        [5] => new(null, Serial),
        [4, <= 2] => Whole(n[0], n[1], 0, zeroDay: true),
        [<= 2, 4] => Whole(n[1], n[0], 0, zeroDay: true),
        [4, <= 2, <= 2] => Whole(n[0], n[1], n[2], zeroDay: true),
        [<= 2, <= 2, _] => Ordered(n[0], n[1], n[2], widths[2], convention),
        _ => new(null, NoDay),
    };

    private static WrittenDay Ordered(int first, int second, int year, int width, CellConvention convention)
    {
        if (width == 2 && convention.Dates is DateOrder.YearMonthDay)
            return Yeared(first, 2, second, year, convention);
        if (first > 12 && second > 12)
            return new(null, Impossible);
        var dayFirst = convention.Dates is DateOrder.DayMonthYear || (convention.Dates is not DateOrder.MonthDayYear && (first > 12 || first == second));
        var monthFirst = convention.Dates is DateOrder.MonthDayYear || (convention.Dates is not DateOrder.DayMonthYear && second > 12);
        return (dayFirst, monthFirst) switch
        {
            (true, _) when second > 12 => new(null, Swapped),
            (_, true) when first > 12 => new(null, Swapped),
            (true, _) => Yeared(year, width, second, first, convention),
            (_, true) => Yeared(year, width, first, second, convention),
            _ => new(null, Order),
        };
    }

    private static WrittenDay Yeared(int year, int width, int month, int day, CellConvention convention)
    {
        if (width == 2 && convention.TwoDigitYearsTo is not { } to)
            return new(null, TwoDigits);
        if (width == 2)
            year = convention.TwoDigitYearsTo!.Value - (((convention.TwoDigitYearsTo.Value - year) % 100 + 100) % 100);
        else if (width != 4)
            return new(null, NoDay);
        return Whole(year, month, day, zeroDay: true);
    }

    /// <param name="zeroDay">A month or day written 00 says that it is not known.</param>
    private static WrittenDay Whole(int year, int month, int day, bool zeroDay = false)
    {
        if (year is < FirstYear or > LastYear || month > 12 || (day > 0 && (month == 0 || day > DateTime.DaysInMonth(year, month))))
            return new(null, Impossible);
        var text = string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}");
        return new(Course.Day.Parse(month == 0 ? text[..4] : day == 0 ? text[..7] : text), SaysMore: zeroDay && month == 0);
    }
}
