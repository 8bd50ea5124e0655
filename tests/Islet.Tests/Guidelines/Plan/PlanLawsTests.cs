using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Guidelines;
using static Islet.Tests.Guidelines.PlanFixture;

namespace Islet.Tests.Guidelines;

/// <summary>Laws over random dates and examinations.</summary>
public class PlanLawsTests
{
    private static readonly string[] Situations = [Resected, HighRisk, Metastasectomy, Functional, Observed, OnAnalogue, OnEverolimus, AfterPrrt];

    private static readonly Gen<SurveillanceAnchors> Records =
        from start in Gen.Choose(0, 5000)
        from span in Gen.Elements(0, 0, 0, 30, 364)
        from after in Gen.Choose(0, 5000)
        from done in Gen.Zip(Gen.Choose(0, 5000), Gen.Zip(Gen.Elements("CT", "MRI", "SSTR-PET", "US"), Gen.Choose(0, 2))).ListOf(4)
        let first = new DateOnly(2010, 1, 31).DayNumber + start
        let anchor = new AxisSpan(new(first), new(first + Math.Min(span, after)))
        select new SurveillanceAnchors(Axis.Calendar, new(first + after), [.. AnchorNames.All.Select(name => new PlanAnchor(name, anchor))], [],
            [.. done.Where(d => d.Item1 <= after).Select(d => new FollowUpDone((FollowUpKind)d.Item2.Item2, AxisSpan.On(new AxisPoint(first + d.Item1)), d.Item2.Item1))]);

    [Fact]
    public void Windows_are_ordered_never_before_their_anchor_and_overdue_only_after_their_last_day() => Check((plan, record) =>
        plan.Windows.All(w => w.Latest is not { } latest || (w.Earliest <= latest && w.Earliest >= w.Anchor.When.First && w.IsOverdue == record.Day > latest))
        && plan.Windows.Select(w => w.Earliest.Days).SequenceEqual(plan.Windows.Select(w => w.Earliest.Days).Order())
        && plan.Windows.Where(w => w.IsFollowing).All(w => w.Earliest >= record.Day));

    [Fact]
    public void An_interval_counts_from_the_last_examination_or_the_anchor() => Check((plan, record) => plan.Windows.Where(w => w is { IsFollowing: false, CountedFrom: { } } && w.Phase.From is null)
        .All(w => w.Earliest == PlanMonths.After(w.CountedFrom!.When.First, w.Statement.Statement.Schedule[w.Step - 1].EveryMinMonths!.Value, record.Axis)));

    [Fact]
    public void Every_window_has_a_number_of_its_own_within_its_schedule() => Check((plan, _) =>
        plan.Windows.Concat(plan.Past).GroupBy(w => (w.Statement.Statement.Id, w.Modality)).All(own => own.Select(w => w.Number).Distinct().Count() == own.Count()));

    [Fact]
    public void A_later_examination_never_brings_an_interval_forward() => Check((plan, record) =>
        Plan(plan.Windows.Count == 0 ? Resected : Situations.First(s => Plan(s, record).Windows.Select(Says).SequenceEqual(plan.Windows.Select(Says))),
            record with { Done = [.. record.Done, new(FollowUpKind.Imaging, AxisSpan.On(record.Day), "CT")] }) is var later
        && plan.Windows.Where(w => w is { IsFollowing: false, Modality: "imaging" } && w.Statement.Statement.Number is "SR-15" or "SR-18")
            .All(w => later.Windows.FirstOrDefault(l => l.Statement.Statement.Id == w.Statement.Statement.Id && l.Modality == w.Modality) is not { } next || next.Earliest >= w.Earliest));

    [Fact] // unknown never becomes no: a window goes only to undecided, or its statement is decided without the fact
    public void Removing_a_fact_moves_windows_to_undecided() => Assert.All(Situations, situation =>
    {
        var record = Anchors("2022-08-15", string.Join("; ", AnchorNames.All.Select(name => name + "=2022-03-31")), Scan("2022-05-01"), Visit("2022-05-01"), Bloods("2022-05-01"));
        var whole = Plan(situation, record);
        Assert.NotEmpty(whole.Windows);
        foreach (var fact in Facts(situation).Keys)
        {
            var less = Facts(situation);
            less.Remove(fact);
            var plan = Plan(less, record);
            Assert.All(whole.Windows.Select(w => w.Statement.Statement).Distinct(), s =>
                Assert.True(plan.Windows.Any(w => w.Statement.Statement == s) || plan.Undecided.Any(u => u.Statement == s && u.Truth.Missing.Count > 0), $"{s.Number} without {fact.Name}"));
        }
    });

    [Theory] // each anchor removed: its statements stand under what is missing
    [InlineData(Resected), InlineData(Observed), InlineData(OnAnalogue), InlineData(OnEverolimus), InlineData(AfterPrrt)]
    public void Removing_an_anchor_names_it(string situation)
    {
        var whole = Anchors("2024-01-15", string.Join("; ", AnchorNames.All.Select(name => name + "=2022-03-31")));
        foreach (var window in Plan(situation, whole).Windows)
        {
            var plan = Plan(situation, whole with { Known = [.. whole.Known.Where(a => a.Name != window.Anchor.Name)] });
            Assert.Contains(plan.AnchorsMissing, m => m.Name == window.Anchor.Name && m.Statements.Contains(window.Statement.Statement));
        }
    }

    [Theory] // 31 January and a month
    [InlineData("2023-01-31", 1, "2023-02-28")]
    [InlineData("2024-01-31", 1, "2024-02-29")]
    [InlineData("2024-01-31", 2, "2024-03-31")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2023-08-31", 6, "2024-02-29")]
    [InlineData("2023-12-31", 120, "2033-12-31")]
    public void Months_of_the_calendar(string from, int months, string expected) => Assert.Equal(expected, Date(PlanMonths.After(Point(from), months, Axis.Calendar)));

    [Fact]
    public void Part_of_a_month_is_part_of_30_4375_days() => Assert.Equal("2024-03-15", Date(PlanMonths.After(Point("2024-01-31"), 1.5m, Axis.Calendar)));

    private static void Check(Func<SurveillancePlan, SurveillanceAnchors, bool> law) => Prop.ForAll(Gen.Zip(Gen.Elements(Situations), Records).ToArbitrary(),
        drawn => law(Plan(drawn.Item1, drawn.Item2), drawn.Item2)).QuickCheckThrowOnFailure();
}
