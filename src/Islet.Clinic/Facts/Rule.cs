using Islet.Course;

namespace Islet.Clinic;

/// <summary>The forms that the rules of facts.md section 3 take.</summary>
internal static class Rule
{
    /// <summary>The latest finding of a kind that says something of the fact.</summary>
    public static FactRule Latest<T>(Func<T, FactValue?> value, Ends ends = default)
        where T : Content => (fact, sight) => Latest<T>(fact, sight, content => content is T one ? value(one) : null, ends);

    /// <summary>The latest finding of a kind, or the latest word of a person about the fact.</summary>
    public static FactRule LatestOrJudged<T>(Func<T, FactValue?> value, Ends ends = default)
        where T : Content => (fact, sight) => Latest<T>(fact, sight, Either(fact, content => content is T one ? value(one) : null), ends);

    /// <summary>What a person said last. Nothing else counts.</summary>
    public static FactRule Judged(Ends ends = default) => (fact, sight) => Latest<Judgement>(fact, sight, content => Judgement(fact, content), ends);

    /// <summary>What a person said last; several kinds may say it.</summary>
    public static FactRule Said(Reading reading, Ends ends = default, Func<Statement, decimal>? rank = null) =>
        (fact, sight) => Latest(fact, sight, Either(fact, reading), ends, rank);

    /// <summary>A read of the governing specimen.</summary>
    public static FactRule Tissue(Func<Specimen, FactValue?> value) => (fact, sight) => sight.Tissue.Read(fact, s => value(s));

    /// <summary>One certain event makes it true for good; false is said by a person, and stands until an event.</summary>
    public static FactRule Ever(Reading reading, Ends ends = default) => (fact, sight) =>
    {
        var stated = sight.Statements(fact, Either(fact, reading));
        List<Statement> yes = [.. stated.Where(s => s.Answer.Value == FactValue.True)];
        return yes.Count == 0 ? Ended(fact, sight, Decided(fact, sight, stated, Either(fact, reading)), ends)
            : sight.Known(fact, FactValue.True, [.. yes.OrderByDescending(s => Sight.Begin(s.Finding)).Select(s => s.Seen)]);
    };

    public static FactState Latest(Fact fact, Sight sight, Reading reading, Ends ends = default, Func<Statement, decimal>? rank = null) =>
        Ended(fact, sight, Decided(fact, sight, sight.Statements(fact, reading), reading, rank), ends);

    /// <summary>The same where only findings of one kind, and what a person said, can state the fact.</summary>
    public static FactState Latest<T>(Fact fact, Sight sight, Reading reading, Ends ends = default, Func<Statement, decimal>? rank = null)
        where T : Content => Ended(fact, sight, Decided(fact, sight, sight.Statements<T>(fact, reading), reading, rank), ends);

    private static FactState Decided(Fact fact, Sight sight, IReadOnlyList<Statement> stated, Reading reading, Func<Statement, decimal>? rank = null) =>
        stated.Count == 0 ? sight.Missing(fact, reading) : Order.Latest(fact, sight, stated, rank);

    /// <summary>The value, or, where an event since then ended it, unknown (facts.md 1.7).</summary>
    public static FactState Ended(Fact fact, Sight sight, FactState state, Ends ends)
    {
        if (state is not { Value: { } value, From: [var from, ..] } || ends.Of(value) is var kinds && kinds is Ending.None)
            return state;
        var (by, perhaps) = sight.Events.After(from, kinds);
        return by is null ? perhaps is null ? state : state with { PerhapsEndedBy = perhaps }
            : FactState.Unknown(UnknownReason.Invalidated, state.From) with { By = by, Former = value };
    }

    /// <summary>What a person said about the fact itself.</summary>
    public static FactAnswer? Judgement(Fact fact, Content content) =>
        content is Judgement { Value: { } word } judgement && judgement.About == fact.Name ? FactAnswer.Of(fact, word) : null;

    public static Reading Either(Fact fact, Reading reading) => content => Judgement(fact, content) ?? reading(content);
}
