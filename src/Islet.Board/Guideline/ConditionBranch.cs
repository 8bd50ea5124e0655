using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

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
/// <param name="Whole">The branch with its "not", and its answer.</param>
public sealed record ConditionBranch(Explanation Whole, Joining Joining, IReadOnlyList<ConditionBranch> Parts)
{
    private static readonly FactReader Nobody = Possible.Of(new Dictionary<Fact, FactValue>());

    public Answer Answer => Whole.Answer;

    /// <summary>Of a leaf its question.</summary>
    public Atom? Atom => Opened(Whole) switch { { Condition: Atom atom } => atom, { Condition: Negation } not => Opened(not.Parts[0]).Condition as Atom, _ => null };

    /// <summary>For a page on which no patient is asked.</summary>
    public static ConditionBranch Of(Condition condition) => Of(Explanation.Of(condition, Nobody));

    public static ConditionBranch Of(Explanation read) => Opened(read) switch
    {
        { Condition: Conjunction } and => new(and, Joining.All, Flat<Conjunction>(and)),
        { Condition: Disjunction } or => new(or, Joining.Any, Flat<Disjunction>(or)),
        { Condition: Negation } not => Negated(not, Opened(not.Parts[0])),
        var atom => new(atom, Joining.Leaf, []),
    };

    /// <summary>The names of a condition with what each stands for, a name before the names that it uses.</summary>
    public static IReadOnlyList<Macro> Names(Condition condition) => [.. Everything(condition).OfType<Macro>().Distinct()];

    private static ConditionBranch Negated(Explanation not, Explanation part) => part.Condition switch
    {
        Conjunction => new(not, Joining.NotAll, Flat<Conjunction>(part)),
        Disjunction => new(not, Joining.None, Flat<Disjunction>(part)),
        Negation => Of(part.Parts[0]),
        _ => new(not, Joining.NotLeaf, []),
    };

    private static IEnumerable<Condition> Everything(Condition condition) => condition switch
    {
        Macro macro => [macro, .. Everything(macro.Body)],
        Negation not => Everything(not.Part),
        Joined joined => joined.Parts.SelectMany(Everything),
        _ => [condition],
    };

    private static List<ConditionBranch> Flat<T>(Explanation joined)
        where T : Joined => [.. joined.Parts.SelectMany(part => Opened(part) is { Condition: T } same ? Flat<T>(same) : [Of(part)])];

    private static Explanation Opened(Explanation read) => read.Condition is Macro ? Opened(read.Parts[0]) : read;
}
