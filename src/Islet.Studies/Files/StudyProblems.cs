using System.Globalization;
using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>What can be wrong with a study file, in words. Problems are collected, so that one run finds them all.</summary>
internal sealed class StudyProblems(string file)
{
    private readonly List<(TextPlace At, Problem Problem)> found = [];

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Problem> All => [.. found.OrderBy(p => p.At.Line).ThenBy(p => p.At.Column).Select(p => p.Problem)];

    public int Count => found.Count;

    public string Where(TextPlace at) => $"{file}, {at}";

    public void Text(string what, string remedy) => Add("E_STUDY_TEXT", new(1, 1), what, "a study file: text in UTF-8, under 1 MB", remedy);

    public void Yaml(YamlRefusal refusal) => Add("E_STUDY_YAML", refusal.At, refusal.Found, StrictYaml.Expected,
        "Correct it here; a missing space after a colon, a tab, or an indentation that differs by one are the usual causes.");

    public void Form(YamlNode node, string expected) => Add("E_STUDY_FORM", node.At, node.Found, expected, "Write it in this form; docs/studies.md shows each key.");

    public void UnknownKey(TextNode key, IEnumerable<string> allowed) =>
        Add("E_STUDY_KEY", key.At, key.Found, "one of " + string.Join(", ", allowed), "Correct the key, or take it out: nothing is ignored silently.");

    public void KeyTwice(TextNode key) => Add("E_STUDY_KEY_TWICE", key.At, key.Found, "each key once", "Take one of the two out.");

    public void KeyMissing(TextPlace at, string key, string meaning) => Add("E_STUDY_KEY_MISSING", at, $"no {key}", $"{key}: {meaning}", $"Add {key}.");

    public void Value(YamlNode node, string expected) => Add("E_STUDY_VALUE", node.At, node.Found, expected, "Correct the value.");

    public void Id(YamlNode node) => Add("E_STUDY_ID", node.At, node.Found, "a short name of lower-case letters, digits, - and _, a letter first, at most 60",
        "Rename it; what is printed is its label or title.");

    public void Unknown(YamlNode node, string what, IEnumerable<string> there) =>
        Add("E_STUDY_REFERENCE", node.At, node.Found, Choice(what, there), $"Correct the name, or add this {what}.");

    public void Fact(YamlNode node) => Add("E_STUDY_FACT", node.At, node.Found, "a fact of the vocabulary", Nearest(node.Found));

    public void Level(YamlNode node, Fact fact) => Add("E_STUDY_LEVEL", node.At, node.Found, $"{fact.Expected} ({fact.Name})", "Correct the level, or name another fact.");

    public void LevelTwice(YamlNode node) => Add("E_STUDY_LEVEL_TWICE", node.At, node.Found, "each level, and each value in it, once", "Take one of the two out.");

    public void FactUse(YamlNode node, string expected, string remedy) => Add("E_STUDY_FACT_USE", node.At, node.Found, expected, remedy);

    public void NoSection(YamlNode node, string section) =>
        Add("E_STUDY_TABLE", node.At, node.Found, $"a section '{section}' to fill this table", $"Add {section}, or take the table out.");

    public void FileTwice(YamlNode node) => Add("E_STUDY_FILE_TWICE", node.At, node.Found, "a name of its own for every figure and model", "Rename one of the two.");

    public void Condition(IEnumerable<Problem> problems, TextPlace at) => found.AddRange(problems.Select(p => (Parse(p.Where, at), p with { Where = $"{file}, {p.Where}" })));

    private void Add(string code, TextPlace at, string what, string expected, string remedy) => found.Add((at, new(code, Where(at), what, expected, remedy)));

    // The condition language says "line 3, column 5"; the numbers are wanted again only to sort.
    private static TextPlace Parse(string where, TextPlace otherwise)
    {
        List<int> numbers = [.. where.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0)];
        return numbers is [var line, var column] ? new(line, column) : otherwise;
    }

    private static string Choice(string what, IEnumerable<string> there) =>
        string.Join(", ", there) is { Length: > 0 } names ? $"{what} of this file: {names}" : $"{what} of this file; there is none";

    private static string Nearest(string name) => Islet.Course.Fact.Nearest(name) is { Count: > 0 } nearest
        ? $"Did you mean {string.Join(" or ", nearest)}?"
        : "docs/studies.md says where the vocabulary is listed.";
}
