using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class DecidingSetsTests
{
    private static readonly Macros Macros = StatementBase.Nanets2020.Macros;

    private static Condition Parse(string text) => Condition.Parse(text, Macros).Value!;

    private static FactReader Known(params (Fact Fact, FactValue Value)[] facts) => DerivedFacts.Over(Possible.Of(facts.ToDictionary(f => f.Fact, f => f.Value)));

    [Fact]
    public void One_fact_that_is_all_that_is_open_decides_whatever_the_answer()
    {
        var set = Assert.Single(DecidingSets.Of(Parse("NET and MET"), Known((Fact.Differentiation, FactValue.Of("well")))));
        Assert.Equal([Fact.DiseaseStatus], set.Facts);
        Assert.True(set.Always);
    }

    [Fact]
    public void Of_two_open_parts_of_an_and_each_may_refute_and_both_together_decide()
    {
        var sets = DecidingSets.Of(Parse("NET and MET"), Known());
        Assert.Equal([FactSet.Of(Fact.Differentiation), FactSet.Of(Fact.DiseaseStatus), [Fact.Differentiation, Fact.DiseaseStatus]], sets.Select(s => s.Facts));
        Assert.Equal([false, false, true], sets.Select(s => s.Always));
        Assert.Empty(sets[0].Applies);
        Assert.NotEmpty(sets[2].Applies);
    }
}
