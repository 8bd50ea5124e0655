using System.Numerics;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>One way of answering some facts: of each fact the values that do, a bit a value of its <see cref="FactDomain"/>. What it does not name may be unknown.</summary>
internal sealed record AnswerBox(FactSet Facts, IReadOnlyDictionary<Fact, BigInteger> Answers)
{
    public static AnswerBox Nothing { get; } = new(default, new Dictionary<Fact, BigInteger>());

    public static AnswerBox Of(Fact fact, BigInteger values) => new(FactSet.Of(fact), new Dictionary<Fact, BigInteger> { [fact] = values });

    /// <summary>Both at once; null where no answer fits both.</summary>
    public AnswerBox? And(AnswerBox other)
    {
        var both = new Dictionary<Fact, BigInteger>(Answers);
        foreach (var (fact, values) in other.Answers)
        {
            both[fact] = both.TryGetValue(fact, out var mine) ? mine & values : values;
            if (both[fact].IsZero)
                return null;
        }
        return new(Facts | other.Facts, both);
    }

    /// <summary>Whoever answers by the other has answered by this one.</summary>
    public bool Covers(AnswerBox other) => Facts - other.Facts == default && Answers.All(a => (other.Answers[a.Key] & ~a.Value).IsZero);

    /// <summary>The two as one, where they differ in the answers to one fact only.</summary>
    public AnswerBox? Joined(AnswerBox other)
    {
        if (Facts != other.Facts || Answers.Count(a => a.Value != other.Answers[a.Key]) != 1)
            return null;
        return new(Facts, Answers.ToDictionary(a => a.Key, a => a.Value | other.Answers[a.Key]));
    }
}
