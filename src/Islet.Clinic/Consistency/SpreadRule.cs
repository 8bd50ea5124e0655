using Islet.Course;
using static Islet.Course.Wording;

namespace Islet.Clinic;

internal static class SpreadRule
{
    public const string Code = "W_SPREAD_ABSENT";
    public static Wording Says { get; } = N("Spread beyond the pancreas is stated absent while a regional or distant metastasis, or stage IV, is stated for the same tumour.");
    public const string Source = "Regional nodes (N) and distant organs (M) lie outside the pancreas in every edition of AJCC/UICC and ENETS TNM.";

    private static Wording Remedy { get; } =
        N("Find out what the field means: any spread (then one of the statements is wrong), or only direct extension of the primary (then say so in the map, and nothing contradicts).");

    public static IEnumerable<Inconsistency> Check(IReadOnlyList<Stated> statements)
    {
        foreach (var (number, day, said) in statements.Of<Staging>())
        {
            if (said.ExtrapancreaticSpread is not Presence.Absent)
                continue;
            // Only what is stated for the same moment: disease may spread later, and be gone after an operation.
            var spread = statements.Of<Staging>().Where(s => s.Happened == day && ConsistencyRules.AreOneTumour(said, s.Content))
                .SelectMany(s => Metastases(s.Number, s.Content)).ToList();
            if (spread.Count > 0)
                yield return new(Code, [new(number, "extrapancreatic_spread", N("spread beyond the pancreas absent")), .. spread],
                    N("spread present, or N0 and M0"), Remedy);
        }
    }

    private static IEnumerable<Mention> Metastases(int number, Staging staging)
    {
        if (StageText.Number(staging.N) is > 0)
            yield return new(number, "n", staging.N!);
        if (StageText.Number(staging.M) is > 0)
            yield return new(number, "m", staging.M!);
        else if (StageText.Group(staging.Stage) is (4, _))
            yield return new(number, "stage", N($"{staging.System} stage {staging.Stage}"));
    }
}
