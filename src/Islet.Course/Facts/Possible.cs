namespace Islet.Course;

/// <summary>Answers what values a fact may have. A snapshot, a file of facts and the derived facts over either are all read through it.</summary>
public delegate Possible FactReader(Fact fact);

/// <summary>The values that a fact may still have, and the facts to be recorded before there is only one.</summary>
/// <param name="Values">One value when the fact is known, several while it is partly open, null when nothing is known.</param>
/// <param name="Missing">None when the fact is known. A fact that a person records waits for itself, a derived one for what it is computed from.</param>
public readonly record struct Possible(IReadOnlyList<FactValue>? Values, FactSet Missing)
{
    public static Possible Only(FactValue value) => new([value], default);

    public static Possible NotRecorded(Fact fact) => new(null, FactSet.Of(fact));

    /// <summary>The value of a known fact, else null.</summary>
    public FactValue? Value => Values is { Count: 1 } ? Values[0] : null;

    /// <summary>Reads a plain list of facts; what is not in it is not recorded.</summary>
    public static FactReader Of(IReadOnlyDictionary<Fact, FactValue> facts)
    {
        var recorded = new IReadOnlyList<FactValue>?[Fact.All.Count];
        foreach (var (fact, value) in facts)
            recorded[fact.Index] = [value];
        return fact => recorded[fact.Index] is { } value ? new(value, default) : NotRecorded(fact);
    }
}
