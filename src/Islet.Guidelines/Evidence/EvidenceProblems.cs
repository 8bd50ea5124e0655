using Islet.Yaml;

namespace Islet.Guidelines;

/// <summary>What can be wrong with a file of the evidence table beyond its form, in words.</summary>
internal sealed class EvidenceProblems(string file) : YamlProblems(file, Codes)
{
    private static readonly YamlCodes Codes = new("an evidence file", "docs/evidence.md")
    {
        Text = "E_EVIDENCE_TEXT", Yaml = "E_EVIDENCE_YAML", Form = "E_EVIDENCE_FORM", Key = "E_EVIDENCE_KEY", KeyTwice = "E_EVIDENCE_KEY_TWICE",
        KeyMissing = "E_EVIDENCE_KEY_MISSING", Value = "E_EVIDENCE_VALUE", Id = "E_EVIDENCE_ID",
    };

    public void RowId(YamlNode node) => Add("E_EVIDENCE_ID", node.At, node.Found, "EV and four digits, as EV0022", "Correct the id.");

    public void IdTwice(YamlNode node) => Add("E_EVIDENCE_ID_TWICE", node.At, node.Found, "an id of its own for every figure", "Give one of the two another number.");

    public void Interval(YamlNode node) =>
        Add("E_EVIDENCE_INTERVAL", node.At, node.Found, "two numbers, the lower first: [10.2, 17.6]", "Correct the interval; where the paper gives one end only, write a note.");

    public void UnknownStudy(YamlNode node) => Add("E_EVIDENCE_STUDY", node.At, node.Found, "a study that has figures in a file of evidence, spelt as there", "Correct the name.");

    public void StudyTwice(YamlNode node) => Add("E_EVIDENCE_STUDY_TWICE", node.At, node.Found, "each study under one population", "Take one of the two out.");

    public void VoteTwice(YamlNode node) => Add("E_EVIDENCE_VOTE_TWICE", node.At, node.Found, "each statement once", "Take one of the two out.");
}
