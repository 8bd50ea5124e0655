using FsCheck;
using FsCheck.Fluent;
using Islet.Course;

namespace Islet.Tests.Course;

public class FactSetTests
{
    private static Arbitrary<IEnumerable<Fact>> Facts { get; } = Gen.Elements(Fact.All.ToArray()).ListOf().Select(list => list.AsEnumerable()).ToArbitrary();

    private static FactSet Set(IEnumerable<Fact> facts) => [.. facts];

    [Fact]
    public void It_is_a_set_as_any_other() => Prop.ForAll(Facts, Facts, (a, b) =>
        (Set(a) | Set(b)).ToHashSet().SetEquals(a.Union(b)) && (Set(a) & Set(b)).ToHashSet().SetEquals(a.Intersect(b))
        && (Set(a) - Set(b)).ToHashSet().SetEquals(a.Except(b)) && Set(a).Count == a.Distinct().Count()
        && Fact.All.All(fact => Set(a).Contains(fact) == a.Contains(fact))).QuickCheckThrowOnFailure();

    [Fact]
    public void It_lists_facts_in_the_order_of_the_vocabulary_and_equals_by_content() => Prop.ForAll(Facts, facts =>
        Set(facts).SequenceEqual(facts.Distinct().OrderBy(fact => fact.Index)) && Set(facts) == Set(facts.Reverse())).QuickCheckThrowOnFailure();

    [Fact]
    public void It_prints_names() => Assert.Equal("{ki67_percent, sex}", Set([Fact.Sex, Fact.Ki67Percent]).ToString());

    [Fact]
    public void Sets_of_words_are_equal_in_any_order()
    {
        Assert.Equal(FactValue.Of(["b", "a", "b"]), FactValue.Of(["a", "b"]));
        Assert.Equal(FactValue.Of(["b", "a"]).GetHashCode(), FactValue.Of(["a", "b"]).GetHashCode());
        Assert.NotEqual(FactValue.Of(["a"]), FactValue.Of("a"));
        Assert.Equal(FactValue.Of(2.0m), FactValue.Of(2m));
    }
}
