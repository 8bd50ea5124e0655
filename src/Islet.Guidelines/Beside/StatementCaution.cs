using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A caution of facts.md section 5 as it stands beside one statement for one patient. It never moves the statement.</summary>
/// <param name="Code">C-…, as facts.md names it.</param>
/// <param name="Says">Whole sentences, with the dates and values of this patient.</param>
/// <param name="About">The facts that it is about.</param>
/// <param name="Findings">Those that give rise to it, with their dates.</param>
public sealed record StatementCaution(string Code, string Says, IReadOnlyList<Fact> About, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the statement would be under other readings of the record: "S2 governs: applies". None of them is chosen.</summary>
    public IReadOnlyList<OtherOutcome> Otherwise { get; init; } = [];

    /// <summary>The statement's own schedule, where it is listed under the caution and nobody preselects it (C-OBS).</summary>
    public IReadOnlyList<ScheduledStep> Schedule { get; init; } = [];

    /// <summary>The questions that would settle the statement (C-NOT-ASKED).</summary>
    public IReadOnlyList<Question> Questions { get; init; } = [];
}

/// <summary>The outcome of one statement under another reading of the record.</summary>
public sealed record OtherOutcome(OtherReading Reading, Truth Truth)
{
    public Answer Outcome => Truth.Answer;
}
