using Islet.Course;

namespace Islet.Registry;

/// <summary>A patient of an import.</summary>
/// <param name="number">Counts the patients of this import from 0, in the order in which they came.</param>
internal sealed class StagedCourse(int number, NewPatient patient)
{
    public int Number { get; } = number;

    public NewPatient Patient { get; } = patient;

    /// <summary>Its pieces disagree about the patient.</summary>
    public bool Contradictory { get; set; }

    /// <summary>Within this import one source record may have given two findings.</summary>
    public bool OriginsMayRepeat { get; set; }

    public int Rows { get; set; }
}

/// <summary>The rows of an import in the temporary tables of its connection, and who they are about.</summary>
internal sealed class Staging(IImportTables tables) : IDisposable
{
    private readonly Dictionary<string, StagedCourse> byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> origins = new(StringComparer.Ordinal);
    private readonly List<StagedCourse> courses = [];
    private long findings;

    public IImportTables Tables { get; } = tables;

    public IReadOnlyList<StagedCourse> Courses => courses;

    public bool Add(NewCourse course)
    {
        if (course.Findings.Any(f => f.Origin is null || f.Supersedes is null != f.Why is null) || !SupersedesItsOwn(course.Findings))
            throw new ArgumentException("An imported finding names its origin, and supersedes one that came before it in the same piece of its course.", nameof(course));
        Unrecognized.Refuse(course.Findings);
        var staged = Course(course.Patient);
        origins.Clear();
        foreach (var finding in course.Findings)
        {
            staged.OriginsMayRepeat |= !origins.Add(finding.Origin!);
            Tables.Stage(staged.Number, ++findings, finding);
        }
        staged.Rows += course.Findings.Count;
        return true;
    }

    public void Dispose() => Tables.Dispose();

    /// <summary>A source that has kept its own history says what replaced what; against the registry, the registry finds that out.</summary>
    private static bool SupersedesItsOwn(IReadOnlyList<NewFinding> findings)
    {
        if (!findings.Any(f => f.Supersedes is not null))
            return true;
        var before = new HashSet<FindingId>();
        return findings.All(f => (f.Supersedes is not { } older || before.Remove(older)) && before.Add(FindingId.OfImport(f)));
    }

    private StagedCourse Course(NewPatient patient)
    {
        if (byKey.TryGetValue(patient.Key, out var staged))
        {
            staged.OriginsMayRepeat = true;
            staged.Contradictory |= staged.Patient != patient;
            return staged;
        }
        staged = new(courses.Count, patient);
        byKey.Add(patient.Key, staged);
        courses.Add(staged);
        return staged;
    }
}
