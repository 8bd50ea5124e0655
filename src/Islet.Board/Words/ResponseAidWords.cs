using Islet.Clinic;

namespace Islet.Board;

/// <summary>What judgement aids say.</summary>
public static class ResponseAidWords
{
    public static string Of(DiscordanceCause cause) => cause switch
    {
        DiscordanceCause.SumBelow20 => "the sum grew by less than 20 % from the nadir",
        DiscordanceCause.AbsBelow5Mm => "the sum grew by less than 5 mm",
        DiscordanceCause.SingleLesion => "one lesion grew, the sum did not",
        DiscordanceCause.NonTargetNotUnequivocal => "growth of non-targets that is not unequivocal",
        DiscordanceCause.EquivocalNew => "a new lesion that is not certain",
        DiscordanceCause.PriorInsteadOfNadir => "compared with the previous scan instead of the nadir",
        DiscordanceCause.BaselineInsteadOfNadir => "compared with the baseline instead of the nadir",
        DiscordanceCause.Other => "no cause in the measurements",
    };

    /// <summary>Why a reader's best response is not known; follows "unknown: ".</summary>
    public static string Of(ResponseOpen? open) => open switch
    {
        ResponseOpen.NotMeasured => "nothing was measured",
        ResponseOpen.NoBaseline => "no baseline",
        ResponseOpen.TargetsNotDeclared => "nobody says which lesions are targets",
        ResponseOpen.NoAssessment => "nothing was assessed after the baseline",
        ResponseOpen.OrderOpen => "the order of scans and treatments is not certain",
        ResponseOpen.DurationNotKnown => "how long it was stable is not known",
        ResponseOpen.ReadersDiffer => "readers differ, and nobody has adjudicated",
        null => "not said",
    };

    /// <summary>What pseudoprogression is at a time point.</summary>
    public static string Of(PseudoprogressionStanding standing) => standing switch
    {
        PseudoprogressionStanding.Possible => "pseudoprogression is possible: it grew by 10 % or more during radionuclide therapy or within six months after it, without a new lesion",
        PseudoprogressionStanding.Confirmed => "it was pseudoprogression: a later scan is back, without another treatment and without a new lesion",
        PseudoprogressionStanding.Unlikely => "pseudoprogression is unlikely: there is a new lesion",
    };

    /// <summary>Null: nothing to look at.</summary>
    public static string? Of(UptakeMeaning meaning) => meaning switch
    {
        UptakeMeaning.ShrinkagePossible => "receptor uptake fell, and so did size: shrinkage is possible; uptake alone is no response",
        UptakeMeaning.ReceptorLossPossible => "receptor uptake fell, and size did not: fewer receptors, or another tumour, are possible; uptake alone is no response",
        UptakeMeaning.FellSizeNotKnown => "receptor uptake fell, and size is not known: shrinkage or loss of receptors; uptake alone is no response",
        UptakeMeaning.DidNotFall => null,
        UptakeMeaning.NotComparable => "receptor uptake cannot be compared with the baseline's: another tracer or camera, or it is not recorded",
    };

    /// <summary>What a number is beside its unit; follows the number. A growth rate is named by its unit.</summary>
    public static string Measure(string name) => name switch
    {
        "tgr" => "",
        "TGR0CutOff" => ", the published limit before treatment",
        "TGR3mCutOff" => ", the published limit at three months",
        "volumePct" => " in volume",
        _ => $" ({name})",
    };

    public static string Of(CoursePhase phase) => phase switch { CoursePhase.Interim => "interim", CoursePhase.EndOfTreatment => "end of treatment", CoursePhase.FollowUp => "follow-up" };

    public static string Of(SymptomResponse? symptoms) => symptoms switch
    {
        SymptomResponse.Resolved => "symptoms gone",
        SymptomResponse.Fewer => "fewer symptoms",
        SymptomResponse.Unchanged => "symptoms unchanged",
        SymptomResponse.More => "a new symptom",
        null => "symptoms not compared",
    };

    public static string Of(HormoneResponse? hormone) => hormone switch
    {
        HormoneResponse.Normalised => "normalised",
        HormoneResponse.Halved => "at least halved",
        HormoneResponse.Stable => "stable",
        HormoneResponse.Risen => "risen",
        null => "not compared",
    };
}
