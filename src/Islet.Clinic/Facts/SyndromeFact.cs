using Islet.Course;

namespace Islet.Clinic;

/// <summary>The declared hormone syndrome: a named one stays until a clinician or the board records it resolved (facts.md 3.5).</summary>
/// <remarks>Without symptoms under treatment it is controlled, not absent; a later "none" of a file, or without a word on why, does not undo it.</remarks>
internal static class SyndromeFact
{
    private static readonly FactValue None = FactValue.Of("none");

    // [H] words of a basis that record the end of a syndrome, and those that take them back.
    private static readonly string[] Ended = ["resolved", "cured", "resected"], Denials = ["not", "never", "incompletely", "partially", "partly", "unless", "until", "if"];

    public static FactRule Rule { get; } = (fact, sight) =>
    {
        Reading reading = content => Says(fact, content);
        var stated = sight.Statements(fact, reading);
        List<Statement> counting = [.. stated.Where(s => Kept(s, stated, sight) is null)];
        return counting.Count == 0 ? sight.Missing(fact, reading) : Clinic.Rule.Ended(fact, sight, Order.Latest(fact, sight, counting), Ends.Only("none", Ending.NewHormone));
    };

    /// <summary>Each later word that did not end the named syndrome which stands, after that syndrome's own.</summary>
    public static IReadOnlyList<Finding> NotEnding(Sight sight)
    {
        var stated = sight.Statements(Fact.FunctionalSyndrome, content => Says(Fact.FunctionalSyndrome, content));
        var standing = Rule(Fact.FunctionalSyndrome, sight);
        return standing is { Value: { } value, From: [var named, ..] } && value != None
            ? [.. stated.Where(s => s.Answer.Value == None && Kept(s, stated, sight) is not null && Sight.Begin(s.Finding) > sight.End(named)).Select(s => s.Finding)] : [];
    }

    private static FactAnswer? Says(Fact fact, Content content) =>
        content is Judgement { Value: "resolved" } judgement && judgement.About == fact.Name ? None : Clinic.Rule.Judgement(fact, content);

    /// <summary>The named syndrome that a later word leaves standing; null: none was named before, or the word ends it, or names another.</summary>
    private static Finding? Kept(Statement later, IReadOnlyList<Statement> stated, Sight sight)
    {
        if (later.Answer.Value is { } value && value != None)
            return null;
        foreach (var named in stated.Where(s => s.Answer.Value is { } name && name != None && sight.End(s.Finding) < Sight.Begin(later.Finding)))
            if (!stated.Any(s => s.Answer.Value == None && sight.End(s.Finding) <= sight.End(later.Finding) && Resolves(s.Finding, named.Finding, sight)))
                return named.Finding;
        return null;
    }

    /// <summary>Said after the syndrome was named, by who may say it: as resolved, with such a basis, or after tumour was cut out for cure.</summary>
    private static bool Resolves(Finding none, Finding named, Sight sight) => Sight.Begin(none) > sight.End(named)
        && none.Content is Judgement { StatedBy: StatedBy.Clinician or StatedBy.Board } said
        && (said.Value is "resolved" || Records(said.Basis) || sight.Visible<Procedure>().Any(s => IsForCure((Procedure)s.Finding.Content)
            && Sight.Begin(s.Finding) > sight.End(named) && sight.End(s.Finding) <= sight.End(none)));

    private static bool Records(string? basis)
    {
        var words = (basis ?? "").Split([.. (basis ?? "").Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        return words.Intersect(Ended, StringComparer.OrdinalIgnoreCase).Any() && !words.Intersect(Denials, StringComparer.OrdinalIgnoreCase).Any();
    }

    private static bool IsForCure(Procedure done) => Procedures.KindsOf(done).HasFlag(Ending.CurativeProcedure) || (Procedures.IsOperation(done) && done.Margin is ResectionMargin.R0);
}
