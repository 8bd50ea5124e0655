using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;

namespace Islet.Tests.Clinic.Facts;

/// <summary>Courses in one line: findings of days, reported as they happened.</summary>
internal static class Said
{
    private static Recording Entered { get; } = new(1, new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");

    public static Finding On(string day, Content content, string? id = null, string? reported = null) =>
        new(FactsExamples.Id(id ?? day), When.Parse(day), reported is null ? Reported.WhenItHappened : Reported.Parse(reported), Entered, content);

    public static Snapshot At(string day, params Finding[] findings) => new(new(1, "example", Axis.Calendar, null, true, findings), View.AsOf(Day.Parse(day).First));

    public static FactState Known(Fact fact, params Finding[] findings) => At("2024-06-01", findings)[fact];

    public static Finding Judged(string day, Fact about, string value, StatedBy by = StatedBy.Clinician) => On(day, new Judgement { About = about.Name, Value = value, StatedBy = by }, $"{day}{about.Name[..3]}");

    public static Finding Progression(string day, string? grounds = "radiological", string? tumour = null) =>
        On(day, new ProgressionJudgement { Progressive = true, Grounds = grounds is null ? null : [grounds], StatedBy = StatedBy.Board, Tumour = tumour }, $"pd{day}");

    public static Finding Drug(string day, string drug, string purpose = "tumour") => On(day, new Treatment { Course = drug, Drugs = [drug], Purpose = purpose }, $"rx{day}");
}
