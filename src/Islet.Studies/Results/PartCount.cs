using Islet.Course;

namespace Islet.Studies;

/// <summary>Of the patients with an outcome: who belongs to the part that an analysis is about, who is known not to, and of whom it cannot be decided.</summary>
public readonly record struct PartCount(int Kept, int Outside, int Undecided)
{
    /// <summary>All its conditions; one that is answered no outweighs one that is open.</summary>
    internal static Answer Of(StudyPlan plan, IReadOnlyList<Within> within, SubjectRow row) =>
        within.Aggregate(Answer.Yes, (answer, part) => row.Parts[plan.Parts.ToList().IndexOf(part)] is var other && other < answer ? other : answer);
}
