using FsCheck;
using FsCheck.Fluent;
using Islet.Board;
using Islet.Course;
using static Islet.Tests.Board.WorkCourses;

namespace Islet.Tests.Board;

/// <summary>The order, the pages and the counts of a registry's worklist.</summary>
public class WorklistTests
{
    private static readonly DateOnly Today = Day("2025-05-14"); // a Wednesday

    [Theory] // ISO 8601: a week ends on Sunday
    [InlineData("2025-05-12", "2025-05-18"), InlineData("2025-05-18", "2025-05-18"), InlineData("2025-05-19", "2025-05-25")]
    public void A_week_ends_on_its_sunday(string day, string end) => Assert.Equal(Day(end), Worklist.WeekEndOf(Day(day)));

    [Fact]
    public void Boards_of_this_week_come_first_then_what_is_nearest_then_what_has_no_day()
    {
        var list = new Worklist(Today, [Row(1, Progressed("2024-05-14")), Row(2, Progressed("2025-05-13")), Row(3, new Disagreement(DisagreementIn.Grade, null, "G1", "G2")), Row(4, Board("2025-05-18")), Row(5, Board("2025-05-19"))]);
        Assert.Equal([4, 2, 5, 1, 3], list.Page(new(), 1).Rows.Select(r => r.Patient));
        Assert.Equal([1, 2, 4, 5, 3], list.Page(new(Order: WorkOrder.Longest), 1).Rows.Select(r => r.Patient));
        Assert.Equal([4], list.Boards(null).Select(b => b.Row.Patient));
    }

    [Fact]
    public void A_board_that_was_and_decided_nothing_stays_before_those_to_come() =>
        Assert.Equal([2, 1], new Worklist(Today, [Row(1, Board("2025-05-15")), Row(2, Board("2025-05-08"))]).Boards(null).Select(b => b.Row.Patient));

    [Fact]
    public void A_filter_leaves_the_items_it_asks_for_and_the_patients_who_have_one()
    {
        var list = new Worklist(Today, [Row(1, Progressed("2025-05-01"), Board("2025-05-15")), Row(2, Board("2025-05-16"))]);
        var page = list.Page(new(WorkKind.Recharacterization), 1);
        Assert.Equal((1, 1), (page.Total, page.Rows[0].Items.Count));
        Assert.Equal(new(2, 2), list.Count(WorkKind.Board, new()));
        Assert.Equal(new(0, 0), list.Count(WorkKind.Board, new(Owner: WorkOwner.Patient)));
        Assert.Equal(0, list.Page(new(Center: "elsewhere"), 1).Total);
        Assert.Equal(2, list.Page(new(Center: "Uppsala"), 1).Total);
    }

    [Fact]
    public void Every_page_together_holds_every_patient_once() => Prop.ForAll(Lists(), rows =>
    {
        var list = new Worklist(Today, rows);
        foreach (var filter in new WorkFilter[] { new(), new(WorkKind.Board), new(Owner: WorkOwner.Board, Order: WorkOrder.Longest), new(Center: "Uppsala") })
        {
            var pages = Enumerable.Range(1, list.Page(filter, 1).Pages).SelectMany(n => list.Page(filter, n).Rows).ToList();
            var asked = rows.Where(r => (filter.Center is null || r.Center == filter.Center) && r.Items.Any(filter.Includes)).Select(r => r.Patient).ToHashSet();
            if (pages.Count != asked.Count || !asked.SetEquals(pages.Select(r => r.Patient)) || pages.Exists(r => !r.Items.All(filter.Includes)))
                return false;
        }
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_advanced_list_is_the_one_counted_anew() => Prop.ForAll(Lists(), rows =>
    {
        var half = rows.Length / 2;
        WorkRow[] changed = [.. rows.Take(half).Select(r => r with { Items = [Board("2025-05-15")] })];
        long[] gone = [.. rows.TakeLast(1).Select(r => r.Patient)];
        var advanced = new Worklist(Today, rows).With([.. changed.Select(r => r.Patient), .. gone], changed.Where(r => !gone.Contains(r.Patient)));
        var anew = new Worklist(Today, changed.Concat(rows.Skip(half)).Where(r => !gone.Contains(r.Patient)));
        return advanced.Rows.Select(r => r.Patient).SequenceEqual(anew.Rows.Select(r => r.Patient)) && Enum.GetValues<WorkKind>().All(k => advanced.Count(k, new()) == anew.Count(k, new()))
            && advanced.Page(new(), 1).Rows.Select(r => r.Patient).SequenceEqual(anew.Page(new(), 1).Rows.Select(r => r.Patient));
    }).QuickCheckThrowOnFailure();

    private static Arbitrary<WorkRow[]> Lists() => (
        from days in Gen.Choose(-900, 60).ArrayOf()
        from kinds in Gen.Choose(0, 3).ArrayOf(days.Length)
        select days.Select((day, i) => Row(i + 1, kinds[i] switch
        {
            0 => [new BoardAhead(Today.AddDays(day), Today.AddDays(day), StatedBy.Clinician, null)],
            1 => [Progressed(Today.AddDays(day))],
            2 => [new Disagreement(DisagreementIn.Grade, null, "G1", "G2"), Progressed(Today.AddDays(day))],
            _ => (WorkItem[])[new Disagreement(DisagreementIn.Reading, 1, "PD", "SD")],
        }) with { Center = i % 3 == 0 ? null : "Uppsala" }).ToArray()).ToArbitrary();

    private static WorkRow Row(long patient, params WorkItem[] items) => new(patient, $"K{patient}", "Uppsala", items);

    private static BoardAhead Board(string day) => new(Day(day), Day("2025-05-01"), StatedBy.Clinician, null);

    private static NotRecharacterized Progressed(string day) => Progressed(Day(day));

    private static NotRecharacterized Progressed(DateOnly day) => new(day, Islet.Course.Day.On(day), 1, null, 0);
}
