namespace Islet.Course;

/// <summary>A question to one fact.</summary>
public abstract record Atom : Condition
{
    private readonly Func<FactValue, bool> question;

    private protected Atom(Fact fact) : base(FactSet.Of(fact)) => (Fact, question) = (fact, Holds);

    public Fact Fact { get; }

    private protected abstract bool Holds(FactValue value);

    public override Truth Read(FactReader facts)
    {
        var possible = facts(Fact);
        return Truth.Of(possible.Values, possible.Missing, question);
    }

    internal sealed override IEnumerable<Reason> Deciding(FactReader facts, Answer whole) => [new(this, whole, facts(Fact))];

    // The question is made from the rest and must not make equal atoms unequal.
    public virtual bool Equals(Atom? other) => other is not null && EqualityContract == other.EqualityContract && Fact == other.Fact;
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Fact);
}

public enum Relation { Equal, NotEqual, Below, AtMost, Above, AtLeast }

/// <summary>fact = value, and so on. Only numbers have an order.</summary>
public sealed record Comparison(Fact Fact, Relation Relation, FactValue Value) : Atom(Fact)
{
    public override string Text => $"{Fact.Name} {Sign(Relation)} {Value}";

    private protected override bool Holds(FactValue value) => Relation switch
    {
        Relation.Equal => value == Value,
        Relation.NotEqual => value != Value,
        Relation.Below => Number(value) < Number(Value),
        Relation.AtMost => Number(value) <= Number(Value),
        Relation.Above => Number(value) > Number(Value),
        Relation.AtLeast => Number(value) >= Number(Value),
    };

    public static string Sign(Relation relation) => relation switch
    {
        Relation.Equal => "=",
        Relation.NotEqual => "!=",
        Relation.Below => "<",
        Relation.AtMost => "<=",
        Relation.Above => ">",
        Relation.AtLeast => ">=",
    };

    private static decimal Number(FactValue value) => ((FactValue.Number)value).Value;
}

/// <summary>fact in {a, b}.</summary>
public sealed record OneOf(Fact Fact, ValueList Values) : Atom(Fact)
{
    public override string Text => $"{Fact.Name} in {Values}";

    private protected override bool Holds(FactValue value) => Values.Contains(value);
}

/// <summary>contains(set, value).</summary>
public sealed record Contains(Fact Fact, FactValue.Word Member) : Atom(Fact)
{
    public override string Text => $"contains({Fact.Name}, {Member})";

    private protected override bool Holds(FactValue value) => ((FactValue.Words)value).Members.Contains(Member.Value, StringComparer.Ordinal);
}

/// <summary>intersects(set, {a, b}).</summary>
public sealed record Intersects(Fact Fact, ValueList Members) : Atom(Fact)
{
    public override string Text => $"intersects({Fact.Name}, {Members})";

    private protected override bool Holds(FactValue value) => ((FactValue.Words)value).Members.Any(member => Members.Contains(FactValue.Of(member)));
}

/// <summary>empty(set): asked, none.</summary>
public sealed record Empty(Fact Fact) : Atom(Fact)
{
    public override string Text => $"empty({Fact.Name})";

    private protected override bool Holds(FactValue value) => ((FactValue.Words)value).Members.Count == 0;
}

/// <summary>recorded(fact): yes or no, never unknown. An examination that was not done is known and yet not recorded; "asked, none" is recorded.</summary>
public sealed record Recorded(Fact Fact) : Atom(Fact)
{
    private static readonly FactValue NotDone = FactValue.Of("not_done");

    public override string Text => $"recorded({Fact.Name})";

    public override Truth Read(FactReader facts) => Truth.Of(facts(Fact).Value is { } value && Holds(value));

    private protected override bool Holds(FactValue value) => value != NotDone;
}

/// <summary>The values between braces, as written.</summary>
public sealed record ValueList(IReadOnlyList<FactValue> Values)
{
    public bool Contains(FactValue value)
    {
        for (var i = 0; i < Values.Count; i++)
            if (Values[i] == value)
                return true;
        return false;
    }

    public bool Equals(ValueList? other) => other is not null && Values.SequenceEqual(other.Values);
    public override int GetHashCode() => Values.Aggregate(0, HashCode.Combine);
    public override string ToString() => "{" + string.Join(", ", Values) + "}";
}
