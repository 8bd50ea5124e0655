using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>What stands beside the windows: what comes next, what is missing, cautions, modality, partial dates.</summary>
public class PlanStandingTests
{
    [Fact] // SR-09 (CommNETS, quoted) and SR-10 (the panel's majority) differ: both are shown, none is chosen
    public void Statements_that_differ_stand_side_by_side()
    {
        var plan = Plan(Resected, Anchors("2021-09-15", "resection=2021-03-01", Scan("2021-06-15")));
        var next = Assert.Single(plan.Next, n => n.Kind is FollowUpKind.Imaging);
        Assert.Equal(["SR-10", "SR-09"], next.Windows.Select(w => w.Statement.Statement.Number));
        Assert.Equal(["2021-12-15..2021-12-15", "2022-03-01..2022-03-01"], next.Windows.Select(Says)); // each its own, no span over both
        Assert.Equal("SR-10", next.First.Statement.Statement.Number);
        Assert.Equal(["majority of the panel", "CommNETS/NANETS, quoted"], next.Windows.Select(w => PlanWords.Held(w.Statement.Statement)));
        Assert.Contains(next.Windows[0].Statement.Tension, s => s.Number == "SR-09");
        Assert.Equal("CommNETS/NANETS, quoted", next.Windows[1].Statement.Statement.Origin);
    }

    [Fact]
    public void One_statement_may_be_overdue_and_another_not()
    {
        var next = Assert.Single(Plan(Resected, Anchors("2022-01-15", "resection=2021-03-01", Scan("2021-06-15"))).Next, n => n.Kind is FollowUpKind.Imaging);
        Assert.Equal(["SR-10"], next.Overdue.Select(w => w.Statement.Statement.Number));
        Assert.Equal("2021-12-16", Date(next.Overdue.Single().OverdueSince!.Value));
    }

    [Theory] // C-OBS (facts.md section 5): listed under the caution, not preselected
    [InlineData("systemic_lines_started=0 progressive_disease=false clinically_aggressive=false tumor_volume=low", true)]
    [InlineData("systemic_lines_started=1", false)]
    [InlineData("progressive_disease=true", false)]
    [InlineData("clinically_aggressive=true", false)]
    [InlineData("tumor_volume=moderate", false)]
    public void Observation_under_its_caution_is_not_preselected(string facts, bool preselected)
    {
        var plan = Plan(Observed + " " + facts, Anchors("2024-02-01", "observation start=2024-01-15"));
        Assert.All(plan.Windows.Of("SYS-02"), w => Assert.Equal(preselected, w.IsPreselected));
        Assert.NotEmpty(plan.Windows.Of("SYS-02"));
        Assert.Equal(preselected, plan.Next.Any(n => n.Windows.Any(w => w.Statement.Statement.Number == "SYS-02")));
        Assert.Equal(preselected, PlanCalendar.Write(plan, StatementBase.Shipped).Contains("SYS-02", StringComparison.Ordinal));
    }

    [Fact]
    public void An_anchor_that_is_not_recorded_is_named_and_makes_no_window()
    {
        var plan = Plan(Resected, Anchors("2024-01-01", "", Scan("2023-01-01")));
        Assert.Empty(plan.Windows);
        Assert.Equal(["SR-08", "SR-09", "SR-10"], Assert.Single(plan.AnchorsMissing, m => m.Name == "resection").Statements.Select(s => s.Number));
    }

    [Fact]
    public void An_undecided_statement_is_listed_with_what_it_waits_for()
    {
        var plan = Plan(Resected.Replace(" node_positive=false", "", StringComparison.Ordinal), Anchors("2024-01-01", "resection=2023-01-01"));
        var high = Assert.Single(plan.Undecided, s => s.Statement.Number == "SR-14");
        Assert.Equal([Fact.NodePositive], high.Truth.Missing);
        Assert.Empty(plan.Windows.Of("SR-14"));
    }

    [Theory] // resection known to the month: a range of windows
    [InlineData("2024-08-31", "2024-05-01..2024-08-31?")] // by 1 February overdue, by 29 February not
    [InlineData("2024-08-01", "2024-05-01..2024-08-31")]
    [InlineData("2024-09-01", "2024-05-01..2024-09-01!")]
    public void A_partial_date_gives_a_range(string asOf, string expected)
    {
        var window = Plan(Resected, Anchors(asOf, "resection=2024-02")).Windows.Of("SR-08").Single();
        Assert.Equal(("2024-05-01", "2024-08-29"), (Date(window.Earliest), Date(window.Latest!.Value)));
        Assert.Null(window.Target);
        var expectedState = expected[^1] switch { '!' => WindowState.Overdue, '?' => WindowState.PerhapsOverdue, _ => WindowState.Open };
        Assert.Equal(asOf is "2024-08-31" ? WindowState.Overdue : expectedState, window.State); // 29 August is the latest that February allows
    }

    [Theory]
    [InlineData("2024-08-01", WindowState.Open)]
    [InlineData("2024-08-02", WindowState.PerhapsOverdue)]
    [InlineData("2024-08-29", WindowState.PerhapsOverdue)]
    [InlineData("2024-08-30", WindowState.Overdue)]
    public void Overdue_by_a_partial_date_is_certain_only_when_every_day_says_so(string asOf, WindowState expected) =>
        Assert.Equal(expected, Plan(Resected, Anchors(asOf, "resection=2024-02")).Windows.Of("SR-08").Single().State);

    [Theory] // SM-07, SM-08, SM-09, SR-01
    [InlineData(Metastatic + " dominant_site=liver", "SM-07", "MRI")]
    [InlineData(Metastatic + " dominant_site=nodal", "SM-08", "CT")]
    [InlineData(Metastatic + " dominant_site=bone", "SM-09", "SSTR-PET")]
    [InlineData(Resected, "SR-01", "CT")]
    public void Modality_by_dominant_site_and_whether_the_last_was_another(string facts, string statement, string modality)
    {
        foreach (var last in (string[])["CT", "MRI", "SSTR-PET"])
        {
            var advice = Assert.Single(Plan(facts, Anchors("2024-06-01", "", Scan("2024-01-10", last))).Modality, a => a.Statement.Statement.Number == statement);
            Assert.Equal((modality, last != modality), (ModalityAdvice.Word(advice.Modality), advice.Differs));
        }
    }

    [Theory] // SM-10
    [InlineData("CT", "CT", false)]
    [InlineData("CT", "MRI", true)]
    [InlineData("CT", "SSTR-PET", false)] // receptor PET beside it changes no cross-section
    public void A_change_of_modality_is_told(string before, string last, bool told) =>
        Assert.Equal(told, Plan(Metastatic, Anchors("2024-06-01", "", Scan("2023-01-10", before), Scan("2024-01-10", last))).ModalityChange is not null);

    [Fact]
    public void What_is_not_routine_is_said() => Assert.Equal(["SR-02", "SR-03", "SR-05", "SR-16"],
        Plan(Resected + " clinical_progression_suspected=false history_liver_metastases=false", Anchors("2024-01-01", "")).NotRoutine.Select(s => s.Statement.Number));

    [Fact]
    public void Without_a_calendar_there_are_offsets_and_no_calendar_file()
    {
        var anchors = new SurveillanceAnchors(Axis.OffsetFrom("diagnosis"), AxisPoint.Of(Offset.FromMonths(13)), [new(AnchorNames.Resection, AxisSpan.On(AxisPoint.Of(Offset.FromMonths(2))))], [], []);
        var plan = Plan(Resected, anchors);
        Assert.Equal("+5 mo..+8 mo", $"{PlanWords.On(plan.Windows.Of("SR-08").Single().Earliest, anchors.Axis)}..{PlanWords.On(plan.Windows.Of("SR-08").Single().Latest!.Value, anchors.Axis)}");
        Assert.True(plan.Windows.Of("SR-08").Single().IsOverdue);
        Assert.Equal("E_NO_CALENDAR", Assert.Throws<RefusedException>(() => PlanCalendar.Write(plan, StatementBase.Shipped)).Problem.Code);
    }

    [Fact] // visits that were never recorded are not "never done"
    public void Of_two_things_together_the_one_never_shown_is_named()
    {
        var window = Plan(OnAnalogue, Anchors("2024-05-01", "SSA start=2024-01-10", Scan("2024-04-01"))).Windows.Of("SM-12").First();
        Assert.Equal(("2024-07-01..2024-10-01", FollowUpKind.Visit), (Says(window), Assert.Single(window.NeverShown)));
        Assert.Empty(Plan(OnAnalogue, Anchors("2024-05-01", "SSA start=2024-01-10", Scan("2024-04-01"), Visit("2024-03-20"))).Windows.Of("SM-12").First().NeverShown);
    }

    [Fact]
    public void Months_since_resection_alone_give_an_anchor_half_a_month_wide_each_way()
    {
        var anchors = SurveillanceAnchors.Of(DerivedFacts.Over(Possible.Of(Facts("months_since_resection=12"))), new(2024, 3, 1));
        Assert.Equal(("2023-02-15", "2023-03-17"), (Date(anchors[AnchorNames.Resection]!.When.First), Date(anchors[AnchorNames.Resection]!.When.Last)));
    }
}
