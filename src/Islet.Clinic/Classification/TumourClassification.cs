using Islet.Course;

namespace Islet.Clinic;

/// <summary>What the tumour is now: every class that a set of facts gives, each known or with the facts it waits for.</summary>
/// <remarks>The rules and their papers: <see cref="GradeReading"/>, <see cref="NenKinds"/>, <see cref="DifferentiationPanel"/>, <see cref="Uicc8"/>, <see cref="EnetsTnm"/>,
/// <see cref="FunctioningStatus"/>, <see cref="HormonePanelCheck"/>, <see cref="ReportCheck"/>, <see cref="Netpet"/>.</remarks>
/// <param name="Facts">What it was read from, with the facts derived from them.</param>
/// <param name="Netpet">Null: no lesion list. An empty list is one: looked for, none.</param>
public sealed record TumourClassification(
    FactReader Facts, GradeReading Grade, Derived<NenKind> Kind, PanelReading Panel, Staged<Uicc8Group> Uicc8, Staged<EnetsGroup> Enets, FunctioningStatus Functioning,
    HormonePanelCheck HormonePanel, IReadOnlyList<ReportAnswer> Report, NetpetResult? Netpet)
{
    /// <param name="facts">Base facts; those derived from them are added.</param>
    /// <param name="lesions">Of a pair of receptor and FDG PET; null: not known.</param>
    public static TumourClassification Of(FactReader facts, IReadOnlyList<PetLesion>? lesions)
    {
        var all = DerivedFacts.Over(facts);
        return new(all, GradeReading.Of(all), NenKinds.Of(all), DifferentiationPanel.Read(all), Islet.Clinic.Uicc8.Stage(all), EnetsTnm.Stage(all), FunctioningStatus.Of(all),
            HormonePanelCheck.Of(all), ReportCheck.Of(all), lesions is null ? null : Islet.Clinic.Netpet.Score(lesions));
    }
}
