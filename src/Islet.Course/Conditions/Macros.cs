namespace Islet.Course;

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
        var (macros, problems) = (new Macros(), new List<Problem>());
        foreach (var name in texts.Keys.Where(name => name.Length == 0 || !ConditionText.IsMacroName(name)))
            problems.Add(ConditionProblems.MacroName("macros", name));
        if (problems.Count == 0)
            foreach (var name in texts.Keys)
                macros.Define(name, texts, [], problems);
        return new(problems.Count == 0 ? macros : null, problems);
    }

    internal bool Defines(string name) => byName.ContainsKey(name);

    // What a macro uses is defined first. One that cannot be read is defined as null, so that its users do not report it again.
    private void Define(string name, IReadOnlyDictionary<string, string> texts, List<string> users, List<Problem> problems)
    {
        if (byName.ContainsKey(name))
            return;
        if (users.IndexOf(name) is >= 0 and var first)
        {
            problems.Add(ConditionProblems.MacroCycle($"macro {name}", [.. users[first..], name]));
            byName[name] = null;
            return;
        }
        users.Add(name);
        foreach (var used in ConditionText.Tokens(texts[name], new(1, 1)).Where(token => token.Kind is Lexeme.Word && texts.ContainsKey(token.Text)))
            Define(used.Text, texts, users, problems);
        users.Remove(name);
        if (byName.ContainsKey(name)) // it led back to itself
            return;
        var (body, found) = new ConditionParser(texts[name], this, new(1, 1), $"macro {name}, ").Parse();
        problems.AddRange(found);
        byName[name] = body is null ? null : new(name, body);
    }
}
