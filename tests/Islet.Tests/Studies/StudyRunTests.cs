using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Statistics;
using Islet.Studies;

namespace Islet.Tests.Studies;

public class StudyRunTests
{
    [Fact]
    public void Everybody_who_leaves_is_counted_where_and_why()
    {
        var results = StudyCohorts.Run(StudyCohorts.Shipped,
        [
            StudyCohorts.Patient(1), StudyCohorts.Patient(2, "G3", 3, alive: false), StudyCohorts.Patient(3, organ: "lung"), StudyCohorts.Patient(4, organ: "not in the list"),
            StudyCohorts.Patient(5, months: null), StudyCohorts.Patient(6, alive: null), StudyCohorts.Patient(7, grade: null),
        ]);
        Assert.Equal(["condition_no 2", "no_outcome:vital_status_not_recorded 1", "no_outcome:vital_status_not_stated 1"],
            results.Flow.Stages.SelectMany(s => s.Left).Select(l => $"{l.Code} {l.Patients}"));
        Assert.Equal((7, 5, 3, 1), (results.Flow.Patients, results.Flow.Cohort, results.Patients, results.Events));
        Assert.Equal(1, results.Survival[0].Unknown); // patient 7: in the curve of all, in no group's
        Assert.Equal([3, 1, 0, 1], results.Survival[0].Groups.Select(g => g.Patients));
    }

    [Fact]
    public void What_cannot_be_decided_names_the_facts_that_are_missing()
    {
        var study = StudyCohorts.Read(Small("keep: reported_grade = G1 and m_category = M0"));
        var results = StudyCohorts.Run(study, [StudyCohorts.Patient(1, "G1"), StudyCohorts.Patient(2, grade: null), StudyCohorts.Patient(3, "G2")]);
        Assert.Equal(["condition_no 1 {}", "condition_unknown:m_category 1 {m_category}", "condition_unknown:reported_grade+m_category 1 {reported_grade, m_category}"],
            results.Flow.Stages[2].Left.Select(l => $"{l.Code} {l.Patients} {l.Missing}"));
        Assert.Contains("reported grade", results.Flow.Stages[2].Left[2].Reason, StringComparison.Ordinal);
    }

    [Fact] // the law: who came in is who left and who stayed, at every stage
    public void Nobody_is_lost_and_nobody_counted_twice()
    {
        var patient = from grade in Gen.Elements<string?>("G1", "G2", "G3", null)
                      from months in Gen.Elements<decimal?>(-1, 0, 5.5m, 30, null)
                      from alive in Gen.Elements<bool?>(true, false, null)
                      from organ in Gen.Elements("pancreas", "lung")
                      select (grade, months, alive, organ);
        Prop.ForAll(patient.ListOf().ToArbitrary(), patients =>
        {
            var flow = StudyCohorts.Run(StudyCohorts.Shipped, patients.Select((p, i) => StudyCohorts.Patient(i, p.grade, p.months, p.alive, p.organ))).Flow;
            var entered = flow.Rows;
            foreach (var stage in flow.Stages)
            {
                Assert.Equal(entered, stage.Entered);
                Assert.All(stage.Left, l => Assert.True(l.Patients > 0));
                entered = stage.Endpoint is null ? stage.Kept : flow.Cohort;
            }
            return flow.Rows == patients.Count && flow.Cohort + flow.Stages.Where(s => s.Endpoint is null).Sum(s => s.Left.Sum(l => l.Patients)) == flow.Rows;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Numbers_are_those_of_the_estimators_called_directly()
    {
        var courses = StudyCohorts.Virtual(300);
        var results = StudyCohorts.Run(StudyCohorts.Shipped, courses);
        var plan = new StudyPlan(StudyCohorts.Shipped, StudyCohorts.Lock);
        var rows = courses.Select(plan.Read).Where(r => r.Left is null && r.Outcomes[0].Excluded is null).ToList();
        List<Observation> observations = [.. rows.Select(r => new Observation((double)r.Outcomes[0].Months, r.Outcomes[0].Event))];
        var ties = TimeTies.AsR(observations.Select(o => o.Time));
        var curve = KaplanMeier.Estimate(observations, ties);
        Assert.Equal(curve.At(60), results.Survival[0].Overall.Curve.At(60));
        List<int> known = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Levels[0] >= 0)];
        var test = LogRank.Test(new([.. known.Select(i => observations[i])], [.. known.Select(i => rows[i].Levels[0])], ["G1", "G2", "G3"]), LogRankWeights.LogRank, ties);
        Assert.Equal(test.Difference.Statistic!.Value, results.Survival[0].Tests[0].Difference.Statistic!.Value, 1e-9);
        Assert.Equal(rows.Count - known.Count, results.Survival[0].Unknown);
    }

    [Fact]
    public void Follow_up_ends_at_the_cut_off_and_at_the_data_lock_where_there_is_none()
    {
        DiseaseCourse[] courses = [StudyCohorts.Dated(1, "2020-01-01", "2023-01-01", alive: false), StudyCohorts.Dated(2, "2022-06-01", "2023-06-01", alive: true)];
        var (open, cut) = (Small("keep: primary_site = pancreas"), Small("keep: primary_site = pancreas", "cut_off: 2022-01-01"));
        var (whole, short_) = (StudyCohorts.Run(StudyCohorts.Read(open), courses), StudyCohorts.Run(StudyCohorts.Read(cut), courses));
        Assert.Equal((2, 1, (DateOnly?)StudyCohorts.Lock.Day), (whole.Patients, whole.Events, whole.CutOff));
        Assert.Equal((1, 0, (DateOnly?)new DateOnly(2022, 1, 1)), (short_.Patients, short_.Events, short_.CutOff));
        Assert.Equal(["after_cut_off 1"], short_.Flow.Stages[1].Left.Select(l => $"{l.Code} {l.Patients}"));
        Assert.Null(StudyCohorts.Run(StudyCohorts.Shipped, [StudyCohorts.Patient(1)]).CutOff); // without a calendar
    }

    [Fact] // facts.md 1.2: people who live longer are re-read more often, so a study says how many values it owes to that
    public void Values_known_only_after_time_zero_are_used_and_counted()
    {
        var late = StudyCohorts.Dated(1, "2020-01-01", "2023-01-01", alive: true,
            StudyCohorts.On("2020-01-01", new Specimen { Tumour = "T1", SpecimenName = "S1", ReportedGrade = Grade.G2 }, reported: "2021-05-05"));
        var results = StudyCohorts.Run(StudyCohorts.Shipped, [late]);
        Assert.Equal((1, 1), results.Marked.Where(m => m.Fact == Fact.ReportedGrade).Select(m => (m.Known, m.KnownLater)).Single());
        Assert.Contains("reported grade (1 of 1, median 490 days)", string.Join(' ', results.Study.Tables.Count > 0 ? [System.Text.Encoding.UTF8.GetString(StudyOutput.Json(results))] : Array.Empty<string>()), StringComparison.Ordinal);
    }

    [Fact] // what happened later does not leak back: a metastasis staged in 2022 is none at diagnosis in 2020
    public void A_fact_of_later_is_unknown_at_time_zero()
    {
        var later = StudyCohorts.Dated(1, "2020-01-01", "2023-01-01", alive: true, StudyCohorts.On("2022-01-01", new Staging { Tumour = "T1", System = "AJCC", M = "M1" }));
        Assert.Equal(Group.Unknown, new StudyPlan(StudyCohorts.Shipped, StudyCohorts.Lock).Read(later).Levels[1]);
    }

    [Fact]
    public void Levels_by_condition_take_the_first_that_holds_and_stop_at_one_that_is_open()
    {
        var study = StudyCohorts.Read(Small("keep: primary_site = pancreas", groups: "groups:\n  high:\n    levels:\n      yes: reported_grade = G3\n      no: reported_grade in {G1, G2}"));
        Assert.Equal([0, 1, Group.Unknown], new[] { "G3", "G1", null }.Select(grade => study.Groups[0].Read(new StudyPlanReader(grade).Facts)));
    }

    [Fact]
    public void A_model_that_cannot_be_fitted_says_why()
    {
        var nobody = StudyCohorts.Run(StudyCohorts.Shipped, []);
        Assert.Equal((0, 0), (nobody.Patients, nobody.Events));
        Assert.NotNull(nobody.Models[0].NotFitted);
        Assert.NotNull(nobody.Survival[0].NotTested);
        var alike = StudyCohorts.Run(StudyCohorts.Shipped, Enumerable.Range(1, 5).Select(i => StudyCohorts.Patient(i, "G1", i, alive: false)));
        Assert.NotNull(alike.Models[0].NotFitted);
        Assert.NotEmpty(StudyOutput.Files(alike)); // and everything else is printed all the same
    }

    private static string Small(string step, string more = "", string groups = "") =>
        $"study: small\ntitle: Small\ntime_zero: diagnosis\n{more}\ncohort:\n  - {step}\n    otherwise: other\nendpoints: {{ os: {{ event: death, unit: months }} }}\n{groups}\nsurvival: [{{ endpoint: os, times: [12] }}]\ntables: [flow, survival]\n";

    private sealed class StudyPlanReader(string? grade)
    {
        public FactReader Facts { get; } = Possible.Of(grade is null ? new Dictionary<Fact, FactValue>() : new() { [Fact.ReportedGrade] = FactValue.Of(grade) });
    }
}
