using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A caution of facts.md section 5 as it stands beside one statement for one patient. It never moves the statement.</summary>
/// <param name="Code">C-…, as facts.md names it.</param>
/// <param name="Says">A whole sentence, with the dates and values of this patient.</param>
/// <param name="About">The facts that it is about.</param>
/// <param name="Findings">Those that give rise to it, with their dates.</param>
public sealed record StatementCaution(string Code, string Says, IReadOnlyList<Fact> About, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the statement would be under another reading of the record: "if S2 governs: applies". None of them is chosen.</summary>
    public IReadOnlyList<OtherOutcome> Otherwise { get; init; } = [];

    /// <summary>The statement's own schedule, where it is listed under the caution and nobody preselects it (C-OBS).</summary>
    public IReadOnlyList<ScheduledStep> Schedule { get; init; } = [];
}

/// <summary>The outcome of a statement under another reading of the record.</summary>
/// <param name="When">"S2 governs", "the report's grade stands".</param>
/// <param name="Findings">What that reading rests on.</param>
public sealed record OtherOutcome(string When, Answer Outcome, IReadOnlyList<Finding> Findings);
