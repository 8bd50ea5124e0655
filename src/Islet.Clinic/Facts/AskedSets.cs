using Islet.Course;

namespace Islet.Clinic;

/// <summary>Sets of words that are known only once they were asked completely: the members found without asking leave the rest open (facts.md section 3).</summary>
internal static class AskedSets
{
    /// <summary>The latest complete asking; a pattern reported since then and not in it leaves the set open again.</summary>
    public static FactRule Latest(Func<ClinicalStatus, IReadOnlyList<string>?> list, Ends ends) => (fact, sight) =>
    {
        var complete = Rule.Latest<ClinicalStatus>(fact, sight, Rule.Either(fact, Asked(fact, list)), ends);
        var named = sight.Statements<ClinicalStatus>(fact, Named(list));
        if (named.Count == 0)
            return complete;
        var since = complete.From is [var asking, ..] ? [.. named.Where(s => sight.End(s.Finding) > sight.End(asking))] : named;
        List<string> open = [.. since.SelectMany(Members).Except(complete.Value is FactValue.Words { Members: var known } ? known : [], StringComparer.Ordinal)];
        return open.Count == 0 ? complete : Incomplete(fact, open, since);
    };

    /// <summary>Everything ever found, once a complete asking says that there is no more.</summary>
    public static FactRule Ever(Func<ClinicalStatus, IReadOnlyList<string>?> list) => (fact, sight) =>
    {
        var asked = Rule.Latest<ClinicalStatus>(fact, sight, Rule.Either(fact, Asked(fact, list)));
        var named = sight.Statements<ClinicalStatus>(fact, Named(list));
        if (asked.Value is not FactValue.Words { Members: var members })
            return named.Count == 0 ? asked : Incomplete(fact, [.. named.SelectMany(Members)], named);
        var all = members.Union(named.SelectMany(Members), StringComparer.Ordinal);
        List<Seen> from = [.. sight.OfPatient.Where(s => asked.From.Contains(s.Finding)), .. named.Where(s => !asked.From.Contains(s.Finding)).Select(s => s.Seen)];
        return sight.Known(fact, FactValue.Of(all), [.. from]);
    };

    private static FactState Incomplete(Fact fact, List<string> members, IReadOnlyList<Statement> from) =>
        fact.Allows(FactValue.Of(members)) ? FactState.Unknown(UnknownReason.SetIncomplete, [.. from.Select(s => s.Finding)]) with { Former = FactValue.Of(members) }
        : FactState.Unknown(UnknownReason.OutsideList, [.. from.Select(s => s.Finding)]);

    private static Reading Asked(Fact fact, Func<ClinicalStatus, IReadOnlyList<string>?> list) => content =>
        content is ClinicalStatus { Asked: { } asked } status && asked.Contains(fact.Name, StringComparer.Ordinal) ? FactValue.Of(list(status) ?? []) : null;

    private static Reading Named(Func<ClinicalStatus, IReadOnlyList<string>?> list) => content =>
        content is ClinicalStatus status && list(status) is { Count: > 0 } members ? FactValue.Of(members) : null;

    private static IReadOnlyList<string> Members(Statement s) => s.Answer.Value is FactValue.Words { Members: var members } ? members : [];
}
