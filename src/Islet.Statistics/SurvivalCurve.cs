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

    /// <summary>On ln(S/(1 − S)).</summary>
    Logit,

    /// <summary>On arcsin √S, clipped to [0, π/2].</summary>
    ArcsineRoot,
}

/// <summary>Where a standard error comes from.</summary>
public enum VarianceKind
{
    /// <summary>The model's own: Greenwood's sum for a curve, the observed information for a Cox model; a weight counts that many equal subjects.</summary>
    Model,

    /// <summary>Infinitesimal jackknife: the sum over subjects of (weight × influence)²; for weights that are no counts.</summary>
    Robust,
}

/// <summary>A confidence limit pair; null where it is not defined.</summary>
public readonly record struct Limits(double? Lower, double? Upper);

/// <summary>One distinct time of the sample.</summary>
/// <param name="AtRisk">(Weighted) number under observation just before <paramref name="Time"/>.</param>
/// <param name="StandardError">Of <paramref name="Survival"/>; null once it is 0.</param>
/// <param name="CumulativeHazard">Nelson–Aalen: Σ d/n.</param>
/// <param name="CumulativeHazardError">√Σ d/n² (Greenwood) or its robust form.</param>
public readonly record struct SurvivalStep(
    double Time, double AtRisk, double Events, double Censored, double Survival, double? StandardError, Limits Limits,
    double CumulativeHazard = 0, double CumulativeHazardError = 0);

/// <summary>A Kaplan–Meier curve with the conventions that decided its digits.</summary>
/// <param name="Subjects">(Weighted) number of subjects.</param>
/// <param name="Events">(Weighted) number of events.</param>
/// <param name="Steps">One for each distinct time, ascending, events and censorings alike.</param>
public sealed partial record SurvivalCurve(
    double Subjects, double Events, IReadOnlyList<SurvivalStep> Steps, TimeTies Ties, IntervalKind Interval, double Level)
{
    public VarianceKind Variance { get; init; } = VarianceKind.Model;

    /// <summary>The same curve with limits of another kind or level.</summary>
    public SurvivalCurve With(IntervalKind interval, double level = 0.95)
    {
        var z = Tails.NormalLimit(level);
        return interval == Interval && level == Level
            ? this
            : this with
            {
                Interval = interval,
                Level = level,
                Steps = [.. Steps.Select(s => s with { Limits = SurvivalLimits.Of(interval, s.Survival, s.StandardError, z) })],
            };
    }
}
