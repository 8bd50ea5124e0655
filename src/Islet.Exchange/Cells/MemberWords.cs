using System.Collections.Frozen;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Which list of words says what a member may be, where its own words are not the only spelling.</summary>
internal static class MemberWords
{
    private static readonly FrozenDictionary<string, string> Subjects = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sex"] = "sex", ["differentiation"] = "differentiation", ["reported_grade"] = "grade", ["margin"] = "margin", ["best_response"] = "response",
        ["cause"] = "cause", ["reading"] = "reading", ["comparator"] = "comparator", ["modality"] = "modality", ["tracer"] = "tracer", ["organ"] = "organ",
        ["specimen_type"] = "specimen_type", ["specimen_site"] = "specimen_site", ["nec_cell_type"] = "nec_cell_type", ["ki67_method"] = "ki67_method",
        ["purpose"] = "purpose", ["reason"] = "stop_reason", ["intent"] = "intent", ["procedure"] = "procedure", ["endpoint"] = "endpoint",
        ["mmr_status"] = "mmr", ["men1_germline"] = "germline", ["symptom_burden"] = "symptom_burden", ["family"] = "family",
        ["syndromic_symptoms"] = "syndromic", ["grounds"] = "grounds", ["sites"] = "organ", ["read"] = "read", ["system"] = "system",
        ["necrosis"] = "presence", ["perineural_invasion"] = "presence", ["vascular_invasion"] = "presence", ["extrapancreatic_spread"] = "presence",
        ["sstr_pet_result"] = "result", ["srs_result"] = "result", ["fdg_pet_result"] = "result", ["ihc_synaptophysin"] = "result", ["ihc_cga"] = "result",
        ["ihc_insm1"] = "result", ["ihc_keratin"] = "result", ["ihc_epcam_ema"] = "result", ["ihc_daxx"] = "expression", ["ihc_atrx"] = "expression",
        ["ihc_rb"] = "expression", ["ihc_p53"] = "p53", ["ihc_sstr2a"] = "receptor",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Members of free text that rules read by known words only: a text that is none of them is told.</summary>
    private static readonly FrozenSet<string> Decisive = FrozenSet.ToFrozenSet(["modality", "organ"]);

    public static WordList? Of(FindingMember member) => member.Form is MemberForm.YesNo
        ? WordList.Of(member.Name is "alive" ? "alive" : "yes_no")
        : member is { Name: "purpose", Form: MemberForm.Word } && member.Words.Contains("registry") ? WordList.Of("consent")
        : member is { Name: "cause", Form: MemberForm.Text } ? null // of an adverse event: a drug
        : Subjects.TryGetValue(member.Name, out var subject) ? WordList.Of(subject) : null;

    public static bool IsDecisive(FindingMember member) => Decisive.Contains(member.Name);

    /// <summary>The word of the member that the text means; null: none that is known.</summary>
    public static string? Meaning(FindingMember member, ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[(2 * Folded.Longest) + 2];
        var folded = buffer[..Folded.Into(text.Trim("[]()\""), buffer)];
        if (folded.IsEmpty)
            return null;
        if (Of(member)?.MeaningOfFolded(folded) is { } meaning && (member.Words.Count == 0 || member.Words.Contains(meaning)))
            return meaning;
        foreach (var word in member.Words)
        {
            if (IsFolded(word, folded))
                return word;
        }
        return null;
    }

    private static bool IsFolded(string word, ReadOnlySpan<char> folded)
    {
        if (word.Length != folded.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if ((word[i] == '_' ? ' ' : char.ToLowerInvariant(word[i])) != folded[i])
                return false;
        }
        return true;
    }
}
