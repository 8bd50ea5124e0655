using System.Buffers;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>
/// The conditions of a guideline as one list of steps: what several conditions have in common stands in it once and is answered once a patient, and every fact is
/// asked for once. The answers are those of <see cref="Condition.Read"/>.
/// </summary>
internal sealed class SharedConditions
{
    private readonly List<Step> steps = []; // operands stand before what joins them
    private readonly Dictionary<Condition, int> places = [];
    private FactSet facts;

    private enum Join { Atom, And, Or, Not }

    private readonly record struct Step(Join Join, Atom? Atom, int[] Operands);

    /// <summary>Takes a condition up. The number asks for its answer.</summary>
    public int Add(Condition condition)
    {
        if (places.TryGetValue(condition, out var place))
            return place;
        facts |= condition.Facts;
        return places[condition] = condition switch
        {
            Macro macro => Add(macro.Body),
            Negation not => Add(Join.Not, null, Add(not.Part)),
            Conjunction all => Add(Join.And, null, [.. all.Parts.Select(Add)]),
            Disjunction any => Add(Join.Or, null, [.. any.Parts.Select(Add)]),
            _ => Add(Join.Atom, (Atom)condition),
        };
    }

    private int Add(Join join, Atom? atom, params int[] operands)
    {
        steps.Add(new(join, atom, operands));
        return steps.Count - 1;
    }

    /// <summary>Every condition of one patient, and what <paramref name="use"/> makes of their answers, by their numbers.</summary>
    public T Read<T>(FactReader reader, Func<ReadOnlyMemory<Truth>, T> use)
    {
        var (known, answers) = (ArrayPool<Possible>.Shared.Rent(Fact.All.Count), ArrayPool<Truth>.Shared.Rent(steps.Count));
        foreach (var fact in facts)
            known[fact.Index] = reader(fact);
        FactReader once = fact => known[fact.Index];
        for (var i = 0; i < steps.Count; i++)
            answers[i] = Answer(steps[i], answers, once);
        var result = use(answers.AsMemory(0, steps.Count));
        ArrayPool<Possible>.Shared.Return(known, clearArray: true);
        ArrayPool<Truth>.Shared.Return(answers);
        return result;
    }

    private static Truth Answer(Step step, Truth[] answers, FactReader facts)
    {
        switch (step.Join)
        {
            case Join.Atom:
                return step.Atom!.Read(facts);
            case Join.Not:
                return !answers[step.Operands[0]];
            default:
                var (whole, ends) = step.Join is Join.And ? (Truth.Yes, Course.Answer.No) : (Truth.No, Course.Answer.Yes);
                for (var i = 0; i < step.Operands.Length && whole.Answer != ends; i++)
                    whole = step.Join is Join.And ? whole & answers[step.Operands[i]] : whole | answers[step.Operands[i]];
                return whole;
        }
    }
}
