using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Islet.Course;

namespace Islet.Tests.Course;

public class ViewTests
{
    public static TheoryData<string, int> Views()
    {
        var views = new TheoryData<string, int>();
        foreach (var example in FactsExamples.All)
        {
            for (var i = 0; i < example.GetProperty("views").GetArrayLength(); i++)
                views.Add(example.GetProperty("id").GetString()!, i);
        }
        return views;
    }

    [Theory, MemberData(nameof(Views))] // facts.md section 6
    public void The_worked_courses_show_exactly_what_facts_md_says(string id, int index)
    {
        var example = FactsExamples.All.Single(e => e.GetProperty("id").GetString() == id);
        var expected = example.GetProperty("views")[index];
        var course = FactsExamples.Course(example);
        var view = FactsExamples.View(expected);
        if (expected.TryGetProperty("refused", out var code))
        {
            var refused = Assert.Throws<RefusedException>(() => view.Of(course));
            Assert.Equal("E_" + code.GetString()!.ToUpperInvariant(), refused.Problem.Code);
            return;
        }
        var seen = view.Of(course).ToDictionary(s => s.Finding.Id, s => s.Visibility);
        foreach (var name in expected.GetProperty("visible").EnumerateArray())
            Assert.Equal(Visibility.Visible, seen[FactsExamples.Id(name.GetString()!)]);
        foreach (var hidden in expected.GetProperty("not_visible").EnumerateObject())
            Assert.Equal(hidden.Value.GetString()!.Replace("_", "", StringComparison.Ordinal), seen[FactsExamples.Id(hidden.Name)].ToString(), ignoreCase: true);
        Assert.Equal(seen.Count, expected.GetProperty("visible").GetArrayLength() + expected.GetProperty("not_visible").EnumerateObject().Count());
    }

    [Fact] // facts.md 1.1: "2019", entered on 2 May 2019, is no later than 2 May
    public void A_partial_date_is_bounded_by_the_day_of_its_entry()
    {
        var course = Calendar(Read("a", "2019", null, "2019-05-02"));
        Assert.Equal(Visibility.Visible, See(course, "2019-05-02", "2019-05-02"));
        Assert.Equal(Visibility.HappenedUncertain, See(course, "2019-05-01", "2019-12-31"));
    }

    [Fact]
    public void An_undated_finding_stays_undated_however_well_its_report_is_dated() =>
        Assert.Equal(Visibility.NoDate, See(Calendar(Read("a", null, "2020-01-01", "2020-01-02")), "2024-01-01", "2024-01-01"));

    [Fact]
    public void A_day_is_inclusive_a_report_issued_on_the_board_day_is_known_on_it()
    {
        var course = Calendar(Read("a", "2024-03-01", "2024-03-12", "2024-03-12"));
        Assert.Equal(Visibility.Visible, See(course, "2024-03-12", "2024-03-12"));
        Assert.Equal(Visibility.NotYetKnown, See(course, "2024-03-11", "2024-03-11"));
    }

    [Fact]
    public void A_withdrawn_finding_is_gone_from_every_view_and_gives_back_what_it_replaced()
    {
        var course = Calendar(
            Read("a", "2024-01-01", "2024-01-02", "2024-01-03"),
            Read("b", "2024-01-01", "2024-01-02", "2024-02-01", supersedes: "a", Why.Correction),
            Read("w", "2024-01-01", null, "2024-06-01", supersedes: "b", Why.Withdrawal));
        var seen = View.AsOf(new(2024, 7, 1)).Of(course);
        Assert.Equal([Visibility.Visible, Visibility.Withdrawn, Visibility.Visible], seen.Select(s => s.Visibility));
        Assert.Equal(Visibility.Withdrawn, View.AsOf(new(2024, 3, 1)).Of(course)[1].Visibility);
    }

    [Fact]
    public void A_withdrawal_entered_by_mistake_is_withdrawn_and_gives_back_what_it_took()
    {
        var course = Calendar(
            Read("a", "2024-01-01", "2024-01-02", "2024-01-03"),
            Read("w", "2024-01-01", null, "2024-02-01", supersedes: "a", Why.Withdrawal),
            Read("x", "2024-01-01", null, "2024-03-01", supersedes: "w", Why.Withdrawal));
        Assert.Equal(Visibility.Visible, View.AsOf(new(2024, 4, 1)).Of(course)[0].Visibility);
        Assert.Equal(Visibility.Withdrawn, (View.AsOf(new(2024, 2, 10)) with { LogUntil = new(2024, 2, 10) }).Of(course)[0].Visibility);
    }

    [Fact] // facts.md 1.8: only the log of a shifted course has calendar days
    public void A_shifted_course_refuses_a_day_and_its_recording_bounds_nothing()
    {
        var course = Calendar(Read("a", "2050", null, "2024-01-03")) with { Axis = Axis.Shifted };
        Assert.Equal("E_NO_CALENDAR", Assert.Throws<RefusedException>(() => View.AsOf(new(2050, 7, 1)).Of(course)).Problem.Code);
        Assert.Equal(Visibility.HappenedUncertain, View.AtLock(AxisPoint.Of(new DateOnly(2050, 7, 1))).Of(course)[0].Visibility);
    }

    [Fact]
    public void Known_by_a_day_before_the_effective_one_is_refused() =>
        Assert.Equal("E_VIEW_ORDER", Assert.Throws<RefusedException>(() => View.At(new(2024, 2, 1), new(2024, 1, 31)).Of(Calendar())).Problem.Code);

    [Fact]
    public void What_had_not_happened_or_was_not_known_never_changes_a_view() => Prop.ForAll(Courses, Days, (course, day) =>
    {
        var view = View.AsOf(Date(day));
        var within = course with { Findings = [.. course.Findings.Where(f => f.IsWithdrawal || (KnownFrom(f) <= Date(day) && (f.Supersedes is not null || f.Happened.First <= view.Effective)))] };
        var whole = view.Of(course).Where(s => s.IsVisible).Select(s => s.Finding);
        return whole.SequenceEqual(view.Of(within).Where(s => s.IsVisible).Select(s => s.Finding));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_arrival_does_not_matter() => Prop.ForAll(Courses, Days, (course, day) =>
    {
        var view = View.At(Date(day), Date(day + 200));
        var forwards = view.Of(course).ToDictionary(s => s.Finding.Id);
        return view.Of(course with { Findings = [.. course.Findings.Reverse()] }).All(s => forwards[s.Finding.Id] == s);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_later_knowledge_never_hides_what_it_does_not_replace() => Prop.ForAll(Courses, Days, (course, day) =>
    {
        var (early, late) = (View.AsOf(Date(day)).Of(course), View.At(Date(day), Date(day + 400)).Of(course));
        return early.Zip(late).All(pair => !pair.First.IsVisible || pair.Second.Visibility is Visibility.Visible or Visibility.Superseded);
    }).QuickCheckThrowOnFailure();

    /// <summary>The reported day, or the day of entry where that is earlier or the only one (facts.md 1.1).</summary>
    private static DateOnly KnownFrom(Finding f) => f.Reported.When.Day is { } day && day.Last < f.Recorded.Day ? day.Last : f.Recorded.Day;

    private static Arbitrary<int> Days => Gen.Choose(0, 900).ToArbitrary();

    /// <summary>Courses of up to twelve reads, some of which supersede an earlier one, with exact, partial, late and unknown dates.</summary>
    private static Arbitrary<DiseaseCourse> Courses =>
        (from parts in (from happened in Gen.Choose(0, 900)
                        from wait in Gen.Choose(0, 60)
                        from entered in Gen.Choose(0, 300)
                        from form in Gen.Choose(0, 4)
                        from replaces in Gen.Choose(0, 3)
                        select (happened, wait, entered, form, replaces)).ListOf()
         select Calendar([.. parts.Take(12).Select((p, i) => Read(
             ((char)('a' + i)).ToString(),
             Iso(p.happened)[..(p.form == 1 ? 7 : p.form == 2 ? 4 : 10)],
             p.form == 3 ? null : Iso(p.happened + p.wait),
             Iso(p.happened + p.wait + p.entered),
             supersedes: p.replaces == 0 && i > 0 ? ((char)('a' + i - 1)).ToString() : null,
             p.replaces == 0 && i > 0 ? (p.form == 4 ? Why.Withdrawal : Why.Review) : null))])).ToArbitrary();

    private static DateOnly Date(int day) => new DateOnly(2020, 1, 1).AddDays(day);

    private static string Iso(int day) => Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Visibility See(DiseaseCourse course, string effective, string knownBy) =>
        View.At(Day.Parse(effective).First, Day.Parse(knownBy).First).Of(course)[0].Visibility;

    private static DiseaseCourse Calendar(params Finding[] findings) => new(1, "some patient", Axis.Calendar, null, true, findings);

    private static Finding Read(string id, string? happened, string? reported, string recorded, string? supersedes = null, Why? why = null) =>
        new(FactsExamples.Id(id), When.Parse(happened), Reported.Parse(reported), new(1, new(Day.Parse(recorded).First, default, TimeSpan.Zero), "somebody", "some report"),
            new Specimen(), Supersedes: supersedes is null ? null : FactsExamples.Id(supersedes), Why: why);
}
