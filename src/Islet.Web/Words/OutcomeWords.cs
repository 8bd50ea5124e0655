using Islet.Course;
using Islet.Guidelines;

namespace Islet.Web;

/// <summary>How the answers of conditions, and what would decide an open one, are said.</summary>
public static class OutcomeWords
{
    /// <summary>Of a part of a condition.</summary>
    public static string Answer(Answer answer) => answer switch
    {
        Course.Answer.Yes => "true",
        Course.Answer.No => "false",
        Course.Answer.Unknown => "unknown",
    };

    /// <summary>Stands before the word, never without it.</summary>
    public static string Sign(Answer answer) => answer switch
    {
        Course.Answer.Yes => "✓",
        Course.Answer.No => "✕",
        Course.Answer.Unknown => "?",
    };

    public static string Class(Answer answer) => answer switch
    {
        Course.Answer.Yes => "yes",
        Course.Answer.No => "no",
        Course.Answer.Unknown => "open",
    };

    /// <summary>"Symptom burden": facts for want of which something is undecided.</summary>
    public static string Facts(FactSet facts) => string.Join(", ", facts.Select(FactWords.Label));

    /// <summary>"applies if none; does not apply if minor or significant": what each set of facts would do that no smaller one before it does.</summary>
    public static IReadOnlyList<(FactSet Facts, string Effect)> Effects(IReadOnlyList<DecidingSet> sets) =>
        [.. sets.Select((set, i) => (set.Facts, Effect(set, [.. sets.Take(i).Where(s => s.Facts - set.Facts == default)])))];

    private static string Effect(DecidingSet set, IReadOnlyList<DecidingSet> within)
    {
        var (applies, refuses) = (set.Applies.Count > 0 && within.All(s => s.Applies.Count == 0), set.DoesNotApply.Count > 0 && within.All(s => s.DoesNotApply.Count == 0));
        return string.Join("; ", new[]
        {
            applies ? $"applies if {Ways(set.Applies)}" : null,
            refuses ? $"does not apply if {Ways(set.DoesNotApply)}" : null,
            set.Always && !(applies && refuses) ? set.Facts.Count == 1 ? "decides it whatever the answer" : "together decide it whatever the answers" : null,
        }.OfType<string>());
    }

    /// <summary>"G1 or G2"; of several facts "Differentiation well and WHO grade G1".</summary>
    private static string Ways(IReadOnlyList<IReadOnlyList<Reply>> ways) => ways switch
    {
        [[var one]] => Values(one),
        _ when ways.All(w => w.Count == 1) => Values(new(ways[0][0].Fact, [.. ways.SelectMany(w => w[0].Examples).Distinct()])),
        [var way] => Way(way),
        [var first, ..] => $"{Way(first)}, or in {Numbers.Count(ways.Count - 1, "other way")}",
        [] => "",
    };

    private static string Way(IReadOnlyList<Reply> way) => string.Join(" and ", way.Select(r => $"{FactWords.Lower(FactWords.Label(r.Fact))} {Values(r)}"));

    public static string Values(Reply reply) => string.Join(" or ", reply.Examples.Select(v => Value(reply.Fact, v)));

    private static string Value(Fact fact, FactValue value) => value is FactValue.Number && FactWords.Unit(fact, value) is { } unit ? $"such as {FactWords.Value(value)} {unit}" : FactWords.Value(value);
}
