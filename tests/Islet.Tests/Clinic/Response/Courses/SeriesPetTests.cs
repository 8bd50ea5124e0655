using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class SeriesPetTests
{
    private static readonly Finding[] Prrt = [Drug("prrt", "2020-02-01", "177Lu-DOTATATE"), Dose("c1", "prrt", "2020-02-01"), Dose("c2", "prrt", "2020-04-01"), .. Ct("2020-01-20", "L1 liver target 40")];

    private static IEnumerable<Finding> Sstr(string on, string lesions, Func<ImagingStudy, ImagingStudy>? more = null) => Scan("SSTR-PET", on, lesions, more: s => (more ?? (t => t))(s with { Tracer = "68Ga-DOTATATE" }));

    private static IReadOnlyList<TimePoint> Points(params IEnumerable<Finding> findings) => OnlySeries([.. Prrt, .. findings]).Series.TimePoints;

    [Fact]
    public void A_PET_carries_all_that_decides_whether_it_may_be_compared()
    {
        var pet = Points(Sstr("2020-05-01", "L1 liver ml12 max20", s => s with
        {
            Scanner = "A", Reconstruction = "TOF", UptakeMinutes = 60, ActivityMbq = 150, Segmentation = "42%SUVmax", LiverSulMean = 2.1m, LiverSulSd = 0.3m, LiverSuvMean = 5, BloodPoolSulMean = 1.2m,
        }))[1].Pet!;
        Assert.Equal(("68Ga-DOTATATE", "PET", "A", "TOF", 60m, 150m, "42%SUVmax", 5m), (pet.Tracer, pet.Modality, pet.Scanner, pet.Reconstruction, pet.UptakeMinutes!.Value, pet.ActivityMbq!.Value, pet.Segmentation, pet.LiverSuv!.Value));
        Assert.Equal((new ReferenceRegion(2.1m, 0.3m), true, new ReferenceRegion(1.2m, null)), (pet.Liver, pet.LiverIsNormal, pet.BloodPool));
        Assert.Equal((12m, 20m), (pet.Lesions["L1"].VolumeMl!.Value, pet.Lesions["L1"].SuvMax!.Value));
    }

    [Theory]
    [InlineData("2020-04-01", 1)] // on the day of the second dose: before it
    [InlineData("2020-04-02", 2)]
    public void Cycles_are_those_given_before_the_scan(string on, int cycles) => Assert.Equal(cycles, Points(Sstr(on, "L1 liver max20"))[1].Pet!.CyclesGiven);

    [Fact]
    public void A_lesion_without_uptake_fills_nothing_and_one_that_nobody_measured_is_not_there()
    {
        var lesions = Points(Sstr("2020-05-01", "L1 absent, L2 liver present, L3 liver not-evaluable max9"))[1].Pet!.Lesions;
        Assert.Equal(["L1"], lesions.Keys);
        Assert.Equal(0, lesions["L1"].VolumeMl);
    }

    [Fact]
    public void The_tracer_with_scans_on_both_sides_of_the_start_is_followed_unless_another_is_asked_for()
    {
        Finding[] course = [.. Prrt, .. Scan("FDG-PET", "2020-01-22", "L1 liver max4"), .. Scan("FDG-PET", "2020-05-02", "L1 max9"), .. Sstr("2020-05-01", "L1 max20")];
        Assert.Equal(9, OnlySeries(course).Series.TimePoints[1].Pet!.Lesions["L1"].SuvMax);
        Assert.Equal(20, ResponseCourse.SeriesOf(At(course), PetTracer.Receptor).Single().Series.TimePoints[1].Pet!.Lesions["L1"].SuvMax);
        Assert.Equal(20, OnlySeries([.. course, .. Sstr("2020-01-21", "L1 max30")]).Series.TimePoints[1].Pet!.Lesions["L1"].SuvMax); // both: receptor PET
    }

    [Fact]
    public void A_PET_made_before_the_CT_of_the_baseline_is_the_baseline_of_uptake() =>
        Assert.Equal(33, Points([.. Sstr("2019-11-15", "L1 liver max33"), .. Sstr("2020-05-01", "L1 max20")])[0].Pet!.Lesions["L1"].SuvMax);

    [Fact]
    public void Under_an_analogue_is_known_where_one_runs_and_not_where_nobody_closed_the_history()
    {
        Assert.True(Points([.. Sstr("2020-05-01", "L1 max20"), Drug("ssa", "2020-02-01", "octreotide")])[1].Pet!.OnSsa);
        Assert.Null(Points(Sstr("2020-05-01", "L1 max20"))[1].Pet!.OnSsa);
        Assert.False(Points([.. Sstr("2020-05-01", "L1 max20"), Closed("2020-06-01")])[1].Pet!.OnSsa);
    }

    [Fact]
    public void A_new_focus_on_FDG_says_what_the_baseline_and_the_CT_say()
    {
        Finding[] course = [.. Scan("FDG-PET", "2020-01-22", "L1 max4", more: s => s with { FdgPetResult = "negative" }), .. Scan("FDG-PET", "2020-05-02", "X1 lung new positive present"), .. Ct("2020-05-01", "L1 30, X1 lung new present 9")];
        var focus = Points(course)[1].NewLesions.Single();
        Assert.Equal((false, true, CtCorrelate.NewSite), (focus.FdgPositiveAtBaseline!.Value, focus.FdgPositiveNow!.Value, focus.CtCorrelate!.Value));
        var unseen = Points(Scan("FDG-PET", "2020-05-02", "X1 lung new positive present"))[1].NewLesions.Single();
        Assert.Equal((null, null), (unseen.FdgPositiveAtBaseline, unseen.CtCorrelate));
    }

    [Fact]
    public void Undeclared_targets_are_proposed_and_not_taken()
    {
        var series = OnlySeries([Drug("eve", "2020-02-01", "everolimus"), .. Ct("2020-01-20", "L1 liver 40, L2 liver 30, L3 liver 20, N1 lymph_node 20x12"), .. Ct("2020-05-01", "L1 20, L2 15, L3 20")]);
        Assert.Equal(["L1", "L2"], series.Selection!.SuggestedTargets);
        Assert.Equal(["L1 Target", "L2 Target", "L3 NonTarget", "N1 NonTarget"], series.Proposed!.Lesions.Select(l => $"{l.Id} {l.Role}"));
        Assert.Equal(ResponseCategory.PR, Recist11.Criterion.Assess(series.Proposed, ResponseOptions.Default).TimePoints[0].Overall);
        Assert.DoesNotContain(Recist11.Criterion.Assess(series.Series, ResponseOptions.Default).TimePoints, t => t.Overall is not ResponseCategory.NE);
    }

    [Fact]
    public void Faults_of_declared_targets_are_told_with_the_selection() => Assert.Contains(
        OnlySeries([Drug("eve", "2020-02-01", "everolimus"), .. Ct("2020-01-20", "L1 liver target 9, N1 lymph_node target 20x12")]).Selection!.Faults, f => f.Issue is BaselineIssue.Node10To15AsTarget);

    [Fact]
    public void Where_nobody_says_which_lesions_are_followed_uptake_has_a_baseline_and_size_has_none()
    {
        var series = OnlySeries([Drug("eve", "2020-02-01", "everolimus"), .. Sstr("2020-01-20", "L1 liver ml20 max40"), .. Sstr("2020-05-01", "L1 ml10 max20")]).Series;
        var timeline = Timeline.Of(series);
        Assert.Equal((null, 20m), (timeline.Baseline, timeline.BaselinePet!.Lesions["L1"].VolumeMl));
        Assert.Equal(ResponseCategory.Response, Chaban2024.Volume.Assess(timeline, ResponseOptions.Default).TimePoints.Single().Overall); // -50 %
        Assert.Equal(ResponseCategory.NE, Recist11.Criterion.Assess(timeline, ResponseOptions.Default).TimePoints.Single().Overall);
        foreach (var criterion in ResponseCriteria.All)
            Assert.Single(criterion.Assess(timeline, ResponseOptions.Default).TimePoints); // none of them needs a baseline of sizes to be read
        var wrong = Timeline.Of(series with { UptakeBaseline = series.UptakeBaseline! with { Lesions = new Dictionary<string, PetReading> { ["L1"] = new(VolumeMl: -1) } } });
        Assert.Null(wrong.BaselinePet!.Lesions["L1"].VolumeMl);
        Assert.Contains(wrong.Problems, p => p.Code == "E_RESPONSE_UPTAKE");
    }

    [Theory]
    [InlineData("L2 negative", ResponseCategory.Response), InlineData("L2 absent", ResponseCategory.Response), InlineData("L2 bone", ResponseCategory.NE), InlineData("L2 not-evaluable negative", ResponseCategory.NE)]
    public void A_lesion_said_to_take_up_nothing_has_no_volume_and_one_that_nobody_spoke_of_is_unknown(string second, ResponseCategory expected) => Assert.Equal(expected, Chaban2024.Volume.Assess(
        Timeline.Of(OnlySeries([Drug("eve", "2020-02-01", "everolimus"), .. Sstr("2020-01-20", "L1 liver ml20 max40, L2 bone ml10 max20"), .. Sstr("2020-05-01", $"L1 ml10 max20, {second}")]).Series), ResponseOptions.Default).TimePoints.Single().Overall);
}
