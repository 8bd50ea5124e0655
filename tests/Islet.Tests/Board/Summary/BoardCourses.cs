using Islet.Course;
using Islet.Guidelines;
using Islet.Studies;

namespace Islet.Tests.Board;

/// <summary>Courses that a board is shown in these tests.</summary>
internal static class BoardCourses
{
    public static DateOnly Today { get; } = new(2026, 3, 1);

    /// <summary>Of the demonstration's profile.</summary>
    public static IReadOnlyList<DiseaseCourse> Synthetic { get; } = [.. VirtualCohort.Generate(ProfileFile.Read(File.ReadAllText(Repository.File("demo", "profiles", "pancreatic-net.yaml")), "profile").Item1!, 1, 60).Select((c, i) => Stored(i + 1, c))];

    public static BoardSummary Summary(DiseaseCourse course, bool statements = true) => BoardSummary.Of(course, View.Latest(course, Today), null, statements ? StatementBase.Nanets2020 : null);

    public static BoardSummary Summary(DiseaseCourse course, DateOnly day) => BoardSummary.Of(course, View.AsOf(day), day, StatementBase.Nanets2020);

    public static DiseaseCourse Of(Axis axis, params (When When, Content Content)[] findings) =>
        Stored(1, new(new("HAND-1", axis), [.. findings.Select((f, i) => new NewFinding(f.When, Reported.WhenItHappened, f.Content, Origin: $"{i}"))]));

    public static DiseaseCourse With(this DiseaseCourse course, NewFinding finding, DateOnly recorded) => course with
    {
        Findings = [.. course.Findings, Stored(course.Findings.Count, finding, recorded)],
    };

    public static DiseaseCourse Pancreatic(params (When When, Content Content)[] more) => Of(Axis.Calendar,
    [
        (When.Unknown, new Person { Sex = Sex.Female, Birth = Day.Parse("1960-05-04") }),
        (Day.Parse("2019-03-10"), new Diagnosis { AgeYears = 58 }),
        (Day.Parse("2019-03-10"), new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", SpecimenSite = "primary", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), StatedBy = StatedBy.Pathologist }),
        (Day.Parse("2019-04-01"), new Treatment { Course = "A", Drugs = ["lanreotide"] }),
        (Day.Parse("2019-03-10"), new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen }),
        .. more,
    ]);

    private static DiseaseCourse Stored(long patient, NewCourse course) =>
        new(patient, course.Patient.Key, course.Patient.Axis, course.Patient.Center, course.Patient.Synthetic, [.. course.Findings.Select((f, i) => Stored(i, f, Today))]);

    private static Finding Stored(int place, NewFinding f, DateOnly recorded) => new(new((UInt128)(place + 1)), f.Happened, f.Reported, new(1, new(recorded, default, TimeSpan.Zero), "test", "made by hand"),
        f.Content, FindingKinds.VersionOf(f.Content.Kind), f.Origin, f.Supersedes, f.Why);
}
