using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The questions to single facts of which a condition is made, macros opened.</summary>
internal static class ConditionAtoms
{
    public static IEnumerable<Atom> Of(Condition condition) => condition switch
    {
        Atom atom => [atom],
        Joined joined => joined.Parts.SelectMany(Of),
        Negation negation => Of(negation.Part),
        Macro macro => Of(macro.Body),
        _ => throw new ArgumentException($"A condition of a kind that is not known here: {condition.GetType().Name}.", nameof(condition)),
    };

    /// <summary>The facts that somebody has to answer: a derived one stands for what it is computed from.</summary>
    public static FactSet BaseFacts(Condition condition)
    {
        var facts = default(FactSet);
        foreach (var fact in condition.Facts)
            facts |= fact.IsDerived ? fact.Reads : FactSet.Of(fact);
        return facts;
    }
}
