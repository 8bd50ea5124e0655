using Islet.Clinic;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What judgement aids say.</summary>
public static class ResponseAidWords
{
    public static string Of(DiscordanceCause cause) => cause switch
    {
        DiscordanceCause.SumBelow20 => T("the sum grew by less than 20 % from the nadir"),
        DiscordanceCause.AbsBelow5Mm => T("the sum grew by less than 5 mm"),
        DiscordanceCause.SingleLesion => T("one lesion grew, the sum did not"),
        DiscordanceCause.NonTargetNotUnequivocal => T("growth of non-targets that is not unequivocal"),
        DiscordanceCause.EquivocalNew => T("a new lesion that is not certain"),
        DiscordanceCause.PriorInsteadOfNadir => T("compared with the previous scan instead of the nadir"),
        DiscordanceCause.BaselineInsteadOfNadir => T("compared with the baseline instead of the nadir"),
        DiscordanceCause.Other => T("no cause in the measurements"),
    };

    /// <summary>Why a reader's best response is not known; follows "unknown: ".</summary>
    public static string Of(ResponseOpen? open) => open switch
    {
        ResponseOpen.NotMeasured => T("nothing was measured"),
        ResponseOpen.NoBaseline => T("no baseline"),
        ResponseOpen.TargetsNotDeclared => T("nobody says which lesions are targets"),
        ResponseOpen.NoAssessment => T("nothing was assessed after the baseline"),
        ResponseOpen.OrderOpen => T("the order of scans and treatments is not certain"),
        ResponseOpen.DurationNotKnown => T("how long it was stable is not known"),
        ResponseOpen.ReadersDiffer => T("readers differ, and nobody has adjudicated"),
        null => T("not said"),
    };

    /// <summary>What pseudoprogression is at a time point.</summary>
    public static string Of(PseudoprogressionStanding standing) => standing switch
    {
        PseudoprogressionStanding.Possible => T("pseudoprogression is possible: it grew by 10 % or more during radionuclide therapy or within six months after it, without a new lesion"),
        PseudoprogressionStanding.Confirmed => T("it was pseudoprogression: a later scan is back, without another treatment and without a new lesion"),
        PseudoprogressionStanding.Unlikely => T("pseudoprogression is unlikely: there is a new lesion"),
    };

    /// <summary>Null: nothing to look at.</summary>
    public static string? Of(UptakeMeaning meaning) => meaning switch
    {
        UptakeMeaning.ShrinkagePossible => T("receptor uptake fell, and so did size: shrinkage is possible; uptake alone is no response"),
        UptakeMeaning.ReceptorLossPossible => T("receptor uptake fell, and size did not: fewer receptors, or another tumour, are possible; uptake alone is no response"),
        UptakeMeaning.FellSizeNotKnown => T("receptor uptake fell, and size is not known: shrinkage or loss of receptors; uptake alone is no response"),
        UptakeMeaning.DidNotFall => null,
        UptakeMeaning.NotComparable => T("receptor uptake cannot be compared with the baseline's: another tracer or camera, or it is not recorded"),
    };

    /// <summary>What a number is beside its unit; follows the number. A growth rate is named by its unit.</summary>
    public static string Measure(string name) => name switch
    {
        "tgr" => "",
        "TGR0CutOff" => T(", the published limit before treatment"),
        "TGR3mCutOff" => T(", the published limit at three months"),
        "volumePct" => T(" in volume"),
        _ => $" ({name})",
    };

    public static string Of(CoursePhase phase) => phase switch { CoursePhase.Interim => T("interim"), CoursePhase.EndOfTreatment => T("end of treatment"), CoursePhase.FollowUp => "follow-up" };

    public static string Of(SymptomResponse? symptoms) => symptoms switch
    {
        SymptomResponse.Resolved => T("symptoms gone"),
        SymptomResponse.Fewer => T("fewer symptoms"),
        SymptomResponse.Unchanged => T("symptoms unchanged"),
        SymptomResponse.More => T("a new symptom"),
        null => T("symptoms not compared"),
    };

    public static string Of(HormoneResponse? hormone) => hormone switch
    {
        HormoneResponse.Normalised => T("normalised"),
        HormoneResponse.Halved => T("at least halved"),
        HormoneResponse.Stable => T("stable"),
        HormoneResponse.Risen => T("risen"),
        null => T("not compared"),
    };
}
