using Islet.Course;

namespace Islet.Board;

/// <summary>A condition without its macros, or with what each of them means.</summary>
public static class OpenedCondition
{
    /// <summary>The condition with every macro written out.</summary>
    public static Condition Of(Condition condition) => condition switch
    {
        Macro macro => Of(macro.Body),
        Negation not => new Negation(Of(not.Part)),
        Conjunction all => new Conjunction([.. all.Parts.Select(Of)]),
        Disjunction any => new Disjunction([.. any.Parts.Select(Of)]),
        _ => condition,
    };

    /// <summary>The macros that it uses, each once, those first that stand in the condition itself.</summary>
    public static IEnumerable<Macro> Macros(Condition condition) => Named(condition).DistinctBy(macro => macro.Name);

    private static IEnumerable<Macro> Named(Condition condition) => condition switch
    {
        Macro macro => Named(macro.Body).Prepend(macro),
        Negation not => Named(not.Part),
        Joined joined => joined.Parts.SelectMany(Named),
        _ => [],
    };
}
