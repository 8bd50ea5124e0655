using Islet.Course;

namespace Islet.Tests.Course;

/// <summary>Random patients and conditions, each from one number that a failing test prints.</summary>
internal static class Some
{
    // Both sides of every number that the guideline asks for.
    private static readonly decimal[] Numbers = [0, 1, 1.9m, 2, 2.1m, 2.99m, 3, 5, 5.1m, 20, 20.01m, 50, 51, 75, 76, 100, 120, 121, 500];

    internal static IReadOnlyList<Fact> BaseFacts { get; } = [.. Fact.All.Where(fact => !fact.IsDerived)];

    /// <summary>A share of the facts is recorded, another for each patient.</summary>
    internal static Dictionary<Fact, FactValue> Patient(Random random, IEnumerable<Fact>? among = null)
    {
        var share = random.NextDouble();
        return (among ?? BaseFacts).Where(_ => random.NextDouble() < share).ToDictionary(fact => fact, fact => Value(fact, random));
    }

    internal static FactValue Value(Fact fact, Random random) => fact.Type switch
    {
        FactType.Number => FactValue.Of(Pick([.. Numbers.Where(n => fact.Allows(FactValue.Of(n)))], random)),
        FactType.Bool => FactValue.Of(random.Next(2) == 0),
        FactType.Enum => FactValue.Of(Pick(fact.Values, random)),
        FactType.Set => FactValue.Of(fact.Values.Where(_ => random.Next(fact.Values.Count) < 2)),
        FactType.Text => FactValue.Of(Pick(["Uppsala", "Nizhny Novgorod", "and"], random)),
    };

    internal static Condition Condition(Random random, int depth, IReadOnlyList<Fact> among) => (depth == 0 ? 3 : random.Next(4)) switch
    {
        0 => new Conjunction([Condition(random, depth - 1, among), Condition(random, depth - 1, among)]),
        1 => new Disjunction([Condition(random, depth - 1, among), Condition(random, depth - 1, among), Condition(random, depth - 1, among)]),
        2 => new Negation(Condition(random, depth - 1, among)),
        _ => Question(Pick(among, random), random),
    };

    internal static Atom Question(Fact fact, Random random) => (fact.Type, random.Next(3)) switch
    {
        (FactType.Set, 0) => new Contains(fact, (FactValue.Word)FactValue.Of(Pick(fact.Values, random))),
        (FactType.Set, 1) => new Intersects(fact, new([FactValue.Of(Pick(fact.Values, random)), FactValue.Of(Pick(fact.Values, random))])),
        (FactType.Set, _) => new Empty(fact),
        (FactType.Number, _) => new Comparison(fact, Pick(Enum.GetValues<Relation>(), random), Value(fact, random)),
        (FactType.Bool, _) or (_, 0) => new Comparison(fact, Pick([Relation.Equal, Relation.NotEqual], random), Value(fact, random)),
        _ => new OneOf(fact, new([Value(fact, random), Value(fact, random)])),
    };

    internal static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];
}
