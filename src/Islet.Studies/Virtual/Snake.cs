using Islet.Course;

namespace Islet.Studies;

/// <summary>The names of closed classes in a profile: snake_case, but grades and margins as the field writes them (G1, R0).</summary>
internal static class Snake
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        value.ToString() is [_, >= '0' and <= '9'] code ? code : SnakeCase.Of(value);
}
