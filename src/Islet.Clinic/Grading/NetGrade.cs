using Islet.Course;

namespace Islet.Clinic;

/// <summary>The grades that a tumour may still have, lowest first.</summary>
/// <param name="ConflictsWithReport">Both indices are known and say otherwise than the written grade; null: an index or the written grade is unknown.</param>
public sealed record NetGrade(IReadOnlyList<Grade> Possible, bool? ConflictsWithReport)
{
    private static readonly Grade[] Grades = [Grade.G1, Grade.G2, Grade.G3];

    /// <summary>The higher of the two indices. With one of them missing: G3 stands, else the written grade helps out, else the grade is open upwards.</summary>
    internal static NetGrade Of(Grade? byKi67, Grade? byMitoses, Grade? reported)
    {
        var bothKnown = byKi67 is not null && byMitoses is not null;
        var atLeast = Grades.Last(grade => grade is Grade.G1 || grade == byKi67 || grade == byMitoses);
        if (!bothKnown && atLeast is not Grade.G3)
            return reported is { } written
                ? new([written > atLeast ? written : atLeast], null)
                : new([.. Grades.Where(grade => grade >= atLeast)], null);
        return new([atLeast], bothKnown && reported is not null ? atLeast != reported : null);
    }
}
