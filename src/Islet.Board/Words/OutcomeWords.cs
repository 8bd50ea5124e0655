using Islet.Course;
using Islet.Guidelines;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>How the answers of conditions, and what would decide an open one, are said.</summary>
public static class OutcomeWords
{
    /// <summary>Of a part of a condition.</summary>
    public static string Answer(Answer answer) => answer switch
    {
        Course.Answer.Yes => T("true"),
        Course.Answer.No => T("false"),
        Course.Answer.Unknown => T("unknown"),
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

    public static string AnsweredBy(Guidelines.AnsweredBy by) => by switch
    {
        Guidelines.AnsweredBy.Patient => T("asked at the visit"),
        Guidelines.AnsweredBy.Record => T("from a report that exists; nothing is ordered"),
        Guidelines.AnsweredBy.Judgement => T("a judgement"),
        Guidelines.AnsweredBy.Bedside => T("seen or examined"),
        Guidelines.AnsweredBy.Laboratory => T("a blood test"),
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
            applies ? T($"applies if {Ways(set.Applies)}") : null,
            refuses ? T($"does not apply if {Ways(set.DoesNotApply)}") : null,
            set.Always && !(applies && refuses) ? set.Facts.Count == 1 ? T("decides it whatever the answer") : T("together decide it whatever the answers") : null,
        }.OfType<string>());
    }

    /// <summary>"G1 or G2"; of several facts "Differentiation well and WHO grade G1".</summary>
    private static string Ways(IReadOnlyList<IReadOnlyList<Reply>> ways) => ways switch
    {
        [[var one]] => Values(one),
        _ when ways.All(w => w.Count == 1 && w[0].Fact == ways[0][0].Fact) => Listed.Or(ways.Select(w => Values(w[0])).Distinct()),
        [var way] => Way(way),
        [var first, ..] => T($"{Way(first)}, or in {T(ways.Count - 1, "{0} other way", "{0} other ways")}"),
        [] => "",
    };

    private static string Way(IReadOnlyList<Reply> way) => Listed.And(way.Select(r => $"{FactWords.Lower(FactWords.Label(r.Fact))} {Values(r)}"));

    /// <summary>"positive or negative", "above 20 %".</summary>
    public static string Values(Reply reply) => reply.Bands.Count > 0 ? Listed.Or(reply.Bands.Select(Band)) + Unit(reply) : Listed.Or(reply.Examples.Select(FactWords.Value));

    private static string Unit(Reply reply) => FactWords.Unit(reply.Fact, reply.Examples[^1]) is { } unit ? " " + unit : "";

    private static string Band(NumberBand band) => band switch
    {
        { From: { } a, To: { } b } when a == b => Number(a),
        { From: { } a, To: { } b } => (band.IncludesFrom, band.IncludesTo) switch
        {
            (true, true) => T($"from {Number(a)} to {Number(b)}"),
            (true, false) => T($"from {Number(a)} to below {Number(b)}"),
            (false, true) => T($"above {Number(a)} to {Number(b)}"),
            (false, false) => T($"above {Number(a)} to below {Number(b)}"),
        },
        { From: { } a } => band.IncludesFrom ? T($"at least {Number(a)}") : T($"above {Number(a)}"),
        { To: { } b } => band.IncludesTo ? T($"at most {Number(b)}") : T($"below {Number(b)}"),
        _ => T("any number"),
    };

    private static string Number(decimal number) => FactWords.Value(FactValue.Of(number));
}
