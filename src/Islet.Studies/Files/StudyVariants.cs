using Islet.Yaml;

namespace Islet.Studies;

/// <summary>One word of a study file that a variant has otherwise.</summary>
/// <param name="Where">The keys that lead to it: endpoints, pfs, censored_on.</param>
/// <param name="From">As the study has it; null: it has no such key.</param>
/// <param name="To">As the variant has it; null: it is left out.</param>
public sealed record VariantChange(string Where, string? From, string? To)
{
    public bool IsNone => From == To;

    public override string ToString() => (From, To) switch
    {
        (null, { } to) => $"{Where}: “{to}” is added",
        (_, null) => $"{Where}: left out",
        var (from, to) => $"{Where}: “{from}” becomes “{to}”",
    };
}

/// <summary>
/// A study file with some of its words changed. A mapping changes the keys that it names; in place of a list it changes the items that it names by their name, otherwise, label, heading or title;
/// anything else replaces. What is changed keeps its own line in the file, so that a problem of the variant is told where the variant stands.
/// </summary>
internal sealed class StudyVariants(StudyProblems problems)
{
    /// <summary>In place of a value: the key or item is not there.</summary>
    public const string LeaveOut = "leave_out";

    /// <summary>Among the items that a mapping names: more of them, at the end.</summary>
    public const string Add = "add";

    private const int LongestShown = 200;

    private static readonly string[] Names = ["name", "otherwise", "label", "heading", "title"];

    private readonly List<VariantChange> changes = [];

    public IReadOnlyList<VariantChange> Changes => changes;

    public YamlNode Changed(YamlNode node, YamlNode by, string where = "") => (node, by) switch
    {
        (MapNode map, MapNode keys) => Keys(map, keys, where),
        (ListNode list, MapNode items) => Items(list, items, where),
        _ => Replaced(node, by, where),
    };

    private MapNode Keys(MapNode map, MapNode by, string where)
    {
        var entries = map.Entries.ToList();
        foreach (var (key, value) in by.Entries)
        {
            var (place, path) = (entries.FindIndex(e => e.Key.Text == key.Text), Path(where, key.Text));
            if (place >= 0 && IsOut(value))
            {
                changes.Add(new(path, Shown(entries[place].Value), null));
                entries.RemoveAt(place);
            }
            else if (place >= 0)
                entries[place] = (entries[place].Key, Changed(entries[place].Value, value, path));
            else if (IsOut(value))
                problems.Unknown(key, "key", map.Entries.Select(e => e.Key.Text));
            else
            {
                changes.Add(new(path, null, Shown(value)));
                entries.Add((key, value));
            }
        }
        return map with { Entries = entries };
    }

    private ListNode Items(ListNode list, MapNode by, string where)
    {
        var items = list.Items.ToList();
        foreach (var (key, value) in by.Entries)
        {
            if (key.Text == Add)
            {
                IReadOnlyList<YamlNode> more = value is ListNode many ? many.Items : [value];
                changes.AddRange(more.Select(item => new VariantChange(where, null, Shown(item))));
                items.AddRange(more);
                continue;
            }
            int[] named = [.. Enumerable.Range(0, items.Count).Where(i => NameOf(items[i]) == key.Text)];
            if (named is not [var place])
                problems.Unknown(key, named.Length == 0 ? "item" : "item that stands once, and this name stands several times,", list.Items.Select(NameOf).OfType<string>().Distinct());
            else if (IsOut(value))
            {
                changes.Add(new(Path(where, key.Text), Shown(items[place]), null));
                items.RemoveAt(place);
            }
            else
                items[place] = Changed(items[place], value, Path(where, key.Text));
        }
        return list with { Items = items };
    }

    private YamlNode Replaced(YamlNode node, YamlNode by, string where)
    {
        changes.Add(new(where, Shown(node), Shown(by)));
        return by;
    }

    private static bool IsOut(YamlNode value) => value is TextNode { Text: LeaveOut };

    private static string? NameOf(YamlNode item) => item switch
    {
        TextNode text => text.Text,
        MapNode map => Names.Select(name => map[name]).OfType<TextNode>().FirstOrDefault()?.Text,
        _ => null,
    };

    private static string Path(string where, string key) => where.Length == 0 ? key : $"{where}, {key}";

    private static string Shown(YamlNode node) => Whole(node) is { Length: > LongestShown } text ? string.Concat(text.AsSpan(0, LongestShown), "…") : Whole(node);

    private static string Whole(YamlNode node) => node switch
    {
        TextNode text => text.Text.Trim(),
        ListNode list => $"[{string.Join(", ", list.Items.Select(Whole))}]",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Whole(e.Value)}"))} }}",
        _ => node.Found,
    };
}
