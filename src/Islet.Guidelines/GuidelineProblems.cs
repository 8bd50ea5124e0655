using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>What can be wrong with a file of statements beyond its form, in words.</summary>
internal sealed class GuidelineProblems(string file) : YamlProblems(file, Codes)
{
    private static readonly YamlCodes Codes = new("a guideline", "docs/guidelines.md")
    {
        Text = "E_GUIDELINE_TEXT", Yaml = "E_GUIDELINE_YAML", Form = "E_GUIDELINE_FORM", Key = "E_GUIDELINE_KEY", KeyTwice = "E_GUIDELINE_KEY_TWICE",
        KeyMissing = "E_GUIDELINE_KEY_MISSING", Value = "E_GUIDELINE_VALUE", Id = "E_GUIDELINE_ID",
    };

    public void NoFile(TextPlace at, string name) =>
        Add("E_GUIDELINE_FILE", at, $"no file {name}", "a file for every topic that guideline.yaml names", "Add the file, or take the topic out.");

    public void StatementId(YamlNode node) =>
        Add("E_GUIDELINE_ID", node.At, node.Found, "GUIDELINE-TOPIC-NUMBER in capitals and digits, as NANETS2020-SYS-02", "Correct the id.");

    public void IdTwice(YamlNode node) => Add("E_GUIDELINE_ID_TWICE", node.At, node.Found, "an id of its own for every statement", "Give one of the two another number.");

    public void Tension(YamlNode node) => Add("E_GUIDELINE_TENSION", node.At, node.Found, "the id of a statement of this guideline", "Correct the id, or take it out.");

    public void Option(YamlNode node, IEnumerable<TreatmentOption> known) =>
        Add("E_GUIDELINE_OPTION", node.At, node.Found, $"an option of {StatementBaseReader.OptionFile}: {string.Join(", ", known.Select(o => o.Key))}", "Correct it, or add the option there.");

    public void Test(YamlNode node) => Add("E_GUIDELINE_TEST", node.At, node.Found, "a fact of the vocabulary that a test tells", "Correct it; docs/facts.md lists the vocabulary.");

    public void Fact(YamlNode node, bool derived) => Add("E_GUIDELINE_FACT", node.At, node.Found, derived ? "a derived fact of the vocabulary" : "a fact of the vocabulary that is not derived",
        "Correct it; docs/facts.md lists the vocabulary.");

    public void ExampleTwice(YamlNode node, string id) => Add("E_GUIDELINE_ID_TWICE", node.At, id, "an id of its own for every example", "Give one of the two another name.");

    public void Example(YamlNode node, string id, ExampleDifference difference) => Add("E_GUIDELINE_EXAMPLE", node.At, $"{id}, {difference.About}: {difference.Found}", difference.Expected,
        "Work the example out by hand again; then correct the example, or the statement.");
}
