using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>Several registries in one study, and groups that tell them apart.</summary>
internal sealed partial class StudyReader
{
    /// <summary>The group of all datasets, which a study with datasets has without writing it.</summary>
    private const string DatasetGroup = "dataset";

    private readonly Dictionary<string, Dataset?> datasets = new(StringComparer.Ordinal);

    /// <summary>A condition of this study; one that asks for the dataset names those of the file.</summary>
    private Condition? Asked(YamlNode node)
    {
        if (problems.Condition(node, Macros.None) is not { } condition)
            return null;
        if (!condition.Facts.Contains(Fact.Dataset))
            return condition;
        if (datasets.Count == 0)
        {
            problems.FactUse(node, "dataset only in a study with datasets", "Name the registries under datasets, or ask for another fact.");
            return null;
        }
        string[] strange = [.. Atoms(condition).Where(a => a.Fact == Fact.Dataset).SelectMany(Words).Where(name => !datasets.ContainsKey(name))];
        foreach (var name in strange)
            problems.Unknown(node, DatasetGroup, datasets.Keys, name);
        return strange.Length > 0 ? null : condition;
    }

    private static IEnumerable<Atom> Atoms(Condition condition) => condition switch
    {
        Atom atom => [atom],
        Joined joined => joined.Parts.SelectMany(Atoms),
        Negation negation => Atoms(negation.Part),
        Macro macro => Atoms(macro.Body),
        _ => [],
    };

    private static IEnumerable<string> Words(Atom atom)
    {
        IEnumerable<FactValue> values = atom is Comparison one ? [one.Value] : atom is OneOf several ? several.Values.Values : [];
        return values.OfType<FactValue.Word>().Select(w => w.Value);
    }

    private SamePseudonym Datasets(YamlFields file)
    {
        foreach (var (name, node) in file.Map("datasets", "datasets, each under a name of its own"))
            datasets[name.Text] = YamlFields.Of(node, problems, "title") is { } dataset && dataset.Id(name) is { } id ? new(id, dataset.RequiredText("title", "what the dataset is called where it is printed") ?? id) : null;
        if (file["same_pseudonym"] is { } stray && datasets.Count == 0)
            problems.Value(stray, "same_pseudonym only beside datasets");
        return file.Choice("same_pseudonym", ("refused", SamePseudonym.Refused), ("apart", SamePseudonym.Apart), ("first", SamePseudonym.First));
    }

    /// <summary>After the groups of the file, none of which may have its name.</summary>
    private void GroupOfDatasets()
    {
        if (datasets.Count > 0 && !groups.ContainsKey(DatasetGroup))
            groups[DatasetGroup] = new(DatasetGroup, "Dataset", [.. datasets.Values.OfType<Dataset>().Select(d => OfDatasets(d.Title, [d.Id]))]);
    }

    /// <summary>Names of datasets, or names of levels with the datasets of each.</summary>
    private IReadOnlyList<Level>? DatasetLevels(YamlNode node)
    {
        IReadOnlyList<Level?> levels = node switch
        {
            ListNode { Items.Count: >= 2 } list => [.. list.Items.Select(item => Named(item, DatasetGroup, datasets) is { } one ? OfDatasets(one.Title, [one.Id]) : null)],
            MapNode { Entries.Count: >= 2 } map => [.. map.Entries.Select(e => DatasetLevel(e.Key.Text, e.Value))],
            _ => [],
        };
        if (levels.Count == 0)
            problems.Form(node, "two datasets or more: a list of their names, or names of levels with the datasets of each");
        NoteTwins(node, ofValues: true);
        return levels.Count == 0 || levels.Contains(null) ? null : [.. levels.OfType<Level>()];
    }

    private Level? DatasetLevel(string name, YamlNode node)
    {
        IReadOnlyList<YamlNode> named = node is ListNode many ? many.Items : [node];
        if (named.Count == 0)
            problems.Empty(node, "names of datasets");
        List<Dataset?> found = [.. named.Select(item => Named(item, DatasetGroup, datasets))];
        return found.Count == 0 || found.Contains(null) ? null : OfDatasets(name, [.. found.OfType<Dataset>().Select(d => d.Id)]);
    }

    private static Level OfDatasets(string name, IReadOnlyList<string> ids) => new(name, new Conjunction([])) { Datasets = ids };

    /// <summary>A group that is there; null: none is named.</summary>
    private Group? Strata(YamlFields section) => section["strata"] is { } named ? Named(named, "group", groups) : null;
}
