using System.Globalization;
using Islet.Course;

namespace Islet.Tests.Board;

/// <summary>Hand-made courses of one patient: a pancreatic NET of 2019, and what a test adds.</summary>
internal static class WorkCourses
{
    private static int findings;

    public static DiseaseCourse With(params Finding[] added) => With(1, Axis.Calendar, added);

    public static DiseaseCourse With(long patient, Axis axis, params Finding[] added) => new(patient, string.Create(CultureInfo.InvariantCulture, $"K{patient}"), axis, "Uppsala", false,
    [
        On("2019-03-10", new TumourEntity { Organ = "pancreas", Family = TumourFamily.Nen, Tumour = "T1" }),
        On("2019-03-10", new Diagnosis { AgeYears = 58 }),
        On("2019-03-10", new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", SpecimenSite = "primary", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), MitosesPer2Mm2 = 1, StatedBy = StatedBy.Pathologist }),
        .. added,
    ]);

    public static Finding On(string day, Content content, long batch = 1) => On(When.Parse(day), content, batch);

    public static Finding On(When day, Content content, long batch = 1) => new(
        FindingId.OfImport(new(day, Reported.WhenItHappened, content, Interlocked.Increment(ref findings).ToString(CultureInfo.InvariantCulture))), day, Reported.WhenItHappened,
        new(batch, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "made by hand"), content);

    public static ProgressionJudgement Progression => new() { Progressive = true, Grounds = ["radiological"] };

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
