using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;

namespace Islet.Tests.Clinic;

public class OverallSurvivalTests
{
    [Fact]
    public void Months_that_a_source_gives_are_the_months_of_the_outcome()
    {
        var outcome = OverallSurvival.FromDiagnosis(Course(Axis.OffsetFrom("diagnosis"), Diagnosed(Offset.Zero), Seen(Offset.FromMonths(9.4m), alive: false)));
        Assert.Equal((9.4m, true), (outcome.Months, outcome.Event));
    }

    [Fact]
    public void Who_is_alive_is_censored_on_the_last_day_seen() => Assert.Equal(
        new TimeToEvent(366, false),
        OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: true), Seen(Date("2020-06-01"), alive: true))));

    [Theory]
    [InlineData("2020-12-31", 365, false), InlineData("2021-01-01", 366, true), InlineData("2022-01-01", 366, true)]
    public void A_death_after_the_cut_off_is_not_seen_and_one_on_it_is(string cutOff, int days, bool died) => Assert.Equal(
        new TimeToEvent(days, died),
        OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: false)), AxisPoint.Of(Day.Parse(cutOff).First)));

    [Fact]
    public void Lost_to_follow_up_is_neither_alive_nor_dead() =>
        Refused(NoOutcome.VitalStatusNotStated, Diagnosed(Date("2020-01-01")), Finding(Date("2021-01-01"), new VitalStatus { LostToFollowUp = true }));

    [Fact]
    public void Nothing_is_made_of_what_is_missing_uncertain_or_contradictory()
    {
        Refused(NoOutcome.StartNotRecorded, Seen(Date("2021-01-01"), alive: false));
        Refused(NoOutcome.StartUncertain, Diagnosed(When.Parse("2020-01")), Seen(Date("2021-01-01"), alive: false));
        Refused(NoOutcome.VitalStatusNotRecorded, Diagnosed(Date("2020-01-01")));
        Refused(NoOutcome.EndUncertain, Diagnosed(Date("2020-01-01")), Seen(When.Parse("2021"), alive: false));
        Refused(NoOutcome.EndContradictory, Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: false), Seen(Date("2021-02-01"), alive: false));
        Refused(NoOutcome.EndBeforeStart, Diagnosed(Date("2020-01-02")), Seen(Date("2020-01-01"), alive: false));
    }

    [Fact] // known to be dead is never counted as alive
    public void A_death_without_a_date_is_not_forgotten() =>
        Refused(NoOutcome.EndUncertain, Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: true), Seen(When.Unknown, alive: false));

    [Fact]
    public void Seen_alive_after_death_is_a_contradiction() =>
        Refused(NoOutcome.EndContradictory, Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: false), Seen(Date("2021-03-01"), alive: true));

    [Fact]
    public void A_coarse_day_of_death_that_agrees_with_an_exact_one_contradicts_nothing() => Assert.Equal(new TimeToEvent(366, true),
        OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), Seen(When.Parse("2021"), alive: false), Seen(Date("2021-01-01"), alive: false))));

    [Theory]
    [InlineData("2021", false), InlineData("2021-07", false), InlineData("2020-07", true)] // of a death, and of a day seen alive
    public void Who_lived_beyond_the_cut_off_is_censored_on_it_however_coarse_the_date(string day, bool alive) => Assert.Equal(new TimeToEvent(182, false),
        OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), Seen(When.Parse(day), alive)), AxisPoint.Of(new DateOnly(2020, 7, 1))));

    [Fact]
    public void The_earliest_diagnosis_starts_the_clock_in_whatever_order_they_came()
    {
        Finding[] course = [Diagnosed(When.Parse("2020-01")), Diagnosed(Date("2020-01-01")), Seen(Date("2021-01-01"), alive: false)];
        Assert.Equal(new TimeToEvent(366, true), OverallSurvival.FromDiagnosis(Calendar(course)));
        Assert.Equal(new TimeToEvent(366, true), OverallSurvival.FromDiagnosis(Calendar([.. course.Reverse()])));
    }

    [Fact] // facts.md section 2
    public void Another_malignancy_does_not_start_the_clock() => Assert.Equal(new TimeToEvent(366, true), OverallSurvival.FromDiagnosis(Calendar(
        Tumour("T1", TumourFamily.Other), Diagnosed(Date("2005-01-01"), "T1"), Tumour("T2", TumourFamily.Nen), Diagnosed(Date("2020-01-01"), "T2"), Seen(Date("2021-01-01"), alive: false))));

    [Fact]
    public void Two_neoplasms_leave_the_start_open_until_one_is_declared() => Refused(NoOutcome.IndexTumourOpen, Tumour("T1", TumourFamily.Nen), Diagnosed(Date("2005-01-01"), "T1"),
        Tumour("T2", TumourFamily.Nen), Diagnosed(Date("2020-01-01"), "T2"), Seen(Date("2021-01-01"), alive: false));

    [Theory] // facts.md section 2 and 1.6; of two words of one day the later recorded one, as for facts
    [InlineData("2020-02-01 T2", 366), InlineData("2020-02-01 T1,2020-03-01 T2", 366), InlineData("2020-02-01 T2,2020-02-01 T1", 5844), InlineData("2020-02-01 T1,2020-02-01 T2", 366)]
    [InlineData("2020 T1,2020-03-01 T2", null), InlineData("2020 T2,2020-03-01 T2", 366), InlineData("unknown T2", null), InlineData("unknown T1,2020-03-01 T2", 366)]
    public void The_tumour_that_was_declared_last_starts_the_clock_and_is_the_one_that_facts_are_about(string declarations, int? days)
    {
        Finding[] course =
        [
            Tumour("T1", TumourFamily.Nen), Diagnosed(Date("2005-01-01"), "T1"), Tumour("T2", TumourFamily.Nen), Diagnosed(Date("2020-01-01"), "T2"), Seen(Date("2021-01-01"), alive: false),
            .. declarations.Split(',').Select((word, order) => word.Split(' ') is [var day, var tumour]
                ? Finding(day is "unknown" ? When.Unknown : When.Parse(day), new Judgement { About = Judgement.IndexTumour, Value = tumour }) with { Recorded = Entered with { Batch = order + 2 } } : throw new FormatException(word)),
        ];
        Assert.Equal(days is { } known ? new TimeToEvent(known, true) : TimeToEvent.None(NoOutcome.IndexTumourOpen), OverallSurvival.FromDiagnosis(Calendar(course)));
        Assert.Equal(days switch { null => ["T1", "T2"], 366 => ["T2"], _ => ["T1"] },
            new Snapshot(Calendar(course), View.AsOf(new(2023, 12, 31))).Visible<Diagnosis>().Select(s => s.Finding.Content.Tumour!));
    }

    [Fact]
    public void A_replaced_or_withdrawn_death_does_not_count()
    {
        Finding died = Seen(When.Unknown, alive: false), alive = Seen(Date("2021-01-01"), alive: true);
        Assert.Equal(new TimeToEvent(366, false), OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), died, alive with { Supersedes = died.Id, Why = Why.Correction })));
        Assert.Equal(new TimeToEvent(366, false), OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), died, alive,
            Finding(Date("2021-01-02"), new VitalStatus()) with { Supersedes = died.Id, Why = Why.Withdrawal })));
    }

    [Fact]
    public void A_death_on_the_day_of_diagnosis_is_an_event_at_zero() => Assert.Equal(new TimeToEvent(0, true),
        OverallSurvival.FromDiagnosis(Calendar(Diagnosed(Date("2020-01-01")), Seen(Date("2020-01-01"), alive: false))));

    private static void Refused(NoOutcome reason, params Finding[] findings) => Assert.Equal(reason, OverallSurvival.FromDiagnosis(Calendar(findings)).Excluded);

    private static When Date(string day) => Day.Parse(day);

    private static Finding Diagnosed(When when, string? tumour = null) => Finding(when, new Diagnosis { Tumour = tumour });

    private static Finding Tumour(string name, TumourFamily family) => Finding(Date("2005-01-01"), new TumourEntity { Tumour = name, Family = family });

    private static Finding Seen(When when, bool alive) => Finding(when, new VitalStatus { Alive = alive });

    private static Finding Finding(When when, Content content) => new(
        FactsExamples.Id($"{content}{when}"), when, Reported.WhenItHappened, Entered, content);

    private static Recording Entered { get; } = new(1, new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");

    private static DiseaseCourse Calendar(params Finding[] findings) => Course(Axis.Calendar, findings);

    private static DiseaseCourse Course(Axis axis, params Finding[] findings) => new(1, "some patient", axis, null, true, findings);
}
