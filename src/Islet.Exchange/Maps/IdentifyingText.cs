namespace Islet.Exchange;

/// <summary>Whether a text would give a person away.</summary>
internal static class IdentifyingText
{
    /// <summary>The name stands in the text as a word of its own, upper and lower case alike.</summary>
    public static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length])))
                return true;
        }
        return false;
    }

    public static bool HoldsNationalNumber(Cell cell) => false;
}
