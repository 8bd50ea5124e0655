using Islet.Course;

namespace Islet.Clinic;

/// <summary>What else than a tumour raises a value, or why the value alone does not tell (NANETS 2020, Biochemical Markers; facts.md 3.5).</summary>
public enum Confounder
{
    ProtonPumpInhibitor,
    AtrophicGastritis,
    RenalInsufficiency,
    NotFasting,
    SomatostatinAnalogue,
}

/// <param name="Present">Unknown: nobody said, which is no reassurance.</param>
public readonly record struct ConfounderState(Confounder Confounder, Truth Present);

/// <summary>Why it is open whether a hormone comes from the tumour. Each waits for a person's word.</summary>
public enum RelationDoubt
{
    /// <summary>No clinician and no board, and no import that stands.</summary>
    NobodySaid,

    /// <summary>Gastrin under an acid blocker or with atrophic gastritis, or while these are not known to be absent (facts.md section 5, C-PPI).</summary>
    GastrinConfounded,

    /// <summary>Pancreatic polypeptide has no syndrome and many causes.</summary>
    PancreaticPolypeptide,

    /// <summary>Insulin, proinsulin and C-peptide mean something only beside a low glucose, and may then lie inside the range.</summary>
    NeedsGlucose,

    /// <summary>Somatostatin under a somatostatin analogue measures the drug.</summary>
    UnderAnalogue,
}

/// <summary>Whether a hormone comes from the tumour, as a person said.</summary>
/// <param name="By">Whose word it is; null: nobody's. An import's stands with that caution.</param>
/// <param name="From">The finding that says it.</param>
public sealed record TumourRelation(Truth Related, StatedBy? By, Finding? From, IReadOnlyList<RelationDoubt> Doubts)
{
    /// <summary>Who judged is not known (facts.md 1.8).</summary>
    public bool JudgeUnknown => By is StatedBy.Import;
}

/// <summary>One hormone of a panel.</summary>
/// <param name="From">The latest result of the panel's days.</param>
/// <param name="Secreted">By the tumour: raised, and related to it.</param>
public sealed record HormoneResult(
    string Hormone, Finding From, LevelReading Level, TumourRelation Relation, IReadOnlyList<ConfounderState> Confounders, Truth Secreted)
{
    public Laboratory Laboratory => (Laboratory)From.Content;
}
