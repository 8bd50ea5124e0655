using System.Globalization;
using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class CalibratedCohortTests
{
    private static readonly CalibratedProfile Profile = Calibrated.Profile(Calibrated.Example);

    private static readonly Lazy<CalibratedCohort> Made = new(() => CalibratedCohort.Of(Profile, 1));

    [Theory, InlineData("de-DE"), InlineData("th-TH")]
    public void The_same_seed_gives_the_same_bytes_whatever_the_culture_of_the_machine(string name)
    {
        var (culture, here) = (CultureInfo.CurrentCulture, Made.Value.Courses.Select(Synthetic.Text).ToList());
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            Assert.Equal(here, CalibratedCohort.Of(Profile, 1).Courses.Select(Synthetic.Text));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_search_with_slack_misses_no_aim_keeps_the_counts_and_is_the_same_every_time()
    {
        var loose = Calibrated.Profile(Calibrated.Example.Replace("  pfs1:\n", "  pfs1:\n    tries: 20000\n    slack: 2\n", StringComparison.Ordinal));
        var (one, again) = (CalibratedCohort.Of(loose, 1), CalibratedCohort.Of(loose, 1));
        Assert.Equal(one.Courses.Select(Synthetic.Text), again.Courses.Select(Synthetic.Text));
        Assert.Empty(one.Missed);
        Assert.Equal((60, 27, 33), (Of(one.People, ("pfs1", "event")), Of(one.People, ("pfs2", "event")), Of(one.People, ("os", "event"))));
        Assert.NotEqual(Enumerable.Range(0, 60).Select(i => Made.Value.People.TimeOf("pfs1", i)), Enumerable.Range(0, 60).Select(i => one.People.TimeOf("pfs1", i)));
    }

    [Fact]
    public void Another_seed_gives_other_patients_with_the_same_counts()
    {
        var other = CalibratedCohort.Of(Profile, 2);
        Assert.Empty(other.Courses.Select(Synthetic.Text).Intersect(Made.Value.Courses.Select(Synthetic.Text)));
        foreach (var cohort in new[] { Made.Value, other })
        {
            var people = cohort.People;
            Assert.Equal((34, 4, 3, 25), (Of(people, ("sex", "male")), Of(people, ("grade", "missing")), Of(people, ("grade", "G1"), ("first", "chemo")), Of(people, ("first", "ssa"), ("second", "chemo"))));
            Assert.Equal((60, 27, 33), (Of(people, ("pfs1", "event")), Of(people, ("pfs2", "event")), Of(people, ("os", "event"))));
            Assert.Equal(33, Of(people, ("sequence", "both")));
        }
    }

    [Fact]
    public void Numbers_have_their_smallest_their_median_and_their_largest_exactly()
    {
        var ages = Enumerable.Range(0, 60).Select(i => Made.Value.People.NumberOf("age", i)!.Value).Order().ToList();
        Assert.Equal((31, 60, 60, 84), (ages[0], ages[29], ages[30], ages[59]));
        var index = Enumerable.Range(0, 60).Where(i => Made.Value.People.WordOf("grade", i) is "G2").Select(i => Made.Value.People.NumberOf("ki67", i)!.Value).Order().ToList();
        Assert.Equal((3, 8, 20), (index[0], (index[17] + index[18]) / 2, index[35]));
    }

    [Fact]
    public void Bounds_between_the_times_of_a_patient_hold()
    {
        var people = Made.Value.People;
        foreach (var i in Enumerable.Range(0, 60))
        {
            var (first, second, life) = (people.TimeOf("pfs1", i)!.Value, people.TimeOf("pfs2", i), people.TimeOf("os", i)!.Value);
            if (second is { } pfs2)
                Assert.True(life.Days >= first.Days + people.LengthOf("pause", i) + pfs2.Days);
            if (second is { Event: false })
                Assert.False(life.Event);
            if (people.WordOf("best", i) is "PR")
                Assert.True(first.Days >= 152); // five months
            if (people.WordOf("best", i) is "PD")
                Assert.True(first.Days <= 274); // nine
        }
    }

    [Fact]
    public void Medians_and_ratios_land_inside_their_limits_by_the_estimators_themselves() =>
        Assert.All(Aimed.Of(Profile, Made.Value.People), a => Assert.True(a.Found >= a.Low && a.Found <= a.High, $"{a.What}: {a.Found}, printed {a.Low} to {a.High}"));

    [Fact]
    public void Every_course_is_synthetic_complete_and_without_contradiction()
    {
        Assert.All(Made.Value.Courses, course =>
        {
            Assert.True(course.Patient.Synthetic);
            Assert.StartsWith("EXA-", course.Patient.Key, StringComparison.Ordinal);
            Assert.All(course.Findings, f => Assert.StartsWith("virtual:example:1/", f.Origin, StringComparison.Ordinal));
            Assert.Empty(ConsistencyRules.Check(Calibrated.Imported(Profile, course)));
            Assert.All(course.Findings, f => Assert.True(f.Happened.Day!.Value.Last <= Profile.DataLock));
        });
    }

    [Fact]
    public void The_rules_of_the_clinic_find_the_times_again_in_the_courses()
    {
        foreach (var (i, course) in Made.Value.Courses.Index())
        {
            var imported = Calibrated.Imported(Profile, course);
            var snapshot = new Snapshot(imported, View.AsOf(Profile.DataLock));
            var lines = TherapyLines.Of(snapshot);
            Assert.Equal(Made.Value.People.WordOf("sequence", i) is "both" ? 2 : 1, lines.Count);
            var first = ProgressionFreeSurvival.OfLine(snapshot, lines, 1, PfsCensoring.LastRadiologicalEvaluation);
            Assert.Equal(Of(Made.Value.People.TimeOf("pfs1", i)), (first.Time.Days, first.Time.Event));
            if (lines.Count == 2)
            {
                var second = ProgressionFreeSurvival.OfLine(snapshot, lines, 2, PfsCensoring.LastRadiologicalEvaluation);
                Assert.Equal(Of(Made.Value.People.TimeOf("pfs2", i)), (second.Time.Days, second.Time.Event));
            }
            var life = OverallSurvival.From(imported, lines.Lines[0].Start);
            Assert.Equal(Of(Made.Value.People.TimeOf("os", i)), (life.Days, life.Event));
        }
    }

    [Theory]
    [InlineData(1.0), InlineData(0.34), InlineData(2.67), InlineData(1e-6), InlineData(7e5)]
    public void The_logarithm_of_four_operations_is_the_logarithm(double x)
    {
        Assert.Equal(Math.Log(x), Elementary.Log(x), 12);
        Assert.Equal(1, Elementary.Exp(Elementary.Log(x)) / x, 12);
    }

    internal static (decimal, bool) Of(Duration? time) => (time!.Value.Days, time.Value.Event);

    internal static int Of(Individuals people, params (string Variable, string Word)[] what) =>
        Enumerable.Range(0, people.Count).Count(i => what.All(w => people.WordOf(w.Variable, i) == w.Word));
}
