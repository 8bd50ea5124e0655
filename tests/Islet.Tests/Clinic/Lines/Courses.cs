using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;

namespace Islet.Tests.Clinic.Lines;

/// <summary>Courses of treatment in a few words: what the tests of lines, treatment facts and outcomes are made of.</summary>
internal static class Courses
{
    public static readonly DateOnly Late = new(2030, 1, 1);

    public static TherapyLines LinesOf(params Finding[] findings) => TherapyLines.Of(At(Late, findings));

    public static Snapshot At(DateOnly day, params Finding[] findings) => new(Of(findings), View.AsOf(day));

    public static DiseaseCourse Of(params Finding[] findings) => new(1, "p", Axis.Calendar, null, true, findings);

    public static Finding Drug(string id, string on, string drugs, Func<Treatment, Treatment>? more = null) =>
        Found(id, on, (more ?? (t => t))(new Treatment { Course = id, Drugs = drugs.Split('+'), Purpose = "tumour" }));

    public static Finding Stop(string course, string on, string? reason = null) => Found(course + "!", on, new TreatmentStop { Course = course, Reason = reason });

    public static Finding Pd(string id, string on, params string[] grounds) =>
        Found(id, on, new ProgressionJudgement { Progressive = true, Grounds = grounds.Length == 0 ? ["radiological"] : grounds });

    public static Finding NoPd(string id, string on) => Found(id, on, new ProgressionJudgement { Progressive = false, Grounds = ["radiological"] });

    public static Finding Closed(string on = "2000-01-01") => Found("log", on, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" });

    public static Finding Extent(string on, string value) => Found("x" + on[2..4], on, new Judgement { About = "disease_status", Value = value });

    public static Finding Dose(string id, string course, string on) => Found(id, on, new Injection { Course = course });

    public static Finding Seen(string id, string on, bool alive) => Found(id, on, new VitalStatus { Alive = alive });

    public static Finding Found(string id, string on, Content content) => new(FactsExamples.Id(id), When.Parse(on), Reported.WhenItHappened,
        new(1, new(2029, 1, 1, 0, 0, 0, TimeSpan.Zero), "test", "test"), content);
}
