using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>What is wrong with a profile, each with its line and column.</summary>
internal sealed class ProfileProblems(string file)
{
    private const string Begin = "Begin from the shipped profile, demo/profiles/pancreatic-net.yaml.";

    private readonly List<Problem> found = [];
    private readonly HashSet<YamlNode> touched = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<YamlNode> standIns = new(ReferenceEqualityComparer.Instance);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> Found => found;

    /// <summary>The file's one mapping; null: it is not a YAML mapping, or repeats a key, and that is among the problems.</summary>
    public MapNode? Root(string text)
    {
        var (root, refusal) = StrictYaml.Read(text);
        if (refusal is { } why)
            return Refuse(why.At, why.Found, StrictYaml.Expected);
        if (root is not MapNode map)
            return Refuse(root!.At, root.Found, StrictYaml.Expected);
        return All(map).OfType<MapNode>().SelectMany(m => m.Twice).FirstOrDefault() is { } twice ? Refuse(twice.At, twice.Found, "each key once") : map;
    }

    public void Add(string code, YamlNode node, string path, string shown, string expected, string remedy)
    {
        touched.Add(node);
        found.Add(new(code, $"{file}, {node.At}{(path.Length == 0 ? "" : $", {path}")}", shown, expected, remedy));
    }

    /// <summary>This node, or one within it, has a problem already: a sum over it would only repeat that.</summary>
    public bool Any(YamlNode node) => IsStandIn(node) || All(node).Any(touched.Contains);

    /// <summary>An empty section in place of one that is missing: what it lacks has been said once.</summary>
    public MapNode StandIn()
    {
        var node = new MapNode(default, []);
        standIns.Add(node);
        return node;
    }

    public bool IsStandIn(YamlNode node) => standIns.Contains(node);

    private static IEnumerable<YamlNode> All(YamlNode node) => node.Parts.SelectMany(All).Prepend(node);

    private MapNode? Refuse(TextPlace at, string shown, string expected)
    {
        found.Add(new("E_PROFILE_YAML", $"{file}, {at}", shown, expected, Begin));
        return null;
    }
}
