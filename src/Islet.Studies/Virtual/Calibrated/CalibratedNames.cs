using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

internal enum NameKind
{
    Words,
    Number,

    /// <summary>A number of days, months or years.</summary>
    Length,
    Time,
    Day,
}

/// <summary>The variables and days that a profile has named so far, and what is written with their names.</summary>
internal sealed class CalibratedNames
{
    private readonly Dictionary<string, (NameKind Kind, IReadOnlyList<string> Words)> known = new(StringComparer.Ordinal);

    public void Add(string name, NameKind kind, IEnumerable<string> words) => known.TryAdd(name, (kind, [.. words.Append(CountedVariable.Missing).Distinct()]));

    public NameKind? KindOf(string name) => known.TryGetValue(name, out var of) ? of.Kind : null;

    public IReadOnlyList<string> WordsOf(string name) => known[name].Words;

    public string Name(ProfileSection s, string key)
    {
        if (s.NodeIfGiven(key) is TextNode { Text: var text } && KindOf(text) is not null)
            return text;
        if (s.NodeIfGiven(key) is { } node)
            s.Wrong(node, key, Above(_ => true));
        else
            s.Lacks(key, "the name of a variable");
        return "";
    }

    /// <summary>The name of a variable of words.</summary>
    public string? DivisionIfGiven(ProfileSection s, string key)
    {
        if (s.NodeIfGiven(key) is not { } node)
            return null;
        if (node is TextNode { Text: var text } && KindOf(text) is NameKind.Words)
            return text;
        s.Wrong(node, key, Above(k => k is NameKind.Words));
        return null;
    }

    public Given? GivenIfGiven(ProfileSection s, string key) => s.NodeIfGiven(key) is { } node ? Given(s, node, key) : null;

    public Given Given(ProfileSection s, YamlNode node, string key)
    {
        if (node is not MapNode map)
        {
            s.Wrong(node, key, "a mapping of variables to words, such as { grade: G2 }");
            return new([]);
        }
        List<(string, IReadOnlyList<string>)> all = [];
        foreach (var (variable, value) in map.Entries)
        {
            if (KindOf(variable.Text) is null)
            {
                s.Wrong(variable, key, Above(_ => true), Spelling.Nearest(variable.Text, known.Keys) is [var nearest, ..] ? $"Did you mean '{nearest}'?" : null);
                continue;
            }
            List<TextNode> words = [.. value is ListNode list ? list.Items.OfType<TextNode>() : value is TextNode one ? [one] : []];
            foreach (var word in words.Where(w => !known[variable.Text].Words.Contains(w.Text)))
                s.Wrong(word, key, $"one of: {string.Join(", ", known[variable.Text].Words)}");
            if (words.Count == 0)
                s.Wrong(value, key, "a word, or a list of words");
            all.Add((variable.Text, [.. words.Select(w => w.Text)]));
        }
        return new(all);
    }

    public Sum? SumIfGiven(ProfileSection s, string key, bool fromDay = false) => s.NodeIfGiven(key) is null ? null : Sum(s, key, fromDay);

    /// <param name="fromDay">It has to begin with a day.</param>
    public Sum Sum(ProfileSection s, string key, bool fromDay = false)
    {
        var shape = fromDay ? "a sum that begins with a day, such as diagnosis + pfs + 30" : "a sum of times, numbers of days or months, and days, such as pfs + 30";
        if (s.NodeIfGiven(key) is not TextNode node)
        {
            if (s.NodeIfGiven(key) is { } other)
                s.Wrong(other, key, shape);
            else
                s.Lacks(key, shape);
            return new(fromDay ? "" : null, []);
        }
        var parts = node.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? day = null;
        List<(int, string?, int)> terms = [];
        for (var i = 0; i < parts.Length; i += 2)
        {
            var sign = i == 0 ? 1 : parts[i - 1] switch { "+" => 1, "-" => -1, _ => 0 };
            var kind = KindOf(parts[i]);
            var number = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var days);
            if (i == 0 && fromDay && kind is NameKind.Day)
                day = parts[i];
            else if (sign != 0 && (number || kind is NameKind.Time or NameKind.Length) && !(i == 0 && fromDay))
                terms.Add((sign, number ? null : parts[i], days));
            else
                terms.Clear();
            if (sign == 0 || terms.Count == 0 && day is null || i > 0 && terms.Count == 0)
            {
                s.Wrong(node, key, shape + "; of those above: " + Above(k => k is not (NameKind.Words or NameKind.Number)));
                return new(fromDay ? "" : null, []);
            }
        }
        if (parts.Length % 2 == 0)
            s.Wrong(node, key, shape);
        return new(day, terms);
    }

    private string Above(Func<NameKind, bool> which) => known.Where(k => which(k.Value.Kind)).Select(k => k.Key) is var names && names.Any()
        ? "one of: " + string.Join(", ", names) : "a name that stands above";
}
