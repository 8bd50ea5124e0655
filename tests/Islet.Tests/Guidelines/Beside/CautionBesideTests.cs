using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>facts.md section 5, code by code: beside which statements, in which words, and on which side of its situation.</summary>
public class CautionBesideTests
{
    private static readonly (string, string)[] Tags =
        [("SYS-02", "C-OBS"), .. new[] { "SYS-11", "SEQ-12", "PRRT-01", "PRRT-02", "PRRT-03", "BULK-08", "G3T-07", "G3T-09" }.Select(id => (id, "C-PRRT"))];

    private static IReadOnlyDictionary<string, StatementRemarks> Remarks(params Finding[] findings) => Worked.Remarks(Patient.At(findings), Tags);

    private static StatementCaution? One(string statement, string code, params Finding[] findings) => Remarks(findings)[statement].Cautions.SingleOrDefault(c => c.Code == code);

    private static string[] With(string code, params Finding[] findings) => [.. Remarks(findings).Values.Where(r => r.Cautions.Any(c => c.Code == code)).Select(r => r.Statement.Number)];

    [Fact]
    public void A_missing_index_is_listed_under_what_asks_for_it()
    {
        Assert.Equal("No Ki-67 index: counting rules are not tested. This is a gap, not compliance.", One("GRADE-07", "C-KI67", Patient.Tissue(ki67: null))!.Says);
        Assert.All(["GRADE-03", "GRADE-04"], id => Assert.Contains(id, With("C-KI67", Patient.Tissue(ki67: null))));
        Assert.False(Remarks(Patient.Tissue(ki67: null))["GRADE-07"].Reading.CheckMet);
        Assert.Empty(With("C-KI67", Patient.Tissue()));
    }

    [Theory] // C-OBS: progression, an aggressive course, volume not low, or a line; else observation stands alone
    [InlineData("progressive", "Progression on 2024-04-02"), InlineData("aggressive", "course judged aggressive"), InlineData("moderate", "burden moderate"), InlineData("line", "1 line"), InlineData("low", null), InlineData("none", null)]
    public void Observation_names_what_speaks_against_it(string situation, string? says)
    {
        Finding symptoms = Said.On("2024-05-20", new ClinicalStatus { SymptomBurden = "none", StatedBy = StatedBy.Clinician }, "status");
        Finding[] further = situation switch
        {
            "progressive" => [Said.Progression("2024-04-02")],
            "aggressive" => [Said.Judged("2024-05-01", Fact.ClinicallyAggressive, "true")],
            "moderate" or "low" => [Said.Judged("2024-05-01", Fact.TumorVolume, situation)],
            "line" => [Said.Drug("2024-02-01", "everolimus"), Patient.LogClosed()],
            _ => [],
        };
        Finding[] findings = [Patient.Tissue(), symptoms, .. further];
        Assert.Equal(Answer.Yes, Remarks(findings)["SYS-02"].Reading.Outcome);
        var caution = One("SYS-02", "C-OBS", findings);
        Assert.Equal(says is null ? null : $"The text ties observation to absent symptoms only. {says}.", caution?.Says);
        Assert.Equal(says is null ? 0 : 1, caution?.Schedule.Count ?? 0);
    }

    [Fact] // C-PRRT with two PETs a week apart: one lesion takes up FDG alone
    public void The_lesions_without_receptors_are_named_with_site_and_date()
    {
        Finding[] pets =
        [
            Patient.Tissue(), Patient.Pet("2024-05-02", "positive"),
            Said.On("2024-05-09", new ImagingStudy { Study = "F1", Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true, StatedBy = StatedBy.NuclearMedicine }, "F1"),
            Lesion("P1", "L1", true, "liver"), Lesion("F1", "L1", true, "liver"), Lesion("P1", "L2", false, "liver", "segment VI"), Lesion("F1", "L2", true, "liver", "segment VI"), Lesion("P1", "L3", false, "lymph_node"), Lesion("F1", "L3", true, "lymph_node"),
        ];
        Assert.Equal("Receptor-positive is not suitable for PRRT: are there FDG-positive lesions without receptors? Seen on 2024-05-09: L2 (liver, segment VI), L3 (lymph node).", One("PRRT-01", "C-PRRT", pets)!.Says);
        var contradicted = One("PRRT-01", "C-PRRT", [.. pets, Said.Judged("2024-05-20", Fact.SstrNegativeDisease, "none")]); // a word does not make them go away
        Assert.Contains("L2 (liver, segment VI)", contradicted!.Says, StringComparison.Ordinal);
        Assert.Contains(contradicted.Findings, f => f.Content is LesionRead { Lesion: "L2", Study: "F1" });
    }

    [Theory]
    [InlineData("nothing", "No FDG PET on record."), InlineData("not_done", "FDG PET not done."), InlineData("fdg", "Not asked."), InlineData("some", "Some, 2024-05-20; which ones is not recorded."), InlineData("all", "All, 2024-05-20."), InlineData("none", null)]
    public void What_is_known_of_lesions_without_receptors_is_said_as_far_as_it_goes(string known, string? answer)
    {
        Finding[] further = known switch
        {
            "nothing" => [],
            "not_done" => [Said.Judged("2024-05-20", Fact.FdgPetResult, "not_done")],
            "fdg" => [Said.On("2024-05-20", new ImagingStudy { Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true }, "F1")],
            _ => [Said.On("2024-05-20", new ImagingStudy { Modality = "FDG-PET", FdgPetResult = "positive", TumourPresent = true }, "F1"), Said.Judged("2024-05-20", Fact.SstrNegativeDisease, known)],
        };
        var caution = One("SYS-11", "C-PRRT", [Patient.Tissue(), Patient.Pet("2024-05-02", "positive"), .. further]);
        Assert.Equal(answer, caution?.Says.Split("receptors? ")[1]);
    }

    [Fact] // C-LOG: fourteen statements count lines
    public void An_open_history_is_told_under_the_statements_that_wait_for_the_number_of_lines()
    {
        string[] counting = ["SYS-03", "SYS-04", "SYS-05", "SYS-06", "BULK-01", "BULK-02", "SEQ-02", "SEQ-07", "G3T-03", "G3T-06", "NEC-02", "NEC-03", "NEC-04", "NEC-05"];
        Assert.Equal(counting, StatementBase.Nanets2020.Statements.Where(s => s.Condition.Facts.Contains(Fact.SystemicLinesStarted)).Select(s => s.Number).OrderBy(id => Array.IndexOf(counting, id)));
        var told = With("C-LOG");
        Assert.All(told, id => Assert.Contains(id, counting));
        Assert.All(["SYS-03", "SEQ-02", "BULK-02"], id => Assert.Contains(id, told));
        Assert.Equal("The treatment history is not closed: 0 lines is not known.", One("SYS-03", "C-LOG")!.Says);
        Assert.Empty(With("C-LOG", Patient.LogClosed()));
    }

    [Fact]
    public void A_history_closed_long_ago_is_told_where_no_line_decided()
    {
        Finding[] old = [Patient.Tissue(), Patient.Pet("2024-05-02", "positive"), Patient.LogClosed("2023-11-01")];
        Assert.True(Remarks(old)["SYS-03"].Reading.Applies);
        Assert.StartsWith("That no treatment was given rests on a history closed on 2023-11-01", One("SYS-03", "C-LOG-OLD", old)!.Says, StringComparison.Ordinal);
        Assert.DoesNotContain("SYS-11", With("C-LOG-OLD", old));
        Assert.Empty(With("C-LOG-OLD", [.. old, Patient.LogClosed()]));
    }

    [Fact] // C-OUTSIDE: the nine statements that read the running treatment
    public void A_drug_that_the_guideline_does_not_know_is_named_where_the_running_treatment_is_waited_for()
    {
        Finding[] running = [Patient.Tissue(), Said.Drug("2024-02-01", "interferon alfa"), Patient.LogClosed()];
        Assert.Equal("On interferon alfa: unknown to this guideline.", One("SM-14", "C-OUTSIDE", running)!.Says);
        Assert.All(With("C-OUTSIDE", running), id => Assert.Contains(id, (string[])["SM-12", "SM-14", "SM-15", "SM-16", "SM-17", "BEY-03", "BEY-05", "PRRT-04", "PRRT-05"]));
        Assert.Empty(With("C-OUTSIDE", Patient.Tissue(), Said.Drug("2024-02-01", "everolimus"), Patient.LogClosed()));
    }

    [Theory]
    [InlineData(3, "A course was broken off: 3 of 4 cycles, 22.2 GBq."), InlineData(4, null)]
    public void A_course_that_was_broken_off_is_told_with_cycles_and_activity(int given, string? says) => Assert.Equal(says, One("SEQ-20", "C-PRRT-PART",
    [
        Patient.Tissue(), Said.On("2023-01-01", new Treatment { Course = "p", Drugs = ["lutetium oxodotreotide"], CyclesPlanned = 4, Purpose = "tumour" }, "p"),
        .. Enumerable.Range(1, given).Select(i => Said.On($"2023-0{i}-02", new Injection { Course = "p", ActivityGbq = 7.4m }, $"i{i}")), Said.On("2023-06-01", new TreatmentStop { Course = "p" }, "stop"),
    ])?.Says);

    [Fact] // C-PPI: before the fact is set, and after
    public void Gastrin_under_an_inhibitor_is_told_where_a_raised_hormone_decides()
    {
        Finding[] gastrin = [Said.On("2024-05-01", new Laboratory { Analyte = "gastrin", Value = 300, Upper = 100, Unit = "ng/L" }, "gastrin"),
            Said.On("2024-05-01", new ClinicalStatus { OnPpi = true, SyndromicSymptoms = ["zes_symptoms"], Asked = ["syndromic_symptoms"], StatedBy = StatedBy.Clinician }, "status")];
        Assert.Equal("A proton-pump inhibitor raises gastrin; do not stop it as routine (HORM-14).", One("FUNC-01", "C-PPI", gastrin)!.Says);
        Finding[] judged = [.. gastrin, Said.Judged("2024-05-02", Fact.HormoneElevated, "true")];
        Assert.True(Remarks(judged)["FUNC-01"].Reading.Applies);
        Assert.All(With("C-PPI", judged), id => Assert.Equal("A proton-pump inhibitor raises gastrin; do not stop it as routine (HORM-14).", One(id, "C-PPI", judged)!.Says)); // one sentence, told once
        Assert.NotNull(One("FUNC-01", "C-PPI", judged));
        Assert.Null(One("FUNC-01", "C-PPI", gastrin[0]));
    }

    [Fact]
    public void Another_way_through_the_ampulla_is_told_under_the_statement_on_violated_ampullas()
    {
        var done = Said.On("2022-03-01", new Procedure { Name = "hepaticojejunostomy" }, "bile");
        Assert.Equal("The ampulla was violated in another way (hepaticojejunostomy, 2022-03-01): risk of infection.", One("LDT-10", "C-BILE", done)!.Says);
        Assert.Equal(["LDT-10"], With("C-BILE", done));
        Assert.Empty(With("C-BILE", done, Said.Judged("2022-04-01", Fact.PriorWhipple, "true")));
    }

    [Fact] // C-OLD-NEC: the class of the 2010 edition is not read
    public void A_class_of_the_edition_of_2010_is_told_where_differentiation_is_waited_for()
    {
        Finding[] old = [Patient.Tissue(ki67: null, mitoses: null, morphology: null, edition: "2010", written: Grade.G3)];
        Assert.Equal(Answer.Unknown, Remarks(old)["NEC-06"].Reading.Outcome);
        Assert.Contains("holds NET G3 and NEC", One("NEC-06", "C-OLD-NEC", old)!.Says, StringComparison.Ordinal);
        Assert.Contains("G3T-02", With("C-OLD-NEC", old));
        Assert.Empty(With("C-OLD-NEC", Patient.Tissue(written: Grade.G2)));
    }

    [Fact]
    public void A_syndrome_that_a_later_word_does_not_end_is_told_where_the_syndrome_decided()
    {
        Finding[] said = [Said.Judged("2024-01-05", Fact.FunctionalSyndrome, "gastrinoma"), Said.Judged("2024-05-05", Fact.FunctionalSyndrome, "none", StatedBy.Import)];
        Assert.Contains("FUNC-04", With("C-SYNDROME-KEPT", said));
        Assert.Empty(With("C-SYNDROME-KEPT", said[0]));
    }

    [Fact] // C-UNFILLED: a default of an import would satisfy a check
    public void A_default_of_an_import_is_told_under_the_check_that_it_would_satisfy()
    {
        Finding imported = Said.On("2024-01-10", new Specimen { SpecimenName = "S1", Adequate = true, SpecimenType = "core_biopsy", Differentiation = Differentiation.Poor, NecCellType = "not_specified", StatedBy = StatedBy.Import }, "S1");
        Assert.Contains("PATH-03", With("C-UNFILLED", imported));
        Assert.DoesNotContain("SYS-01", With("C-UNFILLED", imported));
    }

    [Fact] // C-NOT-ASKED: thirteen liver statements wait for a surgeon's word
    public void A_surgeon_who_was_not_asked_is_no_surgeon_who_said_no()
    {
        Finding[] liver = [Patient.Tissue(), Said.On("2024-05-01", new ImagingStudy { Modality = "MRI", LiverMetastases = true, TumourPresent = true, StatedBy = StatedBy.Radiologist }, "mri"), Said.Judged("2024-05-02", Fact.DominantSite, "liver")];
        var caution = One("LDT-01", "C-NOT-ASKED", liver);
        Assert.Equal("No answer on record is not “no”. This question settles it: Surgeon's view of the liver disease? (Judgements)", caution!.Says);
        Assert.Null(One("LDT-01", "C-NOT-ASKED", [.. liver, Said.Judged("2024-05-03", Fact.LiverResectable, "false")]));
        Assert.Null(One("SM-12", "C-NOT-ASKED", liver)); // waits for more than answers of a person
    }

    [Fact]
    public void The_marks_of_values_stand_where_they_decided()
    {
        var remarks = Remarks(Patient.Tissue(day: "2020-01-10"), Said.Judged("2024-05-01", Fact.ClinicallyAggressive, "true", StatedBy.Import));
        Assert.Contains(remarks["GRADE-01"].Marks, m => m is { Kind: FactMarkKind.Stale } && m.Fact == Fact.Differentiation && m.Says.EndsWith("days old; such a value keeps 730.", StringComparison.Ordinal));
        Assert.DoesNotContain(Remarks(Patient.Tissue())["GRADE-01"].Marks, m => m.Kind is FactMarkKind.Stale);
        Assert.Contains(remarks["SM-17"].Marks.Concat(remarks["SEQ-09"].Marks).Concat(remarks["G3T-04"].Marks), m => m.Kind is FactMarkKind.JudgeUnknown && m.Fact == Fact.ClinicallyAggressive);
        Assert.DoesNotContain(remarks["GRADE-01"].Marks, m => m.Kind is FactMarkKind.JudgeUnknown);
    }

    [Fact]
    public void A_bound_in_a_report_and_an_assumed_day_of_report_are_marked()
    {
        var bound = Said.On("2024-01-10", new Specimen { SpecimenName = "S1", Adequate = true, SpecimenType = "core_biopsy", Differentiation = Differentiation.Well, Ki67Percent = Ki67Index.FromReport("<3"), MitosesPer2Mm2 = 1, StatedBy = StatedBy.Pathologist }, "S1");
        Assert.Contains(Remarks(bound)["SYS-09"].Marks, m => m is { Kind: FactMarkKind.Censored } && m.Says.EndsWith("at 2.9.", StringComparison.Ordinal));
        Assert.DoesNotContain(Remarks(Patient.Tissue())["SYS-09"].Marks, m => m.Kind is FactMarkKind.Censored);
        var assumed = bound with { Content = bound.Content with { AsWritten = new Dictionary<string, string> { ["reported"] = "assumed: happened + 14 d" } } };
        Assert.Contains(Remarks(assumed)["GRADE-01"].Marks, m => m.Kind is FactMarkKind.AssumedReported);
        Assert.DoesNotContain(Remarks(bound)["GRADE-01"].Marks, m => m.Kind is FactMarkKind.AssumedReported);
    }

    [Fact] // read alone: which tumour, which day, and what is on record now
    public void A_second_syndrome_of_the_same_tumour_is_told_once_with_its_last_day_and_with_what_is_on_record_now() =>
        Assert.Equal("The tumour in question was judged to carry gastrinoma as well, last on 2023-05-01; on record now is VIPoma, of 2024-03-01.", One("FUNC-04", "C-ELSEWHERE", Patient.Tissue(),
            Said.Judged("2022-05-01", Fact.FunctionalSyndrome, "gastrinoma"), Said.Judged("2023-05-01", Fact.FunctionalSyndrome, "gastrinoma"), Said.Judged("2024-03-01", Fact.FunctionalSyndrome, "vipoma"))!.Says);

    [Fact] // one catalogue: no sentence is missing and none is a machine word
    public void Every_caution_beside_a_statement_is_whole_sentences()
    {
        foreach (var caution in Worked.Views.SelectMany(v => Worked.Remarks(Worked.At(v.Id, v.View), Tags).Values).SelectMany(r => r.Cautions))
        {
            Assert.Matches("[.)?]$", caution.Says);
            Assert.DoesNotContain('_', caution.Says);
        }
    }

    private static Finding Lesion(string study, string lesion, bool positive, string organ, string? part = null) => Said.On(study == "P1" ? "2024-05-02" : "2024-05-09",
        new LesionRead { Study = study, Lesion = lesion, Organ = organ, Part = part, TracerPositive = positive, Status = LesionStatus.Present, StatedBy = StatedBy.NuclearMedicine }, study + lesion);
}
