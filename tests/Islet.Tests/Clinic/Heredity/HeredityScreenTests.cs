using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class HeredityScreenTests
{
    private const string Nothing = "hereditary_features=[] family_history_syndromes=[] hypercalcemia=false pth_elevated=false functional_syndrome=none multifocal_pnet=false "
        + "men1_germline=not_tested known_syndrome=none newly_diagnosed=true age_years=49 primary_site=pancreas differentiation=well";

    [Fact] // facts.md section 6, F10; NANETS 2020: 2 features, or 1 and a relative, or the gene
    public void MEN1_can_be_diagnosed_by_features_a_relative_or_the_gene()
    {
        Assert.Equal("yes", Ask("hereditary_features=[pituitary_adenoma]", HeredityPrompt.AskWhetherMen1));
        Assert.Equal("yes", Ask("family_history_syndromes=[men1]", HeredityPrompt.AskWhetherMen1));
        Assert.Equal("yes", Ask("men1_germline=pathogenic", HeredityPrompt.AskWhetherMen1));
        Assert.Equal("no", Ask("family_history_syndromes=[vhl]", HeredityPrompt.AskWhetherMen1));
        Assert.Equal("no", Ask("men1_germline=pathogenic known_syndrome=men1", HeredityPrompt.AskWhetherMen1));
        Assert.Equal(2, HeredityScreen.Of(Facts("hereditary_features=[pituitary_adenoma,hamartoma]")).Men1Features);
    }

    [Theory] // each trigger alone
    [InlineData("hypercalcemia=true"), InlineData("pth_elevated=true"), InlineData("hereditary_features=[parathyroid_disease]"), InlineData("hereditary_features=[bronchial_or_thymic_net]")]
    [InlineData("hereditary_features=[pituitary_adenoma]"), InlineData("hereditary_features=[adrenal_adenoma_or_nodule]"), InlineData("functional_syndrome=gastrinoma"), InlineData("multifocal_pnet=true")]
    public void A_trigger_asks_for_the_test_and_closes_the_advice_against_it(string trigger)
    {
        Assert.Equal(("yes", "no"), (Ask(trigger, HeredityPrompt.TestMen1), Ask(trigger, HeredityPrompt.DoNotTestMen1)));
        Assert.Equal("no", Ask(trigger + " men1_germline=negative", HeredityPrompt.TestMen1));
    }

    [Theory] // suspicion of another syndrome is no trigger of the MEN1 test, and no advice against it
    [InlineData("hereditary_features=[cafe_au_lait]", "nf1"), InlineData("hereditary_features=[renal_cell_carcinoma]", "vhl"), InlineData("family_history_syndromes=[tsc]", "tsc")]
    public void A_feature_or_a_relative_raises_suspicion_of_its_syndrome(string fact, string syndrome)
    {
        var screen = HeredityScreen.Of(Facts(fact));
        Assert.Equal([syndrome], screen.Syndromes.Where(s => s.Suspected.Answer is Answer.Yes).Select(s => s.Syndrome.Syndrome));
        Assert.Equal(("yes", "no", "no"), (Ask(fact, HeredityPrompt.ReferToGenetics), Ask(fact, HeredityPrompt.TestMen1), Ask(fact, HeredityPrompt.DoNotTestMen1)));
    }

    [Fact]
    public void A_facial_angiofibroma_points_to_two_syndromes() => Assert.Equal(["men1", "tsc"],
        HeredityScreen.Of(Facts("hereditary_features=[facial_angiofibroma]")).Syndromes.Where(s => s.Suspected.Answer is Answer.Yes).Select(s => s.Syndrome.Syndrome));

    [Theory] // under 50: most MEN1 carriers are hypercalcaemic by then
    [InlineData("49", "yes"), InlineData("50", "no")]
    public void Hypercalcaemia_before_fifty_weighs_more(string age, string emphasised)
    {
        var answer = HeredityScreen.Of(Facts($"hypercalcemia=true age_years={age}")).Prompts.Single(p => p.Prompt is HeredityPrompt.WorkUpHyperparathyroidism);
        Assert.Equal(("yes", emphasised), (SomeCourse.Say(answer.Holds), SomeCourse.Say(answer.Emphasised)));
        Assert.Equal(["hypercalcemia"], answer.Because.Select(r => r.Atom.Fact.Name));
    }

    [Theory]
    [InlineData(true, "no"), InlineData(false, "yes"), InlineData(null, "?")]
    public void A_negative_result_without_deletion_analysis_is_half_a_result(bool? analysed, string half) =>
        Assert.Equal(half, SomeCourse.Say(HeredityScreen.Of(Facts("men1_germline=negative"), analysed).HalfANegative));

    [Fact]
    public void The_germline_sample_says_whether_deletions_were_looked_for()
    {
        var course = SomeCourse.Seen("2024-01-01", SomeCourse.On("2020-01-01", new Molecular { Sample = Molecular.Germline, Men1Germline = "negative", DeletionsAnalysed = true }));
        Assert.NotEqual("yes", SomeCourse.Say(HeredityScreen.Of(course).HalfANegative));
    }

    [Fact] // every single fact removed
    public void A_missing_fact_turns_no_unknown_into_no()
    {
        foreach (var besides in new[] { "", "hypercalcemia=true", "hereditary_features=[pituitary_adenoma]", "family_history_syndromes=[men1]", "men1_germline=pathogenic", "men1_germline=vus" })
        {
            var written = Merged(besides);
            var full = HeredityScreen.Of(SomeCourse.Facts(written));
            foreach (var removed in written.Keys)
            {
                var less = HeredityScreen.Of(SomeCourse.Facts(written.Where(p => p.Key != removed).ToDictionary()));
                foreach (var (a, b) in full.Prompts.Zip(less.Prompts).Where(p => p.First.Prompt is not (HeredityPrompt.AskHistoryAndExamine or HeredityPrompt.CheckCalcium))) // gaps are their point
                    Assert.True(a.Holds.Answer == b.Holds.Answer || b.Holds.Answer is Answer.Unknown, $"{a.Prompt} without {removed}");
                foreach (var (a, b) in full.Syndromes.Zip(less.Syndromes))
                    Assert.True(a.Suspected.Answer == b.Suspected.Answer || b.Suspected.Answer is Answer.Unknown, $"{a.Syndrome.Syndrome} without {removed}");
            }
        }
    }

    [Fact]
    public void Gaps_are_asked_for()
    {
        Assert.Equal("yes", SomeCourse.Say(Prompt(HeredityScreen.Of(SomeCourse.Facts("")), HeredityPrompt.AskHistoryAndExamine)));
        Assert.Equal("no", Ask("", HeredityPrompt.AskHistoryAndExamine));
        Assert.Equal("yes", SomeCourse.Say(Prompt(HeredityScreen.Of(SomeCourse.Facts("newly_diagnosed=true")), HeredityPrompt.CheckCalcium)));
    }

    [Fact]
    public void Every_feature_of_the_vocabulary_belongs_to_a_syndrome() => Assert.Equal(Fact.HereditaryFeatures.Values.Order(StringComparer.Ordinal),
        Islet.Clinic.HereditaryFeatures.All.SelectMany(s => s.Features).Distinct().Order(StringComparer.Ordinal));

    private static string Ask(string besides, HeredityPrompt prompt) => SomeCourse.Say(Prompt(HeredityScreen.Of(Facts(besides)), prompt));

    private static Truth Prompt(HeredityScreen screen, HeredityPrompt prompt) => screen.Prompts.Single(p => p.Prompt == prompt).Holds;

    private static FactReader Facts(string besides) => SomeCourse.Facts(Merged(besides));

    private static Dictionary<string, string> Merged(string besides)
    {
        var written = SomeCourse.Written(Nothing).ToDictionary();
        foreach (var (fact, value) in SomeCourse.Written(besides))
            written[fact] = value;
        return written;
    }
}
