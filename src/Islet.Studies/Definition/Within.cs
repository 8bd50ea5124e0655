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

/// <summary>The patients on whom a term alone is estimated.</summary>
public enum UnivariateRows
{
    /// <summary>No term alone.</summary>
    None,

    /// <summary>Those of whom this term is known.</summary>
    Own,

    /// <summary>Those of whom all terms offered to the model are known, so that both columns speak of the same patients.</summary>
    Complete,
}

/// <summary>Outcomes of several endpoints side by side: a row for each level of a group, a column for each endpoint's median (table 5 of Panzuto et al. 2024).</summary>
/// <param name="Id">Of its files.</param>
/// <param name="By">Percentages are of all patients of its levels.</param>
public sealed record OutcomeTable(string Id, string Caption, Group By, IReadOnlyList<Endpoint> Endpoints, MedianForm Median, IReadOnlyList<Within> Within, IReadOnlyList<string> Notes);
