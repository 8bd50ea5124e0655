using System.Text.Json;
using System.Text.RegularExpressions;

namespace Islet.Tests.Web;

/// <summary>As much of JSON Schema 2020-12 as api-schemas.json uses; a word that it does not know fails the test.</summary>
internal sealed class JsonSchemaCheck(JsonElement schemas)
{
    private static readonly HashSet<string> Known = ["type", "description", "properties", "required", "additionalProperties", "items", "enum", "pattern", "format", "examples", "oneOf", "$ref"];

    public IEnumerable<string> Faults(JsonElement value, string schema) => Faults(value, schemas.GetProperty(schema), schema);

    private IEnumerable<string> Faults(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var to))
            return Faults(value, schemas.GetProperty(to.GetString()!.Split('/')[^1]), at);
        return schema.EnumerateObject().Where(p => !Known.Contains(p.Name)).Select(p => $"{at}: the check does not know {p.Name}")
            .Concat(Own(value, schema, at)).Concat(value.ValueKind switch
            {
                JsonValueKind.Object => OfObject(value, schema, at),
                JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, i) => Faults(item, items, $"{at}[{i}]")),
                _ => [],
            });
    }

    private IEnumerable<string> Own(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()) : [type.GetString()]).Any(t => Is(value, t!)))
            yield return $"{at}: {value.ValueKind} is not {type}";
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value)))
            yield return $"{at}: {value} is none of {words}";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)))
            yield return $"{at}: {value} is not {pattern}";
        if (schema.TryGetProperty("oneOf", out var ways) && ways.EnumerateArray().Count(way => !Faults(value, way, at).Any()) != 1)
            yield return $"{at}: not exactly one of {ways}";
    }

    private IEnumerable<string> OfObject(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)))
                yield return $"{at}: no {name}";
        foreach (var member in value.EnumerateObject())
        {
            var inside = $"{at}.{member.Name}";
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var known))
                foreach (var fault in Faults(member.Value, known, inside))
                    yield return fault;
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind is JsonValueKind.False)
                yield return $"{inside}: a member that the schema does not have";
            else if (others.ValueKind is JsonValueKind.Object)
                foreach (var fault in Faults(member.Value, others, inside))
                    yield return fault;
        }
    }

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind is JsonValueKind.Object,
        "array" => value.ValueKind is JsonValueKind.Array,
        "string" => value.ValueKind is JsonValueKind.String,
        "number" => value.ValueKind is JsonValueKind.Number,
        "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind is JsonValueKind.Null,
        _ => false,
    };
}
