using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

public class CautionTests
{
    private static string[] Codes(params Finding[] findings) => [.. Cautions.Of(Said.At("2024-06-01", findings)).Select(c => c.Code)];

    private static Finding Tissue(decimal? ki67, decimal? mitoses, Grade? reported, string? edition = null, Differentiation? morphology = Differentiation.Well) => Said.On("2024-01-01", new Specimen
    {
        SpecimenName = "S1",
        Adequate = true,
        Differentiation = morphology,
        Ki67Percent = ki67 is { } percent ? Ki67Index.FromPercent(percent) : null,
        MitosesPer2Mm2 = mitoses,
        ReportedGrade = reported,
        WhoEdition = edition,
    }, "S1");

    private static Finding Pet(string day, string? result, bool? tumour = true, StatedBy by = StatedBy.NuclearMedicine) =>
        Said.On(day, new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = result, TumourPresent = tumour, StatedBy = by }, "pet" + day);

    [Theory] // facts.md section 5, C-GRADE: report G3, Ki-67 to 20 %
    [InlineData(20, null, Grade.G3, true), InlineData(20.1, null, Grade.G3, false), InlineData(15, 4, Grade.G3, true), InlineData(15, 4, Grade.G2, false), InlineData(15, null, Grade.G2, false)]
    public void A_report_that_the_counts_deny_is_told(double ki67, int? mitoses, Grade reported, bool told) => Assert.Equal(told, Codes(Tissue((decimal)ki67, mitoses, reported)).Contains("C-GRADE"));

    [Theory] // Sorbye et al. 2013; as a question about differentiation of this house
    [InlineData(55, false), InlineData(55.1, true), InlineData(97, true)]
    public void Well_differentiated_and_a_very_high_index_asks_for_a_review(double ki67, bool asks) => Assert.Equal(asks, Codes(Tissue((decimal)ki67, 30, Grade.G3)).Contains("C-KI67-HIGH"));

    [Fact]
    public void A_missing_index_is_a_gap() => Assert.Contains("C-KI67", Codes(Tissue(null, 1, Grade.G1)));

    [Fact]
    public void G3_of_the_edition_of_2010_needs_to_be_read_again()
    {
        Assert.Contains("C-OLD-NEC", Codes(Tissue(null, null, Grade.G3, "2010", null)));
        Assert.DoesNotContain("C-OLD-NEC", Codes(Tissue(null, null, Grade.G3, "2019", null)));
    }

    [Theory]
    [InlineData("negative", true), InlineData("indeterminate", true), InlineData("positive", false)]
    public void A_scintigraphy_that_was_positive_is_not_forgotten(string pet, bool told) => Assert.Equal(told,
        Codes(Pet("2024-01-01", pet), Said.On("2019-01-01", new ImagingStudy { Modality = "SRS", SrsResult = "positive", TumourPresent = true }, "srs")).Contains("C-SSTR"));

    [Fact]
    public void A_positive_receptor_is_told_until_somebody_has_looked_for_lesions_without_it()
    {
        Assert.Contains("C-PRRT", Codes(Pet("2024-01-01", "positive")));
        Assert.Contains("C-PRRT", Codes(Pet("2024-01-01", "positive"), Said.Judged("2024-05-01", Fact.SstrNegativeDisease, "some")));
        Assert.DoesNotContain("C-PRRT", Codes(Pet("2024-01-01", "positive"), Said.Judged("2024-05-01", Fact.SstrNegativeDisease, "none")));
    }

    [Fact]
    public void An_imported_negative_without_tumour_to_be_seen_is_told() => Assert.Contains("C-NO-DISEASE", Codes(Pet("2024-01-01", "negative", tumour: null, StatedBy.Import)));

    [Theory] // facts.md 3.8: none running keeps 90 days, no line 180
    [InlineData("2024-03-03", null), InlineData("2024-03-02", 1), InlineData("2023-12-04", 1), InlineData("2023-12-03", 2)]
    public void An_old_closed_history_is_told_beside_what_rests_on_it(string closed, int? facts) => Assert.Equal(facts, Cautions.Of(Said.At("2024-06-01",
        Said.On(closed, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }))).SingleOrDefault(c => c.Code is "C-LOG-OLD")?.About.Count(f => f.ShelfLife is not null));

    [Fact]
    public void No_treatment_on_record_is_not_no_treatment()
    {
        Assert.Contains("C-LOG", Codes());
        Assert.DoesNotContain("C-LOG", Codes(Said.On("2024-05-01", new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" })));
    }

    [Fact]
    public void A_syndrome_held_by_a_drug_is_controlled()
    {
        Finding[] held = [Said.Judged("2024-01-01", Fact.FunctionalSyndrome, "insulinoma"), Said.On("2024-05-01", new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"], HeldBy = ["diazoxide"] })];
        Assert.Contains("C-CONTROLLED", Codes(held));
        Assert.DoesNotContain("C-CONTROLLED", Codes(held[1]));
    }

    [Theory]
    [InlineData(3, true), InlineData(4, false)]
    public void A_course_of_radionuclides_that_was_broken_off_is_told(int given, bool told) => Assert.Equal(told, Codes(
    [
        Said.On("2023-01-01", new Treatment { Course = "p", Drugs = ["lutetium oxodotreotide"], CyclesPlanned = 4, Purpose = "tumour" }, "p"),
        .. Enumerable.Range(1, given).Select(i => Said.On($"2023-0{i}-02", new Injection { Course = "p" }, $"i{i}")),
        Said.On("2023-06-01", new TreatmentStop { Course = "p" }, "stop"),
    ]).Contains("C-PRRT-PART"));

    [Fact]
    public void Every_caution_that_can_be_told_has_its_sentence() => Assert.All(CautionWords.Codes, code => Assert.EndsWith(".", CautionWords.Of(code).Replace('?', '.'), StringComparison.Ordinal));
}
