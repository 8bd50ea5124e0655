using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

public class ScreenTests
{
    private const string Day = "2018-05-20";

    private static readonly Finding Born = On("1953-01-01", new Person { Sex = Sex.Male, Birth = Islet.Course.Day.Parse("1953-01-01") });
    private static readonly Finding Pancreas = On("2016-03-01", new TumourEntity { Tumour = "T1", Organ = "pancreas", Family = TumourFamily.Nen });
    private static readonly Finding Consented = On("2018-05-01", new Consent { Purpose = ConsentPurpose.Research });

    private static Finding Judged(string about, string value, string day = "2018-05-01") => On(day, new Judgement { About = about, Value = value, StatedBy = StatedBy.Board });

    /// <summary>Every one of the seven conditions holds.</summary>
    private static Finding[] Eligible { get; } =
    [
        Born, Pancreas, Consented, Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), On("2018-05-01", new ClinicalStatus { EcogPs = 2 }),
        On("2018-05-01", new Staging { System = "AJCC", Edition = "8", M = "M1a", Stage = "IV" }), Progressed("2018-05-01", "radiological", "clinical"),
        Judged("inoperable", "true", "2018-05-02"), Judged("biopsy_risk_acceptable", "true", "2018-05-02"),
    ];

    [Fact] // Mollazadegan et al. 2025, section 2.1
    public void Who_fulfils_the_seven_conditions_could_enter_the_Uppsala_study()
    {
        var result = UppsalaInclusion.Screen.Read(Seen(Day, Eligible));
        Assert.Equal(Eligibility.Eligible, result.Eligibility);
        Assert.Equal(7, result.Readings.Count);
        Assert.Equal("domains: clinical, radiological", result.Readings[5].Remark);
    }

    [Fact]
    public void Without_any_one_finding_it_is_undecided_and_names_the_condition_and_never_says_no()
    {
        foreach (var removed in Eligible)
        {
            var result = UppsalaInclusion.Screen.Read(Seen(Day, [.. Eligible.Where(f => f != removed)]));
            Assert.NotEqual(Eligibility.NotEligible, result.Eligibility);
            Assert.Equal(result.Eligibility is Eligibility.Undecided, result.Open.Count > 0);
        }
    }

    [Theory] // radiology was the lead criterion; biochemical and clinical indicators were not used in isolation
    [InlineData(new[] { "biochemical" }, Answer.Unknown), InlineData(new[] { "clinical", "biochemical" }, Answer.Unknown), InlineData(new[] { "radiological" }, Answer.Yes)]
    [InlineData(new string[0], Answer.Unknown)]
    public void Blood_or_symptoms_alone_are_no_progression_and_no_evidence_against_it(string[] grounds, Answer expected) =>
        Assert.Equal(expected, UppsalaInclusion.Progressive(Seen(Day, Progressed("2018-05-01", grounds))).Truth.Answer);

    [Theory]
    [InlineData(18, Eligibility.Eligible), InlineData(17, Eligibility.NotEligible)]
    public void Age_counts_from_18(int years, Eligibility expected)
    {
        Finding[] aged = [.. Eligible.Where(f => f != Born), On("2000-01-01", new Person { Birth = Islet.Course.Day.On(new DateOnly(2018, 5, 20).AddYears(-years)) })];
        Assert.Equal(expected, UppsalaInclusion.Screen.Read(Seen(Day, aged)).Eligibility);
    }

    [Theory]
    [InlineData(2, Eligibility.Eligible), InlineData(3, Eligibility.NotEligible)]
    public void Performance_status_counts_to_2(int status, Eligibility expected)
    {
        var result = UppsalaInclusion.Screen.Read(Seen(Day, [.. Eligible.Where(f => f.Content is not ClinicalStatus), On("2018-05-01", new ClinicalStatus { EcogPs = status })]));
        Assert.Equal(expected, result.Eligibility);
        Assert.Equal(expected is Eligibility.NotEligible ? "WHO performance status 2 or better" : null, result.FirstFailing?.Asks);
    }

    [Theory] // Sorbye et al. 2025: digestive, Ki-67 above 20, no appendix, no MiNEN
    [InlineData("colon_right", 20.1, false, Eligibility.Eligible, "NET G3"), InlineData("colon_right", 20, false, Eligibility.NotEligible, null)]
    [InlineData("unknown_digestive", 60, false, Eligibility.Eligible, "NET G3"), InlineData("lung", 60, false, Eligibility.NotEligible, null)]
    [InlineData("appendix", 60, false, Eligibility.NotEligible, null), InlineData("pancreas", 60, true, Eligibility.NotEligible, null), InlineData("pancreas", 60, null, Eligibility.Undecided, null)]
    public void The_Nordic_cohort_is_digestive_high_grade_without_appendix_and_mixed_tumours(string organ, double ki67, bool? mixed, Eligibility expected, string? flow)
    {
        var snapshot = Seen("2018-05-20", On("2018-05-01", new TumourEntity { Tumour = "T1", Organ = organ, Family = TumourFamily.Nen }),
            On("2018-05-01", new Specimen { SpecimenName = "S1", Adequate = true, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent((decimal)ki67), MiNen = mixed }));
        Assert.Equal((expected, flow), (NordicEligibility.Screen.Read(snapshot).Eligibility, NordicEligibility.ClassOf(snapshot)));
    }

    [Fact] // Panzuto et al. 2024, sections 2.1 and 3.1
    public void The_Italian_cohort_has_two_lines_of_approved_drugs_with_progression_between_them()
    {
        Finding Line(string course, string day, string drug, bool investigational) =>
            On(day, new Treatment { Course = course, Drugs = [drug], Purpose = "tumour", Investigational = investigational });
        Finding[] course =
        [
            Pancreas, Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Judged("known_syndrome", "none", "2016-03-10"),
            Line("C1", "2016-04-01", "lanreotide", false), Progressed("2017-05-01", "radiological"), Line("C2", "2017-06-01", "everolimus", false), Judged(Judgement.TreatmentLogClosed, "true"),
        ];
        Assert.Equal(Eligibility.Eligible, ItalianCohort.Screen.Read(Seen(Day, course)).Eligibility);
        Assert.Equal("approved agents only", ItalianCohort.Screen.Read(Seen(Day, [.. course.Where(f => f.Content is not Treatment { Course: "C2" }), Line("C2", "2017-06-01", "everolimus", true)])).FirstFailing?.Asks);
        foreach (var removed in course.Where(f => f.Content is not Treatment)) // a line less is known of a closed history
            Assert.NotEqual(Eligibility.NotEligible, ItalianCohort.Screen.Read(Seen(Day, [.. course.Where(f => f != removed)])).Eligibility);
    }

    [Theory] // Sorbye et al. 2025: 26 of 134 NET G3 had been NET G1–2
    [InlineData(8, 25, Answer.Yes), InlineData(20, 20.1, Answer.Yes), InlineData(25, 30, Answer.No), InlineData(8, 12, Answer.Unknown)]
    public void A_NET_G3_may_have_been_a_lower_grade_before(double first, double second, Answer expected)
    {
        Finding Counted(string name, string day, double ki67) => On(day, new Specimen { SpecimenName = name, Adequate = true, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent((decimal)ki67), MitosesPer2Mm2 = 1 });
        Finding[] course = [Diagnosed("2016-03-01"), Counted("S1", "2016-03-01", first), Counted("S2", "2018-03-01", second)];
        Assert.Equal(expected, SecondaryNetG3.Of(Seen(course)).Truth.Answer);
        if (expected is Answer.Yes) // without the earlier tissue nobody knows
            Assert.Equal(Answer.Unknown, SecondaryNetG3.Of(Seen(course[0], course[2])).Truth.Answer);
    }

    [Theory]
    [InlineData(60, BrainSpread.AtMetastaticDiagnosis), InlineData(61, BrainSpread.Later)]
    public void Brain_metastases_later_than_two_months_after_the_first_metastases_evolved(int days, BrainSpread expected)
    {
        var seen = new DateOnly(2017, 1, 1).AddDays(days);
        Assert.Equal(expected, BrainMetastases.Of(Seen(On("2017-01-01", new Staging { System = "AJCC", M = "M1a" }), On(Islet.Course.Day.On(seen).ToString(), new ImagingStudy { BrainMetastases = true }))).Spread);
    }

    [Fact]
    public void A_brain_that_nobody_imaged_is_not_free_of_metastases()
    {
        Assert.Equal(BrainSpread.NotImaged, BrainMetastases.Of(Seen(On("2017-01-01", new Staging { System = "AJCC", M = "M1a" }))).Spread);
        Assert.Equal(BrainSpread.NotSeen, BrainMetastases.Of(Seen(On("2017-01-01", new ImagingStudy { BrainMetastases = false }))).Spread);
    }

    [Theory] // Backman et al. 2024, as cited: 50 or more
    [InlineData(50, Answer.Yes), InlineData(49.9, Answer.No)]
    public void A_high_mutational_burden_counts_after_an_alkylator_only(double burden, Answer expected)
    {
        var tissue = On("2018-05-02", new Molecular { Sample = "S2", TmbPerMb = (decimal)burden });
        Finding Alkylator(string day) => On(day, new Treatment { Course = "C1", Drugs = ["temozolomide"], Purpose = "tumour" });
        Assert.Equal(expected, Hypermutation.Of(Seen(tissue, Alkylator("2016-05-02"))).Truth.Answer);
        Assert.Equal(Answer.Unknown, Hypermutation.Of(Seen(tissue, Alkylator("2019-05-02"))).Truth.Answer);
        Assert.Equal(Answer.Unknown, Hypermutation.Of(Seen(tissue)).Truth.Answer);
        Assert.Equal(Answer.Unknown, Hypermutation.Of(Seen(Alkylator("2016-05-02"))).Truth.Answer);
    }

    [Theory] // Di Franco et al. 2025: EMA G1–2, progressed on an analogue; FDA neither
    [InlineData(2, true, Eligibility.Eligible, Eligibility.Eligible), InlineData(20, true, Eligibility.Eligible, Eligibility.Eligible)]
    [InlineData(20.1, true, Eligibility.NotEligible, Eligibility.Eligible), InlineData(2, false, Eligibility.Undecided, Eligibility.Eligible)]
    public void PRRT_asks_less_in_the_USA_than_in_Europe(double ki67, bool progressive, Eligibility ema, Eligibility fda)
    {
        Finding[] course =
        [
            Born, Pancreas, Diagnosed("2016-03-01"), On("2018-05-01", new Staging { System = "AJCC", M = "M1a", Stage = "IV" }), Sstr("P1", "2018-05-01", "positive"),
            On("2016-03-01", new Specimen { SpecimenName = "S1", Adequate = true, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent((decimal)ki67), MitosesPer2Mm2 = 1 }),
            .. progressive ? [On("2016-04-01", new Treatment { Course = "C1", Drugs = ["lanreotide"], Purpose = "tumour" }), Progressed("2018-05-02", "radiological")] : Array.Empty<Finding>(),
        ];
        Assert.Equal((ema, fda), (PrrtEligibility.Ema.Read(Seen(Day, course)).Eligibility, PrrtEligibility.Fda.Read(Seen(Day, course)).Eligibility));
    }

    [Theory] // from 12 years since 2024
    [InlineData("2023-12-31", Eligibility.NotEligible), InlineData("2024-01-01", Eligibility.Eligible)]
    public void A_child_of_12_may_be_treated_in_the_USA_since_2024(string day, Eligibility expected)
    {
        var born = On("2011-12-31", new Person { Birth = Islet.Course.Day.Parse("2011-12-31") });
        Assert.Equal(expected, PrrtEligibility.Fda.Read(Seen(day, born, Pancreas, Diagnosed("2023-11-01"), Biopsy("S1", "2023-11-01", 8), Sstr("P1", "2023-11-02", "positive"))).Eligibility);
    }

    [Fact]
    public void Symptoms_are_graded_and_those_not_asked_leave_it_open()
    {
        Assert.Equal(Answer.Yes, SymptomGrades.Of(Seen("2018-05-20", On("2018-05-10", new ClinicalStatus { PainGrade = 1 }))).Symptomatic.Answer);
        Assert.Equal(Answer.No, SymptomGrades.Of(Seen("2018-05-20", On("2018-05-10", new ClinicalStatus { PainGrade = 0, WeightLossGrade = 0, AnorexiaGrade = 0 }))).Symptomatic.Answer);
        Assert.Equal(Answer.Unknown, SymptomGrades.Of(Seen("2018-05-20", On("2018-05-10", new ClinicalStatus { PainGrade = 0, WeightLossGrade = 0 }))).Symptomatic.Answer);
    }
}
