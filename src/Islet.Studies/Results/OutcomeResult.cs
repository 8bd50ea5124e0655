using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>Of the patients with an outcome: who belongs to the part that an analysis is about, who is known not to, and of whom it cannot be decided.</summary>
public readonly record struct PartCount(int Kept, int Outside, int Undecided)
{
    /// <summary>All its conditions; one that is answered no outweighs one that is open.</summary>
    internal static Answer Of(StudyPlan plan, IReadOnlyList<Within> within, SubjectRow row) =>
        within.Aggregate(Answer.Yes, (answer, part) => row.Parts[plan.Parts.ToList().IndexOf(part)] is var other && other < answer ? other : answer);
}

/// <summary>A table of outcomes.</summary>
/// <param name="Patients">Of each level, whether they have an outcome or not.</param>
/// <param name="Unknown">Whose level cannot be decided.</param>
/// <param name="Outside">Whose level is known and none of these.</param>
/// <param name="Outcomes">One for each endpoint.</param>
public sealed record OutcomeResult(OutcomeTable Table, IReadOnlyList<int> Patients, int Unknown, int Outside, IReadOnlyList<SurvivalResult> Outcomes);

/// <summary>One term alone.</summary>
/// <param name="LeftOut">Of whom the term is unknown, or none of its levels.</param>
/// <param name="NotFitted">Null: <paramref name="Model"/> is there.</param>
public sealed record UnivariateResult(ModelTerm Term, int Patients, int Events, int LeftOut, CoxModel? Model, string? NotFitted);
