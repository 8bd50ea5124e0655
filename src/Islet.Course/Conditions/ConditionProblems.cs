using System.Globalization;

namespace Islet.Course;

/// <summary>What can be wrong with a condition, in words.</summary>
internal static class ConditionProblems
{
    internal static Problem Syntax(string where, string found, string expected) =>
        new("E_CONDITION_SYNTAX", where, found, expected, Meant(found) is { } meant ? $"Did you mean {meant}?" : "Correct the condition at this place; what follows it was not read.");

    /// <param name="written">Two signs where one was wanted: "==".</param>
    internal static Problem Sign(string where, string found, string expected, string written) =>
        Meant(written) is { } meant ? new("E_CONDITION_SYNTAX", where, found, expected, $"Did you mean {meant}?") : Syntax(where, found, expected);

    /// <summary>What somebody who knows another language wrote for a word or sign of this one; null: nothing that we know of.</summary>
    internal static string? Meant(string found) => found switch
    {
        "AND" or "And" or "&" => "and",
        "OR" or "Or" or "|" => "or",
        "NOT" or "Not" or "!" or "¬" => "not",
        "IN" or "In" => "in",
        "==" or "is" => "=",
        "=>" or "≥" => ">=",
        "=<" or "≤" => "<=",
        "<>" or "≠" => "!=",
        "“" or "”" or "„" => "a plain quotation mark",
        _ => null,
    };

    internal static Problem TooDeep(string where, int limit) =>
        new("E_CONDITION_DEPTH", where, "parentheses or 'not' within each other, too deep",
            string.Create(CultureInfo.InvariantCulture, $"at most {limit} levels"), "Name a part of the condition in a macro.");

    internal static Problem UnknownFact(string where, string name) =>
        new("E_CONDITION_FACT", where, name, "a fact of the vocabulary", Remedy(Fact.Nearest(name), "docs/facts.md lists the vocabulary."));

    internal static Problem UnknownMacro(string where, string name, IEnumerable<string> known) =>
        new("E_CONDITION_MACRO", where, name, "a macro that is defined", Remedy(Spelling.Nearest(name, known), "Define it, or write the condition out."));

    internal static Problem MacroName(string where, string name) =>
        new("E_CONDITION_MACRO_NAME", where, name, "capitals, digits and underscores, a capital first", "Rename the macro.");

    internal static Problem MacroCycle(string where, IEnumerable<string> names) =>
        new("E_CONDITION_MACRO_CYCLE", where, string.Join(" → ", names), "macros that do not lead back to themselves",
            "Write one of them without the others.");

    internal static Problem Value(string where, string found, Fact fact) =>
        new("E_CONDITION_VALUE", where, found, $"{fact.Expected} ({fact.Name})", Remedy(fact.NearestValues(found), "Correct the value."));

    internal static Problem Type(string where, string found, Fact fact, string remedy) =>
        new("E_CONDITION_TYPE", where, found, $"a question that fits {fact.Name}: {fact.Expected}", remedy);

    private static string Remedy(IReadOnlyList<string> nearest, string otherwise) =>
        nearest.Count == 0 ? otherwise : $"Did you mean {string.Join(" or ", nearest)}?";
}
