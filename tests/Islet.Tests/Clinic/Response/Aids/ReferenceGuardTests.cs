using Islet.Clinic;

namespace Islet.Tests.Clinic;

public class ReferenceGuardTests
{
    [Fact]
    public void Each_follow_up_stands_against_nadir_last_scan_and_baseline()
    {
        var last = Check("80, 44, 50, 55")[^1];
        Assert.Equal((new SizeStep("TP1", 44, 55), new SizeStep("TP2", 50, 55), new SizeStep("BL", 80, 55)), (last.Nadir, last.Previous, last.Baseline));
        Assert.Equal((25m, 10m, -31.25m), (last.Nadir!.Percent, last.Previous!.Percent, last.Baseline!.Percent));
        Assert.True(last is { IsProgression: true, PreviousMisses: true, BaselineMisses: true });
    }

    [Fact]
    public void At_the_first_follow_up_all_references_are_one_and_none_can_be_wrong()
    {
        var first = Check("50, 60")[0];
        Assert.Equal((first.Nadir, first.Nadir), (first.Previous, first.Baseline));
        Assert.True(first is { IsProgression: true, PreviousMisses: false, BaselineMisses: false });
    }

    [Theory]
    [InlineData("25, 30", true), InlineData("25, 29.9", false)] // +20 % and 5 mm together
    [InlineData("3.2, 8.2", true), InlineData("3.2, 8.1", false)] // +5 mm, which a double misses
    [InlineData("27.0, 32.4", true), InlineData("27.0, 32.3", false)] // +20 %, which a double misses
    public void Progression_is_20_percent_and_5_mm_exactly(string sizes, bool progression) => Assert.Equal(progression, Check(sizes)[0].IsProgression);

    [Fact]
    public void An_incomplete_sum_is_compared_with_nothing_and_nothing_with_it()
    {
        var checks = Check("40, 30, 36", "10, -, 10");
        Assert.Equal((null, null, null), (checks[0].Nadir, checks[0].Previous, checks[0].Baseline));
        Assert.Equal(("BL", "BL"), (checks[1].Nadir!.With, checks[1].Previous!.With));
        Assert.Equal(new SizeStep("T1", 30, 36), checks[1].Lesions[0]); // a lesion has a smallest size of its own
    }

    [Fact]
    public void From_nothing_there_is_no_percentage_and_any_growth_is_more_than_20()
    {
        var step = new SizeStep("TP1", 0, 6);
        Assert.Null(step.Percent);
        Assert.True(step is { IsUp20: true, IsUp5Mm: true });
        Assert.False(new SizeStep("TP1", 0, 0).IsUp20);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_compared() =>
        Assert.All(ReferenceGuard.Of(Timeline.Of(Series.Of("50, 60").At("BL", t => t with { IsBaseline = false })), ResponseOptions.Default),
            c => Assert.Equal((null, null, 0), (c.Nadir, c.Baseline, c.Lesions.Count)));

    private static IReadOnlyList<ReferenceCheck> Check(params string[] targets) => ReferenceGuard.Of(Timeline.Of(Series.Of(targets)), ResponseOptions.Default);
}
