using Islet.Course;
using Islet.Exchange;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Studies and courses for the tests of studies.</summary>
internal static class StudyCohorts
{
    public static DataLock Lock { get; } = new(7, new DateOnly(2024, 6, 30));

    public static string ShippedText { get; } = File.ReadAllText(Repository.File("studies", "overall-survival-by-grade.yaml"));

    public static Study Shipped { get; } = Read(ShippedText, "overall-survival-by-grade.yaml");

    public static Study Read(string text, string name = "study.yaml")
    {
        var (study, problems) = Study.Parse(text, name);
        return study ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    public static StudyResults Run(Study study, IEnumerable<DiseaseCourse> courses)
    {
        var plan = new StudyPlan(study, Lock);
        return plan.Run([.. courses.Select(plan.Read)]);
    }

    public static IReadOnlyList<OutputFile> Files(Study study, IEnumerable<DiseaseCourse> courses) => StudyOutput.Files(Run(study, courses));

    /// <summary>The synthetic cohort, numbered as a registry numbers it.</summary>
    public static IReadOnlyList<DiseaseCourse> Virtual(int patients) => [.. Synthetic.Courses(patients).Select((course, i) => Synthetic.Imported(course) with { Patient = i + 1 })];

    /// <summary>The real cohort, from its files. Skips where they are not here.</summary>
    public static IReadOnlyList<DiseaseCourse> Arcnet() => Of(CbioportalStudy.Open(Repository.SharedOrSkip("data", "cohorts", "panet_arcnet_2017")));

    /// <summary>The courses of a source, numbered as a registry numbers them.</summary>
    public static IReadOnlyList<DiseaseCourse> Of(ICourseSource source) => [.. source.Courses().Select((course, i) => Course(i + 1, course))];

    /// <summary>A patient without a calendar, diagnosed at month 0.</summary>
    /// <param name="months">Null: nothing is said about the end.</param>
    public static DiseaseCourse Patient(long number, string? grade = "G1", decimal? months = 10, bool? alive = true, string organ = "pancreas")
    {
        List<NewFinding> findings =
        [
            At(0, new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = organ }),
            At(0, new Diagnosis { Tumour = "T1" }),
            At(0, new Specimen { Tumour = "T1", SpecimenName = "S1", ReportedGrade = grade is null ? null : Enum.Parse<Grade>(grade) }),
        ];
        if (months is { } end)
            findings.Add(At(end, new VitalStatus { Alive = alive }));
        return Course(number, new(new("key", Axis.OffsetFrom("diagnosis")), findings));
    }

    /// <summary>A patient on a calendar.</summary>
    public static DiseaseCourse Dated(long number, string diagnosed, string seen, bool alive, params NewFinding[] more) => Course(number, new(new("key", Axis.Calendar),
    [
        On(diagnosed, new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = "pancreas" }),
        On(diagnosed, new Diagnosis { Tumour = "T1" }),
        On(seen, new VitalStatus { Alive = alive }),
        .. more,
    ]));

    public static NewFinding On(string day, Content content, string? reported = null) =>
        new(When.Parse(day), reported is null ? Reported.WhenItHappened : Reported.On(When.Parse(reported)), content, "test");

    private static NewFinding At(decimal months, Content content) => new(Offset.FromMonths(months), Reported.WhenItHappened, content, "test");

    private static DiseaseCourse Course(long number, NewCourse course)
    {
        var recording = new Recording(1, new DateTimeOffset(Lock.Day, default, default), "test", "test");
        return new(number, course.Patient.Key, course.Patient.Axis, course.Patient.Center, course.Patient.Synthetic,
            [.. course.Findings.Select(f => new Finding(FindingId.OfImport(f), f.Happened, f.Reported, recording, f.Content, 1, f.Origin, f.Supersedes, f.Why))]);
    }
}
