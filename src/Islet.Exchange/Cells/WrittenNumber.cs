using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

internal enum NumberDoubt
{
    None,

    /// <summary>No number in any spelling.</summary>
    NoNumber,

    /// <summary>The separators do not fit the declared decimal sign.</summary>
    Separators,

    /// <summary>1,234 without a declared decimal sign: 1.234 or 1234.</summary>
    Undeclared,
}

/// <summary>A number as people write it: "12,5", "&lt; 1", "ca 15", "10–15 %", "1 234 mm".</summary>
/// <param name="High">The upper end of a range; null: one number.</param>
/// <param name="Comparator">Null: the number itself.</param>
/// <param name="Grouped">Thousands were set apart.</param>
/// <param name="Unit">What stands behind the number; empty: nothing.</param>
internal readonly record struct WrittenNumber(decimal Low, decimal? High, Comparator? Comparator, bool Grouped, string Unit)
{
    private const int Longest = 60;
    private const string GroupBlanks = " \u00A0\u202F\u2009'’";
    private static readonly WordList Comparators = WordList.Of("comparator");
    private static readonly WordList RangeWords = WordList.Of("range");

    public bool IsPlain => High is null && Comparator is null;

    public static NumberDoubt Read(ReadOnlySpan<char> text, bool? decimalComma, out WrittenNumber number)
    {
        number = default;
        text = text.Trim();
        var start = text.IndexOfAnyInRange('0', '9');
        if (text.Length > Longest || start < 0)
            return NumberDoubt.NoNumber;
        if (start > 0 && text[start - 1] is '.' or ',')
            start--;
        var before = text[..start].TrimEnd();
        var negative = before is [.., '-' or '\u2212'];
        before = negative ? before[..^1].TrimEnd() : before is [.., '+'] ? before[..^1] : before;
        Comparator? comparator = null;
        if (!before.IsEmpty && !IsComparator(before, out comparator))
            return NumberDoubt.NoNumber;
        var rest = text[start..];
        var doubt = Take(ref rest, decimalComma, out var low, out var grouped);
        if (doubt is not NumberDoubt.None)
            return doubt;
        decimal? high = null;
        var behind = rest.TrimStart();
        if (RangeEnd(behind) is { Length: > 0 } end)
        {
            doubt = Take(ref end, decimalComma, out var upper, out var upperGrouped);
            if (doubt is not NumberDoubt.None)
                return doubt;
            rest = end;
            (high, grouped) = (upper, grouped || upperGrouped);
            if (negative || comparator is not null and not Course.Comparator.About || upper < low)
                return NumberDoubt.NoNumber;
        }
        number = new(negative ? -low : low, high, comparator, grouped, rest.Trim().TrimEnd('.').Trim().ToString());
        return NumberDoubt.None;
    }

    private static bool IsComparator(ReadOnlySpan<char> text, out Comparator? comparator)
    {
        comparator = Comparators.Meaning(text) switch
        {
            "below" => Course.Comparator.Below,
            "at_most" => Course.Comparator.AtMost,
            "at_least" => Course.Comparator.AtLeast,
            "above" => Course.Comparator.Above,
            "about" => Course.Comparator.About,
            _ => null,
        };
        return comparator is not null;
    }

    /// <summary>Behind "10 ", "10 %": the rest from the second number on; empty: no range.</summary>
    private static ReadOnlySpan<char> RangeEnd(ReadOnlySpan<char> behind)
    {
        if (behind is ['%', .. var percent])
            behind = percent.TrimStart();
        var digit = behind.IndexOfAnyInRange('0', '9');
        if (digit <= 0)
            return default;
        var between = behind[..digit].Trim();
        return between is "-" or "–" or "—" or "\u2212" or "..." || RangeWords.Meaning(between) is not null ? behind[digit..] : default;
    }

    /// <summary>Takes one number off the beginning of the text.</summary>
    private static NumberDoubt Take(ref ReadOnlySpan<char> text, bool? decimalComma, out decimal number, out bool grouped)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiDigit(text[length]) || Continues(text, length)))
            length++;
        var written = text[..length];
        text = text[length..];
        return Convert(written, decimalComma, out number, out grouped);
    }

    private static bool Continues(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '.' or ',' => at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]),
        var c when GroupBlanks.Contains(c, StringComparison.Ordinal) => at > 0 && IsGroup(text[(at + 1)..]),
        _ => false,
    };

    private static bool IsGroup(ReadOnlySpan<char> text) => text.Length >= 3 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
        && (text.Length == 3 || !char.IsAsciiDigit(text[3]));

    private static NumberDoubt Convert(ReadOnlySpan<char> written, bool? decimalComma, out decimal number, out bool grouped)
    {
        (number, grouped) = (0, false);
        if (!written.ContainsAnyExceptInRange('0', '9'))
            return Parse(written, out number);
        if (decimalComma is null && !Proves(written, out decimalComma))
            return NumberDoubt.Undeclared;
        var (sign, group) = decimalComma is true ? (',', '.') : ('.', ',');
        var whole = written.IndexOf(sign) is >= 0 and var at ? written[..at] : written;
        var fraction = written[whole.Length..];
        grouped = whole.ContainsAnyExceptInRange('0', '9');
        if ((grouped && !IsGrouped(whole, group)) || (fraction.Length > 0 && fraction[1..].ContainsAnyExceptInRange('0', '9')))
            return NumberDoubt.Separators;
        Span<char> plain = stackalloc char[Longest];
        var length = 0;
        foreach (var c in written)
        {
            if (char.IsAsciiDigit(c) || c == sign)
                plain[length++] = c == sign ? '.' : c;
        }
        return Parse(plain[..length], out number);
    }

    private static NumberDoubt Parse(ReadOnlySpan<char> plain, out decimal number) =>
        decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) ? NumberDoubt.None : NumberDoubt.NoNumber;

    /// <summary>12,5 · 0,123 · 1.234,5 can be read one way only; 1,234 cannot.</summary>
    private static bool Proves(ReadOnlySpan<char> written, out bool? decimalComma)
    {
        decimalComma = null;
        var (comma, point) = (written.LastIndexOf(','), written.LastIndexOf('.'));
        if (comma < 0 && point < 0)
        {
            decimalComma = false; // only blanks: no decimal sign at all
            return true;
        }
        var last = Math.Max(comma, point);
        var behind = written.Length - last - 1;
        var both = comma >= 0 && point >= 0;
        if (!both && behind == 3 && !(last == 1 && written[0] == '0') && last is > 0 and <= 3)
            return false;
        decimalComma = comma > point;
        return true;
    }

    private static bool IsGrouped(ReadOnlySpan<char> whole, char group)
    {
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        var separator = whole[first];
        if (first is 0 or > 3 || (separator != group && !GroupBlanks.Contains(separator, StringComparison.Ordinal)))
            return false;
        for (var i = first; i < whole.Length; i += 4)
        {
            if (whole[i] != separator || whole.Length - i < 4 || whole.Slice(i + 1, 3).ContainsAnyExceptInRange('0', '9'))
                return false;
        }
        return true;
    }
}
