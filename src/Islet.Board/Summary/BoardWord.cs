using Islet.Documents;
using Islet.Guidelines;
using Islet.Language;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A board summary as a Word document: its report, drawn.</summary>
public static class BoardWord
{
    public const string MediaType = WordDocument.MediaType;

    private static readonly WordPage Page = new(Margin: 850); // 15 mm

    private static readonly IReadOnlyList<WordStyle> Styles =
    [
        .. WordStyle.OfTables,
        new("Title", "Title", 0, 60, 32, Bold: true, KeepNext: true, IsBuiltIn: true),
        new("Heading1", "heading 1", 200, 60, 22, Bold: true, KeepNext: true, IsBuiltIn: true, Outline: 0),
        new("BoardText", "Board Text", 0, 40, 18),
        new("BoardNote", "Board Note", 40, 40, 15),
    ];

    /// <summary>The same summary is the same bytes.</summary>
    public static byte[] Of(BoardSummary board) => new WordDocument(T($"Board, patient {board.Course.Patient}, {board.Day}"), Page, Styles,
    [
        new WordParagraph("Title", [new(board.Course.Key), new($"  {T("Board")} {board.Day}{(board.Course.Synthetic ? "  (" + T("synthetic") + ")" : "")}")]),
        new WordParagraph("BoardNote", IntendedPurpose.Text),
        .. BoardReport.Of(board).SelectMany(section => section.Blocks.Select(Drawn).Prepend(new WordParagraph("Heading1", section.Title))),
    ], Locale.Current.Code).ToBytes();

    private static WordBlock Drawn(ReportBlock block) => block switch
    {
        ReportTable table => new WordGrid([.. table.Shares.Select(share => Page.Inner * share / table.Shares.Sum())], [.. table.Head.Select(h => new WordParagraph("TableText", h))],
            [.. table.Rows.Select(row => (IReadOnlyList<IReadOnlyList<WordParagraph>>)[.. row.Select(cell => (IReadOnlyList<WordParagraph>)[.. cell.Select(p => Paragraph(p, "TableText"))])])]),
        ReportText { IsNote: true } note => Paragraph(note, "BoardNote"),
        ReportText text => Paragraph(text, "BoardText"),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A text or a table."),
    };

    private static WordParagraph Paragraph(ReportText text, string style) =>
        new(style, [.. text.Lead is { } lead ? [new WordRun(lead + " ", Bold: true)] : Array.Empty<WordRun>(), new WordRun(text.Text, Italic: text.IsUnknown)]);
}
