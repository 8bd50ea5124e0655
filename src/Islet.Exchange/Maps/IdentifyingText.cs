namespace Islet.Exchange;

/// <summary>Whether a text would give a person away.</summary>
internal static class IdentifyingText
{
    private const int ShortestInflected = 3; // "Li" and "lis" are two words

    /// <summary>The name stands in the text as a word of its own, upper and lower case alike, or with the s of a genitive ("Svenssons tumör").</summary>
    public static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (EndsWord(text, end) || (name.Length >= ShortestInflected && (text[end] is 's' or 'S') && EndsWord(text, end + 1))))
                return true;
        }
        return false;
    }

    private static bool EndsWord(string text, int at) => at == text.Length || !char.IsLetterOrDigit(text[at]);

    public static bool HoldsNationalNumber(Cell cell) => NationalNumber.IsIn(cell.Text);
}
