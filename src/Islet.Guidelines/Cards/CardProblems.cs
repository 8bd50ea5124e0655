using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>What can be wrong with a card beyond its form, in words.</summary>
internal sealed class CardProblems(string file) : YamlProblems(file, Codes)
{
    private static readonly YamlCodes Codes = new("a card", "docs/guideline-cards.md")
    {
        Text = "E_CARD_TEXT", Yaml = "E_CARD_YAML", Form = "E_CARD_FORM", Key = "E_CARD_KEY", KeyTwice = "E_CARD_KEY_TWICE", KeyMissing = "E_CARD_KEY_MISSING", Value = "E_CARD_VALUE", Id = "E_CARD_ID",
    };

    public void File(YamlNode node, string name) => Add("E_CARD_ID", node.At, node.Found, name, "Name the file after its card, or the card after its file.");

    public void Kind(TextPlace at) => Add("E_CARD_KIND", at, "neither or both of option and syndrome", "option (a treatment) or syndrome", "Say which of the two the card is about.");

    public void Option(YamlNode node, StatementBase guideline) =>
        Add("E_CARD_OPTION", node.At, node.Found, $"an option of {guideline.Name}: {string.Join(", ", guideline.Options.Select(o => o.Key))}", "Correct it, or add the option there.");

    public void Statement(YamlNode node, IEnumerable<StatementBase> guidelines) =>
        Add("E_CARD_STATEMENT", node.At, node.Found, $"the id of a statement of {string.Join(" or ", guidelines.Select(g => g.Name))}", "Correct the id.");

    public void Evidence(YamlNode node) => Add("E_CARD_EVIDENCE", node.At, node.Found, "a row of the evidence table, as EV0123", "Correct the id, or add the row.");

    public void Source(YamlNode node, IEnumerable<string> known) => Add("E_CARD_SOURCE", node.At, node.Found, $"a text of sources: {string.Join(", ", known)}", "Correct it, or name the text under sources.");

    public void Caution(YamlNode node) => Add("E_CARD_CAUTION", node.At, node.Found, "a caution of facts.md section 5, as C-PRRT", "Correct the code.");

    public void Laboratories(YamlNode node) =>
        Add("E_CARD_LABORATORIES", node.At, node.Found, "laboratories on the card of a treatment only; those of a syndrome follow from its symptoms (NANETS 2020, table 3)", "Take them out.");

    public void Unsupported(YamlNode node, string figure) => Add("E_CARD_FIGURE", node.At, figure, "a figure that one of the line's statements or rows of the evidence table gives",
        "Correct the figure, or name the statement or row that it comes from.");
}
