namespace Islet.Studies;

/// <summary>How lesions are followed under a line of treatment, and what readers make of it.</summary>
/// <param name="Measured">Of the lines of patients whose lesions are read; by protocol all of them.</param>
/// <param name="EveryDays">Between two time points.</param>
/// <param name="FirstYears">After so many the rhythm is half as fast.</param>
/// <param name="LateBaseline">The baseline scan is older than 28 days.</param>
/// <param name="Missed">Of time points after the baseline.</param>
/// <param name="NotEvaluated">Of lesions at a time point.</param>
/// <param name="Unsaid">Of time points: the reader gives no category. Never by protocol, and never of a progression.</param>
/// <param name="ReadingError">Largest relative difference of a diameter from the true one.</param>
/// <param name="SecondReader">Of patients, by protocol half; where the two differ in a category, a third decides.</param>
/// <param name="OtherTarget">Of second readers: one target is another.</param>
/// <param name="ThirdOfLiver">Of lines that are not by protocol: three targets in the liver, one more than the rule allows.</param>
/// <param name="Complete">Of responses: nothing is left to be seen.</param>
/// <param name="EquivocalFirst">Of progressions by a new lesion: a time point before, it may be a lesion and may be none.</param>
/// <param name="Split">Of the last lines: a target falls apart.</param>
/// <param name="Merged">Of the last lines: two targets of the liver become one mass.</param>
/// <param name="Nodule">Of progressions by growth: a nodule inside a target is new.</param>
/// <param name="PhaseMissed">Of CTs: density measured in another phase than the portal-venous.</param>
public sealed record ResponseProfile(
    double Measured, int EveryDays, double FirstYears, double LateBaseline, double Missed, double NotEvaluated, double Unsaid, double ReadingError, double SecondReader,
    double OtherTarget, double ThirdOfLiver, double Complete, double EquivocalFirst, double Split, double Merged, double Nodule, double PhaseMissed, MisreadProfile Misread,
    PseudoprogressionProfile Pseudoprogression, PetResponseProfile Pet);

/// <summary>Where the routine read says something else than the measurements.</summary>
public enum Misreading
{
    /// <summary>The sum grew, and less than 20 %.</summary>
    Sum,

    /// <summary>One target grew by 20 %, the sum did not.</summary>
    SingleLesion,

    /// <summary>A lesion that is not measured is bigger, and not unequivocally.</summary>
    NonTarget,

    /// <summary>What may be a new lesion turns out to be none.</summary>
    NewLesion,
}

/// <param name="Overcalled">Of lines with a time point before progression: progression is read once where there is none.</param>
/// <param name="Undercalled">Of progressions by growth after two time points: against the nadir it is there a time point earlier, and is read as stable, for the scan was held beside the one before.</param>
/// <param name="By">Why progression is overcalled.</param>
public sealed record MisreadProfile(double Overcalled, double Undercalled, Shares<Misreading> By);

/// <param name="Whole">Of courses of PRRT: all lesions are larger at the first time point after it.</param>
/// <param name="OneLesion">Of courses of PRRT: one lesion is larger at the first time point.</param>
/// <param name="Size">Diameter over the one before, of the one lesion; all together stay in its lower half.</param>
public sealed record PseudoprogressionProfile(double Whole, double OneLesion, Quantiles Size);

/// <param name="AfterFirstCycle">Of courses of PRRT: a receptor PET after one cycle.</param>
/// <param name="Interim">Of courses of PRRT: a receptor PET beside the CT or MRI after two cycles.</param>
/// <param name="Fdg">Of lines in tumours above 20 %: FDG PET at the baseline, at the first time point and at progression.</param>
/// <param name="Fall">Of receptor uptake by the end of PRRT, as a share of that before it.</param>
/// <param name="Dedifferentiation">Of progressions of PRRT that are not characterized: receptors go, FDG comes.</param>
/// <param name="OtherScanner">Of PETs after the first, as the next two.</param>
public sealed record PetResponseProfile(
    double AfterFirstCycle, double Interim, double Fdg, Quantiles Fall, double Dedifferentiation, double OtherScanner, double OtherTracer, double OtherSegmentation);
