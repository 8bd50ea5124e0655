using Islet.Course;
using Islet.Guidelines;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>During radionuclide therapy: SM-15 at each cycle, SM-16 before the third.</summary>
public class PlanCycleTests
{
    private const string Aggressive = OnPrrt + " prrt_cycles_given=2 clinically_aggressive=true";

    [Fact]
    public void A_planned_cycle_is_a_window_of_a_day() => Assert.Equal("2024-05-01..2024-05-01", Says(Plan(OnPrrt, Given("2024-04-01", "2024-03-06", "2024-05-01")).Windows.Of("SM-15")));

    [Fact]
    public void A_cycle_whose_day_is_not_recorded_is_named() =>
        Assert.Contains(Plan(OnPrrt, Given("2024-04-01", "2024-01-10", "2024-03-06")).AnchorsMissing, m => m.Name == "PRRT cycle 3" && m.Statements.Any(s => s.Number == "SM-15"));

    [Fact]
    public void After_the_last_planned_cycle_there_is_none() =>
        Assert.Contains(Plan(OnPrrt, Given("2024-04-01", "2024-01-10", "2024-03-06") with { CyclesPlanned = 2 }).Ended, e => e.Statement.Statement.Number == "SM-15");

    [Theory]
    [InlineData("2024-04-30", "2024-03-06..2024-04-30")] // cycle 3 is planned for 1 May
    public void A_scan_before_the_third_cycle(string asOf, string expected) => Assert.Equal(expected, Says(Plan(Aggressive, Given(asOf, "2024-01-10", "2024-03-06", "2024-05-01")).Windows.Of("SM-16")));

    [Fact]
    public void Without_a_day_for_the_third_cycle_the_window_stays_open_and_says_so()
    {
        var plan = Plan(Aggressive, Given("2024-04-01", "2024-01-10", "2024-03-06"));
        Assert.Equal("2024-03-06..", Says(plan.Windows.Of("SM-16")));
        Assert.Contains(plan.AnchorsMissing, m => m.Name == "PRRT cycle 3" && m.Statements.Any(s => s.Number == "SM-16"));
        Assert.Null(Assert.Single(plan.Next, n => n.Kind is FollowUpKind.Imaging).First.Latest);
    }

    [Fact]
    public void A_scan_after_the_second_cycle_is_it() => Assert.Equal(WindowState.Done,
        Assert.Single(Plan(Aggressive, Given("2024-04-10", "2024-01-10", "2024-03-06") with { Done = [Scan("2024-04-02")] }).Past.Of("SM-16")).State);

    [Fact]
    public void Without_reasons_imaging_during_the_course_is_not_routine() => Assert.Contains(
        Plan(OnPrrt + " clinically_aggressive=false worsening_symptoms=false worsening_labs=false", Given("2024-04-01", "2024-01-10")).NotRoutine, s => s.Statement.Number == "SM-17");

    private static SurveillanceAnchors Given(string asOf, params string[] cycles) =>
        Anchors(asOf, "") with { Cycles = [.. cycles.Select(c => new PlanAnchor(AnchorNames.PrrtCycle, Span(c)))] };
}
