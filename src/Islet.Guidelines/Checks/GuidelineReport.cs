using Islet.Course;

namespace Islet.Guidelines;

/// <summary>What came of checking one guideline.</summary>
/// <param name="Guideline">Null: its files do not read, and nothing else was checked.</param>
/// <param name="Reach">Of every statement, in the document's order.</param>
/// <param name="Problems">In the order of the files' names.</param>
public sealed record GuidelineReport(string Folder, StatementBase? Guideline, IReadOnlyList<GuidelineExample> Examples, IReadOnlyList<StatementReach> Reach, IReadOnlyList<Problem> Problems)
{
    /// <summary>Statements that stand in tension and exclude each other: two sides of one question. Both are never shown of one patient.</summary>
    public IReadOnlyList<(Statement, Statement)> NeverTogether { get; init; } = [];

    /// <summary>Treatment options of which no statement speaks: a board may choose them, and this guideline is silent.</summary>
    public IReadOnlyList<UnspokenOption> Unspoken { get; init; } = [];
}

/// <summary>A treatment option of which no statement speaks.</summary>
/// <param name="Where">File, line and column.</param>
public sealed record UnspokenOption(TreatmentOption Option, string Where);
