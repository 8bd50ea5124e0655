namespace Islet.Course;

/// <summary>A macro as it stands in a file, with the places of its name and of its text.</summary>
/// <param name="Text">Null: there is none to read, which somebody else tells. The macro is known, and nothing can be built with it.</param>
public readonly record struct MacroText(string Name, (int Line, int Column) NameAt, string? Text, (int Line, int Column) TextAt);

/// <summary>Conditions that have a name, and that other conditions may use by it.</summary>
public sealed class Macros
{
    private readonly Dictionary<string, Macro?> byName = new(StringComparer.Ordinal);

    private Macros() { }

    public static Macros None { get; } = new();

    public IEnumerable<string> Names => byName.Keys;

    public Macro? this[string name] => byName.GetValueOrDefault(name);

    /// <summary>Reads a table of macros in any order; one may use another, and none may lead back to itself.</summary>
    public static Parsed<Macros> Parse(IReadOnlyDictionary<string, string> texts)
    {
        var (macros, problems) = new MacroReader([.. texts.Select(t => new MacroText(t.Key, default, t.Value, (1, 1)))], ofFile: false).Read(new());
        return new(problems.Count == 0 ? macros : null, problems);
    }

    /// <summary>Reads the macros of a file, each problem with its line and column. A macro that does not read is known all the same, so that who uses it is not told of it again.</summary>
    /// <param name="texts">Each name once.</param>
    public static (Macros Macros, IReadOnlyList<Problem> Problems) Read(IReadOnlyList<MacroText> texts) => new MacroReader(texts, ofFile: true).Read(new());

    internal bool Defines(string name) => byName.ContainsKey(name);

    internal void Define(string name, Condition? body) => byName[name] = body is null ? null : new(name, body);
}
