using System.Globalization;
using System.Text;

namespace Islet.Figures;

/// <summary>How wide a text can become: an upper bound over the fonts that the figures name.</summary>
/// <remarks>
/// Each entry is the wider of the advances in Helvetica (Adobe's font metrics; Arial has the same) and in DejaVu Sans 2.37 (its hmtx table), in
/// thousandths of the font size. Kerning only narrows. A letter with accents is as wide as the letter; other scripts get a width that few glyphs exceed.
/// Advances add up as whole thousandths, so that a text cut to a width is never found wider than it by rounding.
/// </remarks>
public static class TextMetrics
{
    private const int OtherScript = 1100, Pictograph = 1450;

    private static readonly short[] Regular =
    [
        318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, // space to /
        637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 556, // 0 to ?
        1015, 685, 687, 722, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863, 749, 788, // @ to O
        667, 788, 722, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 556, // P to _
        500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, // ` to o
        635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838, // p to ~
    ];

    private static readonly short[] Bold =
    [
        349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366,
        696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
        1000, 774, 763, 734, 831, 684, 684, 821, 837, 373, 556, 775, 638, 996, 837, 851,
        733, 851, 771, 721, 683, 813, 774, 1104, 771, 725, 726, 458, 366, 458, 838, 556,
        500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666, 343, 1042, 712, 688,
        716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
    ];

    /// <summary>Share of the font size that letters reach above the baseline, accents included.</summary>
    public const double Ascent = 0.95;

    /// <summary>Share of the font size that letters reach below the baseline.</summary>
    public const double Descent = 0.24;

    public static double Width(string text, TextStyle style) => Pixels(Advance(Clean(text), style.Bold), style);

    /// <summary>The box of a text that stands on a baseline.</summary>
    public static Box Bounds(string text, TextStyle style, double x, double baseline, Anchor anchor)
    {
        var width = Width(text, style);
        var left = anchor switch { Anchor.Start => x, Anchor.Middle => x - width / 2, Anchor.End => x - width };
        return new(left, baseline - Ascent * style.Size, width, (Ascent + Descent) * style.Size);
    }

    /// <summary>The text itself or, where it is too wide, as many of its characters as fit and an ellipsis.</summary>
    public static string Fit(string text, TextStyle style, double width)
    {
        text = Clean(text);
        if (Width(text, style) <= width)
            return text;
        var kept = new StringBuilder();
        var used = Advance("…", style.Bold);
        foreach (var cluster in Clusters(text))
        {
            used += Advance(cluster, style.Bold);
            if (Pixels(used, style) > width)
                break;
            kept.Append(cluster);
        }
        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Lines no wider than <paramref name="width"/>, broken at spaces; what exceeds the last allowed line ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, TextStyle style, double width, int lines = int.MaxValue)
    {
        var wrapped = new List<string>();
        var words = Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var next = 0; next < words.Length;)
        {
            if (wrapped.Count == lines - 1)
            {
                wrapped.Add(Fit(string.Join(' ', words[next..]), style, width));
                break;
            }
            var (end, used) = (next + 1, Advance(words[next], style.Bold));
            for (; end < words.Length && Pixels(used += Advance(" ", style.Bold) + Advance(words[end], style.Bold), style) <= width; end++) { }
            wrapped.Add(Fit(string.Join(' ', words[next..end]), style, width));
            next = end;
        }
        return wrapped;
    }

    /// <summary>White space as SVG shows it: runs are one space, none at the ends.</summary>
    public static string Clean(string text) => IsClean(text) ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsClean(string text)
    {
        var gap = true; // a space here would be one too many
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (gap || c != ' '))
                return false;
            gap = c == ' ';
        }
        return text.Length == 0 || !gap;
    }

    private static IEnumerable<string> Clusters(string text)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext();)
            yield return elements.GetTextElement();
    }

    private static double Pixels(int thousandths, TextStyle style) => thousandths * style.Size / 1000;

    private static int Advance(string text, bool bold)
    {
        var thousandths = 0;
        foreach (var rune in text.EnumerateRunes())
            thousandths += Advance(rune, bold);
        return thousandths;
    }

    private static int Advance(Rune rune, bool bold)
    {
        var table = bold ? Bold : Regular;
        if (rune.Value is >= ' ' and <= '~')
            return table[rune.Value - ' '];
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || rune.Value == 0x200D)
            return 0;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned)
            return OtherScript; // normalization refuses what is no character
        var letter = rune.ToString().Normalize(NormalizationForm.FormD)[0];
        return letter is > ' ' and <= '~' ? table[letter - ' '] : Sign(rune.Value, bold);
    }

    private static int Sign(int value, bool bold) => value switch
    {
        0xA0 or 0xB7 or '‘' or '’' => 380,
        0x202F or 0x2009 => 380,
        '–' or '†' or '‡' or '°' => 556,
        '²' or '³' or '¹' => 440,
        '“' or '”' => 660,
        '−' or '×' or '±' or '≤' or '≥' or '→' or '←' => 838,
        >= 0x370 and < 0x400 => bold ? 950 : 850,
        '—' or '…' => 1000,
        '‰' => 1450,
        >= 0x1F000 or (>= 0x2600 and < 0x2800) => Pictograph,
        _ => OtherScript,
    };
}
