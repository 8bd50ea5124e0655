using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// The sheets of a file, read as courses by the centre's map. Read <see cref="Courses"/> to its end, then ask for <see cref="Problems"/> and
/// <see cref="MayCommit"/>: an import is committed whole or not at all.
/// </summary>
/// <remarks>What a map says: docs/maps.md.</remarks>
public sealed partial class MappedCourses : ICourseSource
{
    private const int CellsAtOnce = 500_000; // what a few hundred megabytes hold as statements, whatever the file's size

    private readonly CourseMap map;
    private readonly MappedOptions options;
    private readonly MappedProblems problems;
    private readonly IReadOnlyList<BoundSheet> sheets;
    private readonly SheetFile file;
    private readonly RowReader reader;
    private readonly CourseWriter writer;
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private PatientSurvey? survey;
    private int undated;
    private bool begun, ended;

    private MappedCourses(SheetFile file, CourseMap map, MappedOptions options)
    {
        (this.file, this.map, this.options) = (file, map, options);
        problems = new(map, file.Sheets);
        reader = new(map, file.Convention, problems);
        writer = new(map, options, problems);
        foreach (var problem in file.Problems)
            problems.AddWhole(problem);
        var binding = new List<Problem>();
        sheets = file.Problems.Any(p => p.Refuses()) ? [] : BoundMap.Of(map, file, binding);
        foreach (var problem in binding)
            problems.AddWhole(problem);
        if (map.Patient is PatientIdentity && options.Pseudonym is null)
            problems.AddWhole(KeysMissing(file));
    }

    public CourseMap Map => map;

    public string Source => map.Imprint;

    public int Patients => survey?.Keys.Count ?? 0;

    public int PatientsRefused { get; private set; }

    /// <summary>Keys of the patients whose rows were refused: their findings of earlier imports are neither changed nor gone.</summary>
    public IReadOnlyCollection<string> RefusedKeys { get; private set; } = [];

    public int Findings { get; private set; }

    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end: the list is not complete.</exception>
    public IReadOnlyList<Problem> Problems => field ??= [.. CellProblems.Select(p => p.Problem)];

    /// <summary>The same problems with the column and text they are about, for a page that mends them.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end.</exception>
    public IReadOnlyList<CellProblem> CellProblems => field ??= Complete(problems.InOrder);

    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end.</exception>
    public bool MayCommit => Complete(() => options.KeepGoing ? !problems.RefusesAll && Patients > PatientsRefused : !problems.RefusesAny);

    /// <summary>What became of every cell, column by column.</summary>
    public IReadOnlyList<SheetColumnUse> Columns => [.. sheets.SelectMany(s => s.Columns).Select(c => c.Told())];

    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end.</exception>
    public IReadOnlyList<string> Notes => Complete(() => MappedNotes.Of(file, map, kinds, undated, problems.Meant));

    /// <summary>Meets the map with the file. What does not fit is a problem, never an exception.</summary>
    /// <param name="file">Opened by the convention that the map declares.</param>
    public static MappedCourses Open(SheetFile file, CourseMap map, MappedOptions? options = null) => new(file, map, options ?? MappedOptions.None);

    /// <summary>One course a patient, in the order in which they first come. Ends early only where nothing will be committed anyway; the problems are
    /// complete all the same.</summary>
    /// <exception cref="InvalidOperationException">It was asked for before: the problems would be collected twice.</exception>
    public IEnumerable<NewCourse> Courses()
    {
        if (begun)
            throw new InvalidOperationException("The courses of a file are read once; open it again.");
        begun = true;
        return Read();
    }

    private IEnumerable<NewCourse> Read()
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in Drafts())
        {
            var (patient, findings) = Finished(draft);
            if (draft.IsRefused)
                refused.Add(draft.Key);
            else if (!problems.RefusesAll && (options.KeepGoing || !problems.RefusesAny))
                yield return Handed(new(patient, [.. findings.Select(f => f.Finding)]));
        }
        (PatientsRefused, RefusedKeys) = (refused.Count, refused);
        MappedNotes.ReportColumns(sheets, map, problems);
        ended = true;
    }

    private (NewPatient Patient, List<MappedFinding> Findings) Finished(PatientDraft draft)
    {
        var findings = writer.Findings(draft);
        foreach (var found in ConsistencyRules.Check([.. findings.Select((f, i) => new Stated(i, f.Finding.Happened, f.Finding.Content))]))
        {
            var problem = found.ToProblem(m => problems.Where(At(m)));
            problems.Add(At(found.Mentions[0]), problem.Code, problem.Found, problem.Expected, problem.Remedy);
        }
        return (writer.Patient(draft), findings);

        CellAt At(Mention m) => findings[m.Number].Cells.TryGetValue(m.Member, out var cell) ? cell : findings[m.Number].Cells.Values.FirstOrDefault();
    }

    private IEnumerable<PatientDraft> Drafts()
    {
        if (problems.RefusesAll)
            yield break; // a map that does not fit, or a file that cannot be believed: nothing more can be said
        survey = new(sheets, reader.Cells, options, problems);
        foreach (var draft in survey.IsInOrder ? sheets.SelectMany(RowByRow) : InParts(CellsAtOnce))
            yield return draft;
    }

    /// <summary>One patient in memory at a time.</summary>
    private IEnumerable<PatientDraft> RowByRow(BoundSheet sheet)
    {
        PatientDraft? draft = null;
        foreach (var (patient, row) in survey!.Rows(sheet))
        {
            if (draft is not null && draft.Key != survey.Keys[patient])
            {
                yield return draft;
                draft = null;
            }
            reader.Read(sheet, row, draft ??= new(survey.Keys[patient]));
        }
        if (draft is not null)
            yield return draft;
    }

    /// <summary>Patients whose rows are scattered: as many at once as memory allows, reading the sheets again for each part.</summary>
    private IEnumerable<PatientDraft> InParts(int cellsAtOnce)
    {
        var perRow = Math.Max(1, sheets.Max(s => s.Columns.Count(c => c.MapsTo is not null)));
        for (var (first, next) = (0, 0); first < survey!.Keys.Count; first = next)
        {
            for (long cells = 0; next < survey.Keys.Count && (cells == 0 || cells + ((long)survey.Rows(next) * perRow) <= cellsAtOnce); next++)
                cells += (long)survey.Rows(next) * perRow;
            PatientDraft[] drafts = [.. Enumerable.Range(first, next - first).Select(p => new PatientDraft(survey.Keys[p]))];
            foreach (var sheet in sheets)
            {
                foreach (var (patient, row) in survey.Rows(sheet))
                {
                    if (patient >= first && patient < next)
                        reader.Read(sheet, row, drafts[patient - first]);
                }
            }
            foreach (var draft in drafts)
                yield return draft;
        }
    }

    private NewCourse Handed(NewCourse course)
    {
        Findings += course.Findings.Count;
        foreach (var finding in course.Findings)
        {
            kinds[finding.Content.Kind] = kinds.GetValueOrDefault(finding.Content.Kind) + 1;
            undated += finding is { Happened.IsKnown: false, Content.Timing: not Timing.Lifelong } ? 1 : 0;
        }
        return course;
    }

    private static Problem KeysMissing(SheetFile file) => new("E_IDENTITY_KEYS", file.File, "a map that reads names or national numbers, and no key file",
        "the key file in which they are kept apart", "Name the key file (--keys FILE), or map a column with the centre's own pseudonym (patient: {column: …}).");

    private T Complete<T>(Func<T> tell) => ended ? tell()
        : throw new InvalidOperationException("Read the courses to their end first: only then are the problems complete.");
}
