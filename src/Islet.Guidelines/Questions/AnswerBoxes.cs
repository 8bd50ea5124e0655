using System.Numerics;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>All the ways in which answers would make a condition apply, or not apply, worked out along its parts.</summary>
internal sealed class AnswerBoxes
{
    private const int Most = 256; // ways that are kept of any part, those with the fewest facts; NANETS 2020 needs some tens

    private readonly FactReader facts;
    private readonly HypotheticalFacts supposed;
    private readonly Dictionary<(Atom, bool), List<AnswerBox>> ofAtoms = [];

    public AnswerBoxes(Condition condition, FactReader facts)
    {
        (this.facts, supposed) = (facts, new(facts));
        Atom[] atoms = [.. ConditionAtoms.Of(condition)];
        Domains = ConditionAtoms.BaseFacts(condition).Where(f => facts(f).Value is null).ToDictionary(f => f, f => FactDomain.Of(f, atoms));
    }

    /// <summary>Of the facts that are open.</summary>
    public IReadOnlyDictionary<Fact, FactDomain> Domains { get; }

    /// <param name="yes">Whether the condition is to apply.</param>
    public List<AnswerBox> Of(Condition condition, bool yes)
    {
        if (condition.Read(facts).Answer is var answer and not Answer.Unknown)
            return answer is Answer.Yes == yes ? [AnswerBox.Nothing] : [];
        return condition switch
        {
            Macro macro => Of(macro.Body, yes),
            Negation negation => Of(negation.Part, !yes),
            Joined joined when joined is Conjunction == yes => joined.Parts.Aggregate(new List<AnswerBox> { AnswerBox.Nothing }, (ways, part) => Both(ways, Of(part, yes))),
            Joined joined => Least(joined.Parts.SelectMany(part => Of(part, yes))),
            Atom atom => ofAtoms.TryGetValue((atom, yes), out var known) ? known : ofAtoms[(atom, yes)] = OfAtom(atom, yes ? Answer.Yes : Answer.No),
            _ => throw new ArgumentException($"A condition of a kind that is not known here: {condition.GetType().Name}.", nameof(condition)),
        };
    }

    private static List<AnswerBox> Both(List<AnswerBox> a, List<AnswerBox> b) => Least(a.SelectMany(x => b.Select(x.And)).OfType<AnswerBox>());

    /// <summary>Without those that another one covers.</summary>
    private static List<AnswerBox> Least(IEnumerable<AnswerBox> ways)
    {
        List<AnswerBox> least = [];
        foreach (var way in ways.OrderBy(w => w.Facts.Count))
            if (least.Count < Most && !least.Any(l => l.Covers(way)))
                least.Add(way);
        return least;
    }

    /// <summary>A base fact by itself; a derived one by its inputs: one alone where it is enough, else two, else three.</summary>
    private List<AnswerBox> OfAtom(Atom atom, Answer wanted)
    {
        FactDomain[] open = [.. Domains.Values.Where(d => atom.Fact == d.Fact || atom.Fact.Reads.Contains(d.Fact))];
        List<AnswerBox> ways = [];
        for (var size = 1; size <= open.Length; size++)
            foreach (var some in Choice.Of(open, size))
                ways.AddRange(Joined(Answered(atom, wanted, some, 0, AnswerBox.Nothing).Where(way => !ways.Any(w => w.Covers(way)))));
        return ways;
    }

    private IEnumerable<AnswerBox> Answered(Atom atom, Answer wanted, FactDomain[] some, int next, AnswerBox so)
    {
        if (next == some.Length)
        {
            if (atom.Read(supposed.Reader).Answer == wanted)
                yield return so;
            yield break;
        }
        for (var i = 0; i < some[next].Values.Count; i++)
        {
            supposed.Suppose(some[next].Fact, some[next].Values[i]);
            foreach (var way in Answered(atom, wanted, some, next + 1, so.And(AnswerBox.Of(some[next].Fact, BigInteger.One << i))!))
                yield return way;
        }
        supposed.Suppose(some[next].Fact, null);
    }

    /// <summary>The same ways in fewer lines.</summary>
    public static List<AnswerBox> Joined(IEnumerable<AnswerBox> ways)
    {
        List<AnswerBox> joined = [];
        foreach (var way in ways)
        {
            var whole = way;
            while (joined.Select(whole.Joined).OfType<AnswerBox>().FirstOrDefault() is { } wider)
            {
                joined.RemoveAll(wider.Covers);
                whole = wider;
            }
            joined.Add(whole);
        }
        return joined;
    }
}
