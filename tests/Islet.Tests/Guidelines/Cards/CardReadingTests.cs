using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines;

/// <summary>A card for one patient: what applies, what does not, what nobody knows.</summary>
public class CardReadingTests
{
    private const string Today = "2024-06-01";

    private static readonly FactCard Prrt = FactCards.Find("prrt")!, Insulinoma = FactCards.Find("insulinoma")!;

    private static readonly Finding Tumour = Said.On("2024-01-01", new Specimen
    {
        SpecimenName = "S1", Adequate = true, SpecimenType = "core_biopsy", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8),
    }, "tissue");

    [Theory]
    [InlineData("positive", Answer.Yes), InlineData("negative", Answer.No), InlineData(null, Answer.Unknown)]
    public void What_must_be_known_first_has_three_answers(string? pet, Answer expected)
    {
        var reading = CardReading.Of(Prrt, Said.At(Today, pet is null ? [Tumour] : [Tumour, Pet(pet)]));
        var asked = reading.Questions.Single(q => q.Question.Asks.StartsWith("Receptor-positive", StringComparison.Ordinal));
        Assert.Equal(expected, asked.Truth.Answer);
        Assert.Equal(expected is Answer.Unknown, reading.Open.Contains(asked));
        Assert.Equal(expected is Answer.Unknown ? [Fact.SstrPetResult] : [], asked.Truth.Missing);
        Assert.Equal(pet is not null, asked.Facts.Any(f => f.State.From.Count > 0));
    }

    [Fact] // facts.md section 5: receptor-positive is not suitable
    public void Lesions_without_receptors_are_asked_for_and_cautioned_about()
    {
        var reading = CardReading.Of(Prrt, Said.At(Today, Tumour, Pet("positive")));
        Assert.Contains(reading.Cautions, c => c.Code == "C-PRRT");
        Assert.Contains(reading.Open, q => q.Truth.Missing.Contains(Fact.SstrNegativeDisease));
    }

    [Fact]
    public void An_empty_record_answers_nothing_and_no_statement_is_said_not_to_apply()
    {
        var reading = CardReading.Of(Prrt, Said.At(Today));
        Assert.All(reading.Questions, q => Assert.Equal(Answer.Unknown, q.Truth.Answer));
        Assert.All(reading.Statements, s => Assert.NotEqual(Answer.Yes, s.Outcome));
        Assert.All(reading.Statements, s => Assert.True(s.Outcome is Answer.Unknown, s.Statement.Id));
        Assert.All(reading.Laboratories, l => Assert.Null(l.Latest));
    }

    [Fact] // Di Franco et al. 2025, introduction: G1 and G2 after progression on an analogue in Europe, any NET in the USA
    public void The_regions_stand_beside_each_other_criterion_by_criterion()
    {
        var regions = CardReading.Of(Prrt, Said.At(Today, Tumour)).Regions;
        Assert.Equal(["PRRT, EMA", "PRRT, FDA"], regions.Select(r => r.Region.Name));
        Assert.Equal(Prrt.Regions.Select(r => r.Criteria), regions.Select(r => r.Criteria.Select(c => c.Criterion)));
        var grade = regions[0].Criteria.Single(c => c.Criterion.Asks == "G1 or G2");
        Assert.Equal((Answer.Unknown, null), (grade.Truth.Answer, grade.OldDays)); // Ki-67 of 8 % without a mitotic count
        Assert.Contains(grade.Facts, f => f.Fact == Fact.Ki67Percent && f.State.From.Count > 0);
        Assert.All(regions.SelectMany(r => r.Criteria), c => Assert.NotEmpty(c.Facts));
    }

    [Theory] // renal_insufficiency holds 180 days
    [InlineData("2023-12-04", null), InlineData("2023-12-03", 181), InlineData("2004-06-01", 7305)]
    public void An_answer_past_its_shelf_life_is_to_be_asked_again(string day, int? oldDays)
    {
        var asked = CardReading.Of(Prrt, Said.At(Today, Tumour, Said.Judged(day, Fact.RenalInsufficiency, "false"))).Questions.Single(q => q.Question.Asks.StartsWith("Renal", StringComparison.Ordinal));
        Assert.Equal((Answer.No, oldDays), (asked.Truth.Answer, asked.OldDays));
    }

    [Fact]
    public void A_criterion_that_rests_on_an_old_value_says_how_old()
    {
        var tissue = Said.On("2014-01-01", new Specimen { SpecimenName = "S0", Adequate = true, Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(8), MitosesPer2Mm2 = 3 }, "old");
        var grade = CardReading.Of(Prrt, Said.At(Today, tissue)).Regions[0].Criteria.Single(c => c.Criterion.Asks == "G1 or G2");
        Assert.Equal((Answer.Yes, 3804), (grade.Truth.Answer, grade.OldDays));
    }

    [Theory]
    [InlineData("insulinoma", Answer.Yes), InlineData("gastrinoma", Answer.No), InlineData(null, Answer.Unknown)]
    public void A_sheet_says_whether_its_syndrome_is_the_declared_one(string? declared, Answer expected) =>
        Assert.Equal(expected, CardReading.Of(Insulinoma, Said.At(Today, declared is null ? [Tumour] : [Tumour, Syndrome(declared)])).Declared!.Value.Answer);

    [Fact]
    public void The_card_of_a_treatment_asks_for_no_syndrome() => Assert.Null(CardReading.Of(Prrt, Said.At(Today)).Declared);

    [Fact] // an analogue may worsen hypoglycaemia where receptors are missing
    public void Without_receptors_the_statement_against_an_analogue_applies_and_without_a_scan_it_is_undecided()
    {
        Finding[] known = [Tumour, Syndrome("insulinoma"), Said.On("2024-01-02", new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = "pancreas" }, "site"), Said.Judged("2024-01-03", Fact.DiseaseStatus, "metastatic")];
        Assert.Equal(Answer.Unknown, Outcome(known));
        Assert.Equal(Answer.Yes, Outcome([.. known, Pet("negative")]));
        Assert.Equal(Answer.No, Outcome([.. known, Pet("positive")]));

        static Answer Outcome(Finding[] findings) => CardReading.Of(Insulinoma, Said.At(Today, findings)).Statements.Single(s => s.Statement.Number == "INS-07").Outcome;
    }

    [Fact]
    public void The_latest_result_of_a_laboratory_is_shown_and_what_was_never_measured_is_missing()
    {
        var reading = CardReading.Of(Insulinoma, Said.At(Today, Glucose("2024-02-01", 2.1m), Glucose("2024-05-01", 2.9m), Glucose("2024-07-01", 4)));
        Assert.Equal(2.9m, ((Laboratory)reading.Laboratories[0].Latest!.Content).Value);
        Assert.Equal([null, null, null], reading.Laboratories.Skip(1).Select(l => l.Latest));
    }

    [Fact] // facts.md section 5, C-CONTROLLED
    public void A_syndrome_held_by_treatment_is_said_to_be_controlled()
    {
        var held = Said.On("2024-05-01", new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"], HeldBy = ["diazoxide"] }, "visit");
        Assert.Contains(CardReading.Of(Insulinoma, Said.At(Today, Tumour, Syndrome("insulinoma"), held)).Cautions, c => c.Code == "C-CONTROLLED");
        Assert.Empty(CardReading.Of(Insulinoma, Said.At(Today, Tumour, Syndrome("insulinoma"))).Cautions);
    }

    private static Finding Pet(string result) => Said.On("2024-03-01", new ImagingStudy { Study = "P1", Modality = "SSTR-PET", TumourPresent = true, SstrPetResult = result }, "pet");

    private static Finding Syndrome(string name) => Said.On("2024-02-01", new Judgement { About = Fact.FunctionalSyndrome.Name, Value = name, StatedBy = StatedBy.Clinician }, "syndrome");

    private static Finding Glucose(string day, decimal value) => Said.On(day, new Laboratory { Analyte = "glucose", Value = value, Unit = "mmol/L" }, "glu" + day);
}
