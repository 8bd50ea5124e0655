using System.Text;

namespace Islet.Studies;

/// <summary>
/// Addresses of the cells of a layout, for programs that compare results: a row is called by its words and those of the headings above it, a column by its title.
/// They do not change when rows are added elsewhere.
/// </summary>
internal static class LayoutKeys
{
    /// <summary>One for each column, of which no two are the same.</summary>
    public static string[] OfColumns(LayoutTable layout) => Distinct(layout.Columns.Select(c => Slug(c.Title.Length > 0 ? c.Title : StudyWords.EventName(c.At))));

    /// <summary>One for each row, headings included: best-response, best-response/cr.</summary>
    public static string[] OfRows(LayoutTable layout)
    {
        var path = new List<string>();
        return Distinct(layout.Rows.Select(row =>
        {
            path.RemoveRange(Math.Min(row.Depth, path.Count), path.Count - Math.Min(row.Depth, path.Count));
            path.Add(Slug(row.Label));
            return string.Join('/', path);
        }));
    }

    /// <summary>Lower-case letters and digits, all else as one hyphen; comparisons keep their sense: ge-55.</summary>
    public static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var c in words.Replace("≥", " ge ", StringComparison.Ordinal).Replace("≤", " le ", StringComparison.Ordinal).Replace("<", " lt ", StringComparison.Ordinal)
            .Replace(">", " gt ", StringComparison.Ordinal).Replace("%", " pct ", StringComparison.Ordinal).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().Trim('-') is { Length: > 0 } text ? text : "row";
    }

    private static string[] Distinct(IEnumerable<string> keys)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. keys.Select(key => (seen[key] = seen.GetValueOrDefault(key) + 1) is 1 ? key : Numbers.Text($"{key}-{seen[key]}"))];
    }
}
