using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Consistency;

/// <summary>The rules that a typing error breaks, both sides of each.</summary>
public class EnteredRulesTests
{
    [Theory, InlineData("2020-03", false), InlineData("2020-04", true), InlineData("2020", false), InlineData("2021", true)]
    public void Nothing_happens_certainly_before_birth(string birth, bool found) =>
        Assert.Equal(found, Codes(("", new Person { Birth = Day.Parse(birth) }), ("2020-03-31", new ImagingStudy { Modality = "CT" })).Contains("W_BEFORE_BIRTH"));

    [Fact]
    public void A_gene_of_the_germline_is_there_before_it_is_read() =>
        Assert.Empty(Codes(("", new Person { Birth = Day.Parse("2020") }), ("1990", new Molecular { Sample = Molecular.Germline, Men1Germline = "negative" })));

    [Fact]
    public void Many_findings_before_one_birth_are_one_contradiction() =>
        Assert.Equal(["W_BEFORE_BIRTH"], Codes([("", new Person { Birth = Day.Parse("2020") }), .. Enumerable.Range(1, 9).Select(month => ($"2019-0{month}", (Content)new ImagingStudy()))]));

    [Theory] // born 1960-05-04, diagnosed 2020-05-04: 60
    [InlineData("58", true), InlineData("58.5", false), InlineData("59", false), InlineData("61.9", false), InlineData("62", true), InlineData("12", true)]
    public void A_stated_age_is_within_two_years_of_birth_and_diagnosis(string age, bool found) => Assert.Equal(found, Codes(("", new Person { Birth = Day.Parse("1960-05-04") }),
        ("2020-05-04", new Diagnosis { AgeYears = decimal.Parse(age, System.Globalization.CultureInfo.InvariantCulture) })).Contains("W_AGE_BIRTH"));

    [Theory, InlineData("57.2", true), InlineData("57.5", false), InlineData("62.3", false), InlineData("62.4", true)] // the year alone allows a year more
    public void A_birth_known_to_the_year_allows_both_its_ends(string age, bool found) => Assert.Equal(found, Codes(("", new Person { Birth = Day.Parse("1960") }),
        ("2020-05-04", new Diagnosis { AgeYears = decimal.Parse(age, System.Globalization.CultureInfo.InvariantCulture) })).Contains("W_AGE_BIRTH"));

    [Theory, InlineData("SSA1", false), InlineData("ssa1", true), InlineData("PRRT", true)]
    public void An_end_and_a_dose_are_of_a_treatment_that_began(string name, bool found)
    {
        (string, Content) start = ("2024-03", new Treatment { Course = "SSA1", Drugs = ["octreotide"] });
        Assert.Equal(found, Codes(start, ("2024-06-01", new TreatmentStop { Course = name })).Contains("W_TREATMENT_NAME"));
        Assert.Equal(found, Codes(start, ("2024-06-01", new Injection { Course = name })).Contains("W_TREATMENT_NAME"));
        Assert.Empty(Codes(start, ("2024-06-01", new Injection { Drug = "octreotide" }))); // of no treatment by name
    }

    [Theory, InlineData("2024-02-29", true), InlineData("2024-03-01", false), InlineData("2024-02", true), InlineData("2024", false), InlineData("", false)]
    public void A_treatment_does_not_end_before_it_began(string end, bool found) => Assert.Equal(found,
        Codes(("2024-03", new Treatment { Course = "SSA1", Drugs = ["octreotide"] }), (end, new TreatmentStop { Course = "SSA1" })).Contains("W_STOP_ORDER"));

    [Fact]
    public void A_treatment_that_began_twice_may_have_ended_between() => Assert.Empty(Codes(("2024-03", new Treatment { Course = "A", Drugs = ["octreotide"] }),
        ("2024-09", new Treatment { Course = "A", Drugs = ["octreotide"] }), ("2024-06", new TreatmentStop { Course = "A" })));

    [Theory, InlineData(20, 100, false), InlineData(20, 20, false), InlineData(21, 20, true), InlineData(null, 20, false)]
    public void The_lower_limit_is_not_above_the_upper(int? lower, int upper, bool found) =>
        Assert.Equal(found, Codes(("2024", new Laboratory { Analyte = "gastrin", Value = 1, Lower = lower, Upper = upper })).Contains("W_LIMITS"));

    [Theory, InlineData("gastrin", 0, false), InlineData("gastrin", -1, true), InlineData("base excess", -4, false)]
    public void A_concentration_is_not_below_zero(string analyte, int value, bool found) =>
        Assert.Equal(found, Codes(("2024", new Laboratory { Analyte = analyte, Value = value })).Contains("W_NEGATIVE_RESULT"));

    [Theory, InlineData(3, 12, false), InlineData(3, 3, false), InlineData(4, 3, true), InlineData(4, null, false)]
    public void Nodes_with_tumour_are_among_those_examined(int positive, int? examined, bool found) =>
        Assert.Equal(found, Codes(("2024", new Specimen { NodesPositive = positive, NodesExamined = examined })).Contains("W_NODES"));

    [Theory, InlineData(22, 22, false), InlineData(22, 23, true), InlineData(null, 23, false)]
    public void The_short_axis_is_not_the_longer(int? longest, int shortAxis, bool found) =>
        Assert.Equal(found, Codes(("2024", new LesionRead { Lesion = "L1", LongestMm = longest, ShortAxisMm = shortAxis })).Contains("W_AXES"));

    private static List<string> Codes(params (string When, Content Content)[] said) =>
        [.. ConsistencyRules.Check([.. said.Select((s, i) => new Stated(i, When.Parse(s.When), s.Content))]).Select(found => found.Code)];
}
