namespace Islet.Web;

/// <summary>One operation of the API. Routing, rights and the OpenAPI description all read this.</summary>
/// <param name="Id">Of the operation in the description, in camel case.</param>
/// <param name="Path">Under <see cref="ApiRoutes.Root"/>, with its parameters in braces.</param>
/// <param name="Summary">A few words.</param>
/// <param name="Schema">Name of the answer's schema in api-schemas.json.</param>
/// <param name="Asks">The right that it needs.</param>
internal sealed record ApiOperation(string Id, string Path, string Summary, string Schema, Right Asks)
{
    /// <summary>What the answer means, and what it does not say.</summary>
    public required string Description { get; init; }

    public required string Tag { get; init; }

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>It shows what guidelines state, so that it answers nothing where the centre has switched statements off.</summary>
    public bool IsOfStatements { get; init; }

    /// <summary>Patient data may not be kept anywhere; what belongs to the program may be, and is asked for again with its tag.</summary>
    public bool MayBeKept { get; init; }

    public required Func<ApiCall, Task<ReadOnlyMemory<byte>>> Answer { get; init; }
}

/// <param name="Schema">JSON of its schema.</param>
/// <param name="IsInPath">Part of the address; else of its query, and optional.</param>
internal sealed record ApiParameter(string Name, string Description, string Schema, bool IsInPath = false, bool IsRepeated = false)
{
    private const string Date = """{"type":"string","format":"date"}""", Text = """{"type":"string"}""";

    public static ApiParameter Number { get; } = new("number", "The registry's number of the patient: 12 of P12.", """{"type":"integer","format":"int64","minimum":1,"example":1}""", IsInPath: true);

    public static ApiParameter AsOf { get; } = new("as_of", "The day of the view: what was true on it. Without it today; a course without calendar is seen at its lock and refuses a day.", Date);

    public static ApiParameter KnownBy { get; } = new("known_by", "Looks at the day of as_of from what was known by this later day.", Date);

    public static ApiParameter Page { get; } = new("page", "From 1 on.", """{"type":"integer","minimum":1,"default":1}""");

    /// <summary>Rows of a page that are given, whatever is asked for beyond them.</summary>
    public const int LargestPage = 500;

    public static ApiParameter PageSize { get; } = new("page_size", "Rows of a page.", """{"type":"integer","minimum":1,"maximum":500,"default":50}""");

    public static ApiParameter OfText(string name, string description, bool isRepeated = false) => new(name, description, Text, IsRepeated: isRepeated);

    public static ApiParameter OfWords(string name, string description, IEnumerable<string> words) =>
        new(name, description, $$"""{"type":"string","enum":[{{string.Join(',', words.Select(w => $"\"{w}\""))}}]}""");

    public static ApiParameter InPath(string name, string description, string example) => new(name, description, $$"""{"type":"string","example":"{{example}}"}""", IsInPath: true);
}
