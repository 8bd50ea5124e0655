using System.Text.Json;
using System.Text.Json.Serialization;

namespace Islet.Course;

/// <summary>Enum members in JSON are words in snake_case; a number is refused.</summary>
public sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;

/// <summary>Names of enum members as words of the vocabulary and of JSON ("low_to_high_g2").</summary>
public static class SnakeCase
{
    public static string Of<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
