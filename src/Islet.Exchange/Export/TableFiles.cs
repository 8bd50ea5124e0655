using System.Text;

namespace Islet.Exchange;

/// <summary>In which form tables are written.</summary>
public enum TableForm
{
    /// <summary>A folder with a text file a table and a codebook.</summary>
    Csv,
}

/// <param name="Files">Names within the folder.</param>
/// <param name="CannotHold">What the form has no place for, in sentences.</param>
public sealed record TablesWritten(IReadOnlyList<string> Files, IReadOnlyList<string> CannotHold);

/// <summary>Tables as files of other programs.</summary>
public static class TableFiles
{
    /// <param name="folder">Exists, and is empty.</param>
    public static TablesWritten Write(TableForm form, string folder, IReadOnlyList<Sheet> tables) => form switch
    {
        TableForm.Csv => Csv(folder, [.. tables, FlatTables.Codebook(tables)]),
    };

    private static TablesWritten Csv(string folder, IReadOnlyList<Sheet> tables)
    {
        foreach (var table in tables)
        {
            using var file = new StreamWriter(Path.Combine(folder, table.Name + ".csv"), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\r\n" };
            file.WriteLine(string.Join(',', table.Columns.Select(c => Field(c.Name))));
            foreach (var row in table.Rows())
                file.WriteLine(string.Join(',', row.Cells.Select(c => Field(c.Text))));
        }
        return new([.. tables.Select(t => t.Name + ".csv")], []);
    }

    private static string Field(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
