using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Courses made of tissue.</summary>
internal static class Tissues
{
    public static Specimen Well { get; } = new() { Adequate = true, Differentiation = Differentiation.Well, SpecimenType = "core_biopsy", SpecimenSite = "distant_metastasis" };

    public static Specimen Ki67(this Specimen s, string asWritten) => s with { Ki67Percent = Ki67Index.FromReport(asWritten) };

    public static Finding Taken(this Specimen s, string name, string day, string? reported = null, Finding? reviews = null, Why why = Why.Review)
    {
        var read = new NewFinding(When.Parse(day), reported is null ? Reported.WhenItHappened : Reported.Parse(reported), s with { SpecimenName = name },
            Supersedes: reviews?.Id, Why: reviews is null ? null : why);
        return new(FindingId.OfImport(read), read.Happened, read.Reported, Entered, read.Content, Supersedes: read.Supersedes, Why: read.Why);
    }

    public static Snapshot On(string day, params Finding[] findings) => new(Course(Axis.Calendar, findings), View.AsOf(Day.Parse(day).First));

    public static DiseaseCourse Course(Axis axis, params Finding[] findings) => new(1, "some patient", axis, null, true, findings);

    private static Recording Entered { get; } = new(1, new(2039, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");
}
