using System.Globalization;
using System.Text.Json;

namespace Islet.Studies;

/// <summary>
/// Where a number stands in results.json: <c>survival[endpoint=os][group=G1].median</c>. Names of members, each after a point; in brackets a place from 0, or which
/// of a list: a member and its value. <c>under</c> is the label of a heading above a row of a table.
/// </summary>
public sealed class ResultsAddress
{
    private readonly IReadOnlyList<Step> path;

    private ResultsAddress(string text, IReadOnlyList<Step> steps) => (Text, path) = (text, steps);

    public string Text { get; }

    /// <summary>Null: not an address.</summary>
    public static ResultsAddress? TryParse(string text)
    {
        var steps = new List<Step>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '[')
            {
                var end = End(text, at);
                if (end < 0 || steps.Count == 0 || Bracket(text[(at + 1)..end]) is not { } step)
                    return null;
                steps.Add(step);
                at = end + 1;
                continue;
            }
            if (steps.Count > 0 && text[at++] is not '.')
                return null;
            var length = text.AsSpan(at).IndexOfAny('.', '[') is var next && next < 0 ? text.Length - at : next;
            if (length == 0)
                return null;
            steps.Add(new(text.Substring(at, length), null, null));
            at += length;
        }
        return steps.Count == 0 ? null : new(text, steps);
    }

    /// <summary>Every value that it names, each with the nearest object around it that has a member N; none: results.json does not have it.</summary>
    public IReadOnlyList<(JsonElement Value, JsonElement? Cell)> In(JsonElement root)
    {
        IReadOnlyList<(JsonElement Value, JsonElement? Cell)> found = [(root, null)];
        foreach (var step in path)
            found = [.. found.SelectMany(f => step.From(f.Value).Select(value => (value, IsCell(value) ? value : f.Cell)))];
        return found;
    }

    public override string ToString() => Text;

    private static bool IsCell(JsonElement value) => value.ValueKind is JsonValueKind.Object && value.TryGetProperty("N", out _);

    /// <summary>A value may hold brackets of its own: "months [range]".</summary>
    private static int End(string text, int open)
    {
        for (int at = open, depth = 0; at < text.Length; at++)
        {
            depth += text[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
        return -1;
    }

    private static Step? Bracket(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? new(null, null, (text[..equals], text[(equals + 1)..]))
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? new(null, place, null) : null;

    /// <summary>One of: a member's name, a place in a list, a choice from a list.</summary>
    private sealed record Step(string? Name, int? Place, (string Member, string Value)? Choice)
    {
        private const string Under = "under";

        public IEnumerable<JsonElement> From(JsonElement value)
        {
            if (Name is not null)
                return value.ValueKind is JsonValueKind.Object && value.TryGetProperty(Name, out var member) ? [member] : [];
            if (value.ValueKind is JsonValueKind.Object)
                return Choice is { } of && Has(value, of) ? [value] : []; // a second choice after a first
            if (value.ValueKind is not JsonValueKind.Array)
                return [];
            JsonElement[] items = [.. value.EnumerateArray()];
            if (Place is { } place)
                return place < items.Length ? [items[place]] : [];
            var choice = Choice!.Value;
            return choice.Member is Under ? Below(items, choice.Value) : items.Where(item => Has(item, choice));
        }

        /// <summary>The rows below a heading, which are deeper than it is. What is chosen by a label comes after: <c>rows[under=Grade][label=G1]</c>.</summary>
        private static IEnumerable<JsonElement> Below(JsonElement[] rows, string heading)
        {
            for (var at = 0; at < rows.Length; at++)
                if (Has(rows[at], ("label", heading)))
                    foreach (var row in rows.Skip(at + 1).TakeWhile(row => Depth(row) > Depth(rows[at])))
                        yield return row;
        }

        private static int Depth(JsonElement row) => row.TryGetProperty("depth", out var depth) && depth.TryGetInt32(out var number) ? number : 0;

        private static bool Has(JsonElement item, (string Member, string Value) wanted) => item.ValueKind is JsonValueKind.Object && item.TryGetProperty(wanted.Member, out var value)
            && (value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Null => "", _ => value.GetRawText() }) == wanted.Value;
    }
}
