using Islet.Course;

namespace Islet.Studies;

/// <summary>Statements that contradict each other, planted so that a check of the sample has something to find. How many: section paperwork of the profile.</summary>
internal static class Contradictions
{
    /// <summary>G3 is written for a tumour of at most 10 % Ki-67, without mitoses that would explain it.</summary>
    public static Specimen OfGrade(PaperworkProfile paperwork, Clerk clerk, string record, Specimen report) =>
        report is { ReportedGrade: Grade.G2, Differentiation: Differentiation.Well, Ki67Percent.Percent: <= 10, SpecimenType: "core_biopsy" }
            && clerk.DiceFor(record + "/contradiction").Chance(paperwork.GradeAgainstCounts)
            ? report with { ReportedGrade = Grade.G3, MitosesPer2Mm2 = null, SpecimenHpfAvailable = null, MitosisHpfCounted = null }
            : report;

    /// <summary>ENETS IIA is stated for T3, or IIB for T2.</summary>
    public static Staging OfStage(PaperworkProfile paperwork, Clerk clerk, Staging stated) =>
        stated.Stage is "IIA" or "IIB" && clerk.DiceFor("staging/contradiction").Chance(paperwork.StageAgainstTnm)
            ? stated with { Stage = stated.Stage is "IIA" ? "IIB" : "IIA" }
            : stated;

    /// <summary>A gastrinoma is declared, and the gastrin of the same weeks is normal.</summary>
    public static bool OfSyndrome(Profile profile, Clerk clerk, Story story) =>
        story is { Nature: { Variant: Variant.Net, Secretes: null, SecondPrimary: null }, Disease.Function: null }
        && clerk.DiceFor("syndrome/contradiction").Chance(profile.Paperwork.SyndromeWithoutHormone);
}
