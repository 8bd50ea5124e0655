namespace Islet.Statistics;

/// <summary>The transformation on which pointwise limits of a survival probability are symmetric.</summary>
public enum IntervalKind
{
    /// <summary>S ± z·SE, clipped to [0, 1].</summary>
    Plain,

    /// <summary>exp(ln S ± z·SE/S), clipped to at most 1: R's default.</summary>
    Log,

    /// <summary>exp(−exp(ln(−ln S) ± z·SE/(S·ln S))): SAS's default.</summary>
    LogLog,
}

/// <summary>A confidence limit pair; null where it is not defined.</summary>
public readonly record struct Limits(double? Lower, double? Upper);

/// <summary>One distinct time of the sample.</summary>
/// <param name="AtRisk">(Weighted) number under observation just before <paramref name="Time"/>.</param>
/// <param name="StandardError">Greenwood's standard error of <paramref name="Survival"/>; null once it is 0.</param>
public readonly record struct SurvivalStep(
    double Time, double AtRisk, double Events, double Censored, double Survival, double? StandardError, Limits Limits);

/// <summary>A Kaplan–Meier curve with the conventions that decided its digits.</summary>
/// <param name="Subjects">(Weighted) number of subjects.</param>
/// <param name="Events">(Weighted) number of events.</param>
/// <param name="Steps">One for each distinct time, ascending, events and censorings alike.</param>
public sealed partial record SurvivalCurve(
    double Subjects, double Events, IReadOnlyList<SurvivalStep> Steps, TimeTies Ties, IntervalKind Interval, double Level);

/// <summary>Which recorded times count as one.</summary>
/// <param name="Rule">Name of the rule, printed with the result.</param>
/// <param name="Tolerance">Largest gap between neighbouring times that are one time; 0: only equal times.</param>
public readonly record struct TimeTies(string Rule, double Tolerance)
{
    public static TimeTies Exact { get; } = new("equal times", 0);
}
