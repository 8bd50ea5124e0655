using System.Text.Json;

namespace Islet.Board;

/// <summary>Lists and objects within a JSON object.</summary>
internal static class JsonLists
{
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <param name="members">Null: there is none.</param>
    public static void Object(this Utf8JsonWriter json, string name, Action? members)
    {
        if (members is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        members();
        json.WriteEndObject();
    }
}
