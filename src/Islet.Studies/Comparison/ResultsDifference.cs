using System.Globalization;
using System.Text.Json;
using Islet.Course;

namespace Islet.Studies;

/// <summary>A value of results.json that another results.json has otherwise.</summary>
/// <param name="Place">In the words of an address.</param>
/// <param name="Before">As JSON; null: it was not there.</param>
/// <param name="After">As JSON; null: it is not there any more.</param>
public sealed record ChangedResult(string Place, string? Before, string? After);

/// <summary>What two results of one study differ in: of the same study file, registry and program they do not.</summary>
/// <param name="Provenance">Fingerprints, version and data lock that are not the same.</param>
/// <param name="Results">Numbers and words of the results.</param>
public sealed record ResultsDifference(string Study, IReadOnlyList<ChangedResult> Provenance, IReadOnlyList<ChangedResult> Results)
{
    /// <summary>Members that say which of a list an item is; all that it has, in this order.</summary>
    private static readonly string[] Names = ["name", "id", "label", "endpoint", "by", "group", "stage", "code", "reason", "fact", "kind", "of", "title", "time", "count", "term", "level", "one", "other"];

    private static readonly string[] Origins = ["study", "program", "data", "methods"];

    public bool IsNone => Provenance.Count == 0 && Results.Count == 0;

    /// <exception cref="RefusedException">E_RESULTS_FILE, E_COMPARE_STUDY: not results, or of two studies.</exception>
    public static ResultsDifference Between(JsonElement before, JsonElement after)
    {
        var (old, now) = (ResultsFile.Of(before), ResultsFile.Of(after));
        if (old.Study != now.Study)
            throw new RefusedException("E_COMPARE_STUDY", "--against", $"results of the study {old.Study}", $"results of the study {now.Study}", "Give two results.json of one study.");
        var (was, isNow) = (Leaves(before), Leaves(after));
        ChangedResult[] changed =
        [
            .. isNow.Where(leaf => was.GetValueOrDefault(leaf.Key) != leaf.Value).Select(leaf => new ChangedResult(leaf.Key, was.GetValueOrDefault(leaf.Key), leaf.Value)),
            .. was.Where(leaf => !isNow.ContainsKey(leaf.Key)).Select(leaf => new ChangedResult(leaf.Key, leaf.Value, null)),
        ];
        return new(now.Study, [.. changed.Where(IsOrigin)], [.. changed.Where(c => !IsOrigin(c))]);
    }

    private static bool IsOrigin(ChangedResult changed) => Origins.Contains(changed.Place.Split('.', '[')[0]);

    private static Dictionary<string, string> Leaves(JsonElement root)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Walk("", root);
        return leaves;

        void Walk(string place, JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                        Walk(place.Length == 0 ? member.Name : $"{place}.{member.Name}", member.Value);
                    break;
                case JsonValueKind.Array:
                    var seen = new Dictionary<string, int>(StringComparer.Ordinal);
                    foreach (var (i, item) in value.EnumerateArray().Index())
                    {
                        var name = Name(item) is { Length: > 0 } named ? named : $"[{i.ToString(CultureInfo.InvariantCulture)}]";
                        var again = seen[name] = seen.GetValueOrDefault(name) + 1;
                        Walk(again == 1 ? place + name : $"{place}{name}[again={again.ToString(CultureInfo.InvariantCulture)}]", item);
                    }
                    break;
                default:
                    leaves[place] = value.GetRawText();
                    break;
            }
        }
    }

    private static string Name(JsonElement item) => item.ValueKind is not JsonValueKind.Object ? "" : string.Concat(Names
        .Where(name => item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        .Select(name => item.GetProperty(name) is var value ? $"[{name}={(value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText())}]" : ""));
}
