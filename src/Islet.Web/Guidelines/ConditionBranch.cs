using Islet.Course;

namespace Islet.Web;

/// <summary>How the parts of a branch make its answer.</summary>
public enum Joining
{
    /// <summary>A question to one fact.</summary>
    Leaf,

    /// <summary>A question to one fact, to be answered with no.</summary>
    NotLeaf,
    All,
    Any,
    NotAll,
    None,
}

/// <summary>A condition as a page draws it: names opened, an "and" within an "and" laid flat.</summary>
/// <param name="Condition">What the branch asks as a whole, with its "not".</param>
public sealed record ConditionBranch(Condition Condition, Joining Joining, IReadOnlyList<ConditionBranch> Parts)
{
    /// <summary>Of a leaf its question.</summary>
    public Atom? Atom => Condition switch { Atom atom => atom, Negation { Part: var part } => Opened(part) as Atom, _ => null };

    public static ConditionBranch Of(Condition condition) => Opened(condition) switch
    {
        Conjunction and => new(and, Joining.All, Flat<Conjunction>(and)),
        Disjunction or => new(or, Joining.Any, Flat<Disjunction>(or)),
        Negation { Part: var part } not => Opened(part) switch
        {
            Conjunction and => new(not, Joining.NotAll, Flat<Conjunction>(and)),
            Disjunction or => new(not, Joining.None, Flat<Disjunction>(or)),
            Negation { Part: var twice } => Of(twice),
            _ => new(not, Joining.NotLeaf, []),
        },
        var atom => new(atom, Joining.Leaf, []),
    };

    /// <summary>The names of a condition with what each stands for, a name before the names that it uses.</summary>
    public static IReadOnlyList<Macro> Names(Condition condition)
    {
        List<Macro> met = [];
        Collect(condition, met);
        return met;
    }

    private static void Collect(Condition condition, List<Macro> met)
    {
        switch (condition)
        {
            case Macro macro when !met.Contains(macro):
                met.Add(macro);
                Collect(macro.Body, met);
                break;
            case Negation not:
                Collect(not.Part, met);
                break;
            case Joined joined:
                foreach (var part in joined.Parts)
                    Collect(part, met);
                break;
        }
    }

    private static List<ConditionBranch> Flat<T>(T joined)
        where T : Joined => [.. joined.Parts.SelectMany(part => Opened(part) is T same ? Flat(same) : [Of(part)])];

    private static Condition Opened(Condition condition) => condition is Macro macro ? Opened(macro.Body) : condition;
}
