using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using By = Islet.Clinic.LineConvention;
using Note = Islet.Clinic.ConventionNote;

namespace Islet.Tests.Clinic.Lines;

public class LineClassesTests
{
    [Theory] // Panzuto et al. 2024, sections 3.2 and 3.3; NORDIC NEC 2 2025, table 2; Mollazadegan et al. 2025, table 1
    [InlineData("lanreotide", "ssa", null, "ssa"), InlineData("lanreotide+177Lu-DOTATATE", "ssa_prrt", "prrt", "prrt,ssa")]
    [InlineData("lanreotide+everolimus", "ssa_targeted", null, "mtor_inhibitor,ssa"), InlineData("temozolomide", "chemotherapy", "temozolomide", "alkylating_chemotherapy")]
    [InlineData("temozolomide+capecitabine", "chemotherapy", "temozolomide_capecitabine", "alkylating_chemotherapy")]
    [InlineData("temozolomide+everolimus", null, "temozolomide_everolimus", "alkylating_chemotherapy,mtor_inhibitor")]
    [InlineData("carboplatin+etoposide", "chemotherapy", "platinum_etoposide", ""), InlineData("oxaliplatin+fluorouracil", "chemotherapy", "oxaliplatin_based", "")]
    [InlineData("irinotecan+fluorouracil", "chemotherapy", "other_chemotherapy", ""), InlineData("streptozocin+fluorouracil", "chemotherapy", "other_chemotherapy", "alkylating_chemotherapy")]
    [InlineData("interferon alfa", null, null, "")]
    public void Each_paper_groups_a_first_line_in_its_own_way(string drugs, string? italian, string? nordic, string uppsala)
    {
        var lines = LinesOf(Drug("a", "2020-01-01", drugs));
        var classes = LineConventions.Of(lines, lines.Lines[0]);
        Assert.Equal((italian, nordic, uppsala), (classes[0].Word, classes[1].Word, string.Join(',', classes[2].Words)));
        Assert.All(classes, c => Assert.NotEqual("", c.Source));
    }

    [Theory]
    [InlineData("temozolomide", false, false), InlineData("oxaliplatin", true, false), InlineData("streptozocin", true, true)] // as first and as second line
    public void The_chemotherapy_that_the_Italian_paper_names_differs_by_line(string drug, bool firstNoted, bool secondNoted)
    {
        var first = LinesOf(Drug("a", "2020-01-01", drug)).Lines[0];
        var second = LinesOf(Drug("s", "2019-01-01", "lanreotide"), Drug("a", "2020-01-01", drug)).Lines[1];
        Assert.Equal((firstNoted, secondNoted), (Noted(first), Noted(second)));
        static bool Noted(TherapyLine line) => LineConventions.Of(line, By.ItalianSequencing2024).Notes.Contains(Note.DrugNotInThePaper);
    }

    [Fact]
    public void A_category_that_names_an_analogue_says_when_none_is_on_record() =>
        Assert.Equal([Note.AnalogueNotOnRecord], LineConventions.Of(LinesOf(Drug("a", "2020-01-01", "everolimus")).Lines[0], By.ItalianSequencing2024).Notes);

    [Fact]
    public void The_Nordic_paper_does_not_number_analogues()
    {
        var lines = LinesOf(Drug("s", "2019-01-01", "lanreotide"), Drug("a", "2020-01-01", "temozolomide"), Drug("b", "2021-01-01", "177Lu-DOTATATE"));
        Assert.Equal([null, 1, 2], lines.Lines.Select(l => LineConventions.Of(lines, l)[1].Number));
        Assert.Equal([1, 2, 3], lines.Lines.Select(l => LineConventions.Of(lines, l)[0].Number!.Value));
    }

    [Theory]
    [InlineData(0, "0"), InlineData(1, "1"), InlineData(2, "2"), InlineData(3, ">=3"), InlineData(7, ">=3"), InlineData(null, null)]
    public void Uppsala_counts_lines_in_four_groups(int? lines, string? group) => Assert.Equal(group, LineConventions.UppsalaCount(lines));

    [Theory] // Panzuto et al. 2024, section 3.4
    [InlineData("lanreotide", "177Lu-DOTATATE", SequenceClass.SsaThenRlt, null), InlineData("177Lu-DOTATATE", "everolimus", SequenceClass.RltThenOther, null)]
    [InlineData("lanreotide", "sunitinib", SequenceClass.SsaThenOther, null), InlineData("lanreotide", "temozolomide", SequenceClass.SsaThenOther, null)]
    [InlineData("lanreotide", "octreotide", SequenceClass.SsaThenOther, null), InlineData("lanreotide", "streptozocin", null, NoSequence.DrugNotInThePaper)]
    [InlineData("temozolomide", "everolimus", null, NoSequence.AnotherSequence), InlineData("lanreotide", "interferon alfa", null, NoSequence.DrugNotInThePaper)]
    public void Two_lines_make_a_sequence(string first, string second, SequenceClass? expected, NoSequence? excluded)
    {
        var sequence = Sequences.Of(LinesOf(Drug("a", "2020-01-01", first), Stop("a", "2020-12-01"), Pd("p", "2020-12-01"), Drug("b", "2020-12-15", second)));
        Assert.Equal((expected, excluded, true), (sequence.Class, sequence.Excluded, sequence.IsLeast));
    }

    [Fact]
    public void No_sequence_is_made_of_one_line_of_open_lines_or_of_trial_drugs()
    {
        Assert.Equal(NoSequence.FewerThanTwoLines, Sequences.Of(LinesOf(Drug("a", "2020-01-01", "lanreotide"))).Excluded);
        Assert.Equal(NoSequence.LinesUncertain, Sequences.Of(LinesOf(Drug("a", "2019", "temozolomide"), Drug("b", "2019", "everolimus"))).Excluded);
        Assert.Equal(NoSequence.Investigational, Sequences.Of(LinesOf(Drug("a", "2020-01-01", "lanreotide"), Drug("b", "2021-01-01", "everolimus", t => t with { Investigational = true }))).Excluded);
    }

    [Fact]
    public void Platinum_and_etoposide_a_second_time_are_a_reintroduction()
    {
        Finding[] once = [Drug("a", "2020-01-01", "carboplatin+etoposide"), Stop("a", "2020-05-01"), Pd("p", "2020-08-01"), Drug("b", "2020-08-15", "irinotecan")];
        Assert.Null(PlatinumReintroduction.Of(LinesOf(once)));
        var again = PlatinumReintroduction.Of(LinesOf([.. once, Stop("b", "2020-12-01"), Pd("q", "2020-12-01"), Drug("c", "2021-05-01", "cisplatin+etoposide")]))!;
        Assert.Equal((1, 3, 365m), (again.First.Number, again.Again.Number, again.DaysWithout));
    }

    [Fact]
    public void Untreated_needs_a_closed_history_and_its_reason_is_stated()
    {
        var board = Found("b", "2020-01-01", new BoardDecision { ReasonUntreated = "poor_performance" });
        var untreated = Untreated.Of(At(Late, Closed(), board));
        Assert.Equal((Islet.Course.Answer.Yes, Islet.Course.Answer.Yes, FactValue.Of("poor_performance")), (untreated.Systemic.Answer, untreated.Chemotherapy.Answer, untreated.Reason.Value));
        var open = Untreated.Of(At(Late, board));
        Assert.Equal((Islet.Course.Answer.Unknown, FactSet.Of(Fact.SystemicLinesStarted)), (open.Systemic.Answer, open.Systemic.Missing));
        var treated = Untreated.Of(At(Late, Drug("a", "2020-01-01", "lanreotide")));
        Assert.Equal((Islet.Course.Answer.No, Islet.Course.Answer.Unknown), (treated.Systemic.Answer, treated.Chemotherapy.Answer));
    }

    [Theory]
    [InlineData("toxicity", Islet.Course.Answer.Yes), InlineData("progression", Islet.Course.Answer.No), InlineData(null, Islet.Course.Answer.Unknown)]
    public void A_line_stopped_for_toxicity_says_so(string? reason, Islet.Course.Answer stopped)
    {
        var snapshot = At(Late, Drug("a", "2020-01-01", "temozolomide"), Stop("a", "2020-05-01", reason));
        Assert.Equal(stopped, LineToxicity.Of(TherapyLines.Of(snapshot).Lines[0], snapshot).Stopped.Answer);
    }

    [Fact]
    public void A_death_of_toxicity_is_known_by_its_cause_or_by_an_event_of_grade_5()
    {
        Assert.Equal(Islet.Course.Answer.Yes, Fatal(Found("v", "2020-05-01", new VitalStatus { Alive = false, Cause = CauseOfDeath.Treatment })));
        Assert.Equal(Islet.Course.Answer.Yes, Fatal(Found("e", "2020-05-01", new AdverseEvent { Term = "Sepsis", Grade = 5, Course = "a" })));
        Assert.Equal(Islet.Course.Answer.No, Fatal(Found("v", "2020-05-01", new VitalStatus { Alive = false, Cause = CauseOfDeath.Tumour })));
        Assert.Equal(Islet.Course.Answer.Unknown, Fatal(Found("v", "2020-05-01", new VitalStatus { Alive = false })));
        Assert.Equal(Islet.Course.Answer.Unknown, Fatal(Found("e", "2020-05-01", new AdverseEvent { Term = "Sepsis", Grade = 4, Course = "a" })));

        static Islet.Course.Answer Fatal(Finding last)
        {
            var snapshot = At(Late, Drug("a", "2020-01-01", "temozolomide"), last);
            return LineToxicity.Of(TherapyLines.Of(snapshot).Lines[0], snapshot).Fatal.Answer;
        }
    }

    [Theory] // <55 %
    [InlineData("54.9", Islet.Course.Answer.Yes), InlineData("55", Islet.Course.Answer.No)]
    public void The_contrast_of_NET_G3_takes_Ki67_below_55(string ki67, Islet.Course.Answer below)
    {
        var tissue = new Specimen { SpecimenName = "S", Adequate = true, Differentiation = Differentiation.Well, MitosesPer2Mm2 = 30, Ki67Percent = Ki67Index.FromReport(ki67) };
        var contrast = NetG3Contrast.Of(At(Late, Found("s", "2019-12-01", tissue), Drug("l", "2019-12-15", "lanreotide"), Drug("a", "2020-02-01", "capecitabine+temozolomide")));
        Assert.Equal((Islet.Course.Answer.Yes, below, "temozolomide_capecitabine", 2), (contrast.IsNetG3.Answer, contrast.IsBelow55.Answer, contrast.Regimen, contrast.Line!.Number));
        Assert.Equal((Islet.Course.Answer.Unknown, Islet.Course.Answer.Unknown, null), NetG3Contrast.Of(At(Late)) is var none ? (none.IsNetG3.Answer, none.IsBelow55.Answer, none.Regimen) : default);
    }

    [Fact] // note to table 1 of Mollazadegan et al. 2025
    public void Previous_therapies_are_a_set_of_classes_with_their_findings()
    {
        var before = PreviousTherapies.Of(At(Late, Drug("a", "2020-01-01", "lanreotide"), Drug("b", "2020-06-01", "streptozocin"), Drug("c", "2021-01-01", "everolimus"),
            Found("d", "2021-06-01", new Procedure { Name = "radiofrequency_ablation" }), Found("e", "2021-07-01", new Procedure { Name = "TARE" })));
        Assert.Equal(["alkylating_chemotherapy", "locoregional", "mtor_inhibitor", "ssa"], before.Given.Keys.Order());
        Assert.Equal((false, ">=3"), (before.IsComplete, before.Lines));
    }
}
