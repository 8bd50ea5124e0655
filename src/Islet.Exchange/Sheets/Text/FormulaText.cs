namespace Islet.Exchange;

/// <summary>
/// Text that a spreadsheet would run as a formula when it opens a text file. Written with an apostrophe before it, which a spreadsheet shows as text; our
/// reader takes that one apostrophe away again, so that nothing is lost.
/// </summary>
/// <remarks>OWASP, CSV Injection: the signs that start a formula.</remarks>
internal static class FormulaText
{
    private const string Starts = "=+-@\t\r";

    public static bool Runs(ReadOnlySpan<char> text) => !text.IsEmpty && Starts.Contains(text[0], StringComparison.Ordinal);

    public static string Escaped(string text) => Runs(text.AsSpan().TrimStart('\'')) ? $"'{text}" : text;

    public static string Unescaped(string text) => text is ['\'', ..] && Runs(text.AsSpan().TrimStart('\'')) ? text[1..] : text;
}
