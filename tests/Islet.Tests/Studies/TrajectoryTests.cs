using System.Text.RegularExpressions;
using System.Text;
using Islet.Clinic;
using Islet.Figures;
using Islet.Studies;
using Islet.Tests.Figures;

namespace Islet.Tests.Studies;

public class TrajectoryTests
{
    /// <summary>The shipped study without the figure that it asks for itself.</summary>
    private static readonly string Uppsala = Regex.Replace(File.ReadAllText(Repository.File("studies", "uppsala-2025.yaml")), "(?m)^trajectories:[^\\n]*\\n(?:[ #][^\\n]*\\n)*", "");

    private static StudyResults Seven(string wish) => StudyCohorts.Run(StudyCohorts.Read(Uppsala.Replace("\ntables: [", $"\ntrajectories:\n  - {wish}\n\ntables: [", StringComparison.Ordinal)), UppsalaCohort.Seven);

    [Fact] // the four patients that the cohort keeps, Ki-67 as the table at the head of UppsalaCohort has them
    public void Each_patient_is_a_line_over_diagnosis_and_re_characterizations()
    {
        var found = Seven("{ name: figure-3 }").Trajectories.Single();
        Assert.Equal(["8 25", "2 - 14", "8 15 33", "5 9"], found.Patients.OrderBy(p => p.Course).ThenBy(p => Lasts(p)).Select(Line).OrderBy(l => Array.IndexOf(["8 25", "2 - 14", "8 15 33", "5 9"], l)));
        Assert.Equal((3, 0, 1, 0, 0), (found.Count(GradeCourse.Higher), found.Count(GradeCourse.LowToHighG2), found.Count(GradeCourse.Same), found.Count(GradeCourse.Lower), found.Count(GradeCourse.OneValue)));
        static decimal Lasts(PatientTrajectory p) => p.Values.Last();
        static string Line(PatientTrajectory p) => string.Join(' ', p.Points.Select(t => t.Percent is { } percent ? FormattableString.Invariant($"{percent}") : "-"));
    }

    [Theory] // WHO 2017 to 2022: G1 under 3, G2 3 to 20, G3 over 20; low G2 to 10
    [InlineData("2.9", "3", GradeCourse.Higher), InlineData("3", "10", GradeCourse.Same), InlineData("10", "10.1", GradeCourse.LowToHighG2), InlineData("20", "20.1", GradeCourse.Higher)]
    [InlineData("10.1", "10", GradeCourse.Lower), InlineData("21", "20", GradeCourse.Lower), InlineData("21", "99", GradeCourse.Same)]
    public void What_became_of_the_grade_is_told_by_the_first_and_the_last_value(string first, string last, GradeCourse course) =>
        Assert.Equal(course, new PatientTrajectory([Point(0, first), Point(1, null), Point(2, "50"), Point(3, last)]).Course);

    [Fact]
    public void One_value_is_no_course_and_none_is_not_drawn()
    {
        Assert.Equal(GradeCourse.OneValue, new PatientTrajectory([Point(0, null), Point(1, "5")]).Course);
        Assert.Null(new PatientTrajectory([Point(0, null)]).Course);
    }

    [Theory, InlineData("{ name: figure-3 }"), InlineData("{ name: figure-3, by: time, scale: linear }")]
    public void Every_text_of_the_figure_is_legible_at_any_width_and_every_colour_has_a_shape(string wish)
    {
        var results = Seven(wish);
        foreach (var width in new[] { 321, 400, 658, 1200 })
            DrawnFigure.Read(StudyFigures.Of(results).Single(f => f.Name == "figure-3").ToSvg(new("f", width))).AssertLegible();
        var svg = StudyFigures.Of(results).Single(f => f.Name == "figure-3").ToSvg(new("f"));
        Assert.Contains("Higher grade: 3", svg, StringComparison.Ordinal);
        Assert.Contains("grade by Ki-67 alone", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Over_time_a_specimen_stands_on_its_day_before_and_after_time_zero()
    {
        var one = Seven("{ name: figure-3, by: time }").Trajectories.Single().Patients.Single(p => p.Values.SequenceEqual([8m, 25m]));
        Assert.Equal([(decimal)(new DateOnly(2018, 2, 1).DayNumber - new DateOnly(2020, 3, 1).DayNumber), 0m], one.Points.Select(p => p.At));
    }

    [Fact] // the figure would be a blot: a part is drawn, and it says which
    public void Of_very_many_patients_a_part_is_drawn_and_the_key_counts_all()
    {
        var results = Seven("{ name: figure-3 }");
        var many = TrajectoryResult.Of(results.Study.Trajectories[0], Enumerable.Range(0, 1000).Select(i => new PatientTrajectory([Point(0, "5"), Point(1, i % 2 == 0 ? "5" : "25")])));
        var svg = TrajectoryFigures.Figure(results, many, "t").ToSvg(new("f"));
        Assert.Contains("Higher grade: 500", svg, StringComparison.Ordinal);
        Assert.Contains("Drawn: 334 of 1000 patients", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_count_and_name_no_patient()
    {
        var json = Encoding.UTF8.GetString(StudyOutput.Json(Seven("{ name: figure-3 }")));
        Assert.Contains("\"grade_by_ki67_first_to_last\"", json, StringComparison.Ordinal);
        Assert.Contains("\"with_value\": 3", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ name: figure-3, by: time, events: [workup] }", "events only with by: event")]
    [InlineData("{ name: figure-3, events: [diagnosis] }", "a value belongs to a characterization")]
    [InlineData("{ name: figure-3, by: place }", "one of event, time")]
    public void What_a_wish_cannot_say_is_refused(string wish, string expected)
    {
        var (study, problems) = Study.Parse(Uppsala.Replace("\ntables: [", $"\ntrajectories:\n  - {wish}\n\ntables: [", StringComparison.Ordinal));
        Assert.Null(study);
        Assert.Contains(expected, Assert.Single(problems).Expected, StringComparison.Ordinal);
    }

    private static TrajectoryPoint Point(decimal at, string? percent) => new(at, percent is null ? null : decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture), Ki67Likeness.Same);
}
