namespace Islet.Exchange;

/// <summary>How sure a suggestion is of a column.</summary>
public enum Confidence
{
    /// <summary>By name or by values alone.</summary>
    Low,

    /// <summary>By name, and more than half of the values read so.</summary>
    Medium,

    /// <summary>By name, and all but a few of the values read so.</summary>
    High,
}

/// <summary>What a column was taken for.</summary>
/// <param name="TakenAs">"Specimen ki67_percent", "patient", "left out"; null: not understood.</param>
/// <param name="Why">In words; never what stands in a column of identities.</param>
public sealed record SuggestedColumn(string Sheet, string Column, string? TakenAs, Confidence Confidence, string Why)
{
    public const string LeftOut = "left out";

    public bool IsLeftOut => TakenAs == LeftOut;
}

/// <summary>A map that a person is to read, correct and confirm: what each column was taken for, and what only a person can answer.</summary>
/// <param name="Map">Null where no column says whom a row speaks of: then there is nothing to map to.</param>
/// <param name="Questions">In sentences; they stand as comments above the map.</param>
public sealed record MapSuggestion(CourseMap? Map, IReadOnlyList<SuggestedColumn> Columns, IReadOnlyList<string> Questions)
{
    public IEnumerable<SuggestedColumn> NotUnderstood => Columns.Where(c => c.TakenAs is null);

    /// <summary>Proposes a map from the names, labels and values of a file's columns. When results were known is always left unknown: a sheet never says it.</summary>
    /// <param name="asked">What the opening of the file asks already (<see cref="SuggestedOpening"/>).</param>
    public static MapSuggestion Of(SheetFile file, FileKind? kind = null, IReadOnlyList<string>? asked = null) => new SuggestionDraft(file, kind, asked ?? []).Suggest();

    /// <summary>The map as a file, with the questions above it; null without a map.</summary>
    public string? Write() => Map is null ? null : string.Concat(
        Questions.Select(q => "? " + q).Prepend("Proposed by islet import suggest. Nothing of it was confirmed by a person.")
            .Concat(NotUnderstood.Select(c => $"Not understood: {c.Column} ({c.Why})"))
            .Select(line => "# " + line.ReplaceLineEndings(" ") + "\n")) + Map.Write();
}
