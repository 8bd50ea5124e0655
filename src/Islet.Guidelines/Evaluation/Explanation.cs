using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>A condition read for one patient, part by part: each part with its answer, and at the ends the fact that was asked and what was known of it.</summary>
/// <param name="Decides">This part is among those that make the whole answer what it is: of an "and" that is refused, the parts that refuse it; of an open one, the open parts.</param>
public sealed record Explanation(Condition Condition, Truth Truth, IReadOnlyList<Explanation> Parts, bool Decides)
{
    public Answer Answer => Truth.Answer;

    /// <summary>As the condition language writes the part: the name of a macro, which its one part spells out.</summary>
    public string Text => Condition.Text;

    /// <summary>What was known of the fact; null: this is no question to a single fact.</summary>
    public KnownFact? Fact { get; init; }

    /// <summary>The questions to single facts, in reading order.</summary>
    public IEnumerable<Explanation> Questions => Fact is null ? Parts.SelectMany(part => part.Questions) : [this];

    /// <summary>From a plain reader: no findings are told.</summary>
    public static Explanation Of(Condition condition, FactReader facts) => Of(condition, condition.Read(facts), facts, fact => KnownFact.Of(fact, facts), decides: true);

    /// <summary>Facts carry the findings, their age, or the reason why nothing is known.</summary>
    public static Explanation Of(Condition condition, Snapshot snapshot) => Of(condition, condition.Read(snapshot.Reader), snapshot.Reader, fact => KnownFact.Of(fact, snapshot), decides: true);

    private static Explanation Of(Condition condition, Truth truth, FactReader facts, Func<Fact, KnownFact> known, bool decides)
    {
        IEnumerable<Condition> parts = condition switch
        {
            Joined joined => joined.Parts,
            Negation not => [not.Part],
            Macro macro => [macro.Body],
            _ => [],
        };
        return new(condition, truth, [.. parts.Select(part => (Part: part, Truth: part.Read(facts))).Select(p => Of(p.Part, p.Truth, facts, known, decides && (condition is not Joined || p.Truth.Answer == truth.Answer)))], decides)
        {
            Fact = condition is Atom atom ? known(atom.Fact) : null,
        };
    }
}

/// <summary>What was known of one fact when it was asked.</summary>
/// <param name="Possible">One value, several while a derived fact is partly open, or none.</param>
/// <param name="Inputs">Of a derived fact what is known of those it is computed from.</param>
public sealed record KnownFact(Fact Fact, Possible Possible, IReadOnlyList<KnownFact> Inputs)
{
    /// <summary>Findings, age, and the reason of what is unknown; null for a derived fact and where the facts come from a plain list.</summary>
    public FactState? State { get; init; }

    /// <summary>Older than its shelf life, or computed from a fact that is. It changes no outcome.</summary>
    public bool IsStale => State is { IsStale: true } || Inputs.Any(input => input.IsStale);

    public static KnownFact Of(Fact fact, FactReader facts) => new(fact, facts(fact), [.. fact.Reads.Select(input => Of(input, facts))]);

    public static KnownFact Of(Fact fact, Snapshot snapshot) => new(fact, snapshot.Reader(fact), [.. fact.Reads.Select(input => Of(input, snapshot))])
    {
        State = fact.IsDerived ? null : snapshot[fact],
    };
}
