using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>The worked courses of facts.md section 6 with the cautions that section 5 puts beside their statements.</summary>
public class WorkedCourseTests
{
    private static StatementCaution One(IReadOnlyDictionary<string, StatementRemarks> remarks, string statement, string code) => Assert.Single(remarks[statement].Cautions, c => c.Code == code);

    private static string[] With(IReadOnlyDictionary<string, StatementRemarks> remarks, string code) => [.. remarks.Values.Where(r => r.Cautions.Any(c => c.Code == code)).Select(r => r.Statement.Number)];

    [Fact] // F05: Ki-67 15 % under a written G3; later four mitoses make G2 win
    public void F05_both_lists_stand_side_by_side_while_report_and_counts_disagree()
    {
        var remarks = Worked.Remarks(Worked.At("F05", 2));
        var caution = One(remarks, "G3T-02", "C-GRADE");
        Assert.Equal("The report of 2024-02-06 says G3, the counts say G2. Ask the pathologist before using either list.", caution.Says);
        Assert.Equal(Answer.No, remarks["G3T-02"].Reading.Outcome);
        Assert.Equal([("the report's grade holds, G3", Answer.Yes), ("the counts' grade holds, G2", Answer.No)], caution.Otherwise.Select(o => (o.Reading.When, o.Outcome)));
        Assert.Equal([("the report's grade holds, G3", Answer.No), ("the counts' grade holds, G2", Answer.Yes)], One(remarks, "SEQ-01", "C-GRADE").Otherwise.Select(o => (o.Reading.When, o.Outcome)));
        var before = Worked.Remarks(Worked.At("F05", 1)); // one index only, below the written grade: the report still rules
        Assert.Equal(Answer.Yes, before["G3T-02"].Reading.Outcome);
        Assert.Equal(Answer.No, One(before, "G3T-02", "C-GRADE").Otherwise[^1].Outcome);
        Assert.DoesNotContain("C-GRADE", With(Worked.Remarks(Worked.At("F05", 0)), "C-GRADE"));
    }

    [Fact] // section 5, C-GRADE: the statements that the counts close and open
    public void F05_the_other_list_holds_the_statements_that_the_report_would_keep()
    {
        var snapshot = Worked.At("F05", 2);
        var other = OtherReading.Of(snapshot).Single(o => o.When == "the report's grade holds, G3");
        var changed = other.Changed(GuidelineReading.Of(StatementBase.Nanets2020, snapshot.Reader)).ToDictionary(s => s.Reading.Statement.Number, s => s.Truth.Answer);
        Assert.All(["G3T-01", "G3T-02", "G3T-05", "G3T-08", "PATH-10", "PATH-11"], id => Assert.Equal(Answer.Yes, changed[id]));
        Assert.All(["SYS-09", "SEQ-01", "SEQ-06"], id => Assert.Equal(Answer.No, changed[id]));
    }

    [Fact] // F06: G1, then G2, nobody has declared: told where the candidates differ, and not where both say the same
    public void F06_candidates_stand_where_they_make_a_difference()
    {
        var remarks = Worked.Remarks(Worked.At("F06", 0, Said.Judged("2023-01-01", Fact.DiseaseStatus, "metastatic"), Said.Judged("2023-01-01", Fact.SymptomBurden, "none")));
        Assert.Equal(Answer.Unknown, remarks["GRADE-02"].Reading.Outcome);
        Assert.All(["GRADE-02", "NEC-06"], id => Assert.DoesNotContain(id, With(remarks, "C-GRADE-OPEN"))); // both candidates say no
        Assert.All(remarks.Values.SelectMany(r => r.Cautions).Where(c => c.Code == "C-GRADE-OPEN"), c => Assert.True(c.Otherwise.Select(o => o.Outcome).Distinct().Count() > 1));
    }

    [Fact] // F06 after S3 of another grade: applies if S3 governs
    public void F06_a_statement_on_G3_applies_if_the_new_tissue_governs()
    {
        var otherwise = One(Worked.Remarks(Worked.At("F06", 3, Said.Judged("2023-01-01", Fact.DiseaseStatus, "metastatic"))), "G3T-02", "C-GRADE-OPEN").Otherwise;
        Assert.Equal([Answer.No, Answer.No, Answer.Yes], otherwise.Select(o => o.Outcome));
        Assert.Equal("S3 of 2024-03-04 governs", otherwise[^1].Reading.When); // a page puts "if" before it
    }

    [Fact]
    public void F06_and_F11_tissue_from_before_the_last_progression_is_told_where_a_statement_turned_on_it()
    {
        var remarks = Worked.Remarks(Worked.At("F06", 2, Said.Judged("2023-01-01", Fact.DiseaseStatus, "metastatic")));
        Assert.Equal("The tissue of 2023-01-10 is from before the last progression, 2024-02-20.", One(remarks, "SYS-01", "C-TISSUE-OLD").Says);
        Assert.All(["GRADE-01", "PATH-01", "HORM-03"], id => Assert.DoesNotContain(id, With(remarks, "C-TISSUE-OLD"))); // reporting, and nothing of grade
        Assert.All(With(remarks, "C-TISSUE-OLD"), id => Assert.Contains(remarks[id].Statement.Options, o => o.Bearing is not Bearing.How));
        Assert.Contains(Cautions.Of(Worked.At("F11", 2)), c => c.Code == "C-TISSUE-OLD");
    }

    [Fact] // F07: "can be observed" in a patient who progresses
    public void F07_observation_stands_with_what_speaks_against_it_and_its_schedule_under_the_caution()
    {
        var remarks = Worked.Remarks(Worked.At("F07", 0), ("SYS-02", "C-OBS"));
        Assert.True(remarks["SYS-02"].Reading.Applies);
        var caution = One(remarks, "SYS-02", "C-OBS");
        Assert.Equal("The text ties observation to absent symptoms only. Progression on 2022-03-04; 1 line.", caution.Says);
        Assert.Equal(remarks["SYS-02"].Statement.Schedule, caution.Schedule);
        Assert.True(remarks["SYS-07"].Reading.Applies);
        Assert.Equal(["SYS-02"], With(remarks, "C-OBS"));
    }

    [Fact]
    public void F07_progression_under_an_analogue_with_another_drug_is_told_where_progression_on_an_analogue_decided()
    {
        var remarks = Worked.Remarks(Worked.At("F07", 0));
        Assert.Equal("The progression of 2022-03-04 was under lanreotide with everolimus.", One(remarks, "SEQ-12", "C-SSA").Says);
        Assert.Contains("PRRT-03", With(remarks, "C-SSA"));
        Assert.DoesNotContain("SYS-07", With(remarks, "C-SSA"));
    }

    [Fact] // F07 under the new line: progression is invalidated, and that is no "no progression"
    public void F07_an_outdated_progression_names_the_question_that_settles()
    {
        var remarks = Worked.Remarks(Worked.At("F07", 1));
        var caution = One(remarks, "SYS-07", UnaskedCode);
        Assert.Equal(["Progression since the reference scan: where, on what grounds?"], caution.Questions.Select(q => q.Prompt));
        Assert.Contains("(Readings)", caution.Says, StringComparison.Ordinal);
        Assert.Equal(["A new lesion of unclear nature?", "Main lesions that cannot be followed on CT or MRI?", "Clinical concern that CT or MRI does not explain?"], One(remarks, "SM-02", UnaskedCode).Questions.Select(q => q.Prompt));
        Assert.Equal(3, One(remarks, "SM-17", UnaskedCode).Questions.Count);
    }

    [Fact] // F08: insulinoma held by diazoxide
    public void F08_three_statements_say_each_what_control_means_for_them()
    {
        var remarks = Worked.Remarks(Worked.At("F08", 2));
        Assert.Equal("Symptom-free on diazoxide; the syndrome is on record, not resolved.", One(remarks, "FUNC-02", "C-CONTROLLED").Says);
        Assert.Equal("Known functional tumour: see HORM-13.", One(remarks, "HORM-02", "C-CONTROLLED").Says);
        Assert.Equal("Absence of symptoms is a drug effect (diazoxide).", One(remarks, "SYS-02", "C-CONTROLLED").Says);
        Assert.All(["FUNC-02", "HORM-02", "SYS-02", "FUNC-04", "HORM-13", "INS-02"], id => Assert.True(remarks[id].Reading.Applies, id));
        Assert.Empty(With(Worked.Remarks(Worked.At("F08", 0)), "C-CONTROLLED"));
        Assert.DoesNotContain("FUNC-04", With(remarks, "C-CONTROLLED"));
    }

    [Fact] // F09: scintigraphy positive in 2019, PET negative in 2022
    public void F09_without_the_negative_PET_these_would_read_positive()
    {
        var remarks = Worked.Remarks(Worked.At("F09", 1));
        Assert.All(["SYS-03", "SYS-04", "SYS-05", "SYS-11", "SEQ-02", "PRRT-01", "PRRT-02"], id =>
        {
            Assert.Equal(Answer.No, remarks[id].Reading.Outcome);
            var caution = One(remarks, id, "C-SSTR");
            Assert.Equal("The scintigraphy of 2019-06-11 was positive. Without the PET of 2022-09-06 receptors would read positive.", caution.Says);
            Assert.NotEqual(Answer.No, Assert.Single(caution.Otherwise).Outcome);
        });
        Assert.True(remarks["NEG-02"].Reading.Applies && remarks["NEG-06"].Reading.Applies);
        Assert.All(["NEG-02", "NEG-06"], id => One(remarks, id, "C-SSTR"));
        Assert.Equal("the PET of 2022-09-06 were not on record", Assert.Single(One(remarks, "NEG-02", "C-SSTR").Otherwise).Reading.When);
        Assert.DoesNotContain("SYS-09", With(remarks, "C-SSTR"));
        Assert.Empty(With(Worked.Remarks(Worked.At("F09", 0)), "C-SSTR"));
    }

    [Fact] // section 5, C-PET-KNOWN: a negative scintigraphy, PET said not to be available, and one on record
    public void F09_a_PET_that_cannot_be_had_and_is_on_record_is_told()
    {
        var remarks = Worked.Remarks(Worked.At("F09", 1, Said.Judged("2024-01-20", Fact.SstrPetAvailable, "false"),
            Said.On("2024-01-10", new ImagingStudy { Study = "I3", Modality = "SRS", SrsResult = "negative", TumourPresent = true, Tumour = "T1", StatedBy = StatedBy.NuclearMedicine }, "srs3")));
        Assert.All(["NEG-03", "NEG-04"], id =>
        {
            Assert.True(remarks[id].Reading.Applies, id);
            Assert.Equal("A PET result of 2022-09-06 exists.", One(remarks, id, "C-PET-KNOWN").Says);
        });
        Assert.Equal(["NEG-03", "NEG-04"], With(remarks, "C-PET-KNOWN"));
    }

    [Fact]
    public void F09_receptor_positive_asks_for_lesions_without_receptors()
    {
        string[] named = ["SYS-11", "SEQ-12", "PRRT-01", "PRRT-02", "PRRT-03", "BULK-08", "G3T-07", "G3T-09"];
        var remarks = Worked.Remarks(Worked.At("F09", 0), [.. named.Select(n => (n, "C-PRRT"))]);
        Assert.Equal("Receptor-positive is not suitable for PRRT: are there FDG-positive lesions without receptors? No FDG PET on record.", One(remarks, "SYS-11", "C-PRRT").Says);
        Assert.All(With(remarks, "C-PRRT"), id => Assert.Contains(id, named));
    }

    [Fact] // F10: two neuroendocrine tumours, one with a syndrome
    public void F10_a_syndrome_of_another_tumour_is_told_on_every_statement_that_read_the_fact()
    {
        var remarks = Worked.Remarks(Worked.At("F10", 1));
        Assert.Equal("Another tumour, T2 (duodenum), carries gastrinoma, judged on 2016-02-10.", One(remarks, "FUNC-04", "C-ELSEWHERE").Says);
        Assert.Equal([.. StatementBase.Nanets2020.Statements.Where(s => s.Condition.Facts.Contains(Fact.FunctionalSyndrome)).Select(s => s.Number)], With(remarks, "C-ELSEWHERE"));
        Assert.Equal(Answer.No, remarks["FUNC-04"].Reading.Outcome);
    }

    [Fact] // F12: R0 resection, a PET without disease a year later
    public void F12_a_PET_without_disease_is_no_receptor_statement()
    {
        var remarks = Worked.Remarks(Worked.At("F12", 1));
        Assert.Equal(Answer.No, remarks["NEG-02"].Reading.Outcome);
        Assert.EndsWith("found no disease: it is not a statement on receptors.", One(remarks, "NEG-02", "C-NO-DISEASE").Says, StringComparison.Ordinal);
        Assert.Contains(remarks["NEG-02"].Marks, m => m.Kind is FactMarkKind.Stale && m.Fact == Fact.SstrPetResult);
        Assert.DoesNotContain("SR-08", With(remarks, "C-NO-DISEASE"));
    }

    [Fact] // F01: Ki-67 reported after the day of the view, read by a study
    public void F01_a_result_known_after_the_day_is_marked_where_it_decided()
    {
        var remarks = Worked.Remarks(Worked.At("F01", 2));
        Assert.Contains(remarks["GRADE-03"].Marks, m => m.Kind is FactMarkKind.KnownAfterEffective && m.Fact == Fact.Ki67Percent);
        Assert.DoesNotContain(Worked.Remarks(Worked.At("F01", 1)).Values, r => r.Marks.Any(m => m.Kind is FactMarkKind.KnownAfterEffective));
    }

    private const string UnaskedCode = "C-NOT-ASKED";
}
