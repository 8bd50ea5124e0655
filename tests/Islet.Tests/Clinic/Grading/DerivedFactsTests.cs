using Islet.Clinic;
using Islet.Course;

namespace Islet.Tests.Clinic;

/// <summary>Statement base section 3: value, and the inputs that are reported as missing.</summary>
public class DerivedFactsTests
{
    [Theory]
    [InlineData("ki67_percent=3", "grade_by_ki67", "G2", ""), InlineData("", "grade_by_ki67", "?", "ki67_percent")]
    [InlineData("mitoses_per_2mm2=21", "grade_by_mitoses", "G3", ""), InlineData("ki67_percent=3", "grade_by_mitoses", "?", "mitoses_per_2mm2")]
    [InlineData("ki67_percent=3 mitoses_per_2mm2=1", "index_grades_discrepant", "true", "")]
    [InlineData("ki67_percent=3 mitoses_per_2mm2=2", "index_grades_discrepant", "false", "")]
    [InlineData("ki67_percent=3", "index_grades_discrepant", "?", "mitoses_per_2mm2")]
    [InlineData("", "index_grades_discrepant", "?", "ki67_percent mitoses_per_2mm2")]
    [InlineData("mitoses_per_2mm2=5", "net_grade", "G2 G3", "ki67_percent"), InlineData("mitoses_per_2mm2=26", "net_grade", "G3", "")]
    [InlineData("reported_grade=G2", "net_grade", "G2", ""), InlineData("", "net_grade", "G1 G2 G3", "ki67_percent mitoses_per_2mm2")]
    [InlineData("sstr_pet_result=negative srs_result=positive", "sstr_status", "negative", "")]
    [InlineData("sstr_pet_result=not_done srs_result=positive", "sstr_status", "positive", "")]
    [InlineData("srs_result=positive", "sstr_status", "positive", "")]
    [InlineData("sstr_pet_result=not_done srs_result=negative", "sstr_status", "?", "sstr_pet_result"), InlineData("", "sstr_status", "?", "sstr_pet_result")]
    [InlineData("hereditary_features=[]", "men1_feature_count", "1", ""), InlineData("", "men1_feature_count", "?", "hereditary_features")]
    [InlineData("hereditary_features=[pituitary_adenoma,hamartoma,facial_angiofibroma]", "men1_feature_count", "3", "")]
    [InlineData("hereditary_features=[hamartoma]", "hereditary_suspicion", "true", "")]
    [InlineData("family_history_syndromes=[men1]", "hereditary_suspicion", "true", "")]
    [InlineData("hereditary_features=[] family_history_syndromes=[]", "hereditary_suspicion", "false", "")]
    [InlineData("hereditary_features=[]", "hereditary_suspicion", "?", "family_history_syndromes")]
    public void Derived_fact(string recorded, string derived, string values, string missing)
    {
        var facts = recorded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => Fact.Find(pair[0])!, pair => Fact.Find(pair[0])!.Parse(pair[1])!);
        var possible = DerivedFacts.Over(Possible.Of(facts))(Fact.Find(derived)!);
        Assert.Equal(values, possible.Values is null ? "?" : string.Join(' ', possible.Values));
        Assert.Equal(missing, string.Join(' ', possible.Missing.Select(fact => fact.Name)));
    }

    [Fact]
    public void Every_derived_fact_waits_only_for_facts_that_it_reads()
    {
        var nothing = DerivedFacts.Over(Possible.Of(new Dictionary<Fact, FactValue>()));
        Assert.All(Fact.All.Where(fact => fact.IsDerived), fact => Assert.Equal(default, nothing(fact).Missing - fact.Reads));
        Assert.Equal(FactSet.Of(Fact.Necrosis), nothing(Fact.Necrosis).Missing);
    }
}
