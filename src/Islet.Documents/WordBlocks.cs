namespace Islet.Documents;

/// <summary>Text of one look within a paragraph.</summary>
public sealed record WordRun(string Text, bool Bold = false, bool Italic = false, bool Raised = false);

/// <summary>A piece of a document's body.</summary>
public abstract record WordBlock;

/// <param name="Style">The id of a <see cref="WordStyle"/>.</param>
/// <param name="IsRight">Set at the right, as numbers in a column are.</param>
/// <param name="Indent">Steps of indentation, a sixth of an inch each.</param>
public sealed record WordParagraph(string Style, IReadOnlyList<WordRun> Runs, bool IsRight = false, int Indent = 0) : WordBlock
{
    public WordParagraph(string style, string text, bool isRight = false, int indent = 0)
        : this(style, [new(text)], isRight, indent)
    {
    }
}

/// <summary>A table with three rules, as journals take it; its head is repeated on every page, no row is torn.</summary>
/// <param name="Widths">Of the columns, in twentieths of a point.</param>
/// <param name="Rows">Cells by row, each of one paragraph or more.</param>
public sealed record WordGrid(IReadOnlyList<int> Widths, IReadOnlyList<WordParagraph> Head, IReadOnlyList<IReadOnlyList<IReadOnlyList<WordParagraph>>> Rows) : WordBlock;

/// <summary>A style of paragraphs, by name, so that a template can restyle it.</summary>
/// <param name="Before">Space above and below, in twentieths of a point.</param>
/// <param name="Size">Of the text, in half points.</param>
/// <param name="IsBuiltIn">One of Word's own, which it translates.</param>
/// <param name="Outline">Level of a heading, from 0; null: none.</param>
public sealed record WordStyle(string Id, string Name, int Before, int After, int Size, bool Bold = false, bool KeepNext = false, bool IsBuiltIn = false, int? Outline = null)
{
    public static IReadOnlyList<WordStyle> OfTables { get; } =
    [
        new("Caption", "caption", 0, 120, 20, Bold: true, KeepNext: true, IsBuiltIn: true),
        new("TableText", "Table Text", 30, 30, 18),
        new("TableNote", "Table Note", 60, 0, 16),
    ];
}

/// <summary>The sheet: A4.</summary>
/// <param name="Margin">On all sides, in twentieths of a point.</param>
public sealed record WordPage(bool Landscape = false, int Margin = 1440)
{
    private const int Short = 11906, Long = 16838; // A4 in twentieths of a point

    public int Width => Landscape ? Long : Short;

    public int Height => Landscape ? Short : Long;

    /// <summary>Between the margins.</summary>
    public int Inner => Width - 2 * Margin;
}
