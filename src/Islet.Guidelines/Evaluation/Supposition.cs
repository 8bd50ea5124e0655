using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A fact as if it were otherwise than recorded.</summary>
/// <param name="Value">Null: as if nothing were known of it.</param>
public sealed record Supposition(Fact Fact, FactValue? Value)
{
    /// <summary>The word that clears a fact.</summary>
    public const string Cleared = "unknown";

    /// <summary>Reads "ki67_percent=25", "hereditary_features=[]", and "ki67_percent=unknown", which clears the fact.</summary>
    public static Parsed<Supposition> Parse(string text)
    {
        var (name, value) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (text.Trim(), null);
        return value is null ? Refused(new("E_SUPPOSE_FORM", "supposition", Shown(text), $"fact=value, or fact={Cleared}", "Write the fact, =, and a value.")) : Parse(name, value);
    }

    /// <summary>Reads a fact by its name and a value by its spelling.</summary>
    public static Parsed<Supposition> Parse(string name, string value) => Fact.Find(name) switch
    {
        null => Refused(new("E_SUPPOSE_FACT", "supposition", Shown(name), "a fact of the vocabulary",
            Fact.Nearest(name) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest)}?" : "docs/facts.md lists the vocabulary.")),
        { IsDerived: true } derived => Refused(new("E_SUPPOSE_DERIVED", derived.Name, "a fact that is computed from others", "a fact that is recorded",
            $"Suppose what it is computed from: {string.Join(", ", derived.Reads.Select(f => f.Name))}.")),
        { } fact when fact.Parse(value) is { } read => new(new(fact, read), []),
        { } fact when value == Cleared => new(new(fact, null), []),
        { } fact => Refused(new("E_SUPPOSE_VALUE", fact.Name, Shown(value), $"{fact.Expected}, or {Cleared}",
            Spelling.Nearest(value, fact.Values) is { Count: > 0 } nearest ? $"Did you mean {string.Join(" or ", nearest)}?" : "Correct the value.")),
    };

    /// <summary>Suppositions of one question. A fact has one value at a time: supposed twice it is refused, for nobody knows which is meant.</summary>
    public static Parsed<IReadOnlyList<Supposition>> Together(IEnumerable<Parsed<Supposition>> each)
    {
        List<Parsed<Supposition>> all = [.. each];
        List<Supposition> read = [.. all.Select(p => p.Value).OfType<Supposition>()];
        List<Problem> problems = [.. all.SelectMany(p => p.Problems), .. read.GroupBy(s => s.Fact).Where(g => g.Count() > 1)
            .Select(g => new Problem("E_SUPPOSE_TWICE", g.Key.Name, "suppositions on one fact: " + string.Join(", ", g.Select(s => s.Value?.ToString() ?? Cleared)), "one value for each fact", "Leave all but one out."))];
        return new(problems.Count == 0 ? read : null, problems);
    }

    private static string Shown(string text) => text.Length <= 40 ? text : $"{text[..40]}…";

    private static Parsed<Supposition> Refused(Problem problem) => new(null, [problem]);

    public override string ToString() => $"{Fact.Name} = {Value?.ToString() ?? Cleared}";
}
