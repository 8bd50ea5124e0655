using System.Text.RegularExpressions;

namespace Islet.Board;

/// <summary>Dates inside a text, so that a page can keep each on one line.</summary>
public static partial class Dates
{
    /// <summary>The text in pieces: every second one is a date.</summary>
    public static IReadOnlyList<string> Apart(string text) => Written().Split(text);

    [GeneratedRegex("(?<day>[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|(?<![0-9])[0-9]{2}/(?:[0-9]{2}/)?[0-9]{4}(?![0-9]))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
