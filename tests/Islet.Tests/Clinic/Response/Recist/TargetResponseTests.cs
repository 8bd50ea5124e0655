using Islet.Clinic;
using static Islet.Tests.Clinic.SizeResponse.Measured;
using T = Islet.Clinic.ResponseCategory;

namespace Islet.Tests.Clinic.SizeResponse;

/// <summary>Eisenhauer et al. 2009, sections 4.3.1 and 4.3.2, Appendix II.</summary>
public class TargetResponseTests
{
    [Theory]
    [InlineData("14.0", "9.8", T.PR), InlineData("14.0", "9.9", T.SD)] // -30 % of baseline; binary floating point gets both wrong
    [InlineData("27.0", "32.4", T.PD), InlineData("27.0", "32.3", T.SD)] // +20 % of nadir
    [InlineData("3.2", "8.2", T.PD), InlineData("3.2", "8.1", T.SD)] // +5 mm
    [InlineData("150", "179.9", T.SD), InlineData("8", "12.9", T.SD), InlineData("150", "180", T.PD)] // both conditions: +19.9 %; +61 % with 4.9 mm
    public void Thresholds_are_exact(string baseline, string now, T expected) => Assert.Equal(expected, One(baseline, now));

    [Fact]
    public void The_review_by_letter_asks_no_5_mm_and_only_by_letter()
    {
        var series = Series("T1", "-7: T1=10", "56: T1=12");
        Assert.Equal("SD", series.Recist().Overall());
        Assert.Equal("SD", series.Recist(new() { Definition = ResponseDefinition.Seed }).Overall());
        Assert.Equal("SD", series.Recist(new() { SeedLiteral = true }).Overall());
        Assert.Equal("PD", series.Recist(new() { Definition = ResponseDefinition.Seed, SeedLiteral = true }).Overall());
        Assert.Equal("SD", Series("T1", "-7: T1=10", "56: T1=11.9").Recist(new() { Definition = ResponseDefinition.Seed, SeedLiteral = true }).Overall());
    }

    [Fact] // public vignette P-02
    public void Regrowth_is_judged_from_the_nadir_although_the_sum_is_below_baseline()
    {
        var response = Series("T1", "-7: T1=80", "56: T1=44", "112: T1=55").Recist().TimePoints[1];
        Assert.Equal((T.PD, 44m, 25m, -31.25m), (response.Target, response.Size!.Nadir, response.Size.PercentOfNadir, response.Size.PercentOfBaseline));
    }

    [Fact]
    public void The_previous_scan_is_no_reference() => Assert.Equal("SD SD SD PD", Series("T1", "-7: T1=50", "56: T1=52", "112: T1=55", "168: T1=59", "224: T1=60").Recist().Overall());

    [Fact]
    public void An_incomplete_sum_is_never_the_nadir()
    {
        var points = Series("T1 T2", "-7: T1=40 T2=20", "56: T1=41 T2=ne", "112: T1=42 T2=21").Recist().TimePoints;
        Assert.Equal((T.NE, 41m, false, (decimal?)null, (decimal?)null), (points[0].Target, points[0].Size!.Sum, points[0].Size!.IsComplete, points[0].Size!.PercentOfBaseline, points[0].Size!.PercentOfNadir));
        Assert.Equal((T.SD, 60m), (points[1].Target, points[1].Size!.Nadir));
    }

    [Theory] // a node is normal below 10 mm, and the sum need not be 0
    [InlineData("T1=0 N1=9.9", "CR"), InlineData("T1=0 N1=10", "PR"), InlineData("T1=0.1 N1=9.9", "PR"), InlineData("T1=0 N1=small", "CR"), InlineData("T1=small N1=0", "PR")]
    [InlineData("T1=ne N1=0", "NE"), InlineData("T1=0", "NE")]
    public void Complete_response_is_all_gone_and_nodes_normal(string now, string expected) => Assert.Equal(expected, Series("T1 n:N1", "-7: T1=30 N1=20", "56: " + now).Recist().Overall());

    [Fact]
    public void Nodes_that_wander_below_10_mm_stay_complete_response_and_are_shown()
    {
        var points = Series("n:N1", "-7: N1=20", "56: N1=4", "112: N1=9").Recist().TimePoints;
        Assert.Equal([T.CR, T.CR], points.Select(p => p.Target));
        Assert.Equal([ResponseCaution.NodesNormalSumUp], points[1].Cautions);
        Assert.Empty(points[0].Cautions);
    }

    [Fact]
    public void Progression_that_a_normal_node_drives_is_shown()
    {
        var driven = Series("T1 n:N1", "-7: T1=20 N1=20", "56: T1=10 N1=4", "112: T1=10 N1=9.5").Recist().TimePoints[1];
        Assert.Equal((T.PD, ResponseCaution.PdDrivenByNormalNode), (driven.Target, driven.Cautions.Single()));
        var other = Series("T1 n:N1", "-7: T1=20 N1=20", "56: T1=10 N1=4", "112: T1=16 N1=5").Recist().TimePoints[1];
        Assert.Equal((T.PD, 0), (other.Target, other.Cautions.Count));
    }

    [Theory]
    [InlineData("T1=12+11 T2=small", "28"), InlineData("T1=12+11 T2=0", "23"), InlineData("T1=2 T2=1", "3"), InlineData("T1=50&T2", "50"), InlineData("T1=50&T2 T2=>T1", "50"), InlineData("T1=50 T2=>T1", "50")]
    public void Fragments_add_up_a_faint_lesion_is_5_mm_and_what_was_absorbed_is_not_missing(string now, string sum)
    {
        var size = Series("T1 T2", "-7: T1=38 T2=14", "56: " + now).Recist().TimePoints[0].Size!;
        Assert.Equal((Mm(sum), true), (size.Sum, size.IsComplete));
    }

    [Theory]
    [InlineData("T1=ne T2=>T1", false), InlineData("T2=>T1", false), InlineData("T1=>T2 T2=>T1", false), InlineData("T1=50 T2=>X9", false), InlineData("T1=50", false)]
    public void What_was_absorbed_by_a_lesion_that_nobody_read_is_missing(string now, bool complete) =>
        Assert.Equal(complete, Series("T1 T2", "-7: T1=38 T2=14", "56: " + now).Recist().TimePoints[0].Size!.IsComplete);

    [Theory]
    [InlineData("T1=52", 52, true), InlineData("T1=52 T2=ne", 52, false), InlineData("T1=40 T2=10", 50, true), InlineData("T2=10", 10, false)]
    public void A_merger_lasts_until_the_lesion_is_read_by_itself(string later, int sum, bool complete)
    {
        var size = Series("T1 T2", "-7: T1=38 T2=14", "56: T1=50&T2 T2=>T1", "112: " + later).Recist().TimePoints[1].Size!;
        Assert.Equal((sum, complete), (size.Sum, size.IsComplete));
    }

    [Fact]
    public void A_mass_of_three_is_one_lesion() =>
        Assert.Equal((70m, true), Series("T1 T2 T3", "-7: T1=38 T2=14 T3=20", "56: T1=>T2 T2=>T3 T3=70").Recist().TimePoints[0] is { Size: { Sum: var sum, IsComplete: var all } } ? (sum!.Value, all) : default);

    [Fact]
    public void A_nadir_of_zero_has_no_percentage_and_asks_5_mm_alone()
    {
        var points = Series("T1 -NT1", "-7: T1=30 NT1=present", "56: T1=0 NT1=present", "112: T1=4.9 NT1=present", "168: T1=5 NT1=present").Recist().TimePoints;
        Assert.Equal(["PR", "PR", "PD"], points.Select(p => Word(p.Overall)));
        Assert.Null(points[1].Size!.PercentOfNadir);
        Assert.Equal(0, points[1].Size!.Nadir);
    }

    [Fact]
    public void Progression_is_certain_even_when_a_target_is_missing()
    {
        var response = Series("T1 T2", "-7: T1=40 T2=20", "56: T1=72 T2=ne").Recist().TimePoints[0];
        Assert.Equal((T.PD, 20m, false), (response.Target, response.Size!.PercentOfNadir, response.Size.IsComplete));
        Assert.Equal(T.NE, Series("T1 T2", "-7: T1=40 T2=20", "56: T1=71.9 T2=ne").Recist().TimePoints[0].Target);
    }

    [Fact]
    public void Nothing_measured_after_a_baseline_is_not_evaluable_and_not_gone() => Assert.Equal("NE", Series("T1", "-7: T1=40", "56:").Recist().Overall());

    [Fact]
    public void A_partial_response_carries_on_by_the_option_only()
    {
        var series = Series("T1", "-7: T1=100", "56: T1=65", "112: T1=75", "168: T1=ne", "224: T1=78", "280: T1=0");
        Assert.Equal("PR SD NE PD CR", series.Recist().Overall());
        Assert.Equal("PR PR NE PD CR", series.Recist(new() { CarryForwardPr = true }).Overall());
    }

    private static T One(string baseline, string now) => Series("T1", "-7: T1=" + baseline, "56: T1=" + now).Recist().TimePoints[0].Target!.Value;
}
