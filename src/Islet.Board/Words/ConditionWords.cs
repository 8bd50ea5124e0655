using Islet.Course;

namespace Islet.Board;

/// <summary>How a question to one fact is said: "Ki-67 index above 20 %", "Primary site: pancreas or occult".</summary>
public static class ConditionWords
{
    public static string Of(Atom atom) => atom switch
    {
        Comparison { Fact.Type: FactType.Number, Relation: not Course.Relation.Equal } c => $"{FactWords.Label(c.Fact)} {Relation(c.Relation)} {FactWords.Value(c.Value)}{Unit(c.Fact, c.Value)}",
        Comparison { Relation: Course.Relation.NotEqual } c => $"{FactWords.Label(c.Fact)}: other than {FactWords.Value(c.Value)}",
        Comparison c => $"{FactWords.Label(c.Fact)}: {FactWords.Value(c.Value)}{Unit(c.Fact, c.Value)}",
        OneOf one => $"{FactWords.Label(one.Fact)}: {Either(one.Values)}{Unit(one.Fact, one.Values.Values[^1])}",
        Contains has => $"{FactWords.Label(has.Fact)} include {FactWords.Value(has.Member)}",
        Intersects has => $"{FactWords.Label(has.Fact)} include {Either(has.Members)}",
        Empty none => $"{FactWords.Label(none.Fact)}: asked, none",
        Recorded on => $"{FactWords.Label(on.Fact)} is on record",
        _ => throw new ArgumentOutOfRangeException(nameof(atom), atom.GetType().Name, "A question of this kind has no words yet."),
    };

    /// <summary>Before the parts of a branch.</summary>
    public static string Join(Joining joining) => joining switch
    {
        Joining.All => "All of",
        Joining.Any => "Any of",
        Joining.NotAll => "Not all of",
        Joining.None => "None of",
        Joining.Leaf or Joining.NotLeaf => "",
    };

    private static string Relation(Relation relation) => relation switch
    {
        Course.Relation.Equal => "is",
        Course.Relation.NotEqual => "is other than",
        Course.Relation.Below => "below",
        Course.Relation.AtMost => "at most",
        Course.Relation.Above => "above",
        Course.Relation.AtLeast => "at least",
    };

    private static string Unit(Fact fact, FactValue value) => value is FactValue.Number && FactWords.Unit(fact, value) is { } unit ? " " + unit : "";

    private static string Either(ValueList values) => values.Values.Select(FactWords.Value).ToList() switch
    {
        [var one] => one,
        [.. var before, var last] => $"{string.Join(", ", before)} or {last}",
        [] => "none",
    };
}
