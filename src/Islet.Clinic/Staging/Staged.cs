using Islet.Course;

namespace Islet.Clinic;

/// <summary>T, M and stage group of one system, each with what it waits for.</summary>
/// <param name="PossibleGroups">Every group that what is known allows, lowest first; none where the system does not stage the tumour, or does not say.</param>
public sealed record Staged<TGroup>(Derived<PrimaryTumour> T, Derived<RegionalNodes> N, Derived<DistantMetastasis> M, Derived<TGroup> Group, IReadOnlyList<TGroup> PossibleGroups)
    where TGroup : struct, Enum;

/// <summary>Staging by any system that makes a group of T, N and M.</summary>
internal static class Staging<TGroup>
    where TGroup : struct, Enum
{
    internal delegate TGroup GroupOf(PrimaryTumour t, RegionalNodes n, DistantMetastasis m);

    /// <summary>Both systems stage a neoplasm of the pancreas that is not poorly differentiated; of another they say nothing, and of an unknown one nobody knows.</summary>
    public static Staged<TGroup> Read(FactReader facts, Func<decimal, PrimaryTumour> bySizeCm, GroupOf group) =>
        Scope(facts) is var scope && scope.Answer is not Answer.Yes ? Outside(scope.Missing) : Within(TumourExtent.Of(facts, bySizeCm), group);

    private static Truth Scope(FactReader facts) => Is(facts, Fact.PrimarySite, "pancreas") & !Is(facts, Fact.Differentiation, "poor");

    private static Truth Is(FactReader facts, Fact fact, string word) => facts(fact) is var known ? Truth.Of(known.Values, known.Missing, value => value == FactValue.Of(word)) : default;

    private static Staged<TGroup> Outside(FactSet missing) => new(new(null, missing), new(null, missing), new(null, missing), new(null, missing), []);

    private static Staged<TGroup> Within(TumourExtent extent, GroupOf group)
    {
        var (t, n, m) = extent;
        List<TGroup> possible = [.. t.SelectMany(x => n.SelectMany(y => m.Select(z => group(x, y, z)))).Distinct().Order()];
        // A part is waited for where knowing it could move the group, whatever the others are.
        var missing = (n.Any(y => m.Any(z => Moves(t, x => group(x, y, z)))) ? FactSet.Of(Fact.TCategory) : default)
            | (t.Any(x => m.Any(z => Moves(n, y => group(x, y, z)))) ? FactSet.Of(Fact.NCategory) : default)
            | (t.Any(x => n.Any(y => Moves(m, z => group(x, y, z)))) ? FactSet.Of(Fact.MCategory) : default);
        return new(Part(t, Fact.TCategory), Part(n, Fact.NCategory), Part(m, Fact.MCategory), possible is [var only] ? new(only, default) : new(null, missing), possible);
    }

    private static bool Moves<T>(IReadOnlyList<T> values, Func<T, TGroup> group) => values.Select(group).Distinct().Count() > 1;

    private static Derived<T> Part<T>(IReadOnlyList<T> possible, Fact waitsFor)
        where T : struct => possible is [var only] ? new(only, default) : new(null, FactSet.Of(waitsFor));
}
