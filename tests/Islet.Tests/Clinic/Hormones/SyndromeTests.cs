using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class SyndromeTests
{
    [Fact] // Mollazadegan et al. 2025, section 2.3
    public void Between_characterizations_only_what_was_raised_and_is_the_tumours_is_measured()
    {
        var panel = HormonePanel.Of([Lab("vip", 20, true), Lab("gastrin", 20, null), Lab("glucagon", 5, null), Lab("acth", 20, false)], [], Axis.Calendar,
            SomeCourse.Facts(""), SomeCourse.Day("2021-01-01"), SomeCourse.Day("2021-12-31"));
        var interval = IntervalPanel.After(panel);
        Assert.Equal(["vip"], interval.Measure);
        Assert.Equal(["gastrin"], interval.AskFirst.Select(r => r.Hormone));
    }

    [Theory] // NANETS 2020, table 3
    [InlineData("hypoglycemia", "glucose,insulin,proinsulin,c_peptide"), InlineData("zes_symptoms", "gastrin,gastric_ph_at_endoscopy"), InlineData("diarrhea_flushing", "serotonin,calcitonin")]
    [InlineData("hypercalcemia_symptoms", "pthrp,pth,calcium,albumin,vitamin_d_25,vitamin_d_1_25"), InlineData("acromegaly", "igf_1"), InlineData("other_hormonal", "")]
    public void A_symptom_pattern_asks_for_its_laboratories(string pattern, string analytes)
    {
        var orders = SymptomLaboratories.For(SomeCourse.Facts($"syndromic_symptoms=[{pattern}]"), out var missing);
        Assert.Equal((analytes, 0), (string.Join(',', orders.Single().Analytes), missing.Count));
    }

    [Fact]
    public void Every_pattern_of_the_vocabulary_has_its_row_and_every_suspicion_its_word()
    {
        Assert.Equal(Fact.SyndromicSymptoms.Values.Order(StringComparer.Ordinal), SymptomLaboratories.Table.Select(r => r.Pattern).Order(StringComparer.Ordinal));
        Assert.All(SymptomLaboratories.Table, r => Assert.True(r.Suspected is null || Fact.FunctionalSyndrome.Values.Contains(r.Suspected, StringComparer.Ordinal)));
        Assert.Empty(SymptomLaboratories.For(SomeCourse.Facts(""), out var missing));
        Assert.Equal([Fact.SyndromicSymptoms], missing);
        Assert.Equal(["none", "other"], Fact.FunctionalSyndrome.Values.Where(v => Syndromes.HormonesOf(v).Count == 0));
    }

    [Theory] // de Mestier et al. 2015; a patient characterized once is in no denominator
    [InlineData("", "?"), InlineData("n", "no"), InlineData("nn", "no"), InlineData("ny", "yes"), InlineData("n?", "?"), InlineData("?y", "yes")]
    public void A_metachronous_syndrome_is_one_that_came_later(string changes, string expected) => Assert.Equal(expected, SomeCourse.Say(MetachronousSyndrome.Of(
        [.. changes.Select(c => c switch { 'y' => Truth.Yes, 'n' => Truth.No, _ => default }).Select(t => new SecretionChange(default, default, [], t, null, t) { Earlier = Nothing, Later = Nothing })])));

    [Theory] // raised against its own limit at any time is enough; insulin may lie inside its range
    [InlineData("vipoma", "vip", 5, null, true), InlineData("vipoma", "vip", 20, null, false), InlineData("vipoma", "gastrin", 5, null, false), InlineData("vipoma", "vip", 5, true, false)]
    [InlineData("insulinoma", "insulin", 5, null, false), InlineData("none", "vip", 5, null, false), InlineData("other", "vip", 5, null, false), InlineData("carcinoid", "5_hiaa", 5, null, true)]
    public void A_syndrome_whose_hormone_was_measured_and_never_raised_is_told(string syndrome, string analyte, int value, bool? related, bool told)
    {
        var found = ConsistencyRules.Check([new(0, default, Judged(syndrome)), new(1, default, Lab(analyte, value, related).Content)]);
        Assert.Equal(told, found.Any(i => i.Code == "W_SYNDROME_HORMONE"));
    }

    [Fact] // one result without a limit may have been the raised one
    public void A_result_of_unknown_level_contradicts_nothing() => Assert.Empty(ConsistencyRules.Check(
        [new(0, default, Judged("vipoma")), new(1, default, Lab("vip", 5, null).Content), new(2, default, new Laboratory { Analyte = "vip", Value = 90 })]));

    private static HormonePanel Nothing { get; } =
        HormonePanel.Of([], [], Axis.Calendar, SomeCourse.Facts(""), SomeCourse.Day("2021-02-01"), SomeCourse.Day("2021-04-01"));

    private static Judgement Judged(string syndrome) => new() { About = "functional_syndrome", Value = syndrome, StatedBy = StatedBy.Clinician };

    private static Finding Lab(string analyte, decimal value, bool? related) => SomeCourse.On("2021-03-01", new Laboratory { Analyte = analyte, Value = value, Upper = 10, TumourRelated = related });
}
