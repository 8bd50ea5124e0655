namespace Islet.Course;

/// <summary>Kleene's three: "and" is the smaller, "or" the larger, "not" the negative.</summary>
public enum Answer { No = -1, Unknown, Yes }

/// <summary>A three-valued answer and the facts it waits for. The default is unknown: a field nobody filled can never read as "no".</summary>
/// <remarks>Kleene, Introduction to Metamathematics, 1952, §64: the strong tables.</remarks>
public readonly record struct Truth
{
    private Truth(Answer answer, FactSet missing = default) => (Answer, Missing) = (answer, missing);

    public Answer Answer { get; }

    /// <summary>The facts for want of which the answer is unknown; none when it is yes or no.</summary>
    public FactSet Missing { get; }

    public static Truth Yes { get; } = new(Answer.Yes);
    public static Truth No { get; } = new(Answer.No);

    public static Truth Of(bool known) => known ? Yes : No;

    /// <summary>Asks every value that a fact may still have; null is "not recorded". A known fact has one, an open grade perhaps two.</summary>
    public static Truth Of<T>(IReadOnlyList<T>? possible, FactSet missing, Func<T, bool> question)
    {
        var yes = 0;
        for (var i = 0; i < possible?.Count; i++)
            yes += question(possible[i]) ? 1 : 0;
        return possible is { Count: > 0 } && (yes == 0 || yes == possible.Count) ? Of(yes > 0) : new(Answer.Unknown, missing);
    }

    public static Truth operator &(Truth a, Truth b) => Join(a.Answer < b.Answer ? a.Answer : b.Answer, a, b);
    public static Truth operator |(Truth a, Truth b) => Join(a.Answer > b.Answer ? a.Answer : b.Answer, a, b);
    public static Truth operator !(Truth a) => new((Answer)(-(int)a.Answer), a.Missing);

    // Only unknown operands have missing facts, so their union is what the whole waits for; a known whole waits for nothing.
    private static Truth Join(Answer answer, Truth a, Truth b) => new(answer, answer is Answer.Unknown ? a.Missing | b.Missing : default);

    public override string ToString() => Answer is Answer.Unknown ? $"Unknown, for want of {Missing}" : Answer.ToString();
}
