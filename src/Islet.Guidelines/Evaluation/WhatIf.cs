using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>One statement as it reads now and as it would under suppositions.</summary>
public sealed record SupposedChange(StatementReading Before, StatementReading After)
{
    public Statement Statement => Before.Statement;

    /// <summary>It would apply and does not, or cannot be decided.</summary>
    public bool Begins => !Before.Applies && After.Applies;

    /// <summary>It applies and would not.</summary>
    public bool Ceases => Before.Applies && After.Outcome is Answer.No;

    /// <summary>It is decided and would no longer be.</summary>
    public bool Opens => Before.Outcome is not Answer.Unknown && After.Outcome is Answer.Unknown;

    /// <summary>It is undecided and would be decided.</summary>
    public bool BecomesDecided => Before.Outcome is Answer.Unknown && After.Outcome is not Answer.Unknown;

    /// <summary>It stays undecided and would wait for other facts.</summary>
    public bool WaitsForOthers => Before.Outcome is Answer.Unknown && After.Outcome is Answer.Unknown && Before.Truth.Missing != After.Truth.Missing;

    /// <summary>It applies either way, and what has to be on record would be there, or would be missing.</summary>
    public bool CheckChanges => Before.Applies && After.Applies && Before.CheckMet != After.CheckMet;

    /// <summary>The patient would enter or leave the subgroup that the text stresses, as far as the statement applies.</summary>
    public bool EmphasisChanges => Before.Applies && After.Applies && Before.Emphasis is true != After.Emphasis is true;
}

/// <summary>What a guideline would say if facts were otherwise. Nothing is recorded by asking.</summary>
public static class WhatIf
{
    /// <summary>The facts with the suppositions in their place; derived facts are computed anew. Of two suppositions on one fact the later counts.</summary>
    public static FactReader Over(FactReader facts, IReadOnlyList<Supposition> suppositions)
    {
        var supposed = new Possible?[Fact.All.Count];
        foreach (var (fact, value) in suppositions)
            supposed[fact.Index] = value is null ? Possible.NotRecorded(fact) : Possible.Only(value);
        return DerivedFacts.Over(fact => supposed[fact.Index] ?? facts(fact));
    }

    /// <summary>Every statement that would read otherwise, in the document's order.</summary>
    public static IReadOnlyList<SupposedChange> Of(StatementBase guideline, FactReader facts, IReadOnlyList<Supposition> suppositions) =>
        Between(GuidelineReading.Of(guideline, facts), GuidelineReading.Of(guideline, Over(facts, suppositions)));

    /// <summary>The same between two readings that are at hand.</summary>
    public static IReadOnlyList<SupposedChange> Between(GuidelineReading before, GuidelineReading after) =>
        [.. before.Statements.Zip(after.Statements, (b, a) => new SupposedChange(b, a)).Where(c => c.Before.Truth != c.After.Truth || c.CheckChanges || c.EmphasisChanges)];
}
