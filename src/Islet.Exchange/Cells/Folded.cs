using System.Globalization;
using System.Text;

namespace Islet.Exchange;

/// <summary>Text as words are compared: lower case, without accents, points left out, hyphens, strokes and blanks one blank. "N.D." is "nd", "SSTR-PET/CT" is "sstr pet ct".</summary>
internal static class Folded
{
    /// <summary>No word of a list is longer; a longer cell is a sentence.</summary>
    public const int Longest = 96;

    private const string Blanks = "-–—−_/\\,;:'’\"\u00A0\u202F\u2009\t\n\r ";

    private static readonly string[] Letters = [.. Enumerable.Range(0, 0x180).Select(c => Letter((char)c))];

    public static string Of(string text)
    {
        Span<char> buffer = stackalloc char[(2 * Longest) + 2];
        return new(buffer[..Into(text, buffer)]);
    }

    /// <summary>Writes the folded text into the buffer, which has room for twice <see cref="Longest"/>, and gives its length; 0 for a text that is too long.</summary>
    public static int Into(ReadOnlySpan<char> text, Span<char> buffer)
    {
        if (text.Length > Longest)
            return 0;
        var (length, blank) = (0, false);
        foreach (var c in text)
        {
            if (c == '.')
                continue;
            var letters = c < Letters.Length ? Letters[c] : Blanks.Contains(c, StringComparison.Ordinal) ? " " : c is '\u2212' ? " " : null;
            if (letters is " ")
            {
                blank = length > 0;
                continue;
            }
            if (blank)
                buffer[length++] = ' ';
            blank = false;
            if (letters is null)
                buffer[length++] = c;
            else
                foreach (var letter in letters)
                    buffer[length++] = letter;
        }
        return length;
    }

    private static string Letter(char c) => c switch
    {
        _ when Blanks.Contains(c, StringComparison.Ordinal) => " ",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ß' => "ss",
        'ð' or 'Ð' or 'đ' or 'Đ' => "d",
        'ł' or 'Ł' => "l",
        'þ' or 'Þ' => "th",
        'º' or 'ª' or '²' or '³' or '¹' or '´' or '`' or '¨' or '¸' => c.ToString(),
        _ => char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormD).First(part => CharUnicodeInfo.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark)).ToString(),
    };
}
