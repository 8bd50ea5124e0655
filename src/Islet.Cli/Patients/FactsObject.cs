using System.Globalization;
using System.Text.Json;
using Islet.Course;

namespace Islet.Cli.Patients;

/// <summary>An object of facts in a file, checked: a name that is none, and a value that its fact cannot have, are problems. All of them are told at once.</summary>
internal static class FactsObject
{
    public const string Member = "facts";

    /// <summary>Reads the members of one object of facts; null is unknown. A computed fact is not taken.</summary>
    /// <param name="where">Of the object, before every name.</param>
    /// <param name="narrower">Facts of which the file takes fewer words than the vocabulary has.</param>
    /// <param name="other">Takes a member that is no fact; false: nobody knows it.</param>
    public static Dictionary<Fact, FactValue> Read(JsonElement facts, string where, List<Problem> problems, IReadOnlyDictionary<Fact, string[]>? narrower = null, Func<JsonProperty, bool>? other = null)
    {
        var values = new Dictionary<Fact, FactValue>();
        foreach (var member in facts.EnumerateObject().Where(m => other is null || !other(m)))
        {
            var place = $"{where}.{member.Name}";
            if (Fact.Find(member.Name) is not { IsDerived: false } fact)
                problems.Add(NoFact(place, member.Name, other is null ? "" : ", or a member that this file has beside them"));
            else if (member.Value.ValueKind is JsonValueKind.Null)
                continue;
            else if (ValueOf(fact, member.Value) is { } value && (narrower?.TryGetValue(fact, out var words) is not true || words.Contains(((FactValue.Word)value).Value, StringComparer.Ordinal)))
                values[fact] = value;
            else
                problems.Add(narrower?.TryGetValue(fact, out var fewer) is true ? NoValue(place, member.Value, "one of " + string.Join(", ", fewer), fewer) : NoValue(place, member.Value, fact.Expected, fact.Values));
        }
        return values;
    }

    private static FactValue? ValueOf(Fact fact, JsonElement value)
    {
        var read = (fact.Type, value.ValueKind) switch
        {
            (FactType.Number, JsonValueKind.Number) => value.TryGetDecimal(out var number) ? FactValue.Of(number) : null,
            (FactType.Bool, JsonValueKind.True or JsonValueKind.False) => FactValue.Of(value.GetBoolean()),
            (FactType.Enum or FactType.Text, JsonValueKind.String) => FactValue.Of(value.GetString()!),
            (FactType.Set, JsonValueKind.Array) when value.EnumerateArray().All(e => e.ValueKind is JsonValueKind.String) => FactValue.Of(value.EnumerateArray().Select(e => e.GetString()!)),
            _ => null,
        };
        return read is not null && fact.Allows(read) ? read : null;
    }

    /// <summary>A text that is nearly one of the words is a misspelt word, and shown; any other is not.</summary>
    private static Problem NoValue(string where, JsonElement found, string expected, IReadOnlyList<string> words)
    {
        var texts = found.ValueKind is JsonValueKind.Array ? found.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.String).Select(e => e.GetString()!) : found.ValueKind is JsonValueKind.String ? [found.GetString()!] : [];
        return NoValue(where, found, expected) is var problem && texts.Where(t => !words.Contains(t, StringComparer.Ordinal)).Select(t => (Text: t, Near: Spelling.Nearest(t, words))).FirstOrDefault(t => t.Near.Count > 0) is { Text: { } text, Near: var near }
            ? problem with { Found = $"'{text}'", Remedy = $"Did you mean {string.Join(" or ", near)}?" } : problem;
    }

    /// <summary>What stands there, without repeating a text that may be anything.</summary>
    internal static Problem NoValue(string where, JsonElement found, string expected) => new("E_FACTS_VALUE", where, found.ValueKind switch
    {
        JsonValueKind.Number => found.GetRawText() is { Length: <= 40 } number ? number : "a number of more than 40 digits",
        JsonValueKind.True or JsonValueKind.False => found.GetRawText(),
        JsonValueKind.String => string.Create(CultureInfo.InvariantCulture, $"a text of {found.GetString()!.Length} characters"),
        JsonValueKind.Array => string.Create(CultureInfo.InvariantCulture, $"a list of {found.GetArrayLength()}"),
        JsonValueKind.Undefined or JsonValueKind.Null => "nothing",
        _ => "an object",
    }, expected, "Correct the value, or leave the fact out: it is then unknown.");

    private static Problem NoFact(string where, string name, string orElse) => new("E_FACTS_NAME", where, Fact.Find(name) is null ? "a name that is no fact" : "a fact that is computed from others",
        $"a fact of the vocabulary{orElse}", Fact.Find(name) is not null ? "Give the facts that it is computed from."
        : Fact.Nearest(name) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest)}?" : "docs/facts.md lists the vocabulary.");
}
