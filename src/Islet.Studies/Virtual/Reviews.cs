using Islet.Course;

namespace Islet.Studies;

/// <summary>The same tissue, read by somebody else: another read, which leads the first one and does not erase it (facts.md 1.5).</summary>
internal static class Reviews
{
    /// <summary>Years later, when NET G3 had come to be told from NEC: by one reader, or by three with a consensus.</summary>
    public static void Central(Clerk clerk, Profile profile, Story story, string record, DateOnly taken, DateOnly read, Specimen first)
    {
        var truth = story.Nature.Variant is Variant.Net ? first with { Differentiation = Differentiation.Well } : Microscopy.NotWell(first, story.Nature, read: true);
        truth = truth with { Read = ReadRole.Central };
        var dice = clerk.DiceFor(record + "/central");
        if (!dice.Chance(profile.Paperwork.CentralOfThree) || truth.Differentiation is null)
        {
            clerk.Result(record + "/review", taken, read, truth);
            return;
        }
        var odd = dice.Chance(profile.Paperwork.OtherClass) ? dice.Between(1, 3) : 0;
        for (var reader = 1; reader <= 3; reader++)
        {
            var seen = reader == odd ? Other(truth, unsure: dice.Chance(0.3)) : truth;
            clerk.Result($"{record}/review/R{reader}", taken, read.AddDays(reader * 9), seen with { Reader = $"R{reader}", Ki67Percent = Recounted(truth.Ki67Percent, dice) });
        }
        if (odd > 0)
            clerk.Result(record + "/review", taken, read.AddDays(60), truth with { Read = ReadRole.Consensus });
    }

    /// <summary>Now and then a second pathologist counts again.</summary>
    public static void Second(Clerk clerk, string record, DateOnly taken, DateOnly reported, Specimen first, double ki67)
    {
        var dice = clerk.DiceFor(record + "/second");
        if (ki67 is < 3.5 or > 19 || !dice.Chance(0.04) || first.Ki67Percent?.Percent is not { } percent || first.ReportedGrade is not Grade.G2)
            return;
        var again = Math.Clamp(percent + dice.Between(-1, 2), 3, 20);
        clerk.Result(record + "/second", taken, reported.AddDays(dice.Between(20, 90)),
            first with { Read = ReadRole.Second, Reader = "R2", Ki67Percent = Ki67Index.FromPercent(again), Ki67Method = "digital_validated", Ki67CellsCounted = 2000, MitosesPer2Mm2 = null });
    }

    private static Specimen Other(Specimen truth, bool unsure) => truth.Differentiation is Differentiation.Poor
        ? truth with { Differentiation = unsure ? Differentiation.Ambiguous : Differentiation.Well, NecCellType = null, ReportedGrade = unsure ? null : Grade.G3 }
        : truth with { Differentiation = unsure ? Differentiation.Ambiguous : Differentiation.Poor, ReportedGrade = null, NecCellType = unsure ? null : "large_cell" };

    /// <summary>Two people do not count the same cells; both stay above 20 %.</summary>
    private static Ki67Index? Recounted(Ki67Index? first, Dice dice) =>
        first?.Percent is { } percent ? Ki67Index.FromPercent(Math.Clamp(Math.Round(percent) + dice.Between(-4, 4), 21, 100)) : null;
}
