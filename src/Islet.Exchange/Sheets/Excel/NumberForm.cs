using System.Globalization;
using System.Text;

namespace Islet.Exchange;

internal enum NumberMeaning
{
    Number,
    Day,

    /// <summary>Hours, minutes and seconds without a day.</summary>
    Time,
    Percent,

    /// <summary>Zeros and signs that fill a number up: 000, B0000, 000000-0000.</summary>
    Padded,
}

/// <summary>What a number format of a spreadsheet says that a number means.</summary>
/// <remarks>ECMA-376, 18.8.30 (numFmt) and 18.8.31; the first of up to four sections decides.</remarks>
/// <param name="Decimals">Of a percentage.</param>
/// <param name="Pattern">Of a padded number: 0 is a digit, everything else stands for itself.</param>
internal sealed record NumberForm(NumberMeaning Meaning, int Decimals = 0, string Pattern = "")
{
    public static NumberForm General { get; } = new(NumberMeaning.Number);

    /// <param name="code">Null: one of the forms that every workbook has by its number.</param>
    public static NumberForm Of(int id, string? code) => (code, id) switch
    {
        ({ } own, _) => Of(own),
        (null, 9) => new(NumberMeaning.Percent),
        (null, 10) => new(NumberMeaning.Percent, 2),
        (null, >= 14 and <= 17 or 22 or >= 27 and <= 31 or 36 or >= 50 and <= 54 or 57 or 58) => new(NumberMeaning.Day),
        (null, >= 18 and <= 21 or >= 32 and <= 35 or 45 or 46 or 47 or 55 or 56) => new(NumberMeaning.Time),
        _ => General,
    };

    /// <summary>As a spreadsheet shows it, where that says more than the number; null: the number says all.</summary>
    public string? Shown(decimal number) => Meaning switch
    {
        NumberMeaning.Percent when Math.Abs(number) < 1e20m => $"{Math.Round(number * 100, Decimals, MidpointRounding.AwayFromZero).ToString($"F{Decimals}", CultureInfo.InvariantCulture)} %",
        NumberMeaning.Padded when number >= 0 && number < 1e18m && decimal.IsInteger(number) => Padded((long)number),
        _ => null,
    };

    private static NumberForm Of(string code)
    {
        if (code.Contains("general", StringComparison.OrdinalIgnoreCase) || code == "@")
            return General;
        var (signs, pattern) = Signs(code);
        bool Any(string letters) => signs.AsSpan().IndexOfAny(letters) >= 0;
        var clock = Any("hsE");
        return Any("yd") || (Any("m") && !clock) ? new(NumberMeaning.Day)
            : clock ? new(NumberMeaning.Time)
            : Any("%") ? new(NumberMeaning.Percent, Math.Min(10, signs.SkipWhile(c => c != '.').Count(c => c is '0' or '#')))
            : signs.Length > 1 && signs.All(c => c == '0') ? new(NumberMeaning.Padded, 0, pattern)
            : General;
    }

    /// <summary>The first section without quoted text, colours, conditions and fillers: its letters and placeholders (elapsed time as E), and the same with its literals.</summary>
    private static (string Signs, string Pattern) Signs(string code)
    {
        var (signs, pattern) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    var end = code.IndexOf('"', i + 1) is > 0 and var quote ? quote : code.Length;
                    pattern.Append(code.AsSpan(i + 1, end - i - 1));
                    i = end;
                    break;
                case '\\' when i + 1 < code.Length:
                    pattern.Append(code[++i]);
                    break;
                case '_' or '*':
                    i++; // a space as wide as the next sign, or the next sign repeated
                    break;
                case '[':
                    var close = code.IndexOf(']', i) is > 0 and var bracket ? bracket : code.Length;
                    if (close > i + 1 && code[(i + 1)..close].All(c => c is 'h' or 'm' or 's' or 'H' or 'M' or 'S'))
                        signs.Append('E');
                    i = close;
                    break;
                case 'A' or 'a' when code.AsSpan(i).StartsWith("AM/PM", StringComparison.OrdinalIgnoreCase):
                    i += 4;
                    break;
                case ' ' or '-' or '/' or '(' or ')' or '+' or ':':
                    pattern.Append(code[i]);
                    break;
                case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                    signs.Append('^');
                    break;
                default:
                    signs.Append(char.ToLowerInvariant(code[i]));
                    pattern.Append(code[i]);
                    break;
            }
        }
        return (signs.ToString(), pattern.ToString());
    }

    private string Padded(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var (shown, next) = (new StringBuilder(), digits.Length - 1);
        var first = Pattern.IndexOf('0', StringComparison.Ordinal);
        for (var i = Pattern.Length - 1; i >= 0; i--)
        {
            if (Pattern[i] != '0')
                shown.Insert(0, Pattern[i]);
            else
            {
                shown.Insert(0, next >= 0 ? digits[next--] : '0');
                if (i == first && next >= 0)
                    (_, next) = (shown.Insert(0, digits[..(next + 1)]), -1);
            }
        }
        return shown.ToString();
    }
}
