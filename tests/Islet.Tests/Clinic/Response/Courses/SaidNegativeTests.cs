using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;
using C = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic.Response.Courses;

/// <summary>A lesion that the PET of the baseline says takes up nothing, and what a later PET makes of it (Eisenhauer 2009, section 4.3.5; Young 1999; Wahl 2009).</summary>
public class SaidNegativeTests
{
    private const string Before = "L1 liver positive present max9", After = "L1 positive present max9, L9 lung positive present max6";

    private static IEnumerable<Finding> Fdg(string on, string lesions) => Scan("FDG-PET", on, lesions, more: s => s with { Tracer = "18F-FDG" });

    private static IEnumerable<Finding> Sst(string on, string lesions, string tracer = "68Ga-DOTATATE") => Scan("SSTR-PET", on, lesions, more: s => s with { Tracer = tracer });

    private static MeasuredSeries Line(params IEnumerable<Finding> scans) => OnlySeries([Drug("eve", "2020-02-01", "everolimus"), .. scans]);

    private static TimePointResponse By(ResponseCriterion criterion, MeasuredSeries series) => criterion.Assess(Timeline.Of(series.Series), ResponseOptions.Default).TimePoints[^1];

    [Fact]
    public void Said_negative_then_positive_is_new_and_every_criterion_of_FDG_names_it()
    {
        var series = Line([.. Fdg("2020-01-20", Before + ", L9 negative"), .. Fdg("2020-05-01", After)]);
        var one = Assert.Single(series.Series.TimePoints[^1].NewLesions);
        Assert.Equal(("L9", NewLesionCertainty.Unequivocal, false, true), (one.Id, one.Certainty, one.FdgPositiveAtBaseline, one.FdgPositiveNow));
        Assert.DoesNotContain(series.Problems, p => p.Where == "L9" && p.Code is "W_LATE_TARGET" or "W_ROLE_NOT_DECLARED");
        foreach (var criterion in new[] { Percist10.Criterion, Eortc1999.Criterion })
        {
            var read = By(criterion, series);
            Assert.Equal((C.Pmd, true), (read.Overall, read.New));
            Assert.Equal(["L9"], Assert.Single(read.Progressions).Lesions);
        }
    }

    [Fact]
    public void Beside_declared_targets_it_is_progression_by_RECIST_and_no_lesion_of_the_baseline()
    {
        Finding[] ct = [.. Ct("2020-01-21", "L1 liver target 40"), .. Ct("2020-05-02", "L1 40")];
        var series = Line([.. ct, .. Fdg("2020-01-20", Before + ", L9 negative"), .. Fdg("2020-05-01", After)]);
        Assert.DoesNotContain(series.Series.Lesions, l => l.Id == "L9");
        Assert.Equal((C.PD, true), (By(Recist11.Criterion, series).Overall, By(Recist11.Criterion, series).New));
        Assert.Equal(C.SD, By(Recist11.Criterion, Line([.. ct, .. Fdg("2020-01-20", Before + ", L9 negative"), .. Fdg("2020-05-01", "L1 positive present max9, L9 negative")])).Overall); // still nothing
    }

    [Theory] // unsaid, or equivocal now: unknown stays unknown
    [InlineData(Before, After), InlineData(Before + ", L9 negative", "L1 positive present max9, L9 lung equivocal max3"), InlineData(Before + ", L9 not-evaluable", After)]
    public void What_nobody_said_makes_nothing_new(string before, string after)
    {
        var series = Line([.. Fdg("2020-01-20", before), .. Fdg("2020-05-01", after)]);
        Assert.DoesNotContain(series.Series.TimePoints[^1].NewLesions, n => n.Certainty is NewLesionCertainty.Unequivocal);
        Assert.NotEqual(C.Pmd, By(Percist10.Criterion, series).Overall);
    }

    [Fact]
    public void A_known_lesion_that_turns_FDG_avid_is_new_uptake_and_no_new_lesion()
    {
        Finding[] scans = [.. Sst("2020-01-19", "L1 liver positive present max30, L2 liver positive present max20"), .. Fdg("2020-01-20", "L1 liver positive present max9, L2 negative"), .. Fdg("2020-05-01", "L1 positive present max9, L2 positive present max6")];
        var series = ResponseCourse.SeriesOf(At([Drug("eve", "2020-02-01", "everolimus"), .. scans]), PetTracer.Fdg).Single();
        Assert.Empty(series.Series.TimePoints[^1].NewLesions);
        Assert.Equal(["L2"], Assert.Single(By(Eortc1999.Criterion, series).Progressions).Lesions);
        Assert.Equal(C.Pmd, By(Percist10.Criterion, series).Overall);
        Assert.False(By(Recist11.Criterion, series).New);
    }

    [Theory] // the same by receptors: new for volumes at once, for RECIST after CT or a second PET; another tracer proves nothing
    [InlineData("68Ga-DOTATATE", true), InlineData("64Cu-DOTATATE", false)]
    public void On_receptor_PET_it_is_new_with_the_same_tracer_only(string tracer, bool isNew)
    {
        var series = Line([.. Sst("2020-01-20", "L1 liver positive present ml20 max30, L9 negative"), .. Sst("2020-05-01", "L1 positive present ml20 max30, L9 bone positive present ml1 max12", tracer)]);
        Assert.Equal(isNew ? C.Progression : C.NE, By(Chaban2024.Volume, series).Overall);
        Assert.Equal(isNew ? NewLesionCertainty.Unequivocal : NewLesionCertainty.Equivocal, series.Series.TimePoints[^1].NewLesions.Single().Certainty);
        Assert.False(By(Recist11.Criterion, series).New);
        Assert.Equal(C.NotApplicable, By(Percist10.Criterion, series).Overall);
        Assert.Equal((C.NotApplicable, CriterionStep.FdgOnly), (By(Eortc1999.Criterion, series).Overall, By(Eortc1999.Criterion, series).DecidedBy));
    }

    [Fact]
    public void What_receptor_PET_shows_as_new_stays_so_though_FDG_shows_nothing_of_it()
    {
        var series = Line([.. Sst("2020-01-20", "L1 liver positive present ml20 max30, L9 negative"), .. Sst("2020-05-01", "L1 positive present ml20 max30, L9 bone positive present ml1 max12"), .. Fdg("2020-05-02", "L1 negative, L9 negative")]);
        Assert.Equal((NewLesionCertainty.Unequivocal, null), (series.Series.TimePoints[^1].NewLesions.Single().Certainty, series.Series.TimePoints[^1].NewLesions.Single().FdgPositiveNow));
        Assert.Equal(C.Progression, By(Chaban2024.Volume, series).Overall);
    }

    [Fact]
    public void Without_uptake_is_not_without_disease()
    {
        Assert.Equal(TargetsStanding.NotDeclared, Line([.. Fdg("2020-01-20", "L1 negative, L2 negative"), .. Fdg("2020-05-01", "L1 negative")]).Targets);
        Assert.Equal(TargetsStanding.NoDisease, Line([.. Ct("2020-01-20", "L1 absent"), .. Ct("2020-05-01", "L1 absent")]).Targets);
    }

    [Fact]
    public void What_an_earlier_scan_showed_is_known_though_the_PET_of_the_baseline_says_no_uptake() => Assert.Empty(
        Line([.. Sst("2019-09-01", "L1 liver positive present max30"), .. Fdg("2020-01-20", "L1 negative"), .. Fdg("2020-05-01", "L1 positive present max6")]).Series.TimePoints[^1].NewLesions);

    [Fact]
    public void On_the_first_scan_of_all_nothing_is_new()
    {
        var series = Line(Sst("2020-05-01", "L1 liver positive present max30, L2 bone positive present max9"));
        Assert.Empty(series.Series.TimePoints[^1].NewLesions);
        Assert.Empty(ReceptorFoci.Of(Timeline.Of(series.Series), Recist11.Criterion.Assess(Timeline.Of(series.Series), ResponseOptions.Default)));
        Assert.Equal("L2", Line(Sst("2020-05-01", "L1 liver positive present max30, L2 bone new positive present max9")).Series.TimePoints[^1].NewLesions.Single().Id); // the reader's own word stays
        Assert.Equal("L3", Line([.. Sst("2020-05-01", "L1 liver positive present max30"), .. Sst("2020-09-01", "L1 liver positive present max30, L3 bone positive present max9")]).Series.TimePoints[^1].NewLesions.Single().Id);
    }

    [Fact]
    public void Lesions_told_of_on_one_PET_only_ask_for_a_second_look()
    {
        OneSidedReading? Of(string before, string after) => OneSidedLesions.Of(Timeline.Of(Line([.. Fdg("2020-01-20", before), .. Fdg("2020-05-01", after)]).Series)).SingleOrDefault();
        var one = Of("L1 liver positive present max9, L2 liver positive present max5", "L1 positive present max9, L3 bone positive present max4")!;
        Assert.Equal(("L2", "L3"), (Assert.Single(one.Before), Assert.Single(one.Now)));
        Assert.Null(Of("L1 liver positive present max9, L2 liver negative", "L1 positive present max9"));
        Assert.Null(Of("L1 liver positive present max9, L2 liver positive present max5", "L1 positive present max9, L2 negative"));
        Assert.Null(Of("L1 liver positive present max9, L3 negative", "L1 positive present max9, L3 bone positive present max4")); // new, and named so
    }
}
