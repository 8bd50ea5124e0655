using Islet.Clinic;
using Islet.Course;
using static Islet.Tests.Clinic.Examined;

namespace Islet.Tests.Clinic;

public class RecharacterizationTests
{
    [Fact]
    public void The_patient_of_figure_2_meets_the_definition_at_the_second_re_characterization_by_tracers_and_by_grade()
    {
        var second = Recharacterizations.Of(Seen(Figure2))[2]!;
        Assert.Equal(Answer.Yes, second.Verdict.Meets.Answer);
        Assert.Equal([Limb.II, Limb.III], second.Verdict.Met);
        Assert.Equal(("g2_to_g3", 40m / 18), (second.Ki67.Transition, second.Ki67.Last!.Fold));
        Assert.Equal([Answer.Yes, Answer.Yes], [second.Tracers.Receptor.Gain.Answer, second.Tracers.Fdg.Gain.Answer]);
        Assert.Equal(["18", "40"], second.Verdict[Limb.III].Premises.Select(p => p.Value));
        Assert.Equal(Occasion.Progression, second.To.Occasion);
    }

    [Fact] // no PET before: a first examination is no change
    public void At_the_first_the_tracers_are_open_for_want_of_earlier_PETs_and_the_receptor_PET_is_the_first()
    {
        var first = Recharacterizations.Of(Seen(Figure2))[1]!;
        Assert.Equal(Answer.Unknown, first.Verdict[Limb.II].Truth.Answer);
        Assert.Contains(new Lack(Component.FdgPet, 0, LackReason.NotRecorded, Fact.FdgPetResult), first.Verdict[Limb.II].Lacks);
        Assert.Contains(OptimisationKind.FirstReceptorPet, first.Optimisations.Select(o => o.Kind));
    }

    [Theory] // both sides of every limit: 3, 10, 20; 55 is no limit of the definition
    [InlineData(2.9, 3, Answer.Yes, "g1_to_g2"), InlineData(2.0, 2.9, Answer.No, "none")]
    [InlineData(9, 10, Answer.No, "none"), InlineData(10, 10.1, Answer.Yes, "low_to_high_g2"), InlineData(10, 10, Answer.No, "none")]
    [InlineData(11, 20, Answer.No, "none"), InlineData(20, 20.1, Answer.Yes, "g2_to_g3"), InlineData(2, 21, Answer.Yes, "g1_to_g3")]
    [InlineData(54, 55, Answer.No, "none"), InlineData(25, 70, Answer.No, "none")]
    [InlineData(12, 8, Answer.No, "lower"), InlineData(25, 8, Answer.No, "lower")] // a lower re-biopsy downgrades nothing, and is no change of the definition
    public void Limb_iii_is_a_rise_of_Ki67_into_a_higher_band(double before, double now, Answer expected, string transition)
    {
        var change = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", (decimal)before), Biopsy("S2", "2018-05-02", (decimal)now)))[1]!;
        Assert.Equal((expected, transition), (change.Verdict[Limb.III].Truth.Answer, change.Ki67.Transition));
    }

    [Fact] // Mollazadegan et al. 2025, figure 3: patient 3 had no tissue at the first; table 2 counts him NA at the second
    public void After_a_failed_biopsy_the_last_evaluable_value_is_compared_with_and_the_characterization_before_has_none()
    {
        var all = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Failed("S2", "2018-05-02"), Biopsy("S3", "2019-05-03", 25)));
        Assert.Equal(Answer.Unknown, all[1]!.Verdict[Limb.III].Truth.Answer);
        Assert.Equal(new Lack(Component.Tissue, 1, LackReason.Inadequate, Fact.Ki67Percent), Assert.Single(all[1]!.Verdict[Limb.III].Lacks));
        Assert.Equal((0, "g2_to_g3", null), (all[2]!.Ki67.ComparedWith, all[2]!.Ki67.Transition, all[2]!.Ki67.Previous));
        Assert.Equal(Answer.Yes, all[2]!.Verdict[Limb.III].Truth.Answer);
    }

    [Theory] // facts.md 3.1, 3: nothing is chosen between tissues of one time that differ in class
    [InlineData(4, 25, "2018-06-10", Answer.Unknown), InlineData(25, 4, "2018-06-10", Answer.Unknown), InlineData(4, 25, "2018-05-02", Answer.Unknown)]
    [InlineData(22, 25, "2018-06-10", Answer.Yes), InlineData(15, 25, "2018-06-10", Answer.Yes), InlineData(4, 6, "2018-06-10", Answer.No), InlineData(2, 4, "2018-06-10", Answer.No)]
    public void Two_tissues_of_one_characterization_decide_only_what_both_say(int one, int other, string day, Answer expected)
    {
        var all = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 5, "L1"), Biopsy("S2", "2018-05-02", one, "L2"), Biopsy("S3", day, other, "L1")));
        var limb = all[1]!.Verdict[Limb.III];
        Assert.Equal(expected, limb.Truth.Answer);
        Assert.Equal(expected is Answer.Unknown, limb.Lacks.Any(l => l.Because is LackReason.Unresolved));
        Assert.Equal(expected is Answer.Unknown, limb.Premises.Count > 2);
    }

    [Fact]
    public void Where_a_person_names_the_specimen_of_a_characterization_it_speaks()
    {
        var all = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 5), Biopsy("S2", "2018-05-02", 4), Biopsy("S3", "2018-06-10", 25),
            On("2018-05-02", new Characterization { SpecimenName = "S3" })));
        Assert.Equal(Answer.Yes, all[1]!.Verdict[Limb.III].Truth.Answer);
        Assert.Equal("g2_to_g3", all[1]!.Ki67.Transition);
    }

    [Fact]
    public void A_review_of_the_same_tissue_is_better_knowledge_and_no_change()
    {
        var first = Biopsy("S1", "2016-03-01", 8);
        var review = On("2016-03-01", ((Specimen)first.Content) with { Read = ReadRole.Central, Ki67Percent = Ki67Index.FromPercent(25) }, "2018-01-15", reviews: first);
        var all = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), first, review, Biopsy("S2", "2018-05-02", 26)));
        Assert.Equal(2, all.Characterizations.Count);
        Assert.Equal(Answer.No, all[1]!.Verdict[Limb.III].Truth.Answer);
        Assert.Equal(StepLabel.LateReview, all[1]!.Ki67.Last!.Label);
        Assert.Empty(Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), first, review)).Changes);
    }

    [Fact]
    public void Tissue_read_again_is_named_as_such()
    {
        var second = Biopsy("S2", "2018-05-02", 8);
        var review = On("2018-05-02", ((Specimen)second.Content) with { Read = ReadRole.Central, Ki67Percent = Ki67Index.FromPercent(25) }, "2018-09-15", reviews: second);
        Assert.Contains(OptimisationKind.TissueReadAgain, Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), second, review))[1]!.Optimisations.Select(o => o.Kind));
    }

    [Fact] // S000-16 with the exclusions
    public void A_lesion_that_was_resected_is_no_receptor_loss()
    {
        Finding[] findings =
        [
            Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8),
            Sstr("P1", "2016-03-05", "positive"), Lesion("L1", "P1", "2016-03-05", true), Lesion("L2", "P1", "2016-03-05", true),
            Fdg("P2", "2016-03-06", "negative"), Lesion("L1", "P2", "2016-03-06", false), Lesion("L2", "P2", "2016-03-06", false),
            Biopsy("S2", "2018-05-02", 8), Sstr("P3", "2018-05-05", "positive"), Lesion("L1", "P3", "2018-05-05", true), Lesion("L2", "P3", "2018-05-05", false),
            Fdg("P4", "2018-05-06", "negative"), Lesion("L1", "P4", "2018-05-06", false), Lesion("L2", "P4", "2018-05-06", false),
        ];
        var resected = On("2017-01-10", new Procedure { Name = "resection", Target = ["liver_metastases"], Lesions = ["L2"] });
        Assert.Equal(Answer.Yes, Recharacterizations.Of(Seen(findings))[1]!.Verdict[Limb.II].Truth.Answer);
        Assert.Equal(Answer.No, Recharacterizations.Of(Seen([.. findings, resected]))[1]!.Verdict[Limb.II].Truth.Answer);
    }

    [Theory]
    [InlineData("gastrin", Answer.Yes), InlineData(null, Answer.Unknown)] // without new secretion it waits for the syndrome, which nobody recorded
    public void New_secretion_is_limb_i(string? hormone, Answer expected)
    {
        var change = Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), .. Panel("2016-03-02"), Biopsy("S2", "2018-05-02", 8),
            .. Panel("2018-05-03", hormone is null ? [] : [hormone]), On("2018-05-03", new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"] })]))[1]!;
        Assert.Equal(expected, change.Verdict[Limb.I].Truth.Answer);
        Assert.Equal(0, change.HormonesComparedWith);
    }

    [Fact] // the paper's last clause is a judgement: table 2 asks therapy change of those with a significant change
    public void What_a_board_made_of_it_stands_beside_the_verdict_and_moves_it_nowhere()
    {
        var decided = On("2018-06-01", new BoardDecision { TherapyChanged = true, ChangeMatters = true, BecauseOf = ["ki67"], StatedBy = StatedBy.Board });
        var change = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 9), decided, Biopsy("S3", "2019-05-02", 9)));
        Assert.Equal((true, true), (change[1]!.Board.Matters, change[1]!.Board.TherapyChanged));
        Assert.NotEqual(Answer.Yes, change[1]!.Verdict.Meets.Answer);
        Assert.Equal((null, null), (change[2]!.Board.Matters, change[2]!.Board.TherapyChanged));
    }

    [Theory] // complete on 2018-05-02; a board of years later saw another state
    [InlineData("2018-11-01", true), InlineData("2018-11-02", false)] // 183 days; 184
    public void A_board_of_long_after_is_told_with_its_day_and_answers_nothing_about_the_change(string day, bool answers)
    {
        var board = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Biopsy("S2", "2018-05-02", 9), On(day, new BoardDecision { ChangeMatters = true, StatedBy = StatedBy.Board })))[1]!.Board;
        Assert.Equal(answers ? true : null, board.Matters);
        Assert.Equal(answers ? null : true, board.Late?.Matters);
    }

    [Fact]
    public void The_views_before_and_after_are_those_of_the_days_on_which_each_was_complete()
    {
        var second = Recharacterizations.Of(Seen(Figure2))[2]!;
        Assert.Equal((AxisPoint.Of(new DateOnly(2018, 5, 11)), AxisPoint.Of(new DateOnly(2019, 5, 11))), (second.Before.Effective, second.After.Effective));
    }

    [Fact]
    public void No_finding_taken_away_turns_an_answer_that_was_open_into_no()
    {
        Finding[] whole =
        [
            .. Figure2, .. Panel("2018-05-02", "vip"), .. Panel("2019-05-04", "vip", "gastrin"),
            On("2018-05-02", new Judgement { About = "functional_syndrome", Value = "none", StatedBy = StatedBy.Clinician }),
            On("2019-05-04", new Judgement { About = "functional_syndrome", Value = "none", StatedBy = StatedBy.Clinician }),
        ];
        foreach (var findings in new[] { whole, Figure2 })
        {
            foreach (var removed in findings)
                Assert.All(Turned(findings, [.. findings.Where(f => f != removed)]), turned => Assert.False(turned, $"{removed.Content.Kind} of {removed.Happened}"));
        }
    }

    [Fact] // declared before as none and now as a vipoma, whose VIP was the tumour's both times: the syndrome alone is new
    public void A_new_syndrome_rests_on_what_was_declared_at_both_and_on_the_secretion()
    {
        var limb = Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), .. Panel("2016-03-02", "vip"), Syndrome("2016-03-02", "none"),
            Biopsy("S2", "2018-05-02", 8), .. Panel("2018-05-03", "vip"), Syndrome("2018-05-03", "vipoma")]))[1]!.Verdict[Limb.I];
        Assert.Equal(Answer.Yes, limb.Truth.Answer);
        Assert.Equal([("functional_syndrome", "none"), ("functional_syndrome", "vipoma"), ("vip", "secreted by the tumour")], limb.Premises.Select(p => (p.About, p.Value)));
    }

    [Theory] // the syndrome is waited for where it is not known
    [InlineData(null, "none", new int[0]), InlineData(null, "vipoma", new[] { 0 }), InlineData("none", null, new int[0]), InlineData(null, null, new[] { 0, 1 })]
    public void An_unknown_syndrome_is_the_lack_of_the_characterization_that_does_not_have_it(string? before, string? now, int[] lacking)
    {
        var limb = Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), .. Panel("2016-03-02", "vip"), .. Declared("2016-03-02", before),
            Biopsy("S2", "2018-05-02", 8), .. Panel("2018-05-03", "vip"), .. Declared("2018-05-03", now)]))[1]!.Verdict[Limb.I];
        Assert.Equal(lacking, limb.Lacks.Where(l => l.Fact == Fact.FunctionalSyndrome).Select(l => l.Number));
        static Finding[] Declared(string day, string? syndrome) => syndrome is null ? [] : [Syndrome(day, syndrome)];
    }

    [Fact] // S000-16: the two studies are named where they list no lesions
    public void Whole_studies_are_the_premises_of_limb_ii()
    {
        var limb = Recharacterizations.Of(Seen(Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), Sstr("P1", "2016-03-05", "positive"), Fdg("P2", "2016-03-06", "negative"),
            Biopsy("S2", "2018-05-02", 8), Sstr("P3", "2018-05-05", "negative"), Fdg("P4", "2018-05-06", "negative")))[1]!.Verdict[Limb.II];
        Assert.Equal(Answer.Yes, limb.Truth.Answer);
        Assert.Equal([("SSTR-PET", "positive"), ("SSTR-PET", "negative")], limb.Premises.Select(p => (p.About, p.Value)));
    }

    [Theory] // raised under an acid blocker: a clinician's word stands and names it, without one it is open and names it too
    [InlineData(true, "secreted by the tumour, proton pump inhibitor"), InlineData(null, "unclear, proton pump inhibitor")]
    public void A_premise_names_the_confounder(bool? related, string expected)
    {
        var gastrin = new Laboratory { Analyte = "gastrin", Reading = LaboratoryReading.Raised, Fasting = true, TumourRelated = related, StatedBy = StatedBy.Clinician };
        var limb = Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), Biopsy("S1", "2016-03-01", 8), .. Panel("2016-03-02"), Biopsy("S2", "2018-05-02", 8), On("2018-05-03", gastrin),
            On("2018-05-03", new ClinicalStatus { OnPpi = true, AtrophicGastritis = false })]))[1]!.Verdict[Limb.I];
        Assert.Contains(expected, limb.Premises.Where(p => p.About == "gastrin").Select(p => p.Value));
    }

    [Fact]
    public void No_answered_limb_is_without_premises()
    {
        var answered = new HashSet<(Limb, Answer)>();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            foreach (var limb in Recharacterizations.Of(Seen([Diagnosed("2016-03-01"), .. Part(random, "2016-03-02", 1), .. Part(random, "2018-05-03", 2)])).Changes.SelectMany(c => c.Verdict.Limbs))
            {
                Assert.True(limb.Truth.Answer is Answer.Unknown || limb.Premises.Count > 0, $"{limb.Limb} {limb.Truth} in course {i}");
                answered.Add((limb.Limb, limb.Truth.Answer));
            }
        }
        Assert.Equal("I No, I Unknown, I Yes, II No, II Unknown, II Yes, III No, III Yes", string.Join(", ", answered.Select(a => $"{a.Item1} {a.Item2}").Order(StringComparer.Ordinal)));
    }

    private static Finding Syndrome(string day, string value) => On(day, new Judgement { About = "functional_syndrome", Value = value, StatedBy = StatedBy.Clinician });

    /// <summary>One characterization of any kind: few examinations of it are missing.</summary>
    private static List<Finding> Part(Random random, string day, int number)
    {
        List<Finding> part = [Biopsy($"S{number}", day, random.Next(1, 40))];
        string Result() => random.Next(4) is 0 ? "positive" : "negative";
        if (random.Next(6) > 0)
            part.Add(Fdg($"F{number}", day, Result()));
        if (random.Next(6) > 0)
            part.Add(Sstr($"R{number}", day, Result()));
        foreach (var study in part.Where(f => f.Content is ImagingStudy).Select(f => ((ImagingStudy)f.Content).Study!).ToList())
            if (random.Next(2) is 0)
                part.AddRange([Lesion("L1", study, day, random.Next(3) is 0), Lesion("L2", study, day, random.Next(3) is 0)]);
        if (random.Next(6) > 0)
            part.AddRange(Panel(day, random.Next(3) is 0 ? ["vip"] : []));
        if (random.Next(6) > 0)
            part.Add(Syndrome(day, random.Next(3) is 0 ? "vipoma" : "none"));
        if (random.Next(6) > 0)
            part.Add(On(day, new ClinicalStatus { SyndromicSymptoms = [], Asked = ["syndromic_symptoms"] }));
        return part;
    }

    /// <summary>By its anchor, which moves a little where what is gone anchored it. A limb that was open or yes and now is no.</summary>
    private static IEnumerable<bool> Turned(Finding[] whole, Finding[] fewer)
    {
        var after = Recharacterizations.Of(Seen(fewer)).Changes;
        foreach (var change in Recharacterizations.Of(Seen(whole)).Changes)
        {
            if (after.FirstOrDefault(c => Math.Abs(c.To.At.Days - change.To.At.Days) <= CharacterizationWindows.TissueDays) is { } now)
                foreach (var limb in Enum.GetValues<Limb>())
                    yield return change.Verdict[limb].Truth.Answer is not Answer.No && now.Verdict[limb].Truth.Answer is Answer.No;
        }
    }
}
