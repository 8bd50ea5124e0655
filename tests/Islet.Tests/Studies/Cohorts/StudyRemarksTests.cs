using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

public class StudyRemarksTests
{
    [Theory] // 90 days: a report that takes its time; more: a later reading
    [InlineData("2020-03-31", 0), InlineData("2020-04-01", 1)]
    public void Only_a_value_known_more_than_90_days_after_time_zero_is_called_late(string reported, int late)
    {
        var results = Run(By("grade"), [Diagnosed(1, On("2020-01-01", new Specimen { Tumour = "T1", SpecimenName = "S1", ReportedGrade = Grade.G1, Ki67Percent = Ki67Index.FromReport("2"), Differentiation = Differentiation.Well }, reported))]);
        var marked = results.Marked.Single(m => m.Fact == Fact.Ki67Percent);
        Assert.Equal((1, 1, late), (marked.Known, marked.KnownLater, marked.Late.Patients));
        Assert.Equal(late == 1 ? 91 : null, marked.Late.MedianDays);
        Assert.Equal(late == 1, StudyRemarks.Of(results).Any(r => r is { Kind: StudyRemarkKind.KnownLater, Days: 91 }));
        Assert.Contains(StudyMethods.Of(results), line => line.Contains(late == 1 ? "Ki-67 index (1 of 1, median 91 days)" : "after diagnosis: none.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("M0", 0), InlineData("M1", 1)] // eight years later by another edition: the same word, and another one
    public void A_later_reading_is_late_only_where_it_says_something_else(string again, int late)
    {
        var course = Diagnosed(1, On("2020-01-01", new Staging { Tumour = "T1", System = "AJCC", M = "M0" }), On("2020-01-01", new Staging { Tumour = "T1", System = "AJCC", M = again }, "2023-06-01"));
        Assert.Equal((1, late), Run(By("metastases"), [course]).Marked.Where(m => m.Fact == Fact.MCategory).Select(m => (m.KnownLater, m.Late.Patients)).Single());
    }

    [Theory] // more than 5 of 100 [H]
    [InlineData(19, 1, false), InlineData(18, 1, true)]
    public void Patients_who_leave_for_a_partial_date_are_told(int exact, int partial, bool told)
    {
        var results = Run(By("sex"), [.. Enumerable.Range(1, exact).Select(i => Diagnosed(i)), .. Enumerable.Range(exact + 1, partial).Select(i => Dated(i, "2020", "2023-01-01", alive: true))]);
        Assert.Equal(told, StudyRemarks.Of(results).Any(r => r.Kind is StudyRemarkKind.PartialDates && r.Count == partial && r.Among == exact + partial));
    }

    [Fact]
    public void A_group_of_nobody_is_empty_and_not_small()
    {
        var remarks = StudyRemarks.Of(Run(By("sex"), [Diagnosed(1, On("1960-01-01", new Person { Sex = Sex.Female }))]));
        Assert.Contains(remarks, r => r.Kind is StudyRemarkKind.EmptyGroup && r.Of.Contains("male", StringComparison.Ordinal));
        Assert.Equal(["female"], remarks.Where(r => r.Kind is StudyRemarkKind.SmallGroup).Select(r => r.Of));
    }

    [Theory]
    [InlineData(TimeZero.Diagnosis, "metastases", false), InlineData(TimeZero.FirstLine, "metastases", true), InlineData(TimeZero.FirstLine, "stage", true), InlineData(TimeZero.FirstLine, "metastases-then", false)]
    public void What_was_recorded_at_diagnosis_is_said_to_be_so_at_a_later_time_zero(TimeZero zero, string by, bool told)
    {
        var results = Run(By(by, zero), [Diagnosed(1, On("2020-02-01", new Treatment { Course = "A", Drugs = ["lanreotide"], Tumour = "T1" }), On("2020-01-01", new Staging { Tumour = "T1", System = "UICC", M = "M0", Stage = "I" }))]);
        Assert.Equal(told, StudyRemarks.Of(results).Any(r => r.Kind is StudyRemarkKind.OfDiagnosis));
        Assert.Equal(told, StudyMethods.Of(results).Any(line => line.StartsWith("Of the diagnosis.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("metastases", "M0"), InlineData("metastases-then", "metastatic")]
    public void Metastases_at_diagnosis_and_at_time_zero_are_two_groups(string by, string level)
    {
        var course = Diagnosed(1, On("2020-01-01", new Staging { Tumour = "T1", System = "UICC", M = "M0" }), On("2021-01-01", new Judgement { Tumour = "T1", About = "disease_status", Value = "metastatic" }),
            On("2021-02-01", new Treatment { Course = "A", Drugs = ["lanreotide"], Tumour = "T1" }));
        Assert.Equal([level], Run(By(by, TimeZero.FirstLine), [course]).Survival[0].ByLevel.Where(g => g.Patients == 1).Select(g => g.Level));
    }

    [Theory]
    [InlineData("localized", "not metastatic"), InlineData("metastatic", "metastatic"), InlineData(null, null)]
    public void Metastases_at_time_zero_are_read_from_that_day_and_unknown_stays_unknown(string? status, string? level)
    {
        NewFinding[] said = status is null ? [] : [On("2020-01-01", new Judgement { Tumour = "T1", About = "disease_status", Value = status })];
        var survival = Run(By("metastases-then"), [Diagnosed(1, said)]).Survival[0];
        Assert.Equal(level is null ? 1 : 0, survival.Unknown);
        Assert.Equal(level, survival.ByLevel.FirstOrDefault(g => g.Patients == 1)?.Level);
    }

    [Fact] // SYN-0014: the clock of the first line starts with the drug for the relapse
    public void The_clock_of_the_first_line_does_not_start_with_a_drug_round_an_operation()
    {
        var course = Diagnosed(1, On("2020-06-25", new Treatment { Course = "A", Drugs = ["octreotide"], Purpose = "perioperative", Tumour = "T1" }), On("2020-06-30", new TreatmentStop { Course = "A", Tumour = "T1" }),
            On("2020-09-05", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], Tumour = "T1" }), On("2020-09-17", new Treatment { Course = "B", Drugs = ["lanreotide"], Tumour = "T1" }));
        var results = Run(By("sex", TimeZero.FirstLine), [course]);
        Assert.Equal((1, 1), (results.Patients, results.LaterLines));
        Assert.Equal((new DateOnly(2023, 1, 1).DayNumber - new DateOnly(2020, 9, 17).DayNumber) / 30.4375, results.Survival[0].Overall.Curve.Steps[^1].Time, 9);
        Assert.Contains(StudyRemarks.Of(results), r => r is { Kind: StudyRemarkKind.LaterLines, Count: 1 });
        Assert.Contains(StudyMethods.Of(results), line => line.Contains("start no clock", StringComparison.Ordinal) && line.EndsWith("1 of the patients of the registry.", StringComparison.Ordinal));
        Assert.DoesNotContain(StudyRemarks.Of(Run(By("sex"), [course])), r => r.Kind is StudyRemarkKind.LaterLines);
    }

    [Fact]
    public void Of_whom_the_treatment_history_is_not_known_the_flow_does_not_say_that_there_was_none()
    {
        var closed = Diagnosed(2, On("2020-01-01", new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }));
        var left = Run(By("sex", TimeZero.FirstLine), [Diagnosed(1), closed]).Flow.Stages.SelectMany(s => s.Left).ToList();
        Assert.Equal(["no_time_zero:history_open", "no_time_zero:no_such_line"], left.Select(l => l.Code).Order());
        Assert.StartsWith("treatment history not known", left.Single(l => l.Code.EndsWith("history_open", StringComparison.Ordinal)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("8", true), InlineData("15", false)] // another specimen of 15 %, class high G2: 8 % is of low G2
    public void Specimens_that_differ_are_not_said_to_be_missing(string first, bool differ)
    {
        Specimen Tissue(string name, string ki67) => new() { Tumour = "T1", SpecimenName = name, ReportedGrade = Grade.G2, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromReport(ki67) };
        var study = By("sex") with { Cohort = [new(Condition.Parse("ki67_percent > 5", Macros.None).Value!, "not met: ki67_percent > 5")] };
        var course = Diagnosed(1, On("2020-01-01", Tissue("S1", first)), On("2020-01-01", Tissue("S2", "15")));
        var left = Run(study, [course]).Flow.Stages.SelectMany(s => s.Left).ToList();
        Assert.Equal(differ ? ["condition_unknown:ki67_percent:specimens_differ"] : [], left.Select(l => l.Code));
        Assert.Equal(differ, left.Exists(l => l.Reason.Contains("specimens differ", StringComparison.Ordinal)));
        var mark = CohortMark.Of(new(course, View.Latest(course, new(2024, 6, 30))));
        Assert.Equal(differ ? CohortMark.Undecided : CohortGroups.Find("ki67")!.Place("over 10 to 20"), mark.Level(CohortGroups.All.ToList().FindIndex(g => g.Id == "ki67")));
        Assert.Equal(differ ? PatientRow.SpecimensDifferWord : "G2", PatientRow.Of(course, new(2024, 6, 30)).GradeCounted);
    }

    [Fact]
    public void The_grade_at_diagnosis_stays_when_later_tissue_differs()
    {
        Specimen Tissue(string name, string ki67) => new() { Tumour = "T1", SpecimenName = name, ReportedGrade = Grade.G2, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromReport(ki67), MitosesPer2Mm2 = 3 };
        var course = Diagnosed(1, On("2020-01-01", Tissue("S1", "8")), On("2022-01-01", Tissue("S2", "15")));
        var mark = CohortMark.Of(new(course, View.Latest(course, new(2024, 6, 30))));
        Assert.Equal((CohortMark.Undecided, CohortGroups.Find("grade")!.Place("G2")), (mark.Level(0), mark.GradeAtDiagnosis));
    }

    [Fact]
    public void Coefficients_that_cannot_be_told_apart_are_named_as_the_reader_knows_them()
    {
        NewFinding[] Of(int i) => [On("1960-01-01", new Person { Sex = i % 2 == 0 ? Sex.Female : Sex.Male }), On("2020-01-01", new Staging { Tumour = "T1", System = "UICC", M = i % 2 == 0 ? "M0" : "M1", Stage = i % 2 == 0 ? "I" : "IV" })];
        var study = Read(new CohortStudy("made", "Made", null, TimeZero.Diagnosis, CohortStudy.EndpointOf(EndpointEvent.Death), [], null,
            [CohortStudy.Of(CohortGroups.Find("stage")!.Group), CohortStudy.Of(CohortGroups.Find("metastases")!.Group)]).Text(), "made.yaml");
        var results = Run(study, Enumerable.Range(1, 12).Select(i => Dated(i, "2020-01-01", $"2023-01-{i + 1:00}", alive: i % 3 == 0, Of(i))));
        var why = results.Models[0].NotFitted!;
        Assert.Contains("Distant metastases at diagnosis: M1 cannot be told apart from the other terms (Stage at diagnosis (UICC/AJCC))", why, StringComparison.Ordinal);
        Assert.Contains(StudyMethods.Of(results), line => line.StartsWith("Cox model. Not fitted: ", StringComparison.Ordinal));
    }

    private static DiseaseCourse Diagnosed(long number, params NewFinding[] more) => Dated(number, "2020-01-01", "2023-01-01", alive: true, more);

    private static Study By(string group, TimeZero zero = TimeZero.Diagnosis) => Read(new CohortStudy("made", "Made", null, zero, CohortStudy.EndpointOf(EndpointEvent.Death), [], CohortGroups.Find(group)!.Group, []).Text(), "made.yaml");
}
