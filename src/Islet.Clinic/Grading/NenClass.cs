using Islet.Course;

namespace Islet.Clinic;

/// <summary>What kind of neuroendocrine neoplasm a snapshot knows, and of a NET the grades that are still possible.</summary>
/// <param name="Kind">NET, NEC, MiNEN, or NEN where the differentiation is not known.</param>
/// <param name="Grades">Lowest first; none for a NEC or a MiNEN, which have no grade of their own, and where nothing excludes any.</param>
/// <param name="IsOpen">Specimens differ in class, and nobody has said which one speaks (facts.md 3.1).</param>
/// <param name="ReportSaysOtherwise">The written grade is not the computed one; both stay.</param>
public sealed record NenClass(string Kind, IReadOnlyList<FactValue> Grades, bool IsOpen, bool ReportSaysOtherwise)
{
    private const int AllGrades = 3;

    public static NenClass Of(Snapshot snapshot)
    {
        var kind = snapshot[Fact.Minen].Value == FactValue.True ? "MiNEN"
            : snapshot[Fact.Differentiation].Value switch { FactValue.Word { Value: "well" } => "NET", FactValue.Word { Value: "poor" } => "NEC", _ => "NEN" };
        var grades = kind is "NEC" or "MiNEN" ? [] : snapshot.Reader(Fact.NetGrade).Values ?? [];
        var written = snapshot[Fact.ReportedGrade];
        var otherwise = written.Value is { } stated && snapshot.Reader(Fact.NetGrade).Value is { } computed && !stated.Equals(computed);
        return new(kind, grades.Count < AllGrades ? grades : [], written.Reason is UnknownReason.Unresolved, otherwise);
    }
}
