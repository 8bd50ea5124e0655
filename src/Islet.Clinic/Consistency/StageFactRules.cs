using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>A T, N or M category against the facts stated beside it, and a group against the groups that its system has. Editions are not stated: only what none allows.</summary>
internal static class StageFactRules
{
    public const string FactsCode = "W_STAGE_FACTS";
    public static Wording FactsSays { get; } = N("A T, N or M category is stated that no edition of its system gives to the size, nodes or metastases stated with it.");
    public const string FactsSource =
        "ENETS (Rindi 2006) and AJCC/UICC pancreas, 6th to 8th ed. (2002–2016): T1 is never above 2 cm, T2 never below 2 cm; N is positive regional nodes, M distant metastases.";

    public const string ForeignCode = "W_STAGE_FOREIGN";
    public static Wording ForeignSays { get; } = N("A stage group is stated under AJCC or UICC that exists in ENETS TNM only (IIIA, IIIB).");
    public const string ForeignSource = "AJCC/UICC pancreas, 6th to 8th ed. (2002–2016) have stage III without letters; IIIA and IIIB are of ENETS (Rindi 2006).";

    public static IEnumerable<Inconsistency> CheckFacts(IReadOnlyList<Stated> statements)
    {
        if (!StageRules.IsPancreas(statements))
            yield break;
        foreach (var (number, _, s) in statements.Of<Staging>())
        {
            if (Denied(s) is var (member, category, fact, found, expected))
                yield return new(FactsCode, [new(number, member, category), new(number, fact, found)], expected, N("Look at the report: the category or the fact was copied wrongly."));
        }
    }

    public static IEnumerable<Inconsistency> CheckForeign(IReadOnlyList<Stated> statements)
    {
        if (!StageRules.IsPancreas(statements))
            yield break;
        foreach (var (number, _, s) in statements.Of<Staging>())
        {
            if (s.System is "AJCC" or "UICC" && StageText.Group(s.Stage) is (3, not '\0'))
                yield return new(ForeignCode, [new(number, "stage", N($"{s.System} stage {s.Stage}"))], N("stage III, or ENETS as the system"), N("Find out which system was used; the stage is kept as written."));
        }
    }

    private static (string Member, string Category, string Fact, Wording Found, Wording Expected)? Denied(Staging s) =>
        (StageText.Number(s.T), StageText.Number(s.N), StageText.Number(s.M), s) switch
        {
            (1, _, _, { TumourSizeCm: > 2 and var cm }) => ("t", s.T!, "tumour_size_cm", N($"{cm} cm"), N("T2 or above for more than 2 cm")),
            (2, _, _, { TumourSizeCm: < 2 and var cm }) => ("t", s.T!, "tumour_size_cm", N($"{cm} cm"), N("T1 for less than 2 cm")),
            (1 or 2, _, _, { InvadesAdjacentOrgansOrLargeVessels: true }) => ("t", s.T!, "invades_adjacent_organs_or_large_vessels", N("invasion of adjacent organs or large vessels"), N("T3 or T4")),
            (_, 0, _, { NodePositive: true }) => ("n", s.N!, "node_positive", N("positive regional nodes"), "N1"),
            (_, > 0, _, { NodePositive: false }) => ("n", s.N!, "node_positive", N("no positive regional node"), "N0"),
            (_, _, 0, { LiverMetastases: true }) => ("m", s.M!, "liver_metastases", N("liver metastases"), "M1"),
            (_, _, 0, { ExtrahepaticMetastases: true }) => ("m", s.M!, "extrahepatic_metastases", N("metastases outside the liver"), "M1"),
            (_, _, > 0, { LiverMetastases: false, ExtrahepaticMetastases: false }) => ("m", s.M!, "liver_metastases", N("no metastases in the liver or elsewhere"), "M0"),
            _ => null,
        };
}
