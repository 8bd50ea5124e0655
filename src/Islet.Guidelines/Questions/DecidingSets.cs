using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The smallest sets of facts that would decide a condition which is undecided.</summary>
/// <remarks>Kleene's strong logic (Introduction to Metamathematics, 1952, §64): an answer decides as the evaluator decides, with the other facts still unknown.</remarks>
public static class DecidingSets
{
    private const int Largest = 4; // facts in a set; who has to find out more than that asks one by one

    /// <summary>
    /// A set is listed where none smaller can make the condition apply, or none smaller can make it not apply, or none smaller decides it whatever the
    /// answers. Smaller sets first, then by the vocabulary. None where the condition is decided.
    /// </summary>
    /// <param name="facts">Derived facts are worked out over its base facts.</param>
    public static IReadOnlyList<DecidingSet> Of(Condition condition, FactReader facts)
    {
        if (condition.Read(facts).Answer is not Answer.Unknown)
            return [];
        Atom[] atoms = [.. ConditionAtoms.Of(condition)];
        FactDomain[] open = [.. ConditionAtoms.BaseFacts(condition).Where(f => facts(f).Value is null).Select(f => FactDomain.Of(f, atoms))];
        List<DecidingSet> sets = [];
        for (var size = 1; size <= Math.Min(Largest, open.Length); size++)
            foreach (var some in Choose(open, size, 0))
                if (Of(condition, facts, some) is { } set && IsSmallest(set, sets))
                    sets.Add(set);
        return sets;
    }

    private static bool IsSmallest(DecidingSet set, List<DecidingSet> smaller)
    {
        DecidingSet[] within = [.. smaller.Where(s => s.Facts - set.Facts == default)];
        return (set.Always && !within.Any(s => s.Always)) || (set.Applies.Count > 0 && !within.Any(s => s.Applies.Count > 0)) || (set.DoesNotApply.Count > 0 && !within.Any(s => s.DoesNotApply.Count > 0));
    }

    private static DecidingSet? Of(Condition condition, FactReader facts, FactDomain[] some)
    {
        var supposed = new HypotheticalFacts(facts);
        List<IReadOnlyList<Reply>> yes = [], no = [];
        var always = true;
        foreach (var values in Product(some, 0))
        {
            for (var i = 0; i < some.Length; i++)
                supposed.Suppose(some[i].Fact, values[i]);
            List<Reply> replies = [.. some.Select((domain, i) => new Reply(domain.Fact, [values[i]]))];
            switch (condition.Read(supposed.Reader).Answer)
            {
                case Answer.Yes: yes.Add(replies); break;
                case Answer.No: no.Add(replies); break;
                case Answer.Unknown: always = false; break;
            }
        }
        return yes.Count + no.Count == 0 ? null : new([.. some.Select(d => d.Fact)], always, yes, no);
    }

    private static IEnumerable<FactDomain[]> Choose(FactDomain[] from, int size, int start) => size == 0 ? [[]]
        : Enumerable.Range(start, Math.Max(0, from.Length - start)).SelectMany(i => Choose(from, size - 1, i + 1).Select(rest => (FactDomain[])[from[i], .. rest]));

    private static IEnumerable<FactValue[]> Product(FactDomain[] domains, int start) => start == domains.Length ? [[]]
        : domains[start].Values.SelectMany(value => Product(domains, start + 1).Select(rest => (FactValue[])[value, .. rest]));
}
