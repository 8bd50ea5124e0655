using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Web.Pages;

namespace Islet.Web;

/// <summary>Where a fact is entered: its block of the fact sheet, or the form of the finding that states it.</summary>
internal static class FactDoors
{
    private const string Readings = "R", NotDone = "8"; // blocks of facts.md section 4: shown and not asked; whether it was never done, which is half an answer

    /// <summary>Null: a derived fact, of which nobody is asked.</summary>
    public static string? Of(long patient, Fact fact) => FactSource.Of(fact) is not { } source ? null
        : BlockOf(source) is { } block ? FactSheetPage.AddressOf(patient) + "#block-" + block.Key : EnterKindPage.AddressOf(patient, FormOf(source));

    /// <summary>The form; null: a block of the fact sheet.</summary>
    public static string? Title(Fact fact) => FactSource.Of(fact) is { } source && BlockOf(source) is null ? EntryLayouts.Of(FormOf(source))?.Title : null;

    /// <summary>The block in which it is answered; null: a reading, which comes with its finding.</summary>
    public static QuestionBlock? BlockOf(FactSource source) => source.Block is { Key: not (Readings or NotDone) } block ? block : null;

    private static string FormOf(FactSource source) => source switch
    {
        { Fact: var fact } when fact == Fact.ProgressiveDisease || fact == Fact.HepaticProgression => nameof(ProgressionJudgement),
        { Fact: var fact } when fact == Fact.AgeYears => nameof(Person),
        { Fact: var fact } when fact == Fact.PrimarySite => "Tumour",
        { Fact: var fact } when fact == Fact.Men1Germline => nameof(Molecular),
        { Fact: var fact } when fact == Fact.LiverMetsResectedConcurrently || fact == Fact.ResectedMetastases || fact == Fact.MonthsSinceResection || fact == Fact.PrimaryResected => nameof(Procedure),
        { Anew: Anew.Tissue } => nameof(Specimen),
        { Anew: Anew.Imaging, By: AnsweredBy.Record } => nameof(ImagingStudy),
        { Anew: Anew.Treatment } => nameof(Treatment),
        { By: AnsweredBy.Laboratory } => nameof(Laboratory),
        { By: AnsweredBy.Patient or AnsweredBy.Bedside } => nameof(ClinicalStatus),
        _ => nameof(Judgement),
    };
}
