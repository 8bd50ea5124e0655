using System.Globalization;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class SecretionChangeTests
{
    private const string NoSymptoms = "syndromic_symptoms=[] hypercalcemia=false functional_syndrome=none";

    [Fact] // Mollazadegan et al. 2025, table 2: new secretion (VIP, gastrin) without a new syndrome
    public void A_hormone_raised_now_and_not_before_is_new_secretion_and_no_syndrome()
    {
        var change = SecretionChange.Between(Panel(All("N")), Panel(All("N") with { Vip = "R+" }));
        Assert.Equal(("yes", "yes", "no"), (Say(change.NewSecretion), Say(change.AmongMeasured), Say(change.NewSyndrome)));
        Assert.Equal(["vip"], change.NewHormones);
    }

    [Fact]
    public void A_whole_panel_within_its_limits_twice_is_no_new_secretion() => Assert.Equal("no", Say(SecretionChange.Between(Panel(All("N")), Panel(All("N"))).NewSecretion));

    [Theory] // N normal, R raised, R+ the tumour's, R- not, - not measured, ? no limit given
    [InlineData("N", "R+", "yes"), InlineData("R+", "R+", "no"), InlineData("R+", "N", "no"), InlineData("N", "R-", "no"), InlineData("R-", "R+", "yes")]
    [InlineData("-", "R+", "?"), InlineData("N", "-", "?"), InlineData("-", "N", "no"), InlineData("N", "R", "?"), InlineData("R", "R+", "?")]
    [InlineData("?", "R+", "?"), InlineData("N", "?", "?"), InlineData("?", "N", "no"), InlineData("R+", "-", "no")]
    public void One_hormone_at_two_characterizations(string before, string now, string expected)
    {
        var change = SecretionChange.Between(Panel(All("N") with { Vip = before }), Panel(All("N") with { Vip = now }));
        Assert.Equal(expected, Say(change.Hormones.Single(h => h.Hormone == "vip").New));
        Assert.Equal(expected, Say(change.NewSecretion));
    }

    [Fact] // every result of either panel removed one by one
    public void A_missing_result_turns_no_unknown_into_no()
    {
        foreach (var (before, now) in new[] { (All("N"), All("N")), (All("N"), All("N") with { Vip = "R+" }), (All("R"), All("R+")), (All("N") with { Gastrin = "R+" }, All("N")) })
        {
            var full = SecretionChange.Between(Panel(before), Panel(now)).NewSecretion.Answer;
            foreach (var hormone in Hormone.Mandatory)
            {
                Allowed(full, SecretionChange.Between(Panel(before.Without(hormone)), Panel(now)).NewSecretion.Answer);
                Allowed(full, SecretionChange.Between(Panel(before), Panel(now.Without(hormone))).NewSecretion.Answer);
            }
        }
        static void Allowed(Answer full, Answer less) => Assert.True(less == full || less is Answer.Unknown);
    }

    [Theory] // PTHrP counts only with hypercalcaemia; where the calcium is not known, it is not known whether it is missing
    [InlineData("hypercalcemia=false", "no"), InlineData("hypercalcemia=true", "?"), InlineData("", "?")]
    public void A_conditional_hormone_is_missed_where_its_condition_may_hold(string calcium, string expected)
    {
        var facts = $"syndromic_symptoms=[] functional_syndrome=none {calcium}";
        var change = SecretionChange.Between(Panel(All("N"), facts), Panel(All("N"), facts));
        Assert.Equal(expected, Say(change.NewSecretion));
        Assert.Equal("no", Say(change.AmongMeasured));
    }

    [Theory] // S000-07: secretion and its clinical syndrome, which only a person declares
    [InlineData("none", "vipoma", "R+", "yes", "yes"), InlineData("none", "none", "R+", "no", "no"), InlineData("vipoma", "vipoma", "R+", "no", "no")]
    [InlineData("none", "vipoma", "N", "no", "no"), InlineData("none", "vipoma", "-", "?", "?"), InlineData("none", "vipoma", "R", "?", "?")]
    [InlineData("gastrinoma", "vipoma", "R+", "yes", "no"), InlineData("vipoma", "none", "R+", "no", "no")]
    [InlineData("", "vipoma", "R+", "?", "?"), InlineData("none", "", "R+", "?", "?"), InlineData("none", "other", "R+", "yes", "yes"), InlineData("none", "other", "N", "?", "?")]
    public void A_new_syndrome_needs_secretion_and_the_syndrome(string before, string now, string vip, string isNew, string metachronous)
    {
        var change = SecretionChange.Between(Panel(All("N"), Declared(before)), Panel(All("N") with { Vip = vip }, Declared(now)));
        Assert.Equal((isNew, metachronous), (Say(change.NewSyndrome), Say(change.Metachronous)));
    }

    [Theory] // facts.md section 5, C-PPI; Uppsala: PP
    [InlineData("gastrin", "on_ppi=true atrophic_gastritis=false", RelationDoubt.GastrinConfounded), InlineData("gastrin", "", RelationDoubt.GastrinConfounded)]
    [InlineData("pancreatic_polypeptide", "", RelationDoubt.PancreaticPolypeptide), InlineData("insulin", "", RelationDoubt.NeedsGlucose)]
    [InlineData("somatostatin", "current_treatment=ssa", RelationDoubt.UnderAnalogue), InlineData("vip", "", RelationDoubt.NobodySaid)]
    [InlineData("gastrin", "on_ppi=false atrophic_gastritis=false", RelationDoubt.NobodySaid), InlineData("somatostatin", "current_treatment=none", RelationDoubt.NobodySaid)]
    public void Until_a_person_says_so_a_raised_hormone_is_not_the_tumours(string hormone, string facts, RelationDoubt doubt)
    {
        var result = Panel([Lab(hormone, 20, upper: 10)], facts)[hormone]!;
        Assert.Equal(("yes", "?", "?"), (Say(result.Level.Raised), Say(result.Relation.Related), Say(result.Secreted)));
        Assert.Equal(doubt, result.Relation.Doubts[^1]);
    }

    [Fact]
    public void A_judgement_says_it_for_the_samples_of_its_days()
    {
        Finding[] judged = [SomeCourse.On("2021-03-10", new Judgement { About = "secreted_hormones", Value = "[gastrin]", StatedBy = StatedBy.Clinician })];
        var panel = HormonePanel.Of([Lab("gastrin", 20, upper: 10), Lab("vip", 20, upper: 10)], judged, Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));
        Assert.Equal(("yes", "no"), (Say(panel.Secretes("gastrin")), Say(panel.Secretes("vip"))));
        Assert.Equal(StatedBy.Clinician, panel["gastrin"]!.Relation.By);
    }

    [Theory] // an earlier word does not speak of a later sample; 90 days after it none does; a word after the next sample speaks of that one
    [InlineData("2021-02-28", null, "?"), InlineData("2021-03-01", null, "yes"), InlineData("2021-05-30", null, "yes"), InlineData("2021-05-31", null, "?"), InlineData("2021-03", null, "yes"), InlineData("2021", null, "?")]
    [InlineData("2021-05-20", "2021-05-19", "?"), InlineData("2021-05-20", "2021-05-21", "yes")]
    public void A_judgement_speaks_of_the_last_sample_before_it(string day, string? nextSample, string expected)
    {
        Finding[] judged = [SomeCourse.On(day, new Judgement { About = "secreted_hormones", Value = "[gastrin]", StatedBy = StatedBy.Clinician })];
        Finding[] samples = [Lab("gastrin", 20, upper: 10), .. nextSample is null ? Array.Empty<Finding>() : [Lab("gastrin", 20, upper: 10, day: nextSample)]];
        var panel = HormonePanel.Of(samples, judged, Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));
        Assert.Equal(expected, Say(panel.Secretes("gastrin")));
    }

    [Theory] // a blank is no list; an empty list says none
    [InlineData("", "?"), InlineData("[]", "no"), InlineData("[vip]", "no"), InlineData("[gastrin, vip]", "yes")]
    public void The_list_of_secreted_hormones_is_complete(string value, string expected)
    {
        Finding[] judged = [SomeCourse.On("2021-03-05", new Judgement { About = "secreted_hormones", Value = value, StatedBy = StatedBy.Clinician })];
        Assert.Equal(expected, Say(HormonePanel.Of([Lab("gastrin", 20, upper: 10)], judged, Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01")).Secretes("gastrin")));
    }

    [Theory] // facts.md 1.8: a clinician or a board judges; an import may carry a judgement without its judge; nobody else's word is one
    [InlineData(StatedBy.Clinician, "yes", false), InlineData(StatedBy.Board, "yes", false), InlineData(StatedBy.Import, "yes", true)]
    [InlineData(StatedBy.Laboratory, "?", false), InlineData(StatedBy.Patient, "?", false), InlineData(StatedBy.Pathologist, "?", false)]
    public void Only_a_persons_word_relates_a_hormone_to_the_tumour(StatedBy by, string expected, bool judgeUnknown)
    {
        foreach (var panel in new[] { Said("vip", by, ""), Judged("vip", by, "") })
        {
            Assert.Equal((expected, judgeUnknown), (Say(panel.Secretes("vip")), panel["vip"]!.Relation.JudgeUnknown));
            Assert.Equal(expected == "?", panel["vip"]!.Relation.Doubts.Count > 0);
        }
    }

    [Theory] // what else explains the value needs a judge, present or not known to be absent
    [InlineData("gastrin", "on_ppi=true atrophic_gastritis=false", "?"), InlineData("gastrin", "on_ppi=false atrophic_gastritis=true", "?"), InlineData("gastrin", "", "?")]
    [InlineData("gastrin", "on_ppi=false atrophic_gastritis=false", "yes"), InlineData("pancreatic_polypeptide", "", "?"), InlineData("somatostatin", "current_treatment=ssa", "?")]
    public void An_import_is_no_judge_of_a_confounded_hormone(string hormone, string facts, string expected)
    {
        foreach (var of in new[] { Said, Judged })
        {
            Assert.Equal(expected, Say(of(hormone, StatedBy.Import, facts).Secretes(hormone)));
            Assert.Equal("yes", Say(of(hormone, StatedBy.Clinician, facts).Secretes(hormone)));
        }
    }

    [Fact] // a laboratory's or an import's word on the result does not silence the clinician's
    public void A_judges_word_leads_over_any_other()
    {
        foreach (var by in new[] { StatedBy.Laboratory, StatedBy.Import })
        {
            var panel = HormonePanel.Of([Raised("vip", by, false)], [Word("vip", StatedBy.Board)], Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));
            Assert.Equal(("yes", StatedBy.Board), (Say(panel.Secretes("vip")), panel["vip"]!.Relation.By));
        }
    }

    [Theory] // inappropriate insulin lies inside the range: without a person's word a possible hypoglycaemia leaves it open
    [InlineData("syndromic_symptoms=[]", "no"), InlineData("syndromic_symptoms=[hypoglycemia]", "?"), InlineData("", "?")]
    public void A_normal_insulin_excludes_nothing_in_hypoglycaemia(string facts, string expected) =>
        Assert.Equal(expected, Say(Panel([Lab("insulin", 5, upper: 10)], facts).Secretes("insulin")));

    [Fact] // facts.md 1.6: of one day without clock time the more abnormal
    public void The_latest_result_counts_and_of_one_day_the_more_abnormal()
    {
        Assert.Equal("no", Say(Panel([Lab("vip", 20, upper: 10, day: "2021-03-01"), Lab("vip", 5, upper: 10, day: "2021-03-02")], "")["vip"]!.Level.Raised));
        Assert.Equal("yes", Say(Panel([Lab("vip", 20, upper: 10), Lab("vip", 5, upper: 10)], "")["vip"]!.Level.Raised));
        Assert.Equal(LevelDoubt.OrderUnknown, Panel([Lab("vip", 20, upper: 10, day: "2021-03"), Lab("vip", 5, upper: 10, day: "2021-03-02")], "")["vip"]!.Level.Doubt);
    }

    [Theory] // the window's two ends belong to it; a month that crosses one of them is not used
    [InlineData("2021-02-01", true), InlineData("2021-01-31", false), InlineData("2021-04-01", true), InlineData("2021-04-02", false), InlineData("2021-04", false), InlineData("2021-03", true)]
    public void The_callers_window_holds_its_ends(string day, bool within)
    {
        var panel = Panel([Lab("vip", 20, upper: 10, day: day)], "");
        Assert.Equal(within, panel["vip"] is not null);
        Assert.Equal(day == "2021-04" ? 1 : 0, panel.Uncertain.Count);
    }

    [Fact]
    public void Chromogranin_A_is_a_marker_and_never_secretion()
    {
        var panel = Panel([Lab("chromogranin_a", 900, upper: 100, related: true)], "on_ppi=true");
        Assert.Empty(panel.Results);
        Assert.Equal("no", Say(panel.Markers.Single().Secreted));
        Assert.Equal("yes", Say(panel.Markers.Single().Confounders.First(c => c.Confounder is Confounder.ProtonPumpInhibitor).Present));
    }

    private static HormonePanel Said(string hormone, StatedBy by, string facts) => Panel([Raised(hormone, by, true)], facts);

    private static HormonePanel Judged(string hormone, StatedBy by, string facts) => HormonePanel.Of(
        [Raised(hormone, StatedBy.Laboratory, null)], [Word(hormone, by)], Axis.Calendar, SomeCourse.Facts(facts), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));

    private static Finding Raised(string hormone, StatedBy by, bool? related) =>
        SomeCourse.On("2021-03-01", new Laboratory { Analyte = hormone, Value = 20, Upper = 10, TumourRelated = related, StatedBy = by });

    private static Finding Word(string hormone, StatedBy by) =>
        SomeCourse.On("2021-03-10", new Judgement { About = "secreted_hormones", Value = $"[{hormone}]", StatedBy = by });

    private static string Say(Truth truth) => SomeCourse.Say(truth);

    private static string Declared(string syndrome) => $"syndromic_symptoms=[] hypercalcemia=false{(syndrome.Length > 0 ? $" functional_syndrome={syndrome}" : "")}";

    private static Levels All(string level) => new(level, level, level, level, level, level, level, level, level);

    private static HormonePanel Panel(Levels levels, string facts = NoSymptoms) => Panel([.. levels.Findings], facts);

    private static HormonePanel Panel(IReadOnlyList<Finding> laboratory, string facts) =>
        HormonePanel.Of(laboratory, [], Axis.Calendar, SomeCourse.Facts(facts), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));

    private static Finding Lab(string hormone, decimal value, decimal? upper, bool? related = null, string day = "2021-03-01") => SomeCourse.On(day,
        new Laboratory { Analyte = hormone, Value = value, Unit = "pmol/L", Upper = upper, TumourRelated = related, StatedBy = StatedBy.Clinician });

    private sealed record Levels(string Insulin, string Proinsulin, string CPeptide, string Glucagon, string Calcitonin, string Gastrin, string Pp, string Vip, string Acth)
    {
        private IEnumerable<(string Hormone, string Level)> Pairs => Hormone.Mandatory.Zip([Insulin, Proinsulin, CPeptide, Glucagon, Calcitonin, Gastrin, Pp, Vip, Acth]);

        public IEnumerable<Finding> Findings => Pairs.Where(p => p.Level != "-").Select(p => Lab(p.Hormone, p.Level[0] == 'R' ? 20 : 5, p.Level == "?" ? null : 10,
            p.Level switch { "R+" => true, "R-" => false, _ => null }));

        public Levels Without(string hormone)
        {
            var l = Pairs.Select(p => p.Hormone == hormone ? "-" : p.Level).ToList();
            return new(l[0], l[1], l[2], l[3], l[4], l[5], l[6], l[7], l[8]);
        }
    }
}
