using System.Text.Json;
using Islet.Statistics;

namespace Islet.Studies;

internal static class JsonWriting
{
    public static void WriteObject(this Utf8JsonWriter json, Action members)
    {
        json.WriteStartObject();
        members();
        json.WriteEndObject();
    }

    public static void WriteArray<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    /// <summary>Shortest round-trip; null where it is not defined, "Inf" and "-Inf" where it is infinite.</summary>
    public static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.Number(value);
    }

    public static void Number(this Utf8JsonWriter json, double? value)
    {
        if (value is not { } number || double.IsNaN(number))
            json.WriteNullValue();
        else if (double.IsInfinity(number))
            json.WriteStringValue(number > 0 ? "Inf" : "-Inf");
        else
            json.WriteNumberValue(number);
    }

    public static void Limits(this Utf8JsonWriter json, Limits limits)
    {
        json.Number("lower", limits.Lower);
        json.Number("upper", limits.Upper);
    }

    public static void Test(this Utf8JsonWriter json, ChiSquaredTest test)
    {
        json.Number("chisq", test.Statistic);
        json.WriteNumber("df", test.Df);
        json.Number("p", test.P);
    }
}
