using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Why a line of therapy begins where it does, and what leaves it open.</summary>
public static class LineWords
{
    public static string Reason(LineReason reason) => reason switch
    {
        LineReason.FirstTreatment => T("first systemic treatment"),
        LineReason.NewClassAfterProgression => T("new class after progression"),
        LineReason.NewClass => T("new class; no progression on record before it"),
        LineReason.ChangeWithinClassAfterProgression => T("another drug of the class after progression"),
        LineReason.RetreatmentAfterProgression => T("the same drugs again after progression"),
        LineReason.AnalogueChanged => T("another somatostatin analogue at progression"),
        LineReason.DoseRaised => T("analogue at a higher dose at progression"),
        LineReason.IntervalShortened => T("analogue at a shorter interval at progression"),
        LineReason.PersonSaysLine => T("a person recorded that it begins a line"),
        LineReason.StartedTogether => T("started together"),
        LineReason.BackgroundAnalogue => T("somatostatin analogue in the background"),
        LineReason.AnalogueCarriedOn => T("analogue carried on"),
        LineReason.PartnerDrug => T("partner of running chemotherapy"),
        LineReason.PauseRunsOn => T("short pause"),
        LineReason.ResumedWithoutProgression => T("resumed without progression"),
        LineReason.ChangeWithinClass => T("another drug of the class without progression"),
        LineReason.CarriedOn => T("carried on"),
        LineReason.CarriedOnBeyondProgression => T("carried on beyond progression"),
        LineReason.PersonSaysNoLine => T("a person recorded that it begins no line"),
    };

    /// <summary>Follows "open: ".</summary>
    public static string Doubt(LineDoubt doubt) => doubt switch
    {
        LineDoubt.OrderUncertain => T("partial dates allow more than one order"),
        LineDoubt.ProgressionNotRecorded => T("resumed after a long pause, and nobody says whether after progression"),
        LineDoubt.GroundsNotStated => T("a progression does not say on what grounds"),
        LineDoubt.DoseNotStated => T("an analogue recorded anew at progression without dose and interval"),
        LineDoubt.ExtentNotStated => T("an analogue for symptoms, and nobody says whether the disease was advanced"),
        LineDoubt.PerioperativeEndNotRecorded => T("the end of a perioperative drug is not recorded"),
    };

    public static string Caution(LineCaution caution) => caution switch
    {
        LineCaution.MayBeNewPrimary => T("progression in the pancreas alone, in MEN1: it may be a new primary"),
        LineCaution.BegunForSymptoms => T("begun for symptoms: says nothing of progression before it"),
        LineCaution.Investigational => T("investigational"),
        LineCaution.DrugOutsideTable => T("a drug that is in no table counts as a class of its own"),
    };

    public static string Apart(ApartReason reason) => reason switch
    {
        ApartReason.SymptomDrug => T("against symptoms"),
        ApartReason.Perioperative => T("around an operation"),
        ApartReason.OtherTumour => T("for another tumour"),
        ApartReason.Locoregional => T("locoregional"),
        ApartReason.Surgery => T("surgery"),
        ApartReason.PersonSaysNoLine => T("a person recorded that it begins no line"),
        ApartReason.NoDrug => T("no drug is named"),
    };

    /// <summary>3; at least 3; open.</summary>
    public static string Count(TherapyLines lines) => lines switch
    {
        { IsIndexOpen: true } => T("open until a person says which tumour is meant"),
        { Count: { } count, IsLeast: false } => T(count, "{0} line", "{0} lines"),
        { Count: { } count } => T($"{T(count, "{0} line", "{0} lines")} or more: nobody has closed the treatment history"),
        { Lines.Count: 0, Doubts.Count: 0 } => T("unknown: no treatment is recorded, and nobody has closed the history"),
        _ => T($"open, {Numbers.Count(lines.Lines.Count)} as it stands: {string.Join("; ", lines.Doubts.Select(Doubt))}"),
    };
}
