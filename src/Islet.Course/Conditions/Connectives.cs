namespace Islet.Course;

/// <summary>Several conditions joined by one word.</summary>
public abstract record Joined : Condition
{
    private readonly string word;

    private protected Joined(string word, IReadOnlyList<Condition> parts)
        : base(parts.Aggregate(default(FactSet), (facts, part) => facts | part.Facts)) => (this.word, Parts) = (word, parts);

    public IReadOnlyList<Condition> Parts { get; }

    // An "and" within an "or" needs no parentheses; people read it better with them.
    public sealed override string Text => string.Join(word, Parts.Select(part => part is Joined ? $"({part.Text})" : part.Text));

    /// <summary>The parts that answer as the whole does: of an "and" all of them for yes, those that refute it for no, the open ones for unknown.</summary>
    internal sealed override IEnumerable<Reason> Deciding(FactReader facts, Answer whole) =>
        Parts.Where(part => part.Read(facts).Answer == whole).SelectMany(part => part.Deciding(facts, whole));

    public virtual bool Equals(Joined? other) => other is not null && EqualityContract == other.EqualityContract && Parts.SequenceEqual(other.Parts);
    public override int GetHashCode() => Parts.Aggregate(EqualityContract.GetHashCode(), HashCode.Combine);
}

/// <summary>True if all parts are, false if any is false, else unknown.</summary>
public sealed record Conjunction(IReadOnlyList<Condition> Parts) : Joined(" and ", Parts)
{
    public override Truth Read(FactReader facts)
    {
        var whole = Truth.Yes;
        for (var i = 0; i < Parts.Count && whole.Answer is not Answer.No; i++)
            whole &= Parts[i].Read(facts);
        return whole;
    }
}

/// <summary>True if any part is, false if all are false, else unknown.</summary>
public sealed record Disjunction(IReadOnlyList<Condition> Parts) : Joined(" or ", Parts)
{
    public override Truth Read(FactReader facts)
    {
        var whole = Truth.No;
        for (var i = 0; i < Parts.Count && whole.Answer is not Answer.Yes; i++)
            whole |= Parts[i].Read(facts);
        return whole;
    }
}

public sealed record Negation(Condition Part) : Condition(Part.Facts)
{
    public override string Text => Part is Joined ? $"not ({Part.Text})" : $"not {Part.Text}";

    public override Truth Read(FactReader facts) => !Part.Read(facts);

    internal override IEnumerable<Reason> Deciding(FactReader facts, Answer whole) => Part.Deciding(facts, (Answer)(-(int)whole));
}

/// <summary>A condition that has a name, in capitals: G12, ADVANCED.</summary>
public sealed record Macro(string Name, Condition Body) : Condition(Body.Facts)
{
    public override string Text => Name;

    public override Truth Read(FactReader facts) => Body.Read(facts);

    internal override IEnumerable<Reason> Deciding(FactReader facts, Answer whole) => Body.Deciding(facts, whole);
}
