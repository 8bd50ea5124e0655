using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Islet.Exchange;

/// <summary>Writes a sample as its group would have kept it, with its map beside it.</summary>
public static class SampleFiles
{
    /// <summary>Names of the files written: the sheet and its map. What stands there under these names is replaced.</summary>
    public static IReadOnlyList<string> Write(SampleKind kind, SampleOptions options, string folder)
    {
        Directory.CreateDirectory(folder);
        using (var output = File.Create(Path.Combine(folder, SampleSheets.FileName(kind))))
            Write(kind, options, output);
        File.WriteAllText(Path.Combine(folder, SampleSheets.MapName(kind)), SampleSheets.MapText(kind, options.Identities));
        return [SampleSheets.FileName(kind), SampleSheets.MapName(kind)];
    }

    public static void Write(SampleKind kind, SampleOptions options, Stream output)
    {
        var sheets = SampleSheets.Of(kind, options);
        switch (kind)
        {
            case SampleKind.Uppsala:
                Semicolons(sheets[0], output);
                break;
            case SampleKind.Italy:
                SampleWorkbook.Write(sheets, ItalySheets.Headings, output);
                break;
            case SampleKind.Nordic:
                SpssFile.Write(sheets[0], output, SampleGroup.Closed.ToDateTime(TimeOnly.MinValue));
                break;
        }
    }

    /// <summary>As Excel saves "CSV" on a Swedish Windows.</summary>
    private static void Semicolons(Sheet sheet, Stream output)
    {
        using var text = new StreamWriter(output, CodePagesEncodingProvider.Instance.GetEncoding(1252)!, leaveOpen: true);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", NewLine = "\r\n" });
        foreach (var row in sheet.Rows().Select(r => r.Cells.Select(c => c.Text)).Prepend(sheet.Columns.Select(c => c.Name)))
        {
            foreach (var cell in row)
                csv.WriteField(cell);
            csv.NextRecord();
        }
    }
}
