using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a centre should know of every patient: lists show it and the overview counts what is missing of it.</summary>
/// <remarks>A choice of the house [H] among the facts of facts.md, section 3: those that grade, stage and overall survival need.</remarks>
public static class AskedOfEveryPatient
{
    public static IReadOnlyList<Fact> Facts { get; } =
    [
        Fact.Sex, Fact.AgeAtDiagnosisYears, Fact.PrimarySite, Fact.Differentiation, Fact.Ki67Percent, Fact.MitosesPer2mm2, Fact.ReportedGrade, Fact.NetGrade,
        Fact.TCategory, Fact.NCategory, Fact.MCategory, Fact.StageUicc, Fact.StageEnets, Fact.SstrPetResult, Fact.VitalStatus,
    ];
}
