using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>
/// The tumour domains of a trial as courses of a registry: what was measured, by whom, what RS says of it, deaths and treatments. It reads what
/// <see cref="SdtmStudy"/> reads, and adds no day and no treatment that the files do not have.
/// </summary>
/// <remarks>What maps where: docs/sdtm.md.</remarks>
public sealed class SdtmCourses : ICourseSource
{
    private readonly SdtmImportOptions options;
    private readonly ProblemList problems = new();
    private readonly SdtmFiles? files;
    private readonly SdtmReading? reading;
    private readonly SortedDictionary<string, int> kinds = new(StringComparer.Ordinal);
    private int otherBest;
    private bool begun, ended;

    private SdtmCourses(string folder, SdtmImportOptions options)
    {
        this.options = options;
        if (SdtmFiles.Open(folder, problems) is not { } opened || (options.Study ?? StudyOf(opened.Dm)) is not { Length: > 0 } study)
            return;
        var readable = new SdtmReading(opened, SdtmOptions.AsWritten, problems);
        if (readable.IsReadable())
            (files, Study, reading) = (opened, study, readable);
    }

    /// <summary>With which the origin of every finding begins; empty: the files are refused.</summary>
    public string Study { get; } = "";

    public string Source => $"SDTM study {Study}";

    public int Patients => reading?.Subjects.Count ?? 0;

    public int PatientsRefused { get; private set; }

    public int Findings { get; private set; }

    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end: the list is not complete.</exception>
    public IReadOnlyList<Problem> Problems => field ??= Complete(problems.InOrder);

    /// <exception cref="InvalidOperationException"><see cref="Courses"/> was not read to its end.</exception>
    public bool MayCommit => Complete(() => options.KeepGoing ? reading is not null && !problems.RefusesAll && Patients > PatientsRefused : reading is not null && !problems.RefusesAny);

    public IReadOnlyList<string> Notes => Complete(() => (string[])
    [
        .. kinds.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Value} {k.Key}")),
        .. otherBest > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{otherBest} best responses of other readers than the investigator were left out: a reported outcome has no reader.")] : Array.Empty<string>(),
    ]);

    /// <summary>Finds the domains and reads their shape. Bad data is a problem, never an exception.</summary>
    public static SdtmCourses Open(string folder, SdtmImportOptions? options = null) => new(folder, options ?? new());

    /// <summary>One course a subject, in the order of DM. None is handed out where nothing will be committed.</summary>
    /// <exception cref="InvalidOperationException">It was asked for before.</exception>
    public IEnumerable<NewCourse> Courses()
    {
        if (begun)
            throw new InvalidOperationException("The courses of a study are read once; open it again.");
        begun = true;
        return Read();
    }

    private IEnumerable<NewCourse> Read()
    {
        foreach (var subject in reading?.Subjects ?? [])
        {
            var before = problems.Refusals;
            var reads = reading!.Of(subject);
            var draft = new SdtmSubject(files!, subject, Study, reads, problems);
            var findings = draft.Findings();
            otherBest += draft.OtherBest;
            if (problems.Refusals > before)
                PatientsRefused++;
            else if (!problems.RefusesAll && (options.KeepGoing || !problems.RefusesAny))
                yield return Handed(new(new(subject, draft.Axis, options.Center), findings));
        }
        ended = true;
    }

    private NewCourse Handed(NewCourse course)
    {
        Findings += course.Findings.Count;
        foreach (var finding in course.Findings)
            kinds[finding.Content.Kind] = kinds.GetValueOrDefault(finding.Content.Kind) + 1;
        return course;
    }

    /// <summary>Null: not one name, and the problems say so.</summary>
    private string? StudyOf(SdtmTable dm)
    {
        string[] named = [.. dm.Rows.Select(r => dm.Cell(r, "STUDYID")).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];
        if (named is [var only])
            return only;
        problems.Refuse(new(2, "dm.csv"), "E_SDTM_STUDY", named.Length == 0 ? "no STUDYID" : "several studies", "one study, which names the source of every finding", "Give --study NAME, the same at every import.");
        return null;
    }

    private T Complete<T>(Func<T> tell) => ended ? tell()
        : throw new InvalidOperationException("Read the courses to their end first: only then are the problems complete.");
}
