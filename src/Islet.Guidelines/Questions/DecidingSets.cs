using System.Numerics;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The smallest sets of facts that would decide a condition which is undecided.</summary>
/// <remarks>Kleene's strong logic (Introduction to Metamathematics, 1952, §64): an answer decides as the evaluator decides, with the other facts still unknown.</remarks>
public static class DecidingSets
{
    /// <summary>
    /// A set is listed where none smaller can make the condition apply, or none smaller can make it not apply, or none smaller decides it whatever the
    /// answers. Smaller sets first, then by the vocabulary. None where the condition is decided.
    /// </summary>
    /// <param name="facts">Derived facts are worked out over its base facts.</param>
    public static IReadOnlyList<DecidingSet> Of(Condition condition, FactReader facts)
    {
        if (condition.Read(facts).Answer is not Answer.Unknown)
            return [];
        var boxes = new AnswerBoxes(condition, facts);
        var (yes, no) = (Sound(boxes, condition, facts, true), Sound(boxes, condition, facts, false));
        var always = new AlwaysDeciding(condition, facts, boxes.Domains).Smallest();
        return [.. Smallest(yes).Concat(Smallest(no)).Concat(always).Distinct().OrderBy(set => set.Count).ThenBy(set => string.Join(' ', set.Select(f => f.Index.ToString("000", null))), StringComparer.Ordinal)
            .Select(set => new DecidingSet(set, always.Any(a => a - set == default), Ways(yes, set, boxes), Ways(no, set, boxes)))];
    }

    /// <summary>recorded() turns when its fact is answered; a way that this undoes is none.</summary>
    private static List<AnswerBox> Sound(AnswerBoxes boxes, Condition condition, FactReader facts, bool yes)
    {
        var supposed = new HypotheticalFacts(facts);
        return AnswerBoxes.Joined(boxes.Of(condition, yes).Where(Holds));

        bool Holds(AnswerBox box)
        {
            foreach (var (fact, values) in box.Answers)
                supposed.Suppose(fact, boxes.Domains[fact].Values[(int)BigInteger.TrailingZeroCount(values)]);
            var answer = condition.Read(supposed.Reader).Answer;
            foreach (var fact in box.Facts)
                supposed.Suppose(fact, null);
            return answer == (yes ? Answer.Yes : Answer.No);
        }
    }

    private static IEnumerable<FactSet> Smallest(List<AnswerBox> ways) => ways.Select(w => w.Facts).Distinct().Where(set => !ways.Any(w => w.Facts != set && w.Facts - set == default));

    private static List<IReadOnlyList<Reply>> Ways(List<AnswerBox> ways, FactSet set, AnswerBoxes boxes) =>
        [.. ways.Where(w => w.Facts - set == default).Select(w => w.Facts.Select(f => boxes.Domains[f].Reply(i => !(w.Answers[f] >> i).IsEven)!).ToList())];
}
