namespace Islet.Clinic;

/// <summary>The sequences of the first two lines that the Italian cohort compares.</summary>
public enum SequenceClass
{
    SsaThenRlt,
    RltThenOther,
    SsaThenOther,
}

/// <summary>Why a patient belongs to none of the three.</summary>
public enum NoSequence
{
    /// <summary>The paper asks for two consecutive lines.</summary>
    FewerThanTwoLines,

    /// <summary>A doubt leaves the lines open, or it is open whose lines they are.</summary>
    LinesUncertain,

    /// <summary>Another sequence (36 of 201 patients of the cohort).</summary>
    AnotherSequence,

    /// <summary>A drug that the paper's "other" does not name: targeted therapy, temozolomide or oxaliplatin, non-conventional analogue.</summary>
    DrugNotInThePaper,

    /// <summary>The paper excluded investigational drugs (36 of 237 patients).</summary>
    Investigational,
}

/// <param name="Class">Null: <paramref name="Excluded"/> says why.</param>
/// <param name="IsLeast">The history is not closed: an earlier line would move the sequence.</param>
public sealed record Sequence(SequenceClass? Class, NoSequence? Excluded, bool IsLeast);

/// <summary>SSA–RLT, RLT–other and SSA–other, of lines 1 and 2. Panzuto et al., J Clin Med 2024;13:2074, section 3.4 and figure 3.</summary>
public static class Sequences
{
    public static Sequence Of(TherapyLines lines)
    {
        if (lines.IsIndexOpen || lines.Doubts.Count > 0)
            return None(lines, NoSequence.LinesUncertain);
        if (lines.Lines is not [var first, var second, ..])
            return None(lines, NoSequence.FewerThanTwoLines);
        if (first.IsInvestigational || second.IsInvestigational)
            return None(lines, NoSequence.Investigational);
        return (Category(first), Category(second)) switch
        {
            ("ssa", "ssa_prrt") => new(SequenceClass.SsaThenRlt, null, lines.IsLeast),
            ("ssa", { } other) => Other(lines, SequenceClass.SsaThenOther, second, other),
            ("ssa_prrt", not "ssa_prrt" and { } other) => Other(lines, SequenceClass.RltThenOther, second, other),
            (null, _) or (_, null) => None(lines, NoSequence.DrugNotInThePaper),
            _ => None(lines, NoSequence.AnotherSequence),
        };
    }

    private static Sequence Other(TherapyLines lines, SequenceClass sequence, TherapyLine second, string category) => category switch
    {
        "ssa_targeted" or "ssa_intensified" => new(sequence, null, lines.IsLeast),
        "chemotherapy" when second.Has("temozolomide") || second.Has(DrugClass.Oxaliplatin) => new(sequence, null, lines.IsLeast),
        "chemotherapy" => None(lines, NoSequence.DrugNotInThePaper),
        _ => None(lines, NoSequence.AnotherSequence),
    };

    private static string? Category(TherapyLine line) => LineConventions.Of(line, LineConvention.ItalianSequencing2024).Word;

    private static Sequence None(TherapyLines lines, NoSequence reason) => new(null, reason, lines.IsLeast);
}
