using Islet.Course;

namespace Islet.Clinic;

/// <summary>Members of findings as values of facts.</summary>
internal static class Words
{
    public static FactValue? Text(string? word) => word is null ? null : FactValue.Of(word);

    public static FactValue? Flag(bool? flag) => flag is { } known ? FactValue.Of(known) : null;

    public static FactValue? Number(decimal? number) => number is { } known ? FactValue.Of(known) : null;

    /// <summary>The word of an enum whose members are single words.</summary>
    public static FactValue? Word<T>(T? value)
        where T : struct, Enum => value is { } known ? FactValue.Of(SnakeCase.Of(known)) : null;

    /// <summary>The word of an enum that is a code, written as the field writes it (G2, R0).</summary>
    public static FactValue? Code<T>(T? value)
        where T : struct, Enum => value is { } known ? FactValue.Of(known.ToString()) : null;
}
