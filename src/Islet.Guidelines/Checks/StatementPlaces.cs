using System.Text;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>Where each statement of a guideline stands in its files.</summary>
internal sealed class StatementPlaces
{
    private readonly Dictionary<string, (string File, MapNode Node)> byId = new(StringComparer.Ordinal);

    /// <param name="files">Of a guideline that reads: what is wrong with their form was said by the reader.</param>
    public StatementPlaces(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach (var (file, bytes) in files)
            if (StrictYaml.Read(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')).Root is MapNode root && root["statements"] is ListNode { Items: var statements })
                foreach (var node in statements.OfType<MapNode>())
                    if (node["id"] is TextNode id)
                        byId.TryAdd(id.Text, (file, node));
    }

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
}
