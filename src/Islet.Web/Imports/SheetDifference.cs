using Islet.Course;
using Islet.Registry;

namespace Islet.Web;

/// <summary>A finding that a sheet says otherwise than the registry does.</summary>
/// <param name="Patient">The registry's number.</param>
public sealed record ChangedFinding(long Patient, string Key, Axis Axis, When OldDay, Content Old, When NewDay, Content New);

/// <summary>A finding that the registry has from this source and the sheet no longer has. It stays.</summary>
public sealed record GoneFinding(long Patient, string Key, Axis Axis, When Day, Content Said);

/// <summary>What a sheet says against what was last imported from it: new, changed, gone. Collected patient by patient; the first of each are kept to be shown.</summary>
public sealed class SheetDifference(string source)
{
    private const int Kept = 300;

    private readonly string prefix = source + "/";
    private readonly HashSet<string> patients = new(StringComparer.Ordinal);
    private readonly List<ChangedFinding> changed = [];
    private readonly List<GoneFinding> gone = [];

    public int NewPatients { get; private set; }

    public int NewFindings { get; private set; }

    public int Unchanged { get; private set; }

    public int ChangedCount { get; private set; }

    public int GoneCount { get; private set; }

    public IReadOnlyList<ChangedFinding> Changed => changed;

    public IReadOnlyList<GoneFinding> Gone => gone;

    public bool ChangesSomething => NewPatients + NewFindings + ChangedCount > 0;

    internal async Task AddAsync(NewCourse course, FindingLog log, CancellationToken cancel)
    {
        patients.Add(course.Patient.Key);
        if (await log.FindAsync(course.Patient.Key, cancel) is not { } registered || await log.CourseAsync(registered.Patient, cancel) is not { } held)
        {
            NewPatients++;
            NewFindings += course.Findings.Count;
            return;
        }
        var known = LastOf(held);
        foreach (var finding in course.Findings)
            Compare(held, finding, known.Remove(finding.Origin!, out var last) ? last : null);
        foreach (var left in known.Values)
            AddGone(held, left);
    }

    /// <summary>Patients who came from this source and are not in the sheet at all.</summary>
    internal async Task EndAsync(FindingLog log, CancellationToken cancel)
    {
        var whole = await log.MapAsync(course => patients.Contains(course.Key) ? null : LastOf(course) is { Count: > 0 } left ? (Course: course with { Findings = [] }, Left: left.Values.ToList()) : ((DiseaseCourse Course, List<Finding> Left)?)null, cancel: cancel);
        foreach (var (course, left) in whole.OfType<(DiseaseCourse Course, List<Finding> Left)>())
        {
            foreach (var finding in left)
                AddGone(course, finding);
        }
    }

    private void Compare(DiseaseCourse held, NewFinding finding, Finding? last)
    {
        if (last is null)
            NewFindings++;
        else if (last.Happened == finding.Happened && last.Reported == finding.Reported && FindingKinds.Write(last.Content) == finding.ContentJson)
            Unchanged++;
        else if (ChangedCount++ < Kept)
            changed.Add(new(held.Patient, held.Key, held.Axis, last.Happened, last.Content, finding.Happened, finding.Content));
    }

    private void AddGone(DiseaseCourse held, Finding finding)
    {
        if (GoneCount++ < Kept)
            gone.Add(new(held.Patient, held.Key, held.Axis, finding.Happened, finding.Content));
    }

    /// <summary>What was last imported from each record of the source, as the registry decides what an import changes.</summary>
    private Dictionary<string, Finding> LastOf(DiseaseCourse course)
    {
        var last = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in course.Findings)
        {
            if (finding.Origin is { } origin && origin.StartsWith(prefix, StringComparison.Ordinal))
                last[origin] = finding;
        }
        return last;
    }
}
