using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>
/// One mapping of a profile while it is being read. What cannot be read becomes a problem with its line, and a stand-in value that nobody gets to use.
/// </summary>
/// <remarks>A key is known once it has been asked for: whatever is left at the end was not, and is refused with the nearest known name.</remarks>
internal sealed class ProfileSection(MapNode node, string path, ProfileProblems problems)
{
    private readonly List<string> asked = [];

    /// <summary>Reads this mapping to its end.</summary>
    public T Whole<T>(Func<ProfileSection, T> read)
    {
        var value = read(this);
        RefuseUnasked();
        return value;
    }

    public T Section<T>(string key, Func<ProfileSection, T> read) => Of(Ask(key), Path(key), read);

    /// <summary>One section for each name.</summary>
    public IReadOnlyDictionary<TKey, T> For<TKey, T>(string key, Func<ProfileSection, string, T> read)
        where TKey : struct, Enum =>
        Section(key, s => Enum.GetValues<TKey>().ToDictionary(name => name, name => read(s, Snake.Of(name))));

    /// <summary>Every entry of a mapping whose keys are free.</summary>
    public IReadOnlyDictionary<string, T> Each<T>(string key, Func<ProfileSection, string, T> read) =>
        Section(key, s => s.Keys.ToDictionary(name => name, name => read(s, name), StringComparer.Ordinal));

    /// <summary>Every member of a list of mappings; at least one.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<ProfileSection, T> read)
    {
        if (Ask(key) is ListNode { Items.Count: > 0 } list)
            return [.. list.Items.Select((item, i) => Of(item, $"{Path(key)}[{i + 1}]", read))];
        return Refuse(key, "a list with at least one entry", (IReadOnlyList<T>)[]);
    }

    public IEnumerable<string> Keys => node.Entries.Select(e => e.Key.Text);

    public string Text(string key) => Ask(key) is TextNode { Text: { Length: > 0 } text } ? text : Refuse(key, "a word or sentence", "");

    /// <summary>The name of another entry beside this one; null: not given.</summary>
    public string? NameIfGiven(string key, IEnumerable<string> names)
    {
        asked.Add(key);
        return Child(key) is not { } child ? null : child is TextNode { Text: var text } && names.Contains(text) ? text : Refuse(key, $"one of: {string.Join(", ", names)}", "");
    }

    public IReadOnlyList<string> Words(string key) =>
        Ask(key) is ListNode { Items.Count: > 0 } list && list.Items.All(item => item is TextNode { Text.Length: > 0 })
            ? [.. list.Items.Select(item => ((TextNode)item).Text)]
            : Refuse(key, "a list of words", (IReadOnlyList<string>)[]);

    public double Number(string key, double min, double max) => Scalar(key, $"a number from {Say(min)} to {Say(max)}", text => NumberIn(text, min, max));

    public double? NumberIfGiven(string key, double min, double max)
    {
        asked.Add(key);
        return Child(key) is null ? null : Number(key, min, max);
    }

    public double Probability(string key) => Scalar(key, "a probability from 0 to 1, with a decimal point", text => NumberIn(text, 0, 1));

    public int Whole(string key, int min, int max) => Scalar(key, $"a whole number from {min} to {max}", text =>
        int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value : default(int?));

    public DateOnly Day(string key) => Scalar(key, "a day such as 2024-06-30", text => text.Day);

    /// <summary>A class for every key, its value the share; together 1. A class left out has none.</summary>
    /// <param name="classes">Null: the keys are free.</param>
    public Shares<T> Shares<T>(string key, Func<string, T> named, IReadOnlyList<string>? classes = null)
        where T : notnull =>
        Section(key, s => s.SharesHere(named, classes ?? [.. s.Keys]));

    public Shares<T> Shares<T>(string key)
        where T : struct, Enum =>
        Shares(key, name => Enum.GetValues<T>().First(value => Snake.Of(value) == name), [.. Enum.GetValues<T>().Select(Snake.Of)]);

    /// <summary>This mapping is itself such a division.</summary>
    public Shares<T> SharesOfAll<T>(Func<string, T> named, IReadOnlyList<string> classes)
        where T : notnull =>
        SharesHere(named, classes);

    private Shares<T> SharesHere<T>(Func<string, T> named, IReadOnlyList<string> classes)
        where T : notnull
    {
        asked.AddRange(classes);
        var shares = new Shares<T>([.. classes.Where(name => Child(name) is not null).Select(name => (named(name), Probability(name)))]);
        var sum = shares.Of.Sum(s => s.Share);
        if (Math.Abs(sum - 1) > 1e-9 && !problems.Any(node))
            problems.Add("E_PROFILE_SUM", node, path, $"shares that sum to {Say(Math.Round(sum, 9))}", "shares that sum to 1", "Change one of them.");
        return shares;
    }

    /// <summary>Percentile: value, both rising, from 0 to 100 per cent.</summary>
    public Quantiles Quantiles(string key, double min, double max) => Section(key, s => s.QuantilesHere(min, max));

    private Quantiles QuantilesHere(double min, double max)
    {
        var at = node.Entries.Select(e => (Percent: NumberIn(e.Key, 0, 100), Value: Number(e.Key.Text, min, max))).ToList();
        var sound = at.Count >= 2 && at[0].Percent is 0 && at[^1].Percent is 100
            && at.Zip(at.Skip(1)).All(pair => pair.First.Percent < pair.Second.Percent && pair.First.Value <= pair.Second.Value);
        if (sound)
            return new([.. at.Select(q => (q.Percent!.Value, q.Value))]);
        if (!problems.Any(node))
        {
            problems.Add("E_PROFILE_QUANTILES", node, path, string.Join(", ", Keys), "percentiles from 0 to 100, rising, with values that do not fall",
                "Write them as {0: 18, 50: 58, 100: 88}.");
        }
        return new([(0, min), (100, min)]);
    }

    /// <summary>What stands under a key that may be left out.</summary>
    public YamlNode? NodeIfGiven(string key)
    {
        asked.Add(key);
        return Child(key);
    }

    /// <summary>Every member of a list of mappings that may be left out.</summary>
    public IReadOnlyList<T> ListIfGiven<T>(string key, Func<ProfileSection, T> read) => NodeIfGiven(key) is null ? [] : List(key, read);

    public T SectionHere<T>(YamlNode mapping, string key, Func<ProfileSection, T> read) => Of(mapping, Path(key), read);

    public void Wrong(YamlNode at, string key, string expected, string? remedy = null) =>
        problems.Add("E_PROFILE_VALUE", at, Path(key), at.Found, expected, remedy ?? $"Correct '{key}'.");

    public void Lacks(string key, string expected) => problems.Add("E_PROFILE_MISSING", node, Path(key), "nothing", expected, $"Add '{key}'.");

    private T Scalar<T>(string key, string expected, Func<TextNode, T?> read)
        where T : struct =>
        Ask(key) is TextNode text && read(text) is { } value ? value : Refuse(key, expected, default(T));

    private T Refuse<T>(string key, string expected, T standIn)
    {
        if (problems.IsStandIn(node))
            return standIn;
        if (Child(key) is { } child)
            problems.Add("E_PROFILE_VALUE", child, Path(key), child.Found, expected, $"Correct '{key}'.");
        else
            problems.Add("E_PROFILE_MISSING", node, Path(key), "nothing", expected, $"Add '{key}'.");
        return standIn;
    }

    private static double? NumberIn(TextNode text, double min, double max) => text.Number<double>() is { } value && value >= min && value <= max ? value : null;

    private static string Say(double value) => value.ToString(CultureInfo.InvariantCulture);

    private T Of<T>(YamlNode? child, string at, Func<ProfileSection, T> read)
    {
        if (child is not MapNode mapping)
        {
            if (!problems.IsStandIn(node))
            {
                problems.Add("E_PROFILE_MISSING", child ?? node, at, child is null ? "nothing" : child.Found, "a section with keys of its own",
                    "Add it as the shipped profile has it.");
            }
            mapping = problems.StandIn();
        }
        return new ProfileSection(mapping, at, problems).Whole(read);
    }

    private void RefuseUnasked()
    {
        foreach (var key in node.Entries.Select(e => e.Key).Where(k => !asked.Contains(k.Text)))
        {
            var nearest = Spelling.Nearest(key.Text, asked) is [var first, ..] ? first : null;
            var known = string.Join(", ", asked.Distinct(StringComparer.Ordinal));
            problems.Add("E_PROFILE_KEY", key, path, $"the unknown key {key.Found}", $"one of: {known}",
                nearest is null ? "Remove it." : $"Did you mean '{nearest}'?");
        }
    }

    private YamlNode? Ask(string key)
    {
        asked.Add(key);
        return Child(key);
    }

    private YamlNode? Child(string key) => node[key];

    private string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
