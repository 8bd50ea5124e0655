using System.Text.RegularExpressions;

namespace Islet.Clinic;

/// <summary>
/// What a board's plan, typed in its own words, names first. House reading [H]: whole names only, in the languages of the pages. "PRRT refused" names no treatment, and
/// what is not understood says nothing.
/// </summary>
internal static partial class PlannedTreatment
{
    public static IReadOnlyList<string> Radionuclide { get; } =
    [
        "prrt", "prrnt", "lutathera", "177Lu-DOTATATE", "177Lu-DOTATOC", "177Lu DOTATATE", "177Lu DOTATOC", "Lu-177-DOTATATE", "Lu-177 DOTATATE", "Lu-177-DOTATOC", "Lu-177 DOTATOC",
        "Lu-DOTATATE", "Lu-DOTATOC", "90Y-DOTATOC", "90Y-DOTATATE", "lutetium oxodotreotide", "lutetium edotreotide", "yttrium edotreotide", "lutetium dotatate", "lutetium-177 dotatate",
        "peptide receptor radionuclide therapy", "radionuclide therapy", "radionuklidterapi", "terapia radiorecettoriale",
    ];

    public static IReadOnlyList<string> Embolisation { get; } =
    [
        "embolisation", "embolization", "liver embolisation", "liver embolization", "hepatic embolisation", "hepatic embolization", "hepatic arterial embolisation", "hepatic arterial embolization",
        "bland embolisation", "bland embolization", "chemoembolisation", "chemoembolization", "radioembolisation", "radioembolization", "TAE", "TACE", "TARE", "SIRT",
        "embolisering", "leverembolisering", "embolizzazione", "embolizzazione epatica", "chemioembolizzazione", "radioembolizzazione",
    ];

    /// <summary>Up to a sign, a dose or a joining word, without the word that it is a further course.</summary>
    public static string First(string plan) => Leading().Match(plan).Groups["first"].Value;

    [GeneratedRegex(@"^\s*(?:(?:a\s+)?(?:further|second|another|repeat|ny|andra|nuovo|secondo)\s+)?(?:(?:course|cycle|kur|ciclo)\s+(?:of|med|di)\s+)?(?<first>\S.*?)\s*(?:$|[,;:.(+×\r\n]|\s\d|\s(?:with|and|then|of|for|x|och|med|sedan|av|e|con|poi|del)\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leading();
}
