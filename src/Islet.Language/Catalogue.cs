using System.Globalization;

namespace Islet.Language;

/// <summary>
/// Every sentence that a reader sees, by its English text. The reader's language is that of <see cref="CultureInfo.CurrentUICulture"/>; a sentence that a
/// language lacks is shown in English.
/// </summary>
public static class Catalogue
{
    /// <summary>A sentence without values.</summary>
    public static string T(string english) => english;

    /// <summary>A sentence with values, in the order in which its language has them; numbers and days as the reader's locale writes them.</summary>
    public static string T(FormattableString english) => english.ToString(CultureInfo.InvariantCulture);

    /// <summary>A sentence in the singular or the plural; {0} is the count.</summary>
    public static string T(long count, string one, string many) => string.Format(CultureInfo.InvariantCulture, count == 1 ? one : many, count);
}
