using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A caution in two or three words, as it stands beside a statement; the sentence stands once, where the cautions are.</summary>
public static class CautionTags
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["C-KI67"] = N("no Ki-67"),
        ["C-KI67-HIGH"] = N("very high Ki-67"),
        ["C-GRADE"] = N("grade: report and counts differ"),
        ["C-GRADE-OPEN"] = N("specimens differ in class"),
        ["C-TISSUE-OLD"] = N("tissue before the last progression"),
        ["C-OLD-NEC"] = N("class of 2010"),
        ["C-SSTR"] = N("scintigraphy was positive"),
        ["C-NO-DISEASE"] = N("PET saw no disease"),
        ["C-PET-KNOWN"] = N("a PET result exists"),
        ["C-PRRT"] = N("lesions without receptors?"),
        ["C-CONTROLLED"] = N("controlled by a drug"),
        ["C-SYNDROME-KEPT"] = N("syndrome kept"),
        ["C-OBS"] = N("reasons against observing"),
        ["C-LOG"] = N("history not closed"),
        ["C-LOG-OLD"] = N("history closed long ago"),
        ["C-SSA"] = N("progression under analogue"),
        ["C-OUTSIDE"] = N("drug outside the guideline"),
        ["C-PRRT-PART"] = N("PRRT broken off"),
        ["C-PPI"] = N("proton-pump inhibitor"),
        ["C-ELSEWHERE"] = N("another syndrome on record"),
        ["C-BILE"] = N("ampulla violated"),
        ["C-UNFILLED"] = N("value of an import"),
        ["C-NOT-ASKED"] = N("not asked"),
        ["C-PERIOD"] = N("period over"),
    };

    public static IEnumerable<string> Codes => Tags.Keys;

    /// <summary>The tag before its sentence: "Period over.", "Lesions without receptors?".</summary>
    public static string Heading(string code) => FactWords.Sentence(Of(code)) is var said && said.EndsWith('?') ? said : said + ".";

    /// <summary>Of a code that a guideline's file names and nobody worded, the code.</summary>
    public static string Of(string code) => Tags.TryGetValue(code, out var tag) ? T(tag) : code;
}
