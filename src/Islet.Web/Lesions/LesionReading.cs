using Islet.Clinic;
using Islet.Course;

namespace Islet.Web;

/// <summary>
/// What a lesion table would mean once it is saved: the course with its findings added, read by the same rules as any other. There is no second computation.
/// </summary>
public sealed class LesionReading
{
    private LesionReading(LesionEntry entry, IReadOnlyList<MeasuredSeries> all, bool isSupposed = false)
    {
        (Entry, IsSupposed) = (entry, isSupposed);
        var mine = all.Where(s => s.TimePoints.Any(t => t.Studies.Contains(entry.Study))).ToList();
        FollowUp = mine.FirstOrDefault(s => !PointIn(s, entry.Study).Point.IsBaseline);
        Baseline = mine.FirstOrDefault(s => PointIn(s, entry.Study).Point.IsBaseline);
        if ((FollowUp ?? Baseline) is not { } shown)
            return;
        Point = PointIn(shown, entry.Study);
        Timeline = Timeline.Of(shown.Series);
        Sizes = LesionSizes.Of(Timeline, LesionQuantity.Diameter, ResponseOptions.Default);
        Recist = Recist11.Criterion.Assess(Timeline, ResponseOptions.Default).TimePoints.FirstOrDefault(t => t.Id == Point.Point.Id);
        Said = Timeline.Problems;
        Selection = Point.Point.IsBaseline ? Recist11Baseline.Of(LesionCandidates.Of(entry, Timeline), IsSupposed ? null : shown.Series.Reference, Point.Point.Date) : null;
    }

    public LesionEntry Entry { get; }

    /// <summary>The line of therapy under which the study follows a baseline; null: none.</summary>
    public MeasuredSeries? FollowUp { get; }

    /// <summary>The line of therapy that the study is the baseline of; null: none.</summary>
    public MeasuredSeries? Baseline { get; }

    /// <summary>Null: no line of therapy holds the study, so there is nothing to compare it with.</summary>
    public MeasuredTimePoint? Point { get; }

    public Timeline? Timeline { get; }

    public LesionSizes? Sizes { get; }

    /// <summary>Null at a baseline, and where there is none.</summary>
    public TimePointResponse? Recist { get; }

    /// <summary>Nobody has begun a treatment that this scan could be the baseline of: it is read as if one began on its day.</summary>
    public bool IsSupposed { get; }

    /// <summary>Nothing is typed or on record of the study yet: it is placed in its line, and says nothing.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>At a baseline: the targets that were chosen, by the rules of selection.</summary>
    public BaselineSelection? Selection { get; }

    /// <summary>What the rules say against the series.</summary>
    private IReadOnlyList<Problem> Said { get; } = [];

    /// <summary>What speaks against what was typed, for a person to look at: field by field, and then as a whole.</summary>
    public IReadOnlyList<string> Odd => [.. Entry.Rows.SelectMany(row => Of(row).Select(said => $"{row.Typed.Lesion}: {said}")), .. Whole];

    /// <summary>What the rules say of the study and of no lesion of it.</summary>
    public IReadOnlyList<string> Whole => Point is null || IsEmpty ? [] :
    [
        .. Said.Where(p => p.Where == $"time point {Point.Point.Id}").Select(Words), // a baseline outside its window among them
    ];

    /// <summary>The role that a lesion has under the line and keeps; null: it may be chosen here.</summary>
    public string? FixedRole(string lesion) => FollowUp is not { Baseline: not null } line || Baseline is not null ? null
        : line.Series.Lesions.FirstOrDefault(l => l.Id == lesion) is { } followed ? followed.Role is SeriesRole.Target ? "target" : "non_target" : null;

    /// <summary>What speaks against one row: what was typed against itself, the measurements before, and the rules of selection.</summary>
    public IEnumerable<string> Of(EntryRow row) => row.Odd.Concat(Point is null || IsEmpty ? [] :
    [
        .. Selection is null ? Said.Where(p => p.Code != "W_RESPONSE_UNIT" && p.Where == $"time point {Point.Point.Id}, lesion {row.Typed.Lesion}").Select(Words) // units are in the row's own remarks
            : Faults(Selection, row.Typed.Lesion).Concat(LesionRemarks.OfBaselineTarget(row, row.Was)),
        .. FollowUp?.Baseline is not null && Baseline is null && row is { Typed.Role: "target", Read: not null } && FixedRole(row.Typed.Lesion) != "target" ? [LesionWords.Fault(BaselineIssue.LateTarget, null)] : Array.Empty<string>(),
    ]);

    private static IEnumerable<string> Faults(BaselineSelection selection, string lesion) => selection.Faults.Where(f => f.Lesions.Contains(lesion) && IsAtFault(selection, f, lesion))
        .Select(f => LesionWords.Fault(f.Issue, selection.Candidates.FirstOrDefault(c => c.Candidate.Id == lesion)?.LeastMm));

    /// <summary>Of too many targets those beyond the limit: the remark stands once, where the first too many is.</summary>
    private static bool IsAtFault(BaselineSelection selection, BaselineFault fault, string lesion)
    {
        string OrganOf(string id) => OrganCount.Of(selection.Candidates.First(c => c.Candidate.Id == id).Candidate);
        return fault.Issue switch
        {
            BaselineIssue.MaxTotal => fault.Lesions.Skip(Recist11Baseline.MostTargets).Contains(lesion),
            BaselineIssue.MaxPerOrgan => fault.Lesions.Where(l => OrganOf(l) == OrganOf(lesion)).Skip(Recist11Baseline.MostPerOrgan).Contains(lesion),
            _ => true,
        };
    }

    /// <summary>The lesions that show a progression; of the targets, whose sum grew, those that grew themselves since the nadir.</summary>
    public IReadOnlyList<string> ShownBy(ProgressionShown shown)
    {
        if (shown.Cause is not ProgressionCause.Target || Sizes is not { } sizes || Recist is not { } recist || Timeline?.IndexOf(recist.Id) is not { } at)
            return shown.Lesions;
        var nadir = sizes.FollowUps[at].NadirAt is >= 0 and var lowest ? sizes.FollowUps[lowest] : sizes.Baseline;
        return [.. sizes.Targets.Where((_, i) => sizes.FollowUps[at].Sizes[i] is { } now && !(nadir.Sizes[i] >= now)).Select(t => t.Id)];
    }

    /// <summary>A target's change from its baseline size, in words; null: it is no target, or one of the two is not measured.</summary>
    public string? ChangeOf(string lesion)
    {
        if (Sizes is not { } sizes || Recist is not { } recist || Timeline?.IndexOf(recist.Id) is not { } at)
            return null;
        var i = sizes.Targets.Select(t => t.Id).ToList().IndexOf(lesion);
        return i >= 0 && sizes.Baseline.Sizes[i] is > 0 and { } first && sizes.FollowUps[at].Sizes[i] is { } now ? SizeWords.Change(100 * (now - first) / first, " %") : null;
    }

    public static LesionReading Of(LesionEntry entry, Snapshot snapshot, DateOnly today)
    {
        if (!entry.Happened.IsKnown)
            return new(entry, []);
        var findings = entry.Supposed();
        var isEmpty = entry.Saved is null && findings.Count == 0;
        if (isEmpty)
            findings = [.. entry.Own is { } own ? [new NewFinding(entry.Happened, entry.Reported, own)] : Array.Empty<NewFinding>(), entry.NothingSeen()];
        var read = new LesionReading(entry, SeriesOf(snapshot.Course, findings, today)) { IsEmpty = isEmpty };
        return read.Point is not null || isEmpty ? read
            : new(entry, SeriesOf(snapshot.Course, [.. findings, TreatedFrom(entry)], today), isSupposed: true);
    }

    private static IReadOnlyList<MeasuredSeries> SeriesOf(DiseaseCourse course, IReadOnlyList<NewFinding> added, DateOnly today)
    {
        var supposed = With(course, added, today);
        return ResponseCourse.SeriesOf(new Snapshot(supposed, View.Latest(supposed, today)));
    }

    /// <summary>The course as it would be after saving.</summary>
    private static DiseaseCourse With(DiseaseCourse course, IReadOnlyList<NewFinding> added, DateOnly today)
    {
        var recording = new Recording(long.MaxValue, new(today, TimeOnly.MinValue, TimeSpan.Zero), "nobody", "not saved");
        var last = course.Findings.Count > 0 ? course.Findings.Max(f => f.Id.Value) : UInt128.Zero;
        return course with { Findings = [.. course.Findings, .. added.Select((f, i) => new Finding(new(last + (UInt128)(i + 1)), f.Happened, f.Reported, recording, f.Content, Supersedes: f.Supersedes, Why: f.Why))] };
    }

    private static NewFinding TreatedFrom(LesionEntry entry) => new(entry.Happened, Reported.WhenItHappened, new Treatment { Drugs = ["not yet chosen"], Purpose = "tumour" });

    private static MeasuredTimePoint PointIn(MeasuredSeries series, string study) => series.TimePoints.First(t => t.Studies.Contains(study));

    private static string Words(Problem problem) => $"{FactWords.Sentence(problem.Found)}; expected {problem.Expected}. {problem.Remedy}";
}
