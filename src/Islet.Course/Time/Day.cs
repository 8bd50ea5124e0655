using System.Globalization;

namespace Islet.Course;

/// <summary>A calendar day as far as it is known: 2019, 2019-05 or 2019-05-17. A clinical day has no time zone.</summary>
public readonly record struct Day
{
    private readonly DateOnly first;
    private readonly byte parts; // 0 is the default value: year 1

    private Day(DateOnly first, byte parts) => (this.first, this.parts) = (first, parts);

    /// <summary>The first day that the writing allows.</summary>
    public DateOnly First => first;

    /// <summary>The last day that the writing allows.</summary>
    public DateOnly Last => parts switch
    {
        3 => first,
        2 => new(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
        _ => new(first.Year, 12, 31),
    };

    /// <summary>Known to the day.</summary>
    public bool IsExact => parts == 3;

    public static Day On(DateOnly day) => new(day, 3);

    public static implicit operator Day(DateOnly day) => On(day);

    /// <summary>Reads ISO 8601: 2019, 2019-05 or 2019-05-17, and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Day day)
    {
        day = default;
        if (text.Length is not (4 or 7 or 10) || !Number(text[..4], out var year) || year < 1)
            return false;
        var (month, dayOfMonth) = (1, 1);
        if (text.Length > 4 && (text[4] != '-' || !Number(text[5..7], out month) || month is < 1 or > 12))
            return false;
        if (text.Length > 7 && (text[7] != '-' || !Number(text[8..], out dayOfMonth) || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)))
            return false;
        day = new(new DateOnly(year, month, dayOfMonth), (byte)((text.Length - 1) / 3));
        return true;
    }

    /// <exception cref="FormatException">The text is not a year, month or day in ISO 8601.</exception>
    public static Day Parse(string text) => TryParse(text, out var day) ? day
        : throw new FormatException($"'{text}' is not a day: write 2019, 2019-05 or 2019-05-17.");

    public override string ToString() =>
        first.ToString(parts switch { 3 => "yyyy-MM-dd", 2 => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    private static bool Number(ReadOnlySpan<char> digits, out int value)
    {
        value = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }
}
