using System.Text;

namespace Islet.Studies;

/// <summary>RFC 4180: fields with a comma, a quotation mark or a line break between quotation marks, lines ended by CR LF, UTF-8.</summary>
internal static class CsvText
{
    public static byte[] Of(DataSheet sheet)
    {
        var text = new StringBuilder();
        foreach (var row in sheet.Rows.Prepend(sheet.Columns))
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Field(string value) => value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
