namespace Islet.Course;

/// <summary>Reads the macros of one table, each after those that it uses.</summary>
/// <param name="ofFile">The places are those of a file; else each macro counts from its own beginning.</param>
internal sealed class MacroReader(IReadOnlyList<MacroText> texts, bool ofFile)
{
    private readonly Dictionary<string, MacroText> byName = texts.ToDictionary(t => t.Name, StringComparer.Ordinal);
    private readonly List<Problem> problems = [];
    private readonly List<string> users = [];

    internal (Macros Macros, IReadOnlyList<Problem> Problems) Read(Macros macros)
    {
        foreach (var macro in texts)
        {
            if (macro.Name.Length == 0 || !ConditionText.IsMacroName(macro.Name))
                problems.Add(ConditionProblems.MacroName(ofFile ? At(macro.NameAt) : "macros", macro.Name));
            else
                Define(macro, macros);
        }
        return (macros, problems);
    }

    // What a macro uses is defined first. One that cannot be read is defined as null, so that its users do not report it again.
    private void Define(MacroText macro, Macros macros)
    {
        if (macros.Defines(macro.Name))
            return;
        if (users.IndexOf(macro.Name) is >= 0 and var first)
        {
            problems.Add(ConditionProblems.MacroCycle(ofFile ? At(macro.NameAt) : $"macro {macro.Name}", [.. users[first..], macro.Name]));
            macros.Define(macro.Name, null);
            return;
        }
        users.Add(macro.Name);
        foreach (var used in ConditionText.Tokens(macro.Text ?? "", new(1, 1)).Where(token => token.Kind is Lexeme.Word && byName.ContainsKey(token.Text)))
            Define(byName[used.Text], macros);
        users.Remove(macro.Name);
        if (!macros.Defines(macro.Name)) // else it led back to itself
            macros.Define(macro.Name, macro.Text is null ? null : Body(macro, macros));
    }

    private Condition? Body(MacroText macro, Macros macros)
    {
        var (body, found) = new ConditionParser(macro.Text!, macros, new(macro.TextAt.Line, macro.TextAt.Column), ofFile ? "" : $"macro {macro.Name}, ").Parse();
        problems.AddRange(found);
        return body;
    }

    private static string At((int Line, int Column) place) => new TextPosition(place.Line, place.Column).ToString();
}
