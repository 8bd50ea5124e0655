namespace Islet.Web;

/// <summary>What is wrong with a field, told beside it and in the list at the top of the form.</summary>
/// <param name="Field">Name and identity of the control.</param>
/// <param name="Member">The member asked there; null: the head of the form.</param>
public sealed record FieldProblem(string Field, string? Member, string Code, string Says)
{
    /// <summary>Nothing is saved before it is mended; what does not refuse waits for a person's word.</summary>
    public bool Refuses => Code.StartsWith("E_", StringComparison.Ordinal);
}

/// <summary>Signs that a text may hold.</summary>
internal static class Signs
{
    /// <summary>Stands where a sign stood that no browser sends back.</summary>
    private const char Visible = '␀';

    /// <summary>What no field may hold: too much, or signs that cannot be shown and so would be lost when the form is sent again.</summary>
    public static (string Code, string Says)? ProblemIn(IEnumerable<string> texts, int longest)
    {
        foreach (var text in texts)
        {
            if (Shown(text).Contains(Visible, StringComparison.Ordinal))
                return ("E_ENTRY_CHARACTER", T("A sign that cannot be shown stands in the text, as ␀. Take it out."));
            if (text.Length > longest)
                return ("E_ENTRY_LONG", T($"The text has {text.Length} signs; expected are at most {longest}. Shorten it: a whole report belongs into the hospital's record."));
        }
        return null;
    }

    /// <summary>The text with a visible sign in the place of control signs, halves of pairs, and the mark that a decoder leaves for bytes that are no text.</summary>
    public static string Shown(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var shown = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a pair is enumerated as U+FFFD
            shown.Append(rune.Value is 0xFFFD || (System.Text.Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')) ? Visible.ToString() : rune.ToString());
        return shown.ToString();
    }
}
