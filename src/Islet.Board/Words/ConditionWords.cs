using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How a question to one fact is said: "Ki-67 index above 20 %", "Primary site: pancreas or occult".</summary>
public static class ConditionWords
{
    public static string Of(Atom atom) => atom switch
    {
        Comparison { Fact.Type: FactType.Number, Relation: not Course.Relation.Equal } c => $"{FactWords.Label(c.Fact)} {Relation(c.Relation)} {FactWords.Value(c.Value)}{Unit(c.Fact, c.Value)}",
        Comparison { Relation: Course.Relation.NotEqual } c => T($"{FactWords.Label(c.Fact)}: other than {FactWords.Value(c.Value)}"),
        Comparison c => $"{FactWords.Label(c.Fact)}: {FactWords.Value(c.Value)}{Unit(c.Fact, c.Value)}",
        OneOf one => $"{FactWords.Label(one.Fact)}: {Either(one.Values)}{Unit(one.Fact, one.Values.Values[^1])}",
        Contains has => T($"{FactWords.Label(has.Fact)} include {FactWords.Value(has.Member)}"),
        Intersects has => T($"{FactWords.Label(has.Fact)} include {Either(has.Members)}"),
        Empty none => T($"{FactWords.Label(none.Fact)}: asked, none"),
        Recorded on => T($"{FactWords.Label(on.Fact)} is on record"),
        _ => throw new ArgumentOutOfRangeException(nameof(atom), atom.GetType().Name, "A question of this kind has no words yet."),
    };

    /// <summary>Before the parts of a branch.</summary>
    public static string Join(Joining joining) => joining switch
    {
        Joining.All => T("All of"),
        Joining.Any => T("Any of"),
        Joining.NotAll => T("Not all of"),
        Joining.None => T("None of"),
        Joining.Leaf or Joining.NotLeaf => "",
    };

    private static string Relation(Relation relation) => relation switch
    {
        Course.Relation.Equal => T("is"),
        Course.Relation.NotEqual => T("is other than"),
        Course.Relation.Below => T("below"),
        Course.Relation.AtMost => T("at most"),
        Course.Relation.Above => T("above"),
        Course.Relation.AtLeast => T("at least"),
    };

    private static string Unit(Fact fact, FactValue value) => value is FactValue.Number && FactWords.Unit(fact, value) is { } unit ? " " + unit : "";

    private static string Either(ValueList values) => values.Values.Select(FactWords.Value).ToList() switch
    {
        [var one] => one,
        [.. var before, var last] => T($"{string.Join(", ", before)} or {last}"),
        [] => T("none"),
    };
}
