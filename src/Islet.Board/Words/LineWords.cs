using Islet.Clinic;

namespace Islet.Board;

/// <summary>Why a line of therapy begins where it does, and what leaves it open.</summary>
public static class LineWords
{
    public static string Reason(LineReason reason) => reason switch
    {
        LineReason.FirstTreatment => "first systemic treatment",
        LineReason.NewClassAfterProgression => "new class after progression",
        LineReason.NewClass => "new class; no progression on record before it",
        LineReason.ChangeWithinClassAfterProgression => "another drug of the class after progression",
        LineReason.RetreatmentAfterProgression => "the same drugs again after progression",
        LineReason.AnalogueChanged => "another somatostatin analogue at progression",
        LineReason.DoseRaised => "analogue at a higher dose at progression",
        LineReason.IntervalShortened => "analogue at a shorter interval at progression",
        LineReason.PersonSaysLine => "a person recorded that it begins a line",
        LineReason.StartedTogether => "started together",
        LineReason.BackgroundAnalogue => "somatostatin analogue in the background",
        LineReason.AnalogueCarriedOn => "analogue carried on",
        LineReason.PartnerDrug => "partner of running chemotherapy",
        LineReason.PauseRunsOn => "short pause",
        LineReason.ResumedWithoutProgression => "resumed without progression",
        LineReason.ChangeWithinClass => "another drug of the class without progression",
        LineReason.CarriedOn => "carried on",
        LineReason.CarriedOnBeyondProgression => "carried on beyond progression",
        LineReason.PersonSaysNoLine => "a person recorded that it begins no line",
    };

    /// <summary>Follows "open: ".</summary>
    public static string Doubt(LineDoubt doubt) => doubt switch
    {
        LineDoubt.OrderUncertain => "partial dates allow more than one order",
        LineDoubt.ProgressionNotRecorded => "resumed after a long pause, and nobody says whether after progression",
        LineDoubt.GroundsNotStated => "a progression does not say on what grounds",
        LineDoubt.DoseNotStated => "an analogue recorded anew at progression without dose and interval",
        LineDoubt.ExtentNotStated => "an analogue for symptoms, and nobody says whether the disease was advanced",
        LineDoubt.PerioperativeEndNotRecorded => "the end of a perioperative drug is not recorded",
    };

    public static string Caution(LineCaution caution) => caution switch
    {
        LineCaution.MayBeNewPrimary => "progression in the pancreas alone, in MEN1: it may be a new primary",
        LineCaution.BegunForSymptoms => "begun for symptoms: says nothing of progression before it",
        LineCaution.Investigational => "investigational",
        LineCaution.DrugOutsideTable => "a drug that is in no table counts as a class of its own",
    };

    public static string Apart(ApartReason reason) => reason switch
    {
        ApartReason.SymptomDrug => "against symptoms",
        ApartReason.Perioperative => "around an operation",
        ApartReason.OtherTumour => "for another tumour",
        ApartReason.Locoregional => "locoregional",
        ApartReason.Surgery => "surgery",
        ApartReason.PersonSaysNoLine => "a person recorded that it begins no line",
        ApartReason.NoDrug => "no drug is named",
    };

    /// <summary>3; at least 3; open.</summary>
    public static string Count(TherapyLines lines) => lines switch
    {
        { IsIndexOpen: true } => "open until a person says which tumour is meant",
        { Count: { } count, IsLeast: false } => Numbers.Count(count, "line"),
        { Count: { } count } => $"{Numbers.Count(count, "line")} or more: nobody has closed the treatment history",
        { Lines.Count: 0, Doubts.Count: 0 } => "unknown: no treatment is recorded, and nobody has closed the history",
        _ => $"open, {Numbers.Count(lines.Lines.Count)} as it stands: {string.Join("; ", lines.Doubts.Select(Doubt))}",
    };
}
