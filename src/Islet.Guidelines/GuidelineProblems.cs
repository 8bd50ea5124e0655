using Islet.Course;
using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>What can be wrong with a file of statements beyond its form, in words.</summary>
internal sealed class GuidelineProblems(string file) : YamlProblems(file, Codes)
{
    private const string Page = "docs/guideline-authoring.md";

    private static readonly YamlCodes Codes = new("a guideline", Page)
    {
        Text = "E_GUIDELINE_TEXT", Yaml = "E_GUIDELINE_YAML", Form = "E_GUIDELINE_FORM", Key = "E_GUIDELINE_KEY", KeyTwice = "E_GUIDELINE_KEY_TWICE",
        KeyMissing = "E_GUIDELINE_KEY_MISSING", Value = "E_GUIDELINE_VALUE", Id = "E_GUIDELINE_ID",
    };

    public void NoFile(TextPlace at, string name) =>
        Add("E_GUIDELINE_FILE", at, $"no file {name}", "a file for every topic that guideline.yaml names", "Add the file, or take the topic out.");

    public void NoHead() => Add("E_GUIDELINE_FILE", new(1, 1), $"no file {StatementBaseReader.Head}", $"a folder with {StatementBaseReader.Head}, which names the guideline and its topics",
        $"Write it, or name the folder in which it stands; {Page} begins with an empty folder.");

    public void StatementId(YamlNode node) =>
        Add("E_GUIDELINE_ID", node.At, node.Found, "GUIDELINE-TOPIC-NUMBER in capitals and digits, as NANETS2020-SYS-02", "Correct the id.");

    public void IdTwice(YamlNode node) => Add("E_GUIDELINE_ID_TWICE", node.At, node.Found, "an id of its own for every statement", "Give one of the two another number.");

    public void Tension(YamlNode node) => Add("E_GUIDELINE_TENSION", node.At, node.Found, "the id of a statement of this guideline", "Correct the id, or take it out.");

    public void Option(YamlNode node, IReadOnlyCollection<string> known) => Add("E_GUIDELINE_OPTION", node.At, node.Found,
        known.Count == 0 ? $"an option of {StatementBaseReader.OptionFile}, which has none" : $"an option of {StatementBaseReader.OptionFile}: {string.Join(", ", known)}", Nearest(node, known, "Correct it, or add the option there."));

    public void OptionTwice(YamlNode node) => Add("E_GUIDELINE_OPTION_TWICE", node.At, node.Found, "each option once", "Take one of the two out, or give it another name.");

    public void Anchor(YamlNode node) => Add("E_GUIDELINE_ANCHOR", node.At, node.Found, "one of " + string.Join(", ", AnchorNames.Written), Nearest(node, AnchorNames.Written, "Correct it; a plan can count from nothing else."));

    public void Modality(YamlNode node) => Add("E_GUIDELINE_MODALITY", node.At, node.Found, $"{string.Join(", ", FollowUpModality.Written)}, two of them joined by \" + \", or a drug by a name of docs/terminology.md",
        Nearest(node, FollowUpModality.Written, "Correct it; say in says what else the text asks for."));

    public void ScopeAsMacro(YamlNode node) => Add("E_CONDITION_MACRO_NAME", node.At, node.Found, "another name: this one is the scope's own", "Rename the macro.");

    public void Test(YamlNode node) => Add("E_GUIDELINE_TEST", node.At, node.Found, "a fact of the vocabulary that a test tells", "Correct it; docs/facts.md lists the vocabulary.");

    public void Fact(YamlNode node, bool derived) => Add("E_GUIDELINE_FACT", node.At, node.Found, derived ? "a derived fact of the vocabulary" : "a fact of the vocabulary that is not derived",
        node is TextNode { Text: var name } && Course.Fact.Find(name) is null && Course.Fact.Nearest(name) is { Count: > 0 } nearest ? DidYouMean(nearest) : "Correct it; docs/facts.md lists the vocabulary.");

    public void ExampleStatement(YamlNode node, IEnumerable<string> known) => Add("E_GUIDELINE_EXAMPLE_STATEMENT", node.At, node.Found, "the id of a statement of this guideline", Nearest(node, known, "Correct the id, or take it out."));

    public void ExampleTwice(YamlNode node, string id) => Add("E_GUIDELINE_ID_TWICE", node.At, id, "an id of its own for every example", "Give one of the two another name.");

    public void Example(YamlNode node, string id, ExampleDifference difference) => Add("E_GUIDELINE_EXAMPLE", node.At, $"{id}, {difference.About}: {difference.Found}", difference.Expected,
        "Work the example out by hand again; then correct the example, or the statement.");

    private static string Nearest(YamlNode node, IEnumerable<string> known, string otherwise) =>
        node is TextNode { Text: var text } && Spelling.Nearest(text, known) is { Count: > 0 } nearest ? DidYouMean(nearest) : otherwise;

    private static string DidYouMean(IReadOnlyList<string> nearest) => $"Did you mean {string.Join(" or ", nearest)}?";
}
