using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

public class FunctioningStatusTests
{
    [Theory] // classify contract; NANETS 2020, The Definition of Functional Tumors
    [InlineData("functional_syndrome=insulinoma", Functioning.Functioning), InlineData("functional_syndrome=pthrp hormone_elevated=false", Functioning.Functioning)]
    [InlineData("functional_syndrome=none hormone_elevated=true", Functioning.SecretingWithoutSyndrome)]
    [InlineData("functional_syndrome=none hormone_elevated=false", Functioning.NonFunctioning)]
    public void Status(string facts, Functioning expected)
    {
        var status = FunctioningStatus.Of(SomeCourse.Facts(facts));
        Assert.Equal(expected, status.Status);
        Assert.Empty(status.Missing);
    }

    [Theory] // contract, example 4, and the other fact
    [InlineData("functional_syndrome=none", "hormone_elevated"), InlineData("hormone_elevated=false", "functional_syndrome"), InlineData("", "functional_syndrome")]
    public void What_is_missing_is_named(string facts, string missing)
    {
        var status = FunctioningStatus.Of(SomeCourse.Facts(facts));
        Assert.Null(status.Status);
        Assert.Equal([Fact.Find(missing)!], status.Missing);
    }

    [Theory] // facts.md section 5, C-CONTROLLED: worked course F08
    [InlineData("functional_syndrome=insulinoma syndromic_symptoms=[] symptom_burden=none", "yes"), InlineData("functional_syndrome=insulinoma syndromic_symptoms=[]", "yes")]
    [InlineData("functional_syndrome=insulinoma symptom_burden=none", "yes"), InlineData("functional_syndrome=insulinoma syndromic_symptoms=[hypoglycemia]", "no")]
    [InlineData("functional_syndrome=insulinoma symptom_burden=significant", "?"), InlineData("functional_syndrome=insulinoma", "?")]
    [InlineData("functional_syndrome=none syndromic_symptoms=[]", "no"), InlineData("syndromic_symptoms=[]", "?")]
    public void Symptom_free_with_a_syndrome_on_record_is_controlled_and_not_absent(string facts, string controlled)
    {
        var status = FunctioningStatus.Of(SomeCourse.Facts(facts));
        Assert.Equal(controlled, SomeCourse.Say(status.Controlled));
        Assert.True(!facts.Contains("insulinoma", StringComparison.Ordinal) || status.Status is Functioning.Functioning);
    }

    [Theory] // the study's text counts 5 functioning tumours, its table 1 two syndromes and one with PTHrP: both words stay
    [InlineData("functioning_stated=true functional_syndrome=none hormone_elevated=true", "yes"), InlineData("functioning_stated=false functional_syndrome=none hormone_elevated=true", "no")]
    [InlineData("functioning_stated=false functional_syndrome=vipoma", "yes"), InlineData("functional_syndrome=vipoma", "?"), InlineData("functioning_stated=true", "?")]
    public void The_sources_own_word_stands_beside_it(string facts, string disagrees) => Assert.Equal(disagrees, SomeCourse.Say(FunctioningStatus.Of(SomeCourse.Facts(facts)).SourceDisagrees));
}
