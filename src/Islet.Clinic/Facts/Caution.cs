using Islet.Course;

namespace Islet.Clinic;

/// <summary>What would mislead if it were left unsaid (facts.md section 5). It is shown beside facts and statements, and never moves an outcome.</summary>
/// <param name="Code">C-…, as facts.md names it.</param>
/// <param name="About">The facts beside which it stands.</param>
/// <param name="Findings">Those that give rise to it, with their dates.</param>
public sealed record Caution(string Code, IReadOnlyList<Fact> About, IReadOnlyList<Finding> Findings)
{
    /// <summary>The sentence of the catalogue; dates and values stand with the findings.</summary>
    public string Says => CautionWords.Of(Code);
}

/// <summary>One sentence a code; facts.md section 5, from the statements of the NANETS 2020 guideline (Halfdanarson et al., Pancreas 2020;49:863–881) that they stand beside.</summary>
public static class CautionWords
{
    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["C-KI67"] = "No Ki-67 index: counting rules are not tested. This is a gap, not compliance.",
        ["C-GRADE"] = "The report's grade and the counts disagree. Ask the pathologist before using either list.",
        ["C-KI67-HIGH"] = "Well differentiated with a Ki-67 index above 55 %, which is rare: was the differentiation reviewed, and a carcinoma excluded?",
        ["C-GRADE-OPEN"] = "Specimens of different class, and nobody has declared which one speaks for the tumour.",
        ["C-TISSUE-OLD"] = "The tissue is from before the last progression.",
        ["C-OLD-NEC"] = "The class of the 2010 edition holds NET G3 and NEC: it needs to be read again.",
        ["C-SSTR"] = "Receptor PET decides, and an earlier or later scintigraphy was positive.",
        ["C-NO-DISEASE"] = "A receptor study without tumour to be seen says nothing of receptors.",
        ["C-PET-KNOWN"] = "Receptor PET is said not to be available, and a result is on record.",
        ["C-PRRT"] = "Receptor-positive is not suitable for PRRT: are there FDG-positive lesions without receptors?",
        ["C-CONTROLLED"] = "Free of symptoms under treatment: the hormone syndrome is on record and not resolved.",
        ["C-SYNDROME-KEPT"] = "A later word says that there is no hormone syndrome, and nobody has recorded the named one resolved: it stays.",
        ["C-OBS"] = "Free of symptoms is not all that counts: progression, an aggressive course, burden or earlier lines stand beside it.",
        ["C-LOG"] = "The treatment history is not closed: no line on record is not no line.",
        ["C-LOG-OLD"] = "That no treatment was given rests on a history closed longer ago than such a value keeps: ask again.",
        ["C-SSA"] = "The progression was under a somatostatin analogue with another drug.",
        ["C-OUTSIDE"] = "A running drug is unknown to the guideline.",
        ["C-PRRT-PART"] = "A course of radionuclide therapy was broken off.",
        ["C-PPI"] = "A proton-pump inhibitor raises gastrin; do not stop it as routine.",
        ["C-ELSEWHERE"] = "Another tumour, or one that is not determined, carries a hormone syndrome, or there is a second one.",
        ["C-BILE"] = "The ampulla was violated in another way: risk of infection after embolisation.",
        ["C-UNFILLED"] = "The import gives a value that would satisfy a check; nobody is known to have said it.",
    };

    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    public static string Of(string code) => Sentences[code];
}
