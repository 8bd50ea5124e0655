using System.Text;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>Where each statement of a guideline stands in its files.</summary>
internal sealed class StatementPlaces
{
    private readonly Dictionary<string, (string File, MapNode Node)> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MapNode> roots = new(StringComparer.Ordinal);

    /// <param name="files">Of a guideline that reads: what is wrong with their form was said by the reader.</param>
    public StatementPlaces(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (file, bytes) in files)
            if (StrictYaml.Read(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).Root is MapNode root)
            {
                roots[file] = root;
                foreach (var node in Items(root, "statements"))
                    if (node["id"] is TextNode id)
                        byId.TryAdd(id.Text, (file, node));
            }
    }

    /// <summary>The place of a key's value in the guideline's first file.</summary>
    public TextPlace Head(string key) => roots[StatementBaseReader.Head][key]!.At;

    public TextPlace Option(TreatmentOption option) =>
        Items(roots[StatementBaseReader.OptionFile], "options").Select(o => o["option"]).OfType<TextNode>().First(name => name.Text.Trim() == option.Key).At;

    /// <summary>Files that hold statements, and none of the guideline's.</summary>
    public IEnumerable<string> UnusedFiles(StatementBase guideline) =>
        byId.Values.Select(p => p.File).Distinct().Except(guideline.Statements.Select(FileOf)).Order(StringComparer.Ordinal);

    public string FileOf(Statement statement) => byId[statement.Id].File;

    /// <summary>The place of one of a statement's keys, or of an item below it that reads so.</summary>
    public TextPlace At(Statement statement, string key, string? item = null)
    {
        var node = byId[statement.Id].Node;
        return node[key] is not { } value ? node.At : value.Parts.FirstOrDefault(p => item is not null && p is TextNode text && text.Text == item)?.At ?? value.At;
    }

    private static IEnumerable<MapNode> Items(MapNode root, string key) => root[key] is ListNode { Items: var items } ? items.OfType<MapNode>() : [];
}
