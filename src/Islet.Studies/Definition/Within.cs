using Islet.Course;

namespace Islet.Studies;

/// <summary>The part of the cohort that an analysis is about: for whom a condition is answered yes.</summary>
/// <param name="At">The event at which it is read; null: at time zero.</param>
public sealed record Within(Condition Keep, StudyEvent? At);

/// <summary>Whose median survival is printed, with its limits.</summary>
public enum MedianForm
{
    /// <summary>R's survfit: Brookmeyer and Crowley's limits.</summary>
    R,

    /// <summary>SPSS's KM: median ± 1.96 standard errors (Panzuto et al. 2024, section 2.2, used SPSS 22).</summary>
    Spss,
}
