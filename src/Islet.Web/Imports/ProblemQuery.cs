using System.Globalization;

namespace Islet.Web;

/// <summary>Which problems a page shows: of a code, of a column by its number in the list of columns with problems. An address holds no name of a column.</summary>
public sealed record ProblemQuery(string? Code, int? Column)
{
    public static ProblemQuery All { get; } = new(null, null);

    public static ProblemQuery Read(Func<string, string?> value) => new(
        value("code") is { Length: > 0 and < 60 } code && code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? code : null,
        int.TryParse(value("of"), NumberStyles.None, CultureInfo.InvariantCulture, out var column) ? column : null);

    /// <summary>Empty, or with its question mark.</summary>
    public string ToQuery() => (Code, Column) switch
    {
        (null, null) => "",
        (null, { } column) => string.Create(CultureInfo.InvariantCulture, $"?of={column}"),
        ({ } code, null) => $"?code={code}",
        ({ } code, { } column) => string.Create(CultureInfo.InvariantCulture, $"?code={code}&of={column}"),
    };
}
