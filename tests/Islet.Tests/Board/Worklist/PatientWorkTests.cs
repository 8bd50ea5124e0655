using Islet.Board;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Studies;
using static Islet.Tests.Board.WorkCourses;

namespace Islet.Tests.Board;

/// <summary>What is to be done about one patient, by the record as it stands on a day.</summary>
public class PatientWorkTests
{
    private static readonly BoardReferral ToBoard = new() { Question = "next line?", BoardDay = Islet.Course.Day.Parse("2025-05-15"), StatedBy = StatedBy.Clinician };

    [Fact]
    public void Who_is_on_a_boards_list_is_listed_until_something_is_decided()
    {
        var board = Assert.Single(Work<BoardAhead>("2025-05-12", On("2025-05-10", ToBoard)));
        Assert.Equal((Day("2025-05-15"), Day("2025-05-10"), "next line?"), (board.Day, board.Referred, board.Question));
        Assert.Empty(Work<BoardAhead>("2025-05-16", On("2025-05-10", ToBoard), On("2025-05-15", new BoardDecision { Plan = "PRRT" })));
    }

    [Theory] // a decision of the day of the referral is the one that asked for the board, unless that is the board
    [InlineData("2025-05-09", true), InlineData("2025-05-10", true), InlineData("2025-05-11", false), InlineData("2025-05-15", false), InlineData("2025-06-01", false)]
    public void Only_a_decision_since_the_referral_settles_it(string decided, bool open) =>
        Assert.Equal(open, Work<BoardAhead>("2025-07-01", On("2025-05-10", ToBoard), On(decided, new BoardDecision { Plan = "PRRT" })).Count == 1);

    [Fact]
    public void A_referral_and_a_decision_of_the_day_of_the_board_are_settled() =>
        Assert.Empty(Work<BoardAhead>("2025-07-01", On("2025-05-15", ToBoard), On("2025-05-15", new BoardDecision { Plan = "PRRT" })));

    [Fact]
    public void Progression_asks_for_a_characterization_and_a_later_one_answers()
    {
        var open = Assert.Single(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression)));
        Assert.Equal((Day("2025-05-01"), 1, 0), (open.Judged, open.Progressions, open.Number));
        Assert.Empty(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression), On("2025-06-01", new Characterization { Occasion = Occasion.Progression })));
    }

    [Theory] // house rule: what closed at most 31 days before showed the progression
    [InlineData("2025-03-31", true), InlineData("2025-04-01", false)]
    public void What_showed_the_progression_counts_as_done_with_it(string characterized, bool open) => Assert.Equal(open,
        Work<NotRecharacterized>("2025-07-01", On("2025-05-02", Progression), On(characterized, new Characterization { Occasion = Occasion.Other })).Count == 1);

    [Fact]
    public void Blood_and_symptoms_alone_are_no_progression() =>
        Assert.Empty(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", new ProgressionJudgement { Progressive = true, Grounds = ["biochemical"] })));

    [Fact]
    public void Progressions_that_nobody_followed_are_counted_and_the_last_is_named()
    {
        var open = Assert.Single(Work<NotRecharacterized>("2025-07-01", On("2023-05-01", Progression), On("2025-05", Progression)));
        Assert.Equal((Day("2025-05-31"), "2025-05", 2), (open.Judged, open.Written.ToString(), open.Progressions));
    }

    [Fact]
    public void The_dead_have_nothing_due_and_their_contradictions_stay()
    {
        Finding[] course = [On("2025-05-10", ToBoard), On("2025-05-01", Progression), On("2025-06-01", new VitalStatus { Alive = false }), On("2025-06-20", new VitalStatus { Alive = true })];
        Assert.Equal([WorkKind.Problem], PatientWork.Of(With(course), Day("2025-07-01")).Select(i => i.Kind).Distinct());
        Assert.Empty(PatientWork.Of(With(On("2025-05-01", Progression), On(When.Unknown, new VitalStatus { Alive = false })), Day("2025-07-01"))); // nobody knows when
    }

    [Fact]
    public void Who_took_back_the_consent_to_be_kept_has_nothing_and_research_alone_changes_nothing()
    {
        Finding Withdrawn(ConsentPurpose purpose) => On("2025-06-01", new ConsentWithdrawal { Purpose = purpose });
        Assert.Empty(PatientWork.Of(With(On("2025-05-01", Progression), Withdrawn(ConsentPurpose.Registry)), Day("2025-07-01")));
        Assert.Single(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression), Withdrawn(ConsentPurpose.Research)));
    }

    [Fact]
    public void A_course_of_offsets_has_no_day_on_which_anything_is_due() => Assert.DoesNotContain(
        PatientWork.Of(new(1, "K1", Axis.OffsetFrom("diagnosis"), null, false, [On(Offset.Zero, new Diagnosis { AgeYears = 58 }), On(Offset.FromMonths(20), Progression)]), Day("2025-07-01")),
        item => item.Kind is WorkKind.Board or WorkKind.Examination or WorkKind.Recharacterization or WorkKind.Question or WorkKind.Renewal);

    [Fact]
    public void An_examination_is_overdue_from_the_day_after_its_window_and_nobody_who_died_is_asked_for_one()
    {
        var today = Synthetic.Profile.DataLock.AddDays(20);
        var courses = Synthetic.Courses(150).Select(Synthetic.Imported).ToList();
        var due = courses.SelectMany(course => PatientWork.Of(course, today).OfType<ExaminationDue>().Select(item => (course, item))).ToList();
        Assert.Contains(due, d => d.item.State is WindowState.Overdue);
        Assert.Contains(due, d => d.item.State is WindowState.Open);
        Assert.All(due, d => Assert.Equal(d.item.State is WindowState.Overdue, d.item.Latest < today));
        Assert.All(due, d => Assert.DoesNotContain(d.course.Findings, f => f.Content is VitalStatus { Alive: false }));
        var late = due.Where(d => d.item is { State: WindowState.Overdue, Examination: FollowUpKind.Imaging }).ToList();
        Assert.Contains(late, d => !PatientWork.Of(Scanned(d.course, today), today).OfType<ExaminationDue>().Any(e => e.State is WindowState.Overdue && e.Examination is FollowUpKind.Imaging));
    }

    private static DiseaseCourse Scanned(DiseaseCourse course, DateOnly day) => course with { Findings = [.. course.Findings, On(When.On(day), new ImagingStudy { Study = "E99", Modality = "CT" })] };

    [Fact]
    public void Questions_are_those_to_the_patient_or_a_report_and_any_answer_decides_something()
    {
        var asked = Work<OpenQuestion>("2019-04-01");
        Assert.InRange(asked.Count, 1, 3);
        Assert.All(asked, q => Assert.True(q.Source.By is AnsweredBy.Patient or AnsweredBy.Record && q.Settles > 0));
    }

    [Fact]
    public void Without_statements_nothing_that_rests_on_them_is_listed() =>
        Assert.All(PatientWork.Of(With(On("2025-05-01", Progression)), Day("2025-07-01"), statements: false), i => Assert.True(i.Kind is WorkKind.Recharacterization or WorkKind.Disagreement or WorkKind.Problem));

    [Fact]
    public void The_written_grade_and_the_computed_one_stand_side_by_side()
    {
        var differ = Assert.Single(Work<Disagreement>("2019-04-01", On("2019-03-12", new Specimen
        {
            SpecimenName = "S1", SpecimenType = "core_biopsy", SpecimenSite = "primary", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), MitosesPer2Mm2 = 1,
            ReportedGrade = Grade.G1, StatedBy = StatedBy.Pathologist,
        })));
        Assert.Equal((DisagreementIn.Grade, "G1", "G2"), (differ.In, differ.Stated, differ.Computed));
    }

    [Theory] // it is back on its day
    [InlineData("2025-07-31", 0), InlineData("2025-08-01", 1)]
    public void What_is_put_off_comes_back_on_its_day(string today, int listed) => Assert.Equal(listed, Work<NotRecharacterized>(today, On("2025-05-01", Progression),
        On("2025-06-01", new Deferral { Item = WorkKind.Recharacterization, About = "2025-05-01", Until = Islet.Course.Day.Parse("2025-08-01") })).Count);

    [Fact]
    public void A_new_progression_is_another_item_than_the_one_put_off() => Assert.Single(Work<NotRecharacterized>("2025-07-15", On("2025-05-01", Progression),
        On("2025-06-01", new Deferral { Item = WorkKind.Recharacterization, About = "2025-05-01", Until = Islet.Course.Day.Parse("2026-06-01") }), On("2025-07-10", Progression)));

    [Fact]
    public void Of_two_deferrals_the_later_word_counts_and_a_withdrawn_one_does_not()
    {
        var until = On("2025-06-01", new Deferral { Item = WorkKind.Recharacterization, Until = Islet.Course.Day.Parse("2026-01-01") });
        Assert.Single(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression), until, On("2025-06-02", new Deferral { Item = WorkKind.Recharacterization, Until = Islet.Course.Day.Parse("2025-06-20") }, batch: 2)));
        Assert.Single(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression), until, On("2025-06-02", until.Content, batch: 2) with { Supersedes = until.Id, Why = Why.Withdrawal }));
        Assert.Empty(Work<NotRecharacterized>("2025-07-01", On("2025-05-01", Progression), until));
    }

    private static List<T> Work<T>(string today, params Finding[] added)
        where T : WorkItem => [.. PatientWork.Of(With(added), Day(today)).OfType<T>()];
}
