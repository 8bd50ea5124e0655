using Islet.Documents;

namespace Islet.Studies;

/// <summary>A table as a Word document, as journals take it: caption above, three rules, notes below.</summary>
internal static class WordTable
{
    private const int WidestPortrait = 5; // columns

    /// <param name="number">Null: it has none.</param>
    public static byte[] Of(StudyTable table, int? number = null)
    {
        var page = new WordPage(Landscape: table.Columns.Count > WidestPortrait);
        return new WordDocument(table.Caption, page, WordStyle.OfTables,
        [
            new WordParagraph("Caption", [new(number is { } n ? Numbers.Text($"Table {n}. {table.Caption}") : table.Caption), .. Raised(table.LettersOf(null))]),
            .. table.Rows.Count == 0 ? Array.Empty<WordBlock>() : [Grid(table, page.Inner)],
            .. table.Notes.Select(note => new WordParagraph("TableNote", [.. table.LetterOf(note) is { } letter ? Raised(letter) : [], new WordRun(note)])),
        ]).ToBytes();
    }

    private static WordGrid Grid(StudyTable table, int width)
    {
        var first = width * 2 / (table.Columns.Count + 1); // the column that names the rows is twice as wide
        int[] widths = [first, .. Enumerable.Repeat((width - first) / Math.Max(1, table.Columns.Count - 1), table.Columns.Count - 1)];
        return new(widths, [.. table.Columns.Select(column => new WordParagraph("TableText", column.Title, column.Number))],
            [.. table.Rows.Select((row, r) => (IReadOnlyList<IReadOnlyList<WordParagraph>>)[.. row.Cells.Select((cell, i) => (IReadOnlyList<WordParagraph>)
                [new("TableText", [new(cell), .. i == 0 ? Raised(table.LettersOf(r)) : []], table.Columns[i].Number, i == 0 ? row.Indent : 0)])])]);
    }

    private static WordRun[] Raised(string letters) => letters.Length == 0 ? [] : [new(letters, Raised: true)];
}
