using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic.Facts;

public class FactRuleTests
{
    private static Finding Tissue(string name, string day, string ki67, string? reported = null) => Said.On(day, new Specimen
    {
        SpecimenName = name,
        Adequate = true,
        Differentiation = Differentiation.Well,
        Ki67Percent = Ki67Index.FromReport(ki67),
        MitosesPer2Mm2 = 1,
    }, name, reported);

    private static Finding Declared(string day, string name) => Said.On(day, new Judgement { About = Judgement.GoverningSpecimen, Value = name, StatedBy = StatedBy.Board }, "j" + day);

    [Fact]
    public void A_declaration_decides_between_specimens_and_stands_beside_them()
    {
        var state = Said.Known(Fact.Ki67Percent, Tissue("S1", "2018-01-01", "2"), Tissue("S2", "2020-01-01", "12"), Declared("2020-02-01", "S1"));
        Assert.Equal((FactValue.Of(2), 2), (state.Value!, state.From.Count));
    }

    [Theory] // facts.md 3.1, 4
    [InlineData("2021-01-01", "14", null, true), InlineData("2021-01-01", "25", null, false)] // of the same class; of another
    [InlineData("2020-01-20", "25", "2020-02-10", false)] // taken before, reported after: who declared could not know
    [InlineData("2020-01-20", "25", "2020-01-30", true)] // known to who declared
    public void A_declaration_lapses_with_later_tissue_of_another_class(string day, string ki67, string? reported, bool holds) => Assert.Equal(holds, Said.Known(Fact.Ki67Percent,
        Tissue("S1", "2018-01-01", "2"), Tissue("S2", "2020-01-01", "12"), Declared("2020-02-01", "S2"), Tissue("S3", day, ki67, reported)).IsKnown);

    [Theory]
    [InlineData("<3", 2.9, true), InlineData(">20", 20.1, true), InlineData("25-30", 30, false), InlineData("8", 8, false)]
    public void A_bound_is_handed_over_beyond_it_and_marked_and_a_range_by_its_upper_end(string written, double percent, bool censored)
    {
        var state = Said.Known(Fact.Ki67Percent, Tissue("S1", "2018-01-01", written));
        Assert.Equal((FactValue.Of((decimal)percent), censored), (state.Value!, state.IsCensored));
    }

    [Fact]
    public void Two_reviews_without_a_consensus_that_differ_in_class_speak_for_nothing()
    {
        Finding Read(string id, ReadRole role, Differentiation morphology) => Said.On("2018-01-01", new Specimen { SpecimenName = "S1", Read = role, Adequate = true, Differentiation = morphology }, id);
        Assert.Equal(UnknownReason.Unresolved, Said.Known(Fact.Differentiation, Read("a", ReadRole.Second, Differentiation.Well), Read("b", ReadRole.Central, Differentiation.Poor)).Reason);
        Assert.True(Said.Known(Fact.Differentiation, Read("a", ReadRole.Second, Differentiation.Well), Read("b", ReadRole.Central, Differentiation.Poor), Read("c", ReadRole.Consensus, Differentiation.Poor)).IsKnown);
    }

    [Theory]
    [InlineData("undetermined", false), InlineData("T1", true)]
    public void Undetermined_tissue_governs_nothing(string tumour, bool known) =>
        Assert.Equal(known, Said.Known(Fact.SpecimenType, Said.On("2018-01-01", new Specimen { SpecimenName = "S1", SpecimenType = "core_biopsy", Tumour = tumour })).IsKnown);

    [Theory] // facts.md 3.4
    [InlineData("MRI", "MRI", true), InlineData("MRI", "CT", false), InlineData("CT", "MRI", true), InlineData("CT", "CT", true)]
    public void Liver_metastases_are_gone_only_for_a_modality_as_good_as_the_one_that_showed_them(string showed, string gone, bool known)
    {
        var state = Said.Known(Fact.LiverMetastases, Said.On("2023-01-01", new ImagingStudy { Modality = showed, LiverMetastases = true }, "a"), Said.On("2024-01-01", new ImagingStudy { Modality = gone, LiverMetastases = false }, "b"));
        Assert.Equal(known ? (FactValue.False, null) : (null, UnknownReason.Unresolved), (state.Value, state.Reason));
    }

    [Theory] // CT sees 61 % of bone metastases
    [InlineData("CT", false, false), InlineData("CT", true, true), InlineData("MRI", false, false), InlineData("SSTR-PET", false, true), InlineData("fdg-pet", false, true), InlineData("bone scan", false, true)]
    [InlineData("US", false, false), InlineData("US", true, true), InlineData(null, false, false), InlineData("something", false, false)]
    public void Only_what_is_known_to_show_bone_says_that_it_is_free(string? modality, bool present, bool known) =>
        Assert.Equal(known, Said.Known(Fact.BoneMetastases, Said.On("2024-01-01", new ImagingStudy { Modality = modality, BoneMetastases = present })).IsKnown);

    [Fact]
    public void A_no_needs_the_region_in_the_field() =>
        Assert.Equal(UnknownReason.CannotSay, Said.Known(Fact.LiverMetastases, Said.On("2024-01-01", new ImagingStudy { Modality = "MRI", LiverMetastases = false, Regions = ["brain"] })).Reason);

    [Theory]
    [InlineData("not_done", false, null, FactType.Bool), InlineData("cannot_say", false, null, FactType.Bool), InlineData("withheld", false, null, FactType.Bool), InlineData("true", true, null, FactType.Bool)]
    public void A_person_may_answer_that_it_was_not_done_or_that_nobody_can_say(string word, bool known, object? _, FactType type)
    {
        Assert.Equal(type, Fact.Hypercalcemia.Type);
        Assert.Equal(known, Said.Known(Fact.Hypercalcemia, Said.Judged("2024-05-01", Fact.Hypercalcemia, word)).IsKnown);
    }

    [Fact] // facts.md section 4: a result on record outranks any later "not done"
    public void A_result_outranks_a_later_not_done() => Assert.Equal(FactValue.Of("positive"), Said.Known(Fact.SstrPetResult,
        Said.On("2023-01-10", new ImagingStudy { Modality = "SSTR-PET", SstrPetResult = "positive", TumourPresent = true }, "i"), Said.Judged("2024-01-10", Fact.SstrPetResult, "not_done")).Value);

    [Fact]
    public void A_set_is_known_once_it_was_asked_completely()
    {
        var named = Said.On("2024-05-01", new ClinicalStatus { SyndromicSymptoms = ["hypoglycemia"] });
        var incomplete = Said.Known(Fact.SyndromicSymptoms, named);
        Assert.Equal((UnknownReason.SetIncomplete, FactValue.Of(["hypoglycemia"])), (incomplete.Reason!.Value, incomplete.Former!));
        Assert.Equal(FactValue.Of([]), Said.Known(Fact.SyndromicSymptoms, Said.On("2024-05-01", new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"] })).Value);
        Assert.False(Said.Known(Fact.SyndromicSymptoms, Said.On("2024-05-01", new ClinicalStatus { SyndromicSymptoms = [] })).IsKnown);
    }

    [Fact] // facts.md 3.6: removed adenomas count for life
    public void Hereditary_features_add_up_over_life() => Assert.Equal(FactValue.Of(["parathyroid_disease", "pituitary_adenoma"]), Said.Known(Fact.HereditaryFeatures,
        Said.On("2019-05-01", new ClinicalStatus { HereditaryFeatures = ["parathyroid_disease"], Asked = ["hereditary_features"] }, "a"), Said.On("2021-05-01", new ClinicalStatus { HereditaryFeatures = ["pituitary_adenoma"] }, "b")).Value);

    [Theory] // facts.md 3.4, 1.6
    [InlineData("mg/dL", 1, 17.1), InlineData("umol/L", 11, 11), InlineData("µmol/L", 11, 11)]
    public void Bilirubin_is_read_in_its_units(string unit, double value, double micromolar) => Assert.Equal(FactValue.Of((decimal)micromolar),
        Said.Known(Fact.BilirubinUmolL, Said.On("2024-05-20", new Laboratory { Analyte = "bilirubin", Value = (decimal)value, Unit = unit })).Value);

    [Fact]
    public void Of_two_results_of_one_day_the_more_abnormal_one_counts()
    {
        Finding Result(string id, decimal value, string analyte, string unit) => Said.On("2024-05-20", new Laboratory { Analyte = analyte, Value = value, Unit = unit }, id);
        Assert.Equal(FactValue.Of(30), Said.Known(Fact.BilirubinUmolL, Result("a", 30, "bilirubin", "umol/L"), Result("b", 11, "bilirubin", "umol/L")).Value);
        Assert.Equal(FactValue.Of(28), Said.Known(Fact.AlbuminGL, Result("a", 28, "albumin", "g/L"), Result("b", 40, "albumin", "g/L")).Value);
    }

    [Theory]
    [InlineData(30, false), InlineData(30.1, true)]
    public void A_marker_is_raised_above_the_limit_of_its_own_assay(double value, bool raised) => Assert.Equal(FactValue.Of(raised),
        Said.Known(Fact.LdhRaised, Said.On("2024-05-20", new Laboratory { Analyte = "lactate_dehydrogenase", Value = (decimal)value, Upper = 30 })).Value);

    [Fact]
    public void Without_a_limit_no_marker_is_raised_or_not() => Assert.False(Said.Known(Fact.LdhRaised, Said.On("2024-05-20", new Laboratory { Analyte = "lactate_dehydrogenase", Value = 400 })).IsKnown);

    [Theory]
    [InlineData(7, true), InlineData(8, false)]
    public void Parathyroid_hormone_needs_a_calcium_within_seven_days(int days, bool known) => Assert.Equal(known, Said.Known(Fact.PthElevated,
        Said.On("2024-05-20", new Laboratory { Analyte = "pth", Value = 9, Upper = 7 }, "a"),
        Said.On(new DateOnly(2024, 5, 20).AddDays(-days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new Laboratory { Analyte = "calcium", Value = 2.4m, Upper = 2.6m }, "b")).IsKnown);

    [Theory]
    [InlineData(60, true), InlineData(61, false)]
    public void Two_tracers_are_a_pair_within_sixty_days(int days, bool known) => Assert.Equal(known, Said.Known(Fact.NetpetScore,
        Said.On("2024-03-01", new ImagingStudy { Study = "A", Modality = "SSTR-PET", NetpetScore = "P4a" }, "a"),
        Said.On(new DateOnly(2024, 3, 1).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new ImagingStudy { Study = "B", Modality = "FDG-PET" }, "b")).IsKnown);

    [Theory]
    [InlineData("P3b", false), InlineData("P4a", true), InlineData("P5", true)]
    public void FDG_exceeds_receptors_from_P4_on(string score, bool exceeds) => Assert.Equal(FactValue.Of(exceeds), Said.Known(Fact.FdgExceedsSstr,
        Said.On("2024-05-01", new ImagingStudy { Study = "A", Modality = "SSTR-PET", NetpetScore = score, PairedWith = "B" }, "a"), Said.On("2024-05-02", new ImagingStudy { Study = "B", Modality = "FDG-PET" }, "b")).Value);

    [Theory] // facts.md 3.10: no node examined is NX
    [InlineData(0, 14, false), InlineData(2, 14, true), InlineData(0, 0, null)]
    public void Nodes_that_nobody_examined_are_unknown(int positive, int examined, bool? expected) => Assert.Equal(expected is { } e ? FactValue.Of(e) : null, Said.Known(Fact.NodePositive,
        Said.On("2020-01-01", new Specimen { SpecimenType = "resection", SpecimenSite = "primary", NodesPositive = positive, NodesExamined = examined })).Value);

    [Fact]
    public void An_unclear_lesion_stays_until_a_person_says_what_became_of_it()
    {
        Finding Scan(string day, bool? flag) => Said.On(day, new ImagingStudy { Modality = "CT", IndeterminateNewLesion = flag });
        Assert.Equal(FactValue.True, Said.Known(Fact.IndeterminateNewLesion, Scan("2024-03-01", true), Scan("2024-05-01", false)).Value);
        Assert.Equal(FactValue.False, Said.Known(Fact.IndeterminateNewLesion, Scan("2024-03-01", true), Said.Judged("2024-05-02", Fact.IndeterminateNewLesion, "false")).Value);
    }

    [Theory]
    [InlineData(StatedBy.Clinician, true), InlineData(StatedBy.Board, false)]
    public void Only_the_board_takes_a_transformation_back(StatedBy by, bool stays) => Assert.Equal(FactValue.Of(stays),
        Said.Known(Fact.HighGradeTransformation, Said.Judged("2024-03-01", Fact.HighGradeTransformation, "true", StatedBy.Board), Said.Judged("2024-05-01", Fact.HighGradeTransformation, "false", by)).Value);

    [Theory] // 54 days after the operation; the day itself
    [InlineData("2023-04-15", 1.8), InlineData("2023-02-20", 0)]
    public void Months_run_from_the_latest_operation_with_curative_intent(string day, double months) => Assert.Equal((decimal)months, Math.Round(((FactValue.Number)Said.At(day,
        Said.On("2023-02-20", new Procedure { Name = "distal_pancreatectomy", Intent = "curative" }))[Fact.MonthsSinceResection].Value!).Value, 1));

    [Fact]
    public void An_unknown_primary_is_occult_only_once_a_person_has_closed_the_search()
    {
        var unknown = Said.On("2024-01-01", new TumourEntity { Tumour = "T1", Organ = "unknown_digestive", Family = TumourFamily.Nen });
        Assert.False(Said.Known(Fact.PrimarySite, unknown).IsKnown);
        Assert.Equal(FactValue.Of("occult"), Said.Known(Fact.PrimarySite, unknown, Said.Judged("2024-02-01", Fact.PrimarySite, "occult")).Value);
    }

    [Fact]
    public void Every_fact_that_findings_state_has_a_rule() =>
        Assert.DoesNotContain(Fact.All, f => !f.IsDerived && !CharacterizationFacts.IsOne(f) && !LineFacts.IsOne(f) && !ChemotherapyFacts.IsOne(f) && f != Fact.Dataset && !Snapshot.Decides(f)); // the study's own, those of one characterization, or of a whole line, are not the patient's of a day
}
