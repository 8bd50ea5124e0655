using Islet.Course;
using Islet.Yaml;

namespace Islet.Studies;

/// <summary>What can be wrong with a study file beyond its form, in words.</summary>
internal sealed class StudyProblems(string file) : YamlProblems(file, Codes)
{
    private static readonly YamlCodes Codes = new("a study", "docs/studies.md")
    {
        Text = "E_STUDY_TEXT", Yaml = "E_STUDY_YAML", Form = "E_STUDY_FORM", Key = "E_STUDY_KEY", KeyTwice = "E_STUDY_KEY_TWICE", KeyMissing = "E_STUDY_KEY_MISSING",
        Value = "E_STUDY_VALUE", Id = "E_STUDY_ID",
    };

    /// <param name="found">Within the node; null: all of it.</param>
    public void Unknown(YamlNode node, string what, IEnumerable<string> there, string? found = null) =>
        Add("E_STUDY_REFERENCE", node.At, found ?? node.Found, Choice(what, there), $"Correct the name, or add this {what}.");

    public void Fact(YamlNode node) => Add("E_STUDY_FACT", node.At, node.Found, "a fact of the vocabulary", Nearest(node.Found));

    public void Level(YamlNode node, Fact fact) => Add("E_STUDY_LEVEL", node.At, node.Found, $"{fact.Expected} ({fact.Name})", "Correct the level, or name another fact.");

    public void LevelTwice(YamlNode node) => Add("E_STUDY_LEVEL_TWICE", node.At, node.Found, "each level, and each value in it, once", "Take one of the two out.");

    public void FactUse(YamlNode node, string expected, string remedy) => Add("E_STUDY_FACT_USE", node.At, node.Found, expected, remedy);

    public void NoSection(YamlNode node, string section) =>
        Add("E_STUDY_TABLE", node.At, node.Found, $"a section '{section}' to fill this table", $"Add {section}, or take the table out.");

    public void FileTwice(YamlNode node) => Add("E_STUDY_FILE_TWICE", node.At, node.Found, "a name of its own for every figure, model and table", "Rename one of the two.");

    private static string Choice(string what, IEnumerable<string> there) =>
        string.Join(", ", there) is { Length: > 0 } names ? $"{what} of this file: {names}" : $"{what} of this file; there is none";

    private static string Nearest(string name) => Islet.Course.Fact.Nearest(name) is { Count: > 0 } nearest
        ? $"Did you mean {string.Join(" or ", nearest)}?"
        : "docs/studies.md says where the vocabulary is listed.";
}
