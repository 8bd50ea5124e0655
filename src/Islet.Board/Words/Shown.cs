using System.Text;

namespace Islet.Board;

/// <summary>Text from a file as a page may show it: short, and without marks that would turn or hide what stands around it.</summary>
public static class Shown
{
    private const int Usual = 80;

    /// <summary>At most so many characters; what is left out is marked. Line breaks become spaces, marks of direction and controls the sign ␣.</summary>
    public static string Cut(string text, int most = Usual)
    {
        var shown = new StringBuilder(Math.Min(text.Length, most) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= most)
                return shown.Append('…').ToString();
            if (Rune.IsWhiteSpace(rune))
                shown.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format)
                shown.Append('␣');
            else
                shown.Append(rune);
        }
        return shown.ToString();
    }
}
