using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a characterization of a tumour is made of (Mollazadegan et al. 2025, figure 1).</summary>
public enum Component
{
    Tissue,
    FdgPet,
    SstrPet,
    HormonePanel,
}

/// <summary>One piece of tissue, one PET, or one hormone result, with every read of it that the view sees.</summary>
/// <param name="Name">The specimen or the study, as the course names it; of a hormone result the analyte.</param>
/// <param name="At">The last day on which it can have happened: partial dates are taken at their end, as views take them.</param>
/// <param name="Leading">The read that speaks (facts.md 1.5).</param>
/// <param name="IsPending">It happened, and the view does not know its report yet; nothing of its content is used.</param>
public sealed record Examination(Component Component, string Name, AxisPoint At, Finding Leading, IReadOnlyList<Finding> Reads, bool IsPending)
{
    /// <summary>Tissue that can be judged at all: seen, reached, and with tumour in it.</summary>
    public bool IsEvaluable => !IsPending && Leading.Content is not (Specimen { Adequate: false } or Specimen { InadequateBecause: not null });

    public When Happened => Leading.Happened;
}
