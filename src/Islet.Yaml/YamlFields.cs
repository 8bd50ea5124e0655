using System.Globalization;
using Islet.Course;

namespace Islet.Yaml;

/// <summary>The keys of one mapping. Unknown and repeated ones are noted at once; a value of the wrong form is noted when it is read, and reads as null.</summary>
public sealed class YamlFields
{
    private const int LongestId = 60;

    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly YamlProblems problems;

    private YamlFields(MapNode map, YamlProblems problems) => (At, this.problems) = (map.At, problems);

    public TextPlace At { get; }

    /// <summary>Null where the node is no mapping, which is noted.</summary>
    public static YamlFields? Of(YamlNode node, YamlProblems problems, params string[] keys)
    {
        if (node is not MapNode map)
        {
            problems.Form(node, "keys and values: " + string.Join(", ", keys));
            return null;
        }
        var fields = new YamlFields(map, problems);
        foreach (var (key, value) in map.Entries)
        {
            if (!keys.Contains(key.Text, StringComparer.Ordinal))
                problems.UnknownKey(key, keys);
            else if (!fields.values.TryAdd(key.Text, value))
                problems.KeyTwice(key);
        }
        return fields;
    }

    public YamlNode? this[string key] => values.GetValueOrDefault(key);

    public YamlNode? Required(string key, string meaning)
    {
        if (!values.TryGetValue(key, out var node))
            problems.KeyMissing(At, key, meaning);
        return node;
    }

    public string? Text(string key) => Text(this[key]);

    public string? RequiredText(string key, string meaning) => Text(Required(key, meaning));

    /// <summary>A short name fit for files and results.</summary>
    public string? Id(string key, string meaning) => Required(key, meaning) is { } node ? Id(node) : null;

    public string? OptionalId(string key) => this[key] is { } node ? Id(node) : null;

    public string? Id(YamlNode node)
    {
        if (Text(node) is not { } id)
            return null;
        var fits = id.Length <= LongestId && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
        if (!fits)
            problems.Id(node);
        return fits ? id : null;
    }

    /// <summary>One of a few words; the first where the key is absent. A first word that is empty stands for "not said" and cannot be written.</summary>
    public T Choice<T>(string key, params (string Word, T Value)[] choices) => this[key] is { } node ? Choice(node, choices) : choices[0].Value;

    public T RequiredChoice<T>(string key, string meaning, params (string Word, T Value)[] choices) =>
        Required(key, meaning) is { } node ? Choice(node, choices) : choices[0].Value;

    public T Choice<T>(YamlNode node, params (string Word, T Value)[] choices)
    {
        if (Text(node) is { } word)
        {
            foreach (var choice in choices)
                if (choice.Word == word)
                    return choice.Value;
            List<string> words = [.. choices.Select(c => c.Word).Where(w => w.Length > 0)];
            problems.Value(node, "one of " + string.Join(", ", words), Spelling.Nearest(word, words));
        }
        return choices[0].Value;
    }

    public decimal? Number(string key, decimal above, decimal most) => this[key] is { } node ? Number(node, above, most) : null;

    public decimal? Number(YamlNode node, decimal above, decimal most)
    {
        if ((node as TextNode)?.Number<decimal>() is { } number && number > above && number <= most)
            return number;
        problems.Value(node, string.Create(CultureInfo.InvariantCulture, $"a number above {above} and at most {most}, with a decimal point"));
        return null;
    }

    public int? Whole(string key, int least, int most)
    {
        if (this[key] is not { } node)
            return null;
        if ((node as TextNode)?.Number<int>() is { } number && number >= least && number <= most)
            return number;
        problems.Value(node, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return null;
    }

    /// <summary>true or false; false where the key is absent.</summary>
    public bool Flag(string key) => Choice(key, ("false", false), ("true", true));

    /// <summary>A list of texts; none where the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key, string expected) => [.. List(key, expected).Select(Text).OfType<string>()];

    public DateOnly? Date(string key)
    {
        if (this[key] is not { } node)
            return null;
        if ((node as TextNode)?.Day is { } day)
            return day;
        problems.Value(node, "a day, as 2024-12-31");
        return null;
    }

    /// <summary>The items of a list; none where the key is absent.</summary>
    public IReadOnlyList<YamlNode> List(string key, string expected)
    {
        if (this[key] is not { } node)
            return [];
        if (node is ListNode { Items.Count: > 0 } list)
            return list.Items;
        if (node is ListNode)
            problems.Empty(node, expected);
        else
            problems.Form(node, expected);
        return [];
    }

    /// <summary>The named entries of a mapping; none where the key is absent.</summary>
    public IReadOnlyList<(TextNode Key, YamlNode Value)> Map(string key, string expected)
    {
        if (this[key] is not { } node)
            return [];
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            problems.Form(node, expected);
            return [];
        }
        foreach (var name in map.Twice)
            problems.KeyTwice(name);
        return [.. map.Entries.DistinctBy(e => e.Key.Text)];
    }

    /// <summary>Plain text, trimmed; anything else is noted.</summary>
    public string? Text(YamlNode? node)
    {
        if (node is TextNode { Text: { Length: > 0 } text })
            return text.Trim();
        if (node is not null)
            problems.Form(node, "text");
        return null;
    }
}
