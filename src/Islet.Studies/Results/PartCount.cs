using Islet.Course;

namespace Islet.Studies;

/// <summary>Of the patients with an outcome: who belongs to the part that an analysis is about, who is known not to, and of whom it cannot be decided.</summary>
public readonly record struct PartCount(int Kept, int Outside, int Undecided)
{
    /// <summary>All its conditions; one that is answered no outweighs one that is open.</summary>
    /// <param name="parts">Their positions among the plan's parts.</param>
    internal static Answer Of(int[] parts, SubjectRow row)
    {
        var answer = Answer.Yes;
        foreach (var part in parts)
            if (row.Parts[part] < answer)
                answer = row.Parts[part];
        return answer;
    }
}
