using Islet.Clinic;
using Islet.Course;

namespace Islet.Studies;

/// <summary>One patient in lists and counts: what is known today of the facts that every list asks for.</summary>
/// <param name="Patient">The registry's number.</param>
/// <param name="Key">The centre's pseudonym.</param>
/// <param name="Grade">The grades still possible, or null where nothing is known.</param>
/// <param name="Diagnosed">As far as it is known; an offset is 0 by definition and then empty.</param>
/// <param name="Unknown">Of <see cref="AskedOfEveryPatient"/>, the facts that are unknown.</param>
public sealed record PatientRow(
    long Patient, string Key, string? Center, bool Synthetic, string? Sex, int? AgeAtDiagnosis, string? PrimarySite, string? Grade, string? Stage,
    string? VitalStatus, string Diagnosed, int Findings, FactSet Unknown)
{
    public const string SpecimensDifferWord = "specimens_differ";

    /// <summary>Specimens of different class are on record, and nobody has declared which one speaks (facts.md 3.1).</summary>
    public bool SpecimensDiffer { get; init; }

    /// <summary>One grade, or that specimens differ; null: unknown, also where two grades are possible.</summary>
    public string? GradeCounted => Grade?.Contains(" or ", StringComparison.Ordinal) is false ? Grade : SpecimensDiffer ? SpecimensDifferWord : null;

    /// <param name="today">The day of the list; courses without a calendar are seen at their lock.</param>
    public static PatientRow Of(DiseaseCourse course, DateOnly today) => Of(new Snapshot(course, View.Latest(course, today)));

    /// <param name="snapshot">Of the day of the list.</param>
    public static PatientRow Of(Snapshot snapshot)
    {
        var course = snapshot.Course;
        string? Word(Fact fact) => snapshot.Reader(fact).Value is FactValue.Word { Value: var word } ? string.Intern(word) : null;
        var diagnosed = snapshot.Findings.Where(s => s is { IsVisible: true, Finding: { IsWithdrawal: false, Content: Diagnosis } }).Select(s => s.Finding)
            .MinBy(f => (f.Happened.First?.Days, f.Happened.Last?.Days))?.Happened.Day?.ToString() ?? "";
        return new(
            course.Patient, course.Key, course.Center, course.Synthetic, Word(Fact.Sex),
            snapshot[Fact.AgeAtDiagnosisYears].Value is FactValue.Number { Value: var age } ? (int)age : null,
            Word(Fact.PrimarySite), GradeOf(snapshot), Word(Fact.StageUicc), Word(Fact.VitalStatus), diagnosed, course.Findings.Count,
            [.. AskedOfEveryPatient.Facts.Where(fact => snapshot.Reader(fact).Value is null)]) { SpecimensDiffer = snapshot.OpenTissue.Count > 0 };
    }

    private static string? GradeOf(Snapshot snapshot) => NenClass.Of(snapshot) switch
    {
        { Kind: ("NEC" or "MiNEN") and var kind } => kind,
        { Grades: { Count: > 0 } grades } => string.Intern(string.Join(" or ", grades)),
        _ => null,
    };
}
