using System.Text.Json;
using Islet.Course;

namespace Islet.Board;

/// <summary>The fact vocabulary as JSON: what every name in an answer means, in which unit, and for how long a value holds.</summary>
public static class VocabularyJson
{
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteList("facts", Fact.All, fact =>
        {
            json.WriteString("name", fact.Name);
            json.WriteString("type", SnakeCase.Of(fact.Type));
            json.WriteString("scope", SnakeCase.Of(fact.Scope));
            json.WriteString("meaning", fact.Meaning);
            json.WriteString("group", fact.Group);
            json.WriteString("source", fact.Source);
            json.WriteString("unit", fact.Unit);
            json.WriteTexts("values", fact.Values);
            json.WriteBoolean("derived", fact.IsDerived);
        });
    }
}
