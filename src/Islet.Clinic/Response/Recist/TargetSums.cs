namespace Islet.Clinic;

/// <summary>What the rule of target response is asked about.</summary>
/// <param name="Targets">Targets that the series names.</param>
/// <param name="Complete">Each was assessed.</param>
/// <param name="AllResolved">Every target is gone, every target node below 10 mm; only asked where all were assessed.</param>
/// <param name="Assessed">Sum of those assessed, the missing ones as 0.</param>
/// <param name="Baseline">Null: no baseline sum.</param>
/// <param name="Nadir">Null: no complete sum before.</param>
public readonly record struct TargetSums(int Targets, bool Complete, bool AllResolved, decimal Assessed, decimal? Baseline, decimal? Nadir);

/// <param name="Step">Name of the step that decided.</param>
public readonly record struct TargetVerdict(ResponseCategory Category, string Step);
