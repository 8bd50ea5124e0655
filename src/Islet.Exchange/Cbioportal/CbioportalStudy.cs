using Islet.Clinic;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// The clinical files of a study in cBioPortal's format, read as courses. Read <see cref="Courses"/> to its end, then ask for
/// <see cref="Problems"/> and <see cref="MayCommit"/>: an import is committed whole or not at all.
/// </summary>
/// <remarks>What maps where: docs/import-cbioportal.md. Format: docs.cbioportal.org, File Formats.</remarks>
public sealed class CbioportalStudy : ICourseSource
{
    private readonly CbioportalOptions options;
    private readonly ProblemList problems = new();
    private readonly StudyFiles? files;
    private readonly PatientIndex? index;
    private readonly BoundTable[] tables = [];
    private readonly Timeline? timeline;
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private bool begun, ended;

    private CbioportalStudy(string path, CbioportalOptions options)
    {
        this.options = options;
        files = StudyFiles.Open(path, options, problems);
        if (files?.Tables.Any() is true)
        {
            index = PatientIndex.Of(files, problems);
            Axis = TimeAxis.Of(files.Tables, options, problems);
            tables = [.. new[] { files.Patients, files.Samples }.OfType<SourceTable>().Select(t => new BoundTable(t, options, problems))];
            timeline = new(files.Timelines, options, problems);
        }
    }

    /// <summary>The study's identifier, with which the origin of every finding begins.</summary>
    public string? Study => files?.Study;

    public string Source => $"cBioPortal study {Study}";

    /// <summary>The axis of every course; null where nothing says what month 0 is, and then the import is refused.</summary>
    public Axis? Axis { get; }

    /// <summary>Patients in the files, those refused included.</summary>
    public int Patients => index?.Patients.Count ?? 0;

    public int PatientsRefused { get; private set; }

    /// <summary>Findings handed out.</summary>
    public int Findings { get; private set; }

    /// <summary>Problems in the order of files, lines and columns. None is left out because another one refuses.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end: the list is not complete.</exception>
    public IReadOnlyList<Problem> Problems => field ??= Complete(problems.InOrder);

    /// <summary>Nothing refuses; with <see cref="CbioportalOptions.KeepGoing"/>: nothing refuses the whole.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end.</exception>
    public bool MayCommit => Complete(() => options.KeepGoing ? !problems.RefusesAll && Patients > PatientsRefused : !problems.RefusesAny);

    /// <summary>What became of every cell, column by column.</summary>
    public IReadOnlyList<ColumnUse> Columns =>
        [.. tables.SelectMany(t => t.Tallies.Select(c => c.Told(index!.Dropped(t.Table)))), .. timeline?.Columns(t => index!.Dropped(t)) ?? []];

    /// <summary>What the reader decided by its map, in sentences for the summary of the import.</summary>
    public IReadOnlyList<string> Notes => Complete(() => CbioportalNotes.Of(files, Axis, options, kinds));

    /// <summary>Finds the files and reads their shape. Bad data is a problem, never an exception.</summary>
    /// <param name="path">A study's folder, or one clinical file.</param>
    public static CbioportalStudy Open(string path, CbioportalOptions? options = null) => new(path, options ?? CbioportalOptions.None);

    /// <summary>One course a patient, in the order of the file. Ends early only where nothing will be committed anyway; the problems are complete all
    /// the same.</summary>
    /// <exception cref="InvalidOperationException">It was asked for before: the problems would be collected twice.</exception>
    public IEnumerable<NewCourse> Courses()
    {
        if (begun)
            throw new InvalidOperationException("The courses of a study are read once; open it again.");
        begun = true;
        return Read();
    }

    private IEnumerable<NewCourse> Read()
    {
        var statusColumn = files is null ? null : CbioportalMap.OutcomeColumn(files.Tables, CbioportalMap.Alive);
        foreach (var patient in index?.Patients ?? [])
        {
            var draft = new CourseDraft(Study!, patient.Key, options, problems);
            Fill(draft, patient);
            var findings = draft.Findings(statusColumn);
            ReportInconsistencies(findings);
            if (patient.IsRefused || draft.IsRefused)
                PatientsRefused++;
            else if (Axis is not null && !problems.RefusesAll && (options.KeepGoing || !problems.RefusesAny))
                yield return Handed(new(new(patient.Key, Axis, options.Center), [.. findings.Select(f => f.Finding)]));
        }
        foreach (var table in tables)
            ColumnProblems.Report(table, problems);
        timeline?.Report(problems);
        ended = true;
    }

    private void Fill(CourseDraft draft, PatientRows patient)
    {
        var onlySample = patient.Samples.Count == 1 ? patient.Samples[0].Sample : null;
        foreach (var table in tables)
        {
            if (table.Table == files!.Patients && patient.Row is { } row)
                table.Read(row, null, onlySample, patient.Key, draft);
            if (table.Table != files.Samples)
                continue;
            foreach (var (sample, line) in patient.Samples)
                table.Read(line, sample, null, patient.Key, draft);
        }
        timeline!.Read(patient, draft, Study!);
    }

    private void ReportInconsistencies(List<DraftFinding> findings)
    {
        foreach (var found in ConsistencyRules.Check([.. findings.Select((f, i) => new Stated(i, f.Finding.Happened, f.Finding.Content))]))
        {
            var problem = found.ToProblem(m => Where(m).ToString());
            problems.Add(Where(found.Mentions[0]), problem.Code, problem.Found, problem.Expected, problem.Remedy);
        }

        Place Where(Mention m) => findings[m.Number].Cells.TryGetValue(m.Member, out var cell) ? cell : findings[m.Number].Cells.Values.First();
    }

    private NewCourse Handed(NewCourse course)
    {
        Findings += course.Findings.Count;
        foreach (var finding in course.Findings)
            kinds[finding.Content.Kind] = kinds.GetValueOrDefault(finding.Content.Kind) + 1;
        return course;
    }

    private T Complete<T>(Func<T> tell) => ended ? tell()
        : throw new InvalidOperationException("Read the courses to their end first: only then are the problems complete.");
}
