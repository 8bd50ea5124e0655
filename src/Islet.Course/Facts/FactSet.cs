using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Islet.Course;

/// <summary>A set of facts: a bit a fact, so a value. It lists them in the vocabulary's order.</summary>
[CollectionBuilder(typeof(FactSet), nameof(Of))]
public readonly record struct FactSet : IReadOnlyCollection<Fact>
{
    public const int Capacity = 256;

    private readonly Vector256<ulong> bits;

    private FactSet(Vector256<ulong> bits) => this.bits = bits;

    public static FactSet Of(params ReadOnlySpan<Fact> facts)
    {
        var set = default(FactSet);
        foreach (var fact in facts)
            set |= Of(fact);
        return set;
    }

    public static FactSet Of(Fact fact) => new(Vector256<ulong>.Zero.WithElement(fact.Index / 64, 1UL << (fact.Index % 64)));

    public int Count => BitOperations.PopCount(bits[0]) + BitOperations.PopCount(bits[1]) + BitOperations.PopCount(bits[2]) + BitOperations.PopCount(bits[3]);

    public bool Contains(Fact fact) => (bits[fact.Index / 64] >> (fact.Index % 64) & 1) != 0;

    public static FactSet operator |(FactSet a, FactSet b) => new(a.bits | b.bits);
    public static FactSet operator &(FactSet a, FactSet b) => new(a.bits & b.bits);
    public static FactSet operator -(FactSet a, FactSet b) => new(Vector256.AndNot(a.bits, b.bits));

    public IEnumerator<Fact> GetEnumerator()
    {
        for (var part = 0; part < 4; part++)
            for (var rest = bits[part]; rest != 0; rest &= rest - 1)
                yield return Fact.All[part * 64 + BitOperations.TrailingZeroCount(rest)];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => "{" + string.Join(", ", this.Select(fact => fact.Name)) + "}";
}
