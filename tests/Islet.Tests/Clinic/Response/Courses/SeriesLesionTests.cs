using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using static Islet.Tests.Clinic.Response.Courses.Scans;

namespace Islet.Tests.Clinic.Response.Courses;

public class SeriesLesionTests
{
    private const string Targets = "L1 liver target 40, L2 liver target 20x15, N1 lymph_node target 30x18, B1 bone non-target present";

    private static readonly Finding Everolimus = Drug("eve", "2020-02-01", "everolimus");

    private static MeasuredSeries Of(string baseline, params string[] followUps) =>
        OnlySeries([Everolimus, .. Ct("2020-01-20", baseline), .. followUps.SelectMany((lesions, i) => Ct($"2020-0{5 + i}-01", lesions))]);

    private static TimePoint First(params string[] followUps) => Of(Targets, followUps).Series.TimePoints[followUps.Length];

    private static IEnumerable<string> Codes(MeasuredSeries series) => series.Problems.Select(p => p.Code);

    [Fact]
    public void A_node_counts_by_its_short_axis_and_keeps_the_product()
    {
        var node = First("N1 24x9").Targets["N1"];
        Assert.Equal((9m, 24m), (node.Mm, node.PerpendicularMm));
        Assert.Equal((22m, 14m), (First("L2 22x14").Targets["L2"].Mm, First("L2 22x14").Targets["L2"].PerpendicularMm));
    }

    [Fact]
    public void A_node_with_its_longest_diameter_only_is_not_evaluated()
    {
        var series = Of(Targets, "N1 24");
        Assert.False(series.Series.TimePoints[1].Targets.TryGetValue("N1", out var reading) && reading.State is TargetState.Measured);
        Assert.Contains("W_SHORT_AXIS", Codes(series));
    }

    [Fact]
    public void A_lesion_that_nobody_read_is_not_evaluated()
    {
        var point = First("L1 30");
        Assert.Equal(["L1"], point.Targets.Keys);
        Assert.Empty(point.NonTargets);
    }

    [Theory]
    [InlineData("L1 absent", TargetState.Measured, "0")]
    [InlineData("L1 too-small", TargetState.TooSmall, null)]
    [InlineData("L1 2 too-small", TargetState.Measured, "2")]
    [InlineData("L1 not-evaluable", TargetState.NotEvaluated, null)]
    [InlineData("L1 not-evaluable 30", TargetState.NotEvaluated, null)]
    [InlineData("L1 30 non-target", TargetState.Measured, "30")] // its part is fixed at baseline
    [InlineData("L1 30 new", TargetState.Measured, "30")]
    public void A_target_is_read_by_its_status_and_size(string read, TargetState state, string? mm)
    {
        var reading = First(read).Targets["L1"];
        Assert.Equal((state, mm is null ? null : decimal.Parse(mm, System.Globalization.CultureInfo.InvariantCulture)), (reading.State, reading.Mm));
    }

    [Fact]
    public void A_target_that_is_only_called_present_is_not_evaluated() => Assert.False(First("L1 present, L2 20").Targets.ContainsKey("L1"));

    [Theory]
    [InlineData("B1 present", NonTargetState.Present)]
    [InlineData("B1 absent", NonTargetState.Absent)]
    [InlineData("B1 worsened", NonTargetState.Worsened)]
    [InlineData("B1 progressing", NonTargetState.UnequivocalProgression)]
    [InlineData("B1 too-small", NonTargetState.Present)]
    [InlineData("B1 not-evaluable", NonTargetState.NotEvaluated)]
    [InlineData("B1 equivocal", NonTargetState.NotEvaluated)]
    [InlineData("B1", NonTargetState.NotEvaluated)]
    [InlineData("B1 present target 40", NonTargetState.Present)]
    public void A_non_target_is_read_by_its_status(string read, NonTargetState state) => Assert.Equal(state, First(read).NonTargets["B1"]);

    [Theory]
    [InlineData("9.9", NonTargetState.Absent)]
    [InlineData("10", NonTargetState.Present)]
    public void A_non_target_node_is_gone_under_ten_millimetres(string shortAxis, NonTargetState state) =>
        Assert.Equal(state, Of("L1 liver target 40, N2 lymph_node non-target 14x12", $"L1 30, N2 present 14x{shortAxis}").Series.TimePoints[1].NonTargets["N2"]);

    [Fact]
    public void Fragments_count_together_and_are_no_new_lesions()
    {
        var series = Of(Targets, "L1a liver from:L1 12 new, L1b liver from:L1 9", "L1a 11, L1b 8", "L1a 10");
        Assert.Equal([12m, 9m], series.Series.TimePoints[1].Targets["L1"].FragmentsMm);
        Assert.Equal([11m, 8m], series.Series.TimePoints[2].Targets["L1"].FragmentsMm);
        Assert.Equal(TargetState.NotEvaluated, series.Series.TimePoints[3].Targets["L1"].State); // where is the other part?
        Assert.All(series.Series.TimePoints, t => Assert.Empty(t.NewLesions));
        Assert.Equal(2, series.TimePoints[1].ReadsOf("L1").Count());
    }

    [Fact]
    public void What_is_left_of_a_lesion_counts_beside_what_broke_off()
    {
        var series = Of(Targets, "L1 20, L1a liver from:L1 12", "L1 absent, L1a absent");
        Assert.Equal([12m, 20m], series.Series.TimePoints[1].Targets["L1"].FragmentsMm);
        Assert.Equal(0, series.Series.TimePoints[2].Targets["L1"].Mm);
    }

    [Fact]
    public void A_merged_lesion_stays_merged_until_it_is_measured_again()
    {
        var points = Of(Targets, "L1 50, L2 into:L1", "L1 48", "L1 30, L2 12").Series.TimePoints;
        Assert.Equal((TargetState.Merged, "L1"), (points[1].Targets["L2"].State, points[1].Targets["L2"].MergedInto));
        Assert.Equal(["L2"], points[1].Targets["L1"].MergedWith);
        Assert.Equal(TargetState.Merged, points[2].Targets["L2"].State);
        Assert.Equal(12, points[3].Targets["L2"].Mm);
        Assert.Empty(points[3].Targets["L1"].MergedWith);
    }

    [Fact]
    public void A_lesion_first_equivocal_keeps_where_it_was_first_seen()
    {
        var points = Of(Targets, "X1 lung new equivocal 5", "X1 lung new present 9", "X1 present 11").Series.TimePoints;
        Assert.Equal([NewLesionCertainty.Equivocal, NewLesionCertainty.Unequivocal, NewLesionCertainty.Unequivocal], points.Skip(1).Select(t => t.NewLesions.Single().Certainty));
        Assert.Equal([null, "TP1", "TP1"], points.Skip(1).Select(t => t.NewLesions.Single().FirstSeen));
        Assert.Equal(("lung", "CT", 9m), (points[2].NewLesions[0].Organ, points[2].NewLesions[0].Modality, points[2].NewLesions[0].Mm));
    }

    [Theory]
    [InlineData("X1 absent", NewLesionCertainty.Resolved)]
    [InlineData("X1 not-malignant", NewLesionCertainty.NotMalignant)]
    public void An_equivocal_lesion_may_turn_out_to_be_none(string later, NewLesionCertainty certainty) => Assert.Equal(certainty, First("X1 lung new equivocal 5", later).NewLesions.Single().Certainty);

    [Theory]
    [InlineData("X1 not-evaluable")]
    [InlineData("X1 absent")]
    public void A_lesion_that_was_never_seen_is_not_new(string read) => Assert.Empty(First(read + " new").NewLesions);

    [Theory]
    [InlineData("X1 liver 12")]
    [InlineData("X1 liver 12 target")]
    [InlineData("X1 liver present non-target")]
    public void A_later_lesion_that_nobody_calls_new_is_equivocal_and_told(string read)
    {
        var series = Of(Targets, read);
        Assert.Equal(NewLesionCertainty.Equivocal, series.Series.TimePoints[1].NewLesions.Single().Certainty);
        Assert.Contains("W_LATE_TARGET", Codes(series));
        Assert.DoesNotContain("X1", series.Series.Lesions.Select(l => l.Id));
    }

    [Fact]
    public void What_the_baseline_shows_is_never_new()
    {
        var series = Of(Targets + ", X1 lung equivocal 4", "X1 lung new present 9");
        Assert.Empty(series.Series.TimePoints[1].NewLesions);
        Assert.Contains("W_NEW_AT_BASELINE", Codes(series));
    }

    [Theory]
    [InlineData("liver lung", true)]
    [InlineData("liver", false)]
    [InlineData(null, null)]
    public void Whether_the_place_was_imaged_is_known_where_the_baseline_says_its_regions(string? regions, bool? imaged)
    {
        var series = OnlySeries([Everolimus, .. Ct("2020-01-20", Targets, more: s => s with { Regions = regions?.Split(' ') }), .. Ct("2020-05-01", "X1 lung new 9")]);
        Assert.Equal(imaged, series.Series.TimePoints[1].NewLesions[0].RegionImagedAtBaseline);
    }

    [Fact]
    public void A_baseline_without_a_word_on_targets_is_not_a_baseline_without_targets()
    {
        var series = Of("L1 liver 40, B1 bone present", "L1 30");
        Assert.Equal(TargetsStanding.NotDeclared, series.Targets);
        Assert.DoesNotContain(series.Series.TimePoints, t => t.IsBaseline);
        Assert.NotNull(series.Baseline);
        Assert.Contains("W_TARGETS_NOT_DECLARED", Codes(series));
    }

    [Theory]
    [InlineData("B1 bone non-target present", TargetsStanding.NonTargetOnly)]
    [InlineData("B1 bone non-target present, L1 liver 40", TargetsStanding.NotDeclared)]
    [InlineData("L1 liver absent", TargetsStanding.NoDisease)]
    public void No_targets_is_an_answer_that_somebody_gives(string baseline, TargetsStanding standing) => Assert.Equal(standing, Of(baseline, "B1 present").Targets);

    [Fact]
    public void A_lesion_without_a_role_beside_declared_targets_is_a_non_target()
    {
        var series = Of("L1 liver target 40, L3 liver 12", "L1 30");
        Assert.Equal(SeriesRole.NonTarget, series.Series.Lesions.Single(l => l.Id == "L3").Role);
        Assert.Contains("W_ROLE_NOT_DECLARED", Codes(series));
    }

    [Fact]
    public void A_lesion_in_two_roles_is_a_target_and_told()
    {
        var series = OnlySeries([Everolimus, .. Ct("2020-01-20", "L1 liver target 40"), .. Scan("MRI", "2020-01-21", "L1 liver non-target present"), .. Ct("2020-05-01", "L1 30")]);
        Assert.Equal(SeriesRole.Target, Assert.Single(series.Series.Lesions).Role);
        Assert.Contains("W_LESION_TWO_ROLES", Codes(series));
    }

    [Fact]
    public void Sizes_of_CT_are_never_mixed_with_those_of_a_PET()
    {
        var series = OnlySeries([Everolimus, .. Ct("2020-01-20", Targets), .. Scan("SSTR-PET", "2020-05-01", "L1 30 max14")]);
        Assert.False(series.Series.TimePoints[1].Targets.ContainsKey("L1"));
        Assert.Contains("W_SIZE_FROM_PET", Codes(series));
        var onPet = OnlySeries([Everolimus, .. Scan("SSTR-PET", "2020-01-20", "L1 liver target 40"), .. Scan("SSTR-PET", "2020-05-01", "L1 30"), .. Ct("2020-08-01", "L1 20")]);
        Assert.Equal([40m, 30m], onPet.Series.TimePoints.Where(t => t.Targets.ContainsKey("L1")).Select(t => t.Targets["L1"].Mm!.Value));
        Assert.Contains("W_SIZED_ON_PET", Codes(onPet));
    }

    [Fact]
    public void Of_two_sizes_of_one_visit_that_on_the_baselines_kind_of_scan_counts()
    {
        var series = OnlySeries([Everolimus, .. Scan("MRI", "2020-01-20", "L1 liver target 40"), .. Ct("2020-05-01", "L1 36"), .. Scan("MRI", "2020-05-03", "L1 30")]);
        Assert.Equal(30, series.Series.TimePoints[1].Targets["L1"].Mm);
        Assert.Contains("W_MEASURED_TWICE", Codes(series));
    }

    [Fact]
    public void Viable_size_density_and_its_phase_are_carried()
    {
        var series = OnlySeries([Everolimus, .. Ct("2020-01-20", "L1 liver target 40 v35 HU92", more: s => s with { ContrastPhase = "portal_venous" }), .. Ct("2020-05-01", "L1 38 v20 HU70", more: s => s with { ContrastPhase = "arterial" })]);
        Assert.Equal([(35m, 92m), (20m, 70m)], series.Series.TimePoints.Select(t => (t.Targets["L1"].ViableMm!.Value, t.Targets["L1"].Hu!.Value)));
        Assert.Equal(["portal-venous", "arterial"], series.Series.TimePoints.Select(t => t.ContrastPhase));
    }
}
