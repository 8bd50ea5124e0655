using System.Globalization;

namespace Islet.Language;

/// <summary>
/// Every sentence that a reader sees, by its English text. The reader's language is that of <see cref="CultureInfo.CurrentUICulture"/>; a sentence that a
/// language lacks is shown in English. What comes back is plain text, never markup: a page encodes it.
/// </summary>
/// <remarks>Never in a static field: a field is filled once, in the language of whoever came first. Words in a table are marked by <see cref="N"/> and said by T.</remarks>
public static class Catalogue
{
    /// <summary>A sentence without values, or with the numbered places that a page fills with links and marks.</summary>
    public static string T(string english) => Locale.Current.Say(english);

    /// <summary>A sentence with values, in the order in which its language has them; numbers and days as the reader's locale writes them.</summary>
    public static string T(ref SentenceWithValues english) => english.Say();

    /// <summary>A sentence in the singular or the plural; {0} is the count, {1} and on what else it says.</summary>
    public static string T(long count, string one, string many, params ReadOnlySpan<object?> values)
    {
        var locale = Locale.Current;
        return locale.Fill(locale.Say(count, one, many), [locale.Count(count), .. values]);
    }

    /// <summary>A sentence that a room below marked, by its key and its values.</summary>
    public static string Say(string english, params ReadOnlySpan<object?> values)
    {
        var locale = Locale.Current;
        return locale.Fill(locale.Say(english), values);
    }

    /// <summary>Says nothing yet: marks words that stand in a table, so that the catalogue holds them when T says them.</summary>
    public static string N(string english) => english;
}
