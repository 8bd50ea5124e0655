using System.Text.Json;

namespace Islet.Course;

/// <summary>Members of a JSON object as every answer of the program writes them: what is unknown stands there as null.</summary>
public static class JsonMembers
{
    public static void WriteNumber(this Utf8JsonWriter json, string name, int? number) => json.WriteNumber(name, (decimal?)number);

    public static void WriteNumber(this Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    public static void WriteBoolean(this Utf8JsonWriter json, string name, bool? said)
    {
        if (said is { } known)
            json.WriteBoolean(name, known);
        else
            json.WriteNull(name);
    }

    public static void WriteTexts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A list of objects.</summary>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
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

    /// <param name="members">Null: there is none.</param>
    public static void WriteObject(this Utf8JsonWriter json, string name, Action? members)
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
