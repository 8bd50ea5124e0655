using Islet.Clinic;
using Islet.Course;
using Islet.Tests.Course;
using static Islet.Tests.Clinic.Lines.Courses;
using R = Islet.Clinic.LineReason;

namespace Islet.Tests.Clinic.Lines;

public class TherapyLinesTests
{
    [Fact] // facts.md section 6, F07
    public void Everolimus_with_an_analogue_is_one_line_and_radionuclide_therapy_after_progression_another()
    {
        var lines = LinesOf(Closed(), Drug("r1", "2021-02-10", "lanreotide"), Drug("r2", "2021-02-10", "everolimus"), Pd("pd", "2022-03-04"),
            Stop("r2", "2022-03-16", "progression"), Drug("r3", "2022-04-20", "177Lu-DOTATATE"));
        Assert.Equal(2, lines.Count);
        Assert.Equal([R.FirstTreatment, R.NewClassAfterProgression], lines.Lines.SelectMany(l => l.Boundary.Reasons));
        Assert.Equal(["everolimus", "lanreotide"], lines.Lines[0].Drugs);
        Assert.Equal(["177Lu-DOTATATE", "lanreotide"], lines.Lines[1].Drugs); // the analogue goes on beside it
        Assert.Equal(FactsExamples.Id("pd"), lines.Lines[1].Boundary.Because.Single().Id);
    }

    [Fact] // facts.md section 6, F11: the analogue stops on the day on which everolimus begins
    public void An_analogue_that_stops_as_the_next_line_begins_is_not_part_of_it() =>
        Assert.Equal(["everolimus"], LinesOf(Closed(), Drug("a", "2020-01-01", "octreotide"), Stop("a", "2021-03-01"), Pd("p", "2021-02-01"), Drug("b", "2021-03-01", "everolimus")).Lines[1].Drugs);

    [Fact]
    public void An_open_history_without_treatment_is_not_none_and_a_closed_one_is()
    {
        Assert.Null(LinesOf().Count);
        Assert.Equal(0, LinesOf(Closed()).Count);
        Assert.True(LinesOf(Drug("a", "2020-01-01", "octreotide")).IsLeast);
    }

    [Fact]
    public void An_analogue_added_to_running_treatment_makes_no_line() =>
        Assert.Equal([R.BackgroundAnalogue], LinesOf(Drug("e", "2020-01-01", "everolimus"), Pd("p", "2020-06-01"), Drug("a", "2020-06-15", "lanreotide")).Lines.Single().Placements[1].Reasons);

    [Fact]
    public void An_analogue_alone_after_chemotherapy_is_a_line() => Starts(R.NewClassAfterProgression,
        Drug("t", "2020-01-01", "capecitabine+temozolomide"), Stop("t", "2020-06-01"), Pd("p", "2020-07-01"), Drug("a", "2020-07-15", "lanreotide"));

    [Theory] // S003-05, each at progression
    [InlineData("lanreotide", 120, 28, "octreotide", 30, 28, R.AnalogueChanged)]
    [InlineData("lanreotide", 120, 28, "lanreotide", 240, 28, R.DoseRaised)]
    [InlineData("lanreotide", 120, 28, "lanreotide", 120, 14, R.IntervalShortened)]
    public void Non_conventional_use_of_an_analogue_at_progression_is_a_line(string before, int mg, int every, string now, int mgNow, int everyNow, LineReason reason)
    {
        var a = Drug("a", "2020-01-01", before, t => t with { DoseMg = mg, IntervalDays = every });
        var b = Drug("b", "2021-01-01", now, t => t with { DoseMg = mgNow, IntervalDays = everyNow });
        Starts(reason, a, Stop("a", "2021-01-01"), Pd("p", "2020-12-15"), b);
        Assert.True(LinesOf(a, Stop("a", "2021-01-01"), Pd("p", "2020-12-15"), b).Lines[1].IsNonConventionalAnalogue);
        Assert.Single(LinesOf(a, Stop("a", "2021-01-01"), b).Lines); // without progression it is none
    }

    [Theory]
    [InlineData(120, 28, true), InlineData(90, 28, true), InlineData(120, 42, true), InlineData(null, 28, false), InlineData(120, null, false)]
    public void The_same_or_a_lower_dose_at_progression_is_no_line_and_an_unknown_one_leaves_the_number_open(int? mg, int? every, bool known)
    {
        var lines = LinesOf(Drug("a", "2020-01-01", "lanreotide", t => t with { DoseMg = 120, IntervalDays = 28 }), Pd("p", "2020-12-15"), Stop("a", "2021-01-01"),
            Drug("b", "2021-01-01", "lanreotide", t => t with { DoseMg = mg, IntervalDays = every }));
        Assert.Single(lines.Lines);
        Assert.Equal(known ? 1 : null, lines.Count);
        Assert.Equal(known ? [] : [LineDoubt.DoseNotStated], lines.Doubts);
    }

    [Fact]
    public void A_radionuclide_course_is_one_line_and_retreatment_after_progression_another()
    {
        Finding[] first = [Drug("a", "2020-01-01", "177Lu-DOTATATE"), Dose("i1", "a", "2020-01-01"), Dose("i2", "a", "2020-03-01"), Dose("i3", "a", "2020-05-01"), Dose("i4", "a", "2020-07-01")];
        Assert.Equal(1, LinesOf(first).Count);
        Starts(R.RetreatmentAfterProgression, [.. first, Pd("p", "2022-01-01"), Drug("b", "2022-02-01", "177Lu-DOTATATE")]);
    }

    [Theory] // facts.md 3.8: a pause of at most 42 days runs on
    [InlineData("2020-07-13", R.PauseRunsOn, 1), InlineData("2020-07-14", R.ResumedWithoutProgression, null)] // 42 and 43 days after 1 June
    public void A_pause_of_42_days_runs_on(string again, LineReason reason, int? count)
    {
        var lines = LinesOf(Drug("a", "2020-01-01", "sunitinib"), Stop("a", "2020-06-01"), Drug("b", again, "sunitinib"));
        Assert.Equal([reason], lines.Lines.Single().Placements[1].Reasons);
        Assert.Equal(count, lines.Count); // after a longer one, whether the disease had progressed is open
    }

    [Fact]
    public void A_scan_without_progression_settles_that_a_long_pause_was_no_line() =>
        Assert.Equal(1, LinesOf(Drug("a", "2020-01-01", "sunitinib"), Stop("a", "2020-06-01"), NoPd("n", "2020-11-01"), Drug("b", "2020-12-01", "sunitinib")).Count);

    [Theory] // facts.md 3.8: recurrence within 180 days after a perioperative drug
    [InlineData("2020-11-28", 1), InlineData("2020-11-29", 0)] // 180 and 181 days after 1 June
    public void A_perioperative_drug_is_a_line_if_disease_recurs_within_180_days(string recurrence, int lines) => Assert.Equal(lines,
        LinesOf(Closed(), Drug("a", "2020-03-01", "capecitabine+temozolomide", t => t with { Purpose = "perioperative" }), Stop("a", "2020-06-01"), Pd("p", recurrence)).Count);

    [Fact]
    public void A_perioperative_drug_without_an_end_leaves_the_number_open_once_disease_recurs() => Assert.Equal([LineDoubt.PerioperativeEndNotRecorded],
        LinesOf(Closed(), Drug("a", "2020-03-01", "temozolomide", t => t with { Purpose = "perioperative" }), Pd("p", "2022-01-01")).Doubts);

    [Theory]
    [InlineData("2020-01-29", 1), InlineData("2020-01-30", 2)] // 28 and 29 days
    public void Drugs_that_begin_within_28_days_of_each_other_are_one_regimen(string second, int lines) =>
        Assert.Equal(lines, LinesOf(Drug("a", "2020-01-01", "temozolomide"), Drug("b", second, "everolimus")).Lines.Count);

    [Fact]
    public void A_partner_drug_never_makes_a_line_beside_running_chemotherapy() => Assert.Equal([R.PartnerDrug],
        LinesOf(Drug("a", "2020-01-01", "temozolomide"), Drug("b", "2020-06-01", "capecitabine")).Lines.Single().Placements[1].Reasons);

    [Fact]
    public void Platinum_again_after_another_line_is_a_line() => Assert.Equal([R.FirstTreatment, R.NewClassAfterProgression, R.NewClassAfterProgression],
        LinesOf(Drug("a", "2020-01-01", "carboplatin+etoposide"), Stop("a", "2020-05-01"), Pd("p", "2020-08-01"), Drug("b", "2020-08-15", "irinotecan+fluorouracil"), Pd("q", "2020-12-01"),
            Stop("b", "2020-12-01"), Drug("c", "2020-12-15", "carboplatin+etoposide")).Lines.SelectMany(l => l.Boundary.Reasons));

    [Fact]
    public void Blood_and_symptoms_alone_never_advance_a_line()
    {
        Finding[] Again(params string[] grounds) => [Drug("a", "2020-01-01", "sunitinib"), Stop("a", "2020-06-01"), Pd("p", "2020-06-01", grounds), Drug("b", "2020-06-15", "sunitinib")];
        Assert.Single(LinesOf(Again("biochemical")).Lines);
        Assert.Single(LinesOf(Again("clinical")).Lines);
        Assert.Equal(2, LinesOf(Again("radiological", "clinical")).Count);
    }

    [Fact]
    public void A_progression_that_does_not_say_its_grounds_leaves_the_number_open() => Assert.Equal([LineDoubt.GroundsNotStated],
        LinesOf(Drug("a", "2020-01-01", "sunitinib"), Stop("a", "2020-06-01"), Found("p", "2020-06-01", new ProgressionJudgement { Progressive = true }), Drug("b", "2020-06-15", "sunitinib")).Doubts);

    [Fact]
    public void A_persons_word_wins_and_the_computed_one_stands_beside_it()
    {
        var overrule = Found("o", "2020-06-20", new LineOverride { Course = "b", StartsLine = false, Basis = "toxicity of temozolomide" });
        var line = LinesOf(Drug("a", "2020-01-01", "temozolomide"), Stop("a", "2020-06-01"), Drug("b", "2020-06-15", "everolimus"), overrule).Lines.Single();
        Assert.Equal((false, true, overrule.Id), (line.Placements[1].StartsLine, line.Placements[1].Computed, line.Placements[1].Overruled!.Id));
        Assert.Equal([R.NewClass], line.Placements[1].Reasons);
    }

    [Fact]
    public void Everolimus_for_hypoglycaemia_says_nothing_of_progression()
    {
        var line = LinesOf(Drug("a", "2020-01-01", "lanreotide"), Drug("b", "2020-06-01", "everolimus", t => t with { Indication = "hypoglycaemia" })).Lines;
        Assert.Equal([LineCaution.BegunForSymptoms], line[1].Cautions);
        Assert.Equal([R.NewClass], line[1].Boundary.Reasons);
        Assert.Null(line[0].Progression);
    }

    [Fact]
    public void In_MEN1_a_progression_in_the_pancreas_alone_may_be_a_new_primary()
    {
        var men1 = Found("k", "2019-01-01", new Judgement { About = "known_syndrome", Value = "men1" });
        var pd = Found("p", "2020-05-01", new ProgressionJudgement { Progressive = true, Grounds = ["radiological"], Sites = ["pancreas"] });
        var lines = LinesOf(men1, Drug("a", "2020-01-01", "lanreotide"), pd, Drug("b", "2020-06-01", "everolimus"));
        Assert.Equal([LineCaution.MayBeNewPrimary], lines.Lines[1].Cautions);
    }

    [Fact]
    public void Locoregional_treatment_surgery_symptom_drugs_and_drugs_of_another_tumour_stand_apart()
    {
        var lines = LinesOf(Closed(), Found("t", "2009-01-01", new TumourEntity { Tumour = "T1", Family = TumourFamily.Nen, Organ = "pancreas" }),
            Drug("m", "2010-01-12", "dacarbazine", t => t with { Tumour = "T3" }), Drug("d", "2020-01-01", "diazoxide", t => t with { Purpose = "symptom" }),
            Found("e", "2020-05-01", new Procedure { Name = "embolisation" }), Found("w", "2019-05-01", new Procedure { Name = "resection" }));
        Assert.Equal(0, lines.Count);
        Assert.Equal([ApartReason.SymptomDrug, ApartReason.Surgery, ApartReason.Locoregional, ApartReason.OtherTumour], lines.Apart.Select(a => a.Reason));
    }

    [Theory]
    [InlineData("metastatic", 1), InlineData("localized", 0), InlineData(null, null)]
    public void An_analogue_for_symptoms_is_a_line_in_advanced_disease_only(string? extent, int? count)
    {
        Finding[] course = [Closed(), Drug("a", "2020-02-01", "octreotide", t => t with { Purpose = "symptom" }), .. extent is null ? (Finding[])[] : [Extent("2020-01-01", extent)]];
        Assert.Equal(count, LinesOf(course).Count);
    }

    [Fact]
    public void Treatments_whose_order_is_not_known_leave_the_number_open() =>
        Assert.Equal([LineDoubt.OrderUncertain], LinesOf(Drug("a", "2019", "temozolomide"), Drug("b", "2019", "everolimus")).Doubts);

    [Fact]
    public void A_stop_in_an_addendum_means_the_same_as_a_stop_of_its_own()
    {
        var begun = Drug("a", "2020-01-01", "sunitinib");
        var stopped = Drug("a2", "2020-01-01", "sunitinib", t => t with { Course = "a" }) with { Supersedes = begun.Id, Why = Why.Addendum };
        Assert.Equal("toxicity", LinesOf(begun, stopped, Stop("a", "2020-03-01", "toxicity")).Lines.Single().StopReason);
    }

    private static void Starts(LineReason reason, params Finding[] findings)
    {
        var lines = LinesOf(findings);
        Assert.Equal(2, lines.Count);
        Assert.Contains(reason, lines.Lines[1].Boundary.Reasons);
    }
}
