using System.Text;

namespace Islet.Studies;

/// <summary>A table for a manuscript in LaTeX: to be taken in with \input, with the rules of booktabs, caption above, notes below, decimal points under each other.</summary>
internal static class LatexTable
{
    private const int ColumnsAtFullSize = 5;

    public static byte[] Of(StudyTable table, int number)
    {
        var tex = new StringBuilder();
        void Line(string text) => tex.Append(text).Append('\n');
        Line(Numbers.Text($"% Table {number}. In the preamble: \\usepackage{{booktabs}}; where pdfTeX is used also \\usepackage[T1]{{fontenc}}."));
        Line("\\begin{table}[htbp]");
        Line($"\\caption{{{Escape(table.Caption)}{Raised(table.LettersOf(null))}}}\n\\label{{tab:{table.Name}}}");
        if (table.Columns.Count > ColumnsAtFullSize)
            Line("\\footnotesize");
        if (table.Rows.Count > 0)
            Grid(table, Line);
        Line("\\par\\medskip");
        Line("\\begin{minipage}{\\linewidth}\\footnotesize");
        foreach (var note in table.Notes)
            Line($"{(table.LetterOf(note) is { } letter ? Raised(letter) + "~" : "")}{Escape(note)}\\par");
        Line("\\end{minipage}\n\\end{table}");
        return Encoding.UTF8.GetBytes(tex.ToString());
    }

    private static void Grid(StudyTable table, Action<string> line)
    {
        List<IReadOnlyList<int>> pads = [.. table.Columns.Select((c, i) => c.Number ? DecimalPlaces.Pads([.. table.Rows.Select(r => r.Cells[i])]) : [.. table.Rows.Select(_ => 0)])];
        line($"\\begin{{tabular}}{{@{{}}{new string('l', table.Columns.Count)}@{{}}}}\n\\toprule");
        line($"{string.Join(" & ", table.Columns.Select(c => Escape(c.Title)))} \\\\\n\\midrule");
        foreach (var (r, row) in table.Rows.Index())
        {
            var cells = row.Cells.Select((cell, i) => i == 0 ? $"{Indent(row.Indent)}{Escape(cell)}{Raised(table.LettersOf(r))}" : $"{(pads[i][r] > 0 ? $"\\phantom{{{new string('0', pads[i][r])}}}" : "")}{Escape(cell)}");
            line($"{string.Join(" & ", cells)} \\\\");
        }
        line("\\bottomrule\n\\end{tabular}");
    }

    private static string Indent(int steps) => steps == 0 ? "" : Numbers.Text($"\\hspace*{{{steps}em}}");

    private static string Raised(string letters) => letters.Length == 0 ? "" : $"\\textsuperscript{{{letters}}}";

    /// <summary>What TeX would take for something else, and signs that a text font may lack; letters of any script stay.</summary>
    internal static string Escape(string text)
    {
        var tex = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            tex.Append(rune.Value switch
            {
                '\\' => "\\textbackslash{}",
                '{' or '}' or '$' or '&' or '#' or '_' or '%' => "\\" + (char)rune.Value,
                '^' => "\\textasciicircum{}",
                '~' => "\\textasciitilde{}",
                '<' => "\\textless{}",
                '>' => "\\textgreater{}",
                '|' => "\\textbar{}",
                '"' => "\\textquotedbl{}",
                '–' => "--",
                '—' => "---",
                '−' => "$-$",
                '×' => "$\\times$",
                '±' => "$\\pm$",
                '≤' => "$\\leq$",
                '≥' => "$\\geq$",
                'χ' => "$\\chi$",
                'κ' => "$\\kappa$",
                '√' => "$\\surd$",
                '²' => "\\textsuperscript{2}",
                '³' => "\\textsuperscript{3}",
                '→' => "$\\rightarrow$",
                '“' => "``",
                '”' => "''",
                '‘' => "`",
                '’' => "'",
                '…' => "\\ldots{}",
                0xA0 or 0x202F or 0x2009 => "~",
                < 0x20 or (>= 0x7F and <= 0x9F) => " ",
                _ => rune.ToString(),
            });
        return tex.ToString();
    }
}
