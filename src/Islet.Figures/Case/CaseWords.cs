namespace Islet.Figures;

/// <summary>What a case panel says by itself.</summary>
internal static class CaseWords
{
    public const string WhatChanged = "What changed";

    public static string Change(CaseChange change) => change switch
    {
        CaseChange.NotAsked => "",
        CaseChange.Changed => "changed",
        CaseChange.Unchanged => "no change",
        CaseChange.Undecided => "cannot be decided",
    };

    public static string InWords(CaseRow row) => (Change(row.Changed), row.Change) switch
    {
        ("", var said) => said,
        (var word, "") => word,
        var (word, said) => $"{word}: {said}",
    };

    public static string InWords(CaseCell cell) => string.Join(", ", new[] { cell.Value, cell.Detail, cell.Picture is { } picture ? $"image: {picture.Words}" : "" }.Where(s => s.Length > 0));

    public static string Describe(CasePanel panel) => string.Join(' ', new[] { panel.Description }
        .Concat(panel.Rows.Select(row => $"{row.Label}: {string.Join("; ", panel.Days.Zip(row.Cells, (day, cell) => $"{day.Title} {day.When}, {InWords(cell)}"))}{(InWords(row) is { Length: > 0 } change ? "; " + change : "")}."))
        .Append(panel.Conclusion).Concat(panel.Footnotes).Where(s => s.Length > 0));

    public static FigureTable Table(CasePanel panel) => new(panel.Title, ["", .. panel.Days.Select(d => $"{d.Title}, {d.When}"), WhatChanged],
        [.. panel.Rows.Select(row => (IReadOnlyList<string>)[row.Label, .. row.Cells.Select(InWords), InWords(row)])]);
}
