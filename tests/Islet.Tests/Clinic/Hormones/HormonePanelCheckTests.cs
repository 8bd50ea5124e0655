using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class HormonePanelCheckTests
{
    private const string Nine = "insulin,proinsulin,c_peptide,glucagon,calcitonin,gastrin,pancreatic_polypeptide,vip,acth";

    [Fact] // classify contract, example 6
    public void Without_ACTH_the_panel_is_eight_ninths_complete()
    {
        var check = HormonePanelCheck.Of(SomeCourse.Facts("hormones_measured=[insulin,proinsulin,c_peptide,glucagon,calcitonin,gastrin,pancreatic_polypeptide,vip] syndromic_symptoms=[]"));
        var gaps = check.Gaps!;
        Assert.Equal(["acth"], gaps.Missing);
        Assert.Empty(gaps.ConditionalMissing);
        Assert.Equal(["pthrp"], gaps.Undetermined);
        Assert.True(gaps.CgaMissing);
        Assert.Equal(88.8889m, Math.Round(gaps.PercentComplete, 4));
        Assert.Equal([Fact.Hypercalcemia], check.Missing);
    }

    [Theory] // Mollazadegan et al. 2025, section 2.3: 5-HIAA with carcinoid-type symptoms only, PTHrP with hypercalcaemia only
    [InlineData("syndromic_symptoms=[diarrhea_flushing] hypercalcemia=true", "", "5_hiaa,pthrp", "", "81.8182")]
    [InlineData("syndromic_symptoms=[hypoglycemia] hypercalcemia=false", "", "", "", "100")]
    [InlineData("syndromic_symptoms=[diarrhea_flushing] hypercalcemia=true", "5_hiaa,pthrp", "", "", "100")]
    [InlineData("", "", "", "5_hiaa,pthrp", "100")]
    [InlineData("syndromic_symptoms=[diarrhea_flushing]", "", "5_hiaa", "pthrp", "90")]
    public void A_conditional_hormone_is_asked_for_where_its_condition_holds(string facts, string besides, string missing, string undetermined, string percent)
    {
        var gaps = HormonePanelCheck.Of(SomeCourse.Facts($"hormones_measured=[{Nine},{besides}] {facts}")).Gaps!;
        Assert.Equal((missing, undetermined), (string.Join(',', gaps.ConditionalMissing), string.Join(',', gaps.Undetermined)));
        Assert.Equal(percent, Math.Round(gaps.PercentComplete, 4).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory] // figure 1 adds it, the Methods do not: it is told apart and counts for nothing
    [InlineData("chromogranin_a", false), InlineData("vip", true)]
    public void Chromogranin_A_is_told_apart(string besides, bool missing)
    {
        var gaps = HormonePanelCheck.Of(SomeCourse.Facts($"hormones_measured=[{Nine},{besides}]")).Gaps!;
        Assert.Equal((missing, 100m), (gaps.CgaMissing, gaps.PercentComplete));
    }

    [Fact]
    public void Nobody_saying_what_was_measured_is_not_an_empty_panel()
    {
        Assert.Equal((null, FactSet.Of(Fact.HormonesMeasured)), (HormonePanelCheck.Of(SomeCourse.Facts("syndromic_symptoms=[]")).Gaps, HormonePanelCheck.Of(SomeCourse.Facts("")).Missing));
        Assert.Equal(0, HormonePanelCheck.Of(SomeCourse.Facts("hormones_measured=[]")).Gaps!.PercentComplete);
    }
}
