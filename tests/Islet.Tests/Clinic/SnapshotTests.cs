using Islet.Clinic;
using Islet.Course;
using Islet.Studies;
using Islet.Tests.Course;

namespace Islet.Tests.Clinic;

public class SnapshotTests
{
    [Fact]
    public void Specimens_of_different_class_leave_their_indices_unresolved_together_and_keep_what_they_agree_on()
    {
        var snapshot = new Snapshot(Course(Tissue("S1", "2018-03-01", 2), Tissue("S2", "2023-02-01", 12)), View.AsOf(new(2024, 1, 1)));
        Assert.Equal(UnknownReason.Unresolved, snapshot[Fact.Ki67Percent].Reason);
        Assert.Equal(UnknownReason.Unresolved, snapshot[Fact.MitosesPer2mm2].Reason);
        Assert.Equal(FactValue.Of("well"), snapshot[Fact.Differentiation].Value);
    }

    [Fact]
    public void Specimens_of_one_class_let_the_latest_govern() =>
        Assert.Equal(FactValue.Of(9), new Snapshot(Course(Tissue("S1", "2018-03-01", 8), Tissue("S2", "2023-02-01", 9)), View.AsOf(new(2024, 1, 1)))[Fact.Ki67Percent].Value);

    [Theory]
    [InlineData(10, 11, false), InlineData(11, 12, true), InlineData(9, 10, true)] // low G2 to 10 %, high above (facts.md 3.1)
    public void Low_and_high_G2_are_two_classes(int first, int second, bool resolved) =>
        Assert.Equal(resolved, new Snapshot(Course(Tissue("S1", "2018-03-01", first), Tissue("S2", "2019-03-01", second)), View.AsOf(new(2024, 1, 1)))[Fact.Ki67Percent].IsKnown);

    [Fact]
    public void Before_the_diagnosis_nothing_is_known_of_it()
    {
        var course = Course(new Finding(FactsExamples.Id("d"), new DateOnly(2020, 1, 1), Reported.WhenItHappened, Entered, new Diagnosis { AgeYears = 50 }));
        Assert.Equal(UnknownReason.NotRecorded, new Snapshot(course, View.AsOf(new(2010, 1, 1)))[Fact.AgeAtDiagnosisYears].Reason); // facts.md section 6, F03: what happens later masks nothing
        Assert.Equal("", PatientRow.Of(course, new(2010, 1, 1)).Diagnosed);
    }

    [Fact]
    public void Sex_needs_no_day()
    {
        var person = new Finding(FactsExamples.Id("p"), When.Unknown, Reported.Unknown, Entered, new Person { Sex = Sex.Female });
        Assert.Equal(FactValue.Of("female"), new Snapshot(Course(person), View.AsOf(new(2010, 1, 1)))[Fact.Sex].Value);
    }

    [Fact]
    public void G3_of_the_2010_edition_is_kept_but_not_read()
    {
        var old = new Finding(FactsExamples.Id("a"), new DateOnly(2014, 1, 1), Reported.WhenItHappened, Entered, new Specimen { ReportedGrade = Grade.G3, WhoEdition = "2010" });
        Assert.False(new Snapshot(Course(old), View.AsOf(new(2024, 1, 1)))[Fact.ReportedGrade].IsKnown);
    }

    [Fact]
    public void Two_neoplasms_leave_every_fact_of_a_tumour_open_until_one_is_declared()
    {
        var (first, second) = (Tumour("T1", "pancreas"), Tumour("T2", "duodenum"));
        Assert.Equal(UnknownReason.Unresolved, new Snapshot(Course(first, second), View.AsOf(new(2024, 1, 1)))[Fact.PrimarySite].Reason);
        Assert.Equal(FactValue.Of("pancreas"), new Snapshot(Course(first), View.AsOf(new(2024, 1, 1)))[Fact.PrimarySite].Value);
    }

    [Fact]
    public void A_tie_between_partial_dates_with_different_values_is_an_unknown_order()
    {
        Finding Stage(string id, string day, string m) => new(FactsExamples.Id(id), When.Parse(day), Reported.WhenItHappened, Entered, new Staging { System = "AJCC", M = m });
        Assert.Equal(UnknownReason.OrderUnknown, new Snapshot(Course(Stage("a", "2019-06", "M0"), Stage("b", "2019-06-15", "M1")), View.AsOf(new(2024, 1, 1)))[Fact.MCategory].Reason);
        Assert.Equal(FactValue.Of("M1"), new Snapshot(Course(Stage("a", "2019-05", "M0"), Stage("b", "2019-06-15", "M1")), View.AsOf(new(2024, 1, 1)))[Fact.MCategory].Value);
    }

    [Fact] // facts.md 1.1: the report of 10 June says that "2019-06" was before the 15th
    public void A_report_bounds_a_partial_date_also_where_the_latest_is_looked_for() => Assert.Equal(FactValue.Of("M1"),
        Known(Fact.MCategory, Stage("a", "2019-06", "M0", reported: "2019-06-10"), Stage("b", "2019-06-15", "M1")).Value);

    [Fact] // facts.md 1.6: rank decides ties on one day; a month is no day
    public void Two_values_of_one_month_have_no_order() =>
        Assert.Equal(UnknownReason.OrderUnknown, Known(Fact.MCategory, Stage("a", "2019-06", "M0"), Stage("b", "2019-06", "M1")).Reason);

    [Fact] // facts.md 1.6: never averaged, never chosen
    public void Two_sources_that_contradict_each_other_on_one_day_are_not_ranked()
    {
        Assert.Equal(UnknownReason.Unresolved, Known(Fact.MCategory, Stage("a", "2019-06-15", "M0", StatedBy.Radiologist), Stage("b", "2019-06-15", "M1", StatedBy.Surgeon)).Reason);
        Assert.True(Known(Fact.MCategory, Stage("a", "2019-06-15", "M0"), Stage("b", "2019-06-15", "M1")).IsKnown); // one source: rule T
    }

    [Fact] // mitoses unknown, so both may be G2 or G3; but one is low and one is high
    public void Tissue_of_an_open_grade_does_not_govern_over_tissue_of_another() => Assert.Equal(UnknownReason.Unresolved,
        Known(Fact.Ki67Percent, Tissue("S1", "2018-03-01", 5, mitoses: null), Tissue("S2", "2023-02-01", 18, mitoses: null)).Reason);

    [Fact]
    public void Of_two_specimens_of_one_class_the_latest_governs_only_where_it_is_known_which_that_is()
    {
        Assert.Equal(UnknownReason.OrderUnknown, Known(Fact.Ki67Percent, Tissue("S1", "2018", 8), Tissue("S2", "2018-02-01", 9)).Reason);
        Assert.Equal(FactValue.Of(8), Known(Fact.Ki67Percent, Tissue("S1", "2018", 8), Tissue("S2", "2018-02-01", 8)).Value);
    }

    [Fact]
    public void Of_two_days_of_birth_the_later_report_speaks_in_whatever_order_they_came()
    {
        Finding Born(string year, string reported) => new(FactsExamples.Id(year), When.Unknown, Reported.Parse(reported), Entered, new Person { Birth = Day.Parse(year) });
        Assert.Equal(FactValue.Of(64), Known(Fact.AgeYears, Born("1960", "2020-01-01"), Born("1950", "2019-01-01")).Value);
        Assert.Equal(FactValue.Of(64), Known(Fact.AgeYears, Born("1950", "2019-01-01"), Born("1960", "2020-01-01")).Value);
    }

    [Fact]
    public void An_age_at_a_diagnosis_of_some_day_of_a_year_is_not_made_up()
    {
        var born = new Finding(FactsExamples.Id("p"), When.Unknown, Reported.Unknown, Entered, new Person { Birth = Day.Parse("1950-06-01") });
        Finding Diagnosed(string day) => new(FactsExamples.Id("d"), When.Parse(day), Reported.WhenItHappened, Entered, new Diagnosis());
        Assert.Equal(UnknownReason.CannotSay, Known(Fact.AgeAtDiagnosisYears, born, Diagnosed("2019")).Reason);
        Assert.Equal(FactValue.Of(68), Known(Fact.AgeAtDiagnosisYears, born, Diagnosed("2019-05")).Value);
    }

    private static FactState Known(Fact fact, params Finding[] findings) => new Snapshot(Course(findings), View.AsOf(new(2024, 1, 1)))[fact];

    private static Finding Stage(string id, string day, string m, StatedBy by = StatedBy.Import, string? reported = null) => new(FactsExamples.Id(id), When.Parse(day),
        reported is null ? Reported.WhenItHappened : Reported.Parse(reported), Entered, new Staging { System = "AJCC", M = m, StatedBy = by });

    private static Recording Entered { get; } = new(1, new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero), "somebody", "some report");

    private static Finding Tissue(string name, string day, decimal ki67, decimal? mitoses = 1) => new(
        FactsExamples.Id(name), When.Parse(day), Reported.WhenItHappened, Entered,
        new Specimen { SpecimenName = name, Adequate = true, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(ki67), MitosesPer2Mm2 = mitoses });

    private static Finding Tumour(string name, string organ) => new(
        FactsExamples.Id(name), new DateOnly(2020, 1, 1), Reported.WhenItHappened, Entered, new TumourEntity { Tumour = name, Organ = organ, Family = TumourFamily.Nen });

    private static DiseaseCourse Course(params Finding[] findings) => new(1, "some patient", Axis.Calendar, null, true, findings);
}
