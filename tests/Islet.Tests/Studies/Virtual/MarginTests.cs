using Islet.Clinic;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>2,000 patients look like their profile: every margin within three standard errors.</summary>
public class MarginTests
{
    private static readonly IReadOnlyList<NewCourse> Courses = Synthetic.Courses(2000);
    private static readonly Profile Profile = Synthetic.Profile;

    [Fact]
    public void Sex_country_and_function_have_their_shares()
    {
        foreach (var (sex, share) in Profile.People.Sex.Of)
            Within(share, Courses.Count(c => c.One<Person>().Sex == sex), Courses.Count);
        foreach (var (center, share) in Profile.People.Centers.Of)
            Within(share, Courses.Count(c => c.Patient.Center == center.Name), Courses.Count);
        foreach (var (name, share) in Profile.Tumour.Function.Of.Where(f => f.Class != "none"))
            Within(share, Courses.Count(c => c.One<Diagnosis>().Histology!.EndsWith(name, StringComparison.Ordinal)), Courses.Count);
    }

    [Fact]
    public void Grade_spread_and_metastases_have_their_shares()
    {
        var graded = Courses.Select(c => (Grade: GradeOf(c), Stage: c.Of<Staging>().First(s => s.System == "ENETS"))).Where(c => c.Grade is not null).ToList();
        foreach (var (grade, share) in Profile.Tumour.Grade.Of)
        {
            var ofGrade = graded.Where(c => c.Grade == grade).ToList();
            Within(share, ofGrade.Count, graded.Count);
            Within(Profile.Tumour.Spread[grade][Spread.Metastatic], ofGrade.Count(c => c.Stage.M is "M1"), ofGrade.Count);
        }
        var uicc = Courses.SelectMany(c => c.Of<Staging>()).Where(s => s is { System: "AJCC", M: not "M0" }).ToList();
        foreach (var (m, to) in new[] { ("M1a", MetastaticTo.Liver), ("M1b", MetastaticTo.Elsewhere), ("M1c", MetastaticTo.Both) })
            Within(Profile.Tumour.Metastases[to], uicc.Count(s => s.M == m), uicc.Count);
    }

    [Theory, InlineData(5), InlineData(25), InlineData(50), InlineData(75), InlineData(95)]
    public void Age_has_its_percentiles(double percent)
    {
        var value = Profile.People.AgeYears.Of(percent);
        Within(percent / 100, Courses.Count(c => c.One<Diagnosis>().AgeYears < (decimal)Math.Ceiling(value)), Courses.Count); // completed years
    }

    [Theory, InlineData(Grade.G1), InlineData(Grade.G2), InlineData(Grade.G3)]
    public void Ki67_has_its_median_in_every_grade(Grade grade)
    {
        var indices = Courses.Where(c => GradeOf(c) == grade && Baseline(c) is { MiNen: null, NecCellType: null }).Select(c => Baseline(c).Ki67Percent?.Percent).OfType<decimal>().ToList();
        var median = (decimal)Profile.Tumour.Ki67Percent[grade].Of(50);
        Assert.InRange(indices.Count(i => i < median - 0.5m) / (double)indices.Count, 0, 0.5 + (1.5 / Math.Sqrt(indices.Count)));
        Assert.InRange(indices.Count(i => i > median + 0.5m) / (double)indices.Count, 0, 0.5 + (1.5 / Math.Sqrt(indices.Count)));
    }

    [Fact]
    public void Values_are_missing_as_often_as_the_profile_says()
    {
        var missing = Profile.Missing;
        Missing<Person>(missing.Country, p => p.Country is null);
        Missing<Person>(missing.Birth, p => p.Birth is null);
        Missing<Diagnosis>(missing.FamilialSyndrome, d => d.FamilialSyndrome is null);
        Missing<Staging>(missing.NodalStage, s => s.N is null, s => s.System == "ENETS");
        Missing<Specimen>(missing.Size, s => s.LargestDiameterMm is null, s => s is { SpecimenType: "resection", Read: ReadRole.Original });
        Missing<Specimen>(missing.Mitoses, s => s.MitosesPer2Mm2 is null, s => s is { Adequate: true, Read: ReadRole.Original, ReportedGrade: not Grade.G3 }); // of the planted G3 nobody counts them
        Missing<Specimen>(missing.PerineuralInvasion, s => s.PerineuralInvasion is null, s => s is { SpecimenType: "resection", Read: ReadRole.Original });
        Missing<Procedure>(missing.Margin, p => p.Margin is null, p => p.Target!.Contains("primary"));
        Missing<VitalStatus>(missing.CauseOfDeath, v => v.Cause is null, v => v.Alive is false);
        Missing<VitalStatus>(missing.DiseaseStatus, v => v.WithDisease is null);

        static void Missing<T>(double share, Func<T, bool> isMissing, Func<T, bool>? among = null)
            where T : Content
        {
            var all = Courses.SelectMany(c => c.Of<T>()).Where(among ?? (_ => true)).ToList();
            Within(share, all.Count(isMissing), all.Count);
        }
    }

    [Fact]
    public void Reports_take_five_to_twenty_days_and_some_have_no_date()
    {
        var specimens = Courses.SelectMany(c => c.Findings)
            .Where(f => f is { Why: null, Content: Specimen { Read: ReadRole.Original } } && f.Happened.Day is { IsExact: true }).ToList();
        Within(Profile.Dates.ReportedUnknown, specimens.Count(f => !f.Reported.IsKnown), specimens.Count);
        Assert.All(specimens.Where(f => f.Reported.IsKnown),
            f => Assert.InRange(f.Reported.When.Day!.Value.First.DayNumber - f.Happened.Day!.Value.First.DayNumber, 5, 20));
    }

    [Fact] // [M] 13 of 16 in the profile's source
    public void A_new_biopsy_after_progression_mostly_shows_a_higher_index()
    {
        var pairs = Courses.Select(c => (First: Baseline(c), Later: c.Of<Specimen>().LastOrDefault(s => s is { Adequate: true, SpecimenType: "core_biopsy" })))
            .Where(p => p.Later is not null && p.Later.SpecimenName != p.First.SpecimenName)
            .Select(p => (First: p.First.Ki67Percent?.Percent, Later: p.Later!.Ki67Percent?.Percent))
            .Where(p => p is { First: not null, Later: not null }).ToList();
        Assert.True(pairs.Count > 100);
        Assert.InRange(pairs.Count(p => p.Later!.Value >= p.First!.Value) / (double)pairs.Count, 0.7, 0.95);
    }

    [Fact]
    public void Overall_survival_is_the_better_the_lower_the_grade()
    {
        var survival = Courses.Select(c => (Grade: GradeOf(c), Time: OverallSurvival.FromDiagnosis(Synthetic.Imported(c)))).ToList();
        Assert.All(survival, s => Assert.True(s.Time.Excluded is null or NoOutcome.IndexTumourOpen));
        survival = [.. survival.Where(s => s.Time.Excluded is null)];
        foreach (var months in new[] { 24m, 60m, 120m })
        {
            var (g1, g2, g3) = (At(Grade.G1), At(Grade.G2), At(Grade.G3));
            Assert.True(g1 > g2 && g2 > g3, $"at {months} months: {g1:F3}, {g2:F3}, {g3:F3}");

            double At(Grade grade) => KaplanMeier(survival.Where(s => s.Grade == grade).Select(s => s.Time), months);
        }
    }

    /// <summary>The product over each death of one minus one in those still followed: slow, and without ties.</summary>
    private static double KaplanMeier(IEnumerable<TimeToEvent> times, decimal months)
    {
        var all = times.OrderBy(t => t.Days).ThenByDescending(t => t.Event).ToList();
        return all.Index().Where(t => t.Item.Event && t.Item.Months <= months).Aggregate(1.0, (s, t) => s * (1 - (1.0 / (all.Count - t.Index))));
    }

    /// <summary>The last word on the tissue taken at diagnosis.</summary>
    private static Specimen Baseline(NewCourse course) =>
        (Specimen)course.InForce().Last(f => f.Content is Specimen { SpecimenName: "S1", Read: ReadRole.Original }).Content;

    /// <summary>Carcinomas and mixed tumours are drawn among the G3; a G3 on a low index is planted.</summary>
    private static Grade? GradeOf(NewCourse course) => Baseline(course) switch
    {
        { Differentiation: Differentiation.Poor } or { MiNen: true } or { NecCellType: not null } => Grade.G3,
        { ReportedGrade: Grade.G3, Ki67Percent.Percent: <= 10 } => Grade.G2,
        var s => s.ReportedGrade,
    };

    private static void Within(double share, int count, int of) =>
        Assert.InRange(count / (double)of, share - (3 * Math.Sqrt(share * (1 - share) / of)), share + (3 * Math.Sqrt(share * (1 - share) / of)));
}
