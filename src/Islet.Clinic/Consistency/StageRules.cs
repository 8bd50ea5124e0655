using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

/// <summary>Stage groups of pancreatic tumours against categories. Editions are not stated, so only what no edition allows is a contradiction.</summary>
internal static class StageRules
{
    public const string GroupCode = "W_STAGE_GROUP";
    public static Wording GroupSays { get; } = N("A stage group is stated that no edition of its system gives to the T, N and M stated with it.");
    public const string GroupSource =
        "ENETS: Rindi et al., Virchows Arch 2006;449:395–401. AJCC/UICC pancreas: 6th (2002) and 7th ed. (2009, one table for all "
        + "pancreatic tumours), 8th ed. (2016, exocrine and NET tables).";

    public const string SystemsCode = "W_STAGE_SYSTEMS";
    public static Wording SystemsSays { get; } = N("Two systems, or the category of one and the group of another, disagree whether there are regional or distant metastases.");
    public const string SystemsSource = "N and M mean the same in ENETS and AJCC/UICC TNM: regional nodes, distant metastasis.";

    private static Wording Remedy { get; } = N("Find out which of them is wrong; both are kept as written until then.");

    public static IEnumerable<Inconsistency> CheckGroups(IReadOnlyList<Stated> statements)
    {
        if (!IsPancreas(statements))
            yield break;
        foreach (var (number, _, s) in statements.Of<Staging>())
        {
            if (StageText.Group(s.Stage) is not { } group)
                continue;
            var wrong = s.System switch { "ENETS" => Enets(s, group), "AJCC" or "UICC" => Ajcc(s, group), _ => null };
            if (wrong is var (member, category, expected))
                yield return new(GroupCode, [new(number, "stage", N($"{s.System} stage {s.Stage}")), new(number, member, category)], expected, Remedy);
        }
    }

    /// <summary>ENETS 2006: I = T1, IIA = T2, IIB = T3, IIIA = T4 (all N0 M0), IIIB = N1 M0, IV = M1.</summary>
    private static (string Member, string Category, Wording Expected)? Enets(Staging s, (int Number, char Letter) group) =>
        (StageText.Number(s.T), StageText.Number(s.N), StageText.Number(s.M), group) switch
        {
            (_, _, > 0, not (4, _)) => ("m", s.M!, N("stage IV")),
            (_, _, 0, (4, _)) => ("m", s.M!, N("a stage below IV")),
            (_, > 0, _, not ((3, not 'A') or (4, _))) => ("n", s.N!, N("stage IIIB or IV")),
            (_, 0, _, (3, 'B')) => ("n", s.N!, N("a stage other than IIIB")),
            (not null and not 1, _, _, (1, _)) => ("t", s.T!, N("T1 with stage I")),
            (not null and not 2, _, _, (2, 'A')) => ("t", s.T!, N("T2 with stage IIA")),
            (not null and not 3, _, _, (2, 'B')) => ("t", s.T!, N("T3 with stage IIB")),
            (not null and not 4, _, _, (3, 'A')) => ("t", s.T!, N("T4 with stage IIIA")),
            _ => null,
        };

    /// <summary>What the 6th and 7th edition and both tables of the 8th have in common; the unlettered I and II of the 8th included.</summary>
    private static (string Member, string Category, Wording Expected)? Ajcc(Staging s, (int Number, char Letter) group) =>
        (StageText.Number(s.T), StageText.Number(s.N), StageText.Number(s.M), group) switch
        {
            (_, _, > 0, not (4, _)) => ("m", s.M!, N("stage IV")),
            (_, _, 0, (4, '\0')) => ("m", s.M!, N("a stage below IV")),
            (_, > 0, _, (1, _) or (2, 'A')) => ("n", s.N!, N("stage IIB or above")),
            (_, 0, _, (2, 'B')) => ("n", s.N!, N("a stage other than IIB, which needs regional nodes")),
            (4, _, _, (1, _) or (2, _)) => ("t", s.T!, N("stage III or IV")),
            (not null and not 1, _, _, (1, 'A')) => ("t", s.T!, N("T1 with stage IA")),
            (not null and not 2, _, _, (1, 'B')) => ("t", s.T!, N("T2 with stage IB")),
            (not null and not 3, _, _, (2, 'A')) => ("t", s.T!, N("T3 with stage IIA")),
            ( < 4, 0, 0, (3, _)) => ("t", s.T!, N("T4 or regional nodes with stage III")),
            _ => null,
        };

    public static IEnumerable<Inconsistency> CheckSystems(IReadOnlyList<Stated> statements)
    {
        if (!IsPancreas(statements))
            yield break;
        foreach (var (enets, enetsDay, e) in statements.Of<Staging>().Where(s => s.Content.System == "ENETS"))
        {
            foreach (var (other, day, a) in statements.Of<Staging>().Where(s => s.Content.System != "ENETS"))
            {
                // Stages of different days may differ: the disease went on.
                if (day == enetsDay && ConsistencyRules.MayBeOneTumour(e, a) && Disagreement(e, a) is var (member, found, expected))
                    yield return new(SystemsCode, [new(enets, "stage", N($"{e.System} stage {e.Stage}")), new(other, member, found)], expected, Remedy);
            }
        }
    }

    private static (string Member, Wording Found, Wording Expected)? Disagreement(Staging enets, Staging other) =>
        (StageText.Group(enets.Stage), StageText.Number(other.N), StageText.Number(other.M), StageText.Group(other.Stage)) switch
        {
            (null, _, _, _) => null,
            (not (4, _), _, > 0, _) => ("m", other.M!, N("ENETS stage IV where distant metastasis is stated")),
            ((4, _), _, 0, _) => ("m", other.M!, N("a stage below IV where none is stated")),
            (not (4, _), _, null, (4, '\0')) => ("stage", N($"{other.System} stage {other.Stage}"), N("the same answer on distant metastasis")),
            ((4, _), _, null, not ((4, _) or null)) => ("stage", N($"{other.System} stage {other.Stage}"), N("the same answer on distant metastasis")),
            ((1 or 2, _) or (3, 'A'), > 0, _, _) => ("n", other.N!, N("ENETS stage IIIB or IV where regional nodes are stated")),
            ((3, 'B'), 0, _, _) => ("n", other.N!, N("regional nodes with ENETS stage IIIB")),
            _ => null,
        };

    /// <summary>The one tumour that is stated is pancreatic; elsewhere the groups mean something else.</summary>
    internal static bool IsPancreas(IReadOnlyList<Stated> statements)
    {
        var organs = statements.Of<TumourEntity>().Select(t => t.Content.Organ).Distinct(StringComparer.Ordinal).ToList();
        return organs is ["pancreas"];
    }
}
