using System.Net;
using System.Text;

namespace Islet.Cli.Stats;

/// <summary>A printed table as a drawing: letters of one width, columns as wide as their widest cell.</summary>
internal static class TableDrawing
{
    private const double Letter = 7.3, Line = 19, Margin = 12; // pixels, at 12 px monospace

    public static string Svg(string title, IReadOnlyList<PrintedTable> tables)
    {
        var (text, y, wide) = (new StringBuilder(), Margin + Line, title.Length * Letter);
        Write(text, Margin, y, title, "bold");
        foreach (var table in tables)
        {
            y += Line * 1.5;
            int[] widths = [.. table.Header.Select((h, j) => table.Rows.Select(r => r[j].Length).Prepend(h.Length).Max() + 2)];
            wide = Math.Max(wide, widths.Sum() * Letter);
            Row(text, y, table.Header, widths, "bold");
            text.Append(FormattableString.Invariant($"<line x1=\"{Margin}\" x2=\"{Margin + widths.Sum() * Letter:0.#}\" y1=\"{y + 6:0.#}\" y2=\"{y + 6:0.#}\" stroke=\"#444\"/>\n"));
            foreach (var row in table.Rows)
                Row(text, y += Line, row, widths, "normal");
        }
        var (width, height) = (Math.Ceiling(wide + 2 * Margin), Math.Ceiling(y + Line));
        return FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"ui-monospace, monospace\" font-size=\"12\">\n")
            + $"<title>{E(title)}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n{text}</svg>\n";
    }

    private static void Row(StringBuilder text, double y, IReadOnlyList<string> cells, int[] widths, string weight)
    {
        var x = Margin;
        for (var j = 0; j < cells.Count; x += widths[j++] * Letter)
            Write(text, x, y, cells[j], weight);
    }

    private static void Write(StringBuilder text, double x, double y, string words, string weight)
    {
        if (words.Length > 0)
            text.Append(FormattableString.Invariant($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" font-weight=\"{weight}\" xml:space=\"preserve\">{E(words)}</text>\n"));
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
