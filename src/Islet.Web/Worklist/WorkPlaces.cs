using Islet.Course;
using Islet.Web.Pages;

namespace Islet.Web;

/// <summary>The page on which an item of the worklist is settled.</summary>
internal static class WorkPlaces
{
    public static string Of(WorkItem item, long patient) => item switch
    {
        BoardAhead => BoardPage.AddressOf(patient),
        ExaminationDue => PlanPage.AddressOf(patient),
        NotRecharacterized => PatientPage.AddressOf(patient) + "#since",
        OpenQuestion { Source.Block: not null } or StaleFact { Source.Block: not null } => FactSheetPage.AddressOf(patient) + "#asked",
        OpenQuestion or StaleFact => PatientGuidelinePage.AddressOf(patient),
        Disagreement { In: DisagreementIn.Grade } => PatientPage.AddressOf(patient) + "#facts",
        Disagreement { In: DisagreementIn.BestResponse or DisagreementIn.Reading or DisagreementIn.ProgressionDay } => ResponsePage.AddressOf(patient),
        Disagreement => PatientPage.AddressOf(patient) + "#lines",
        _ => PatientPage.AddressOf(patient) + "#problems",
    };

    /// <summary>For the stylesheet: what fell due in the past is marked; the words say it too.</summary>
    public static string? Class(WorkItem item, DateOnly today) => item is ExaminationDue or BoardAhead && item.Due < today ? "late" : null;

    public static string Word(WorkKind kind) => SnakeCase.Of(kind);
}
