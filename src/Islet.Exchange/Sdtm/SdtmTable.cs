using System.IO.Compression;
using System.Text;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>One domain as a CSV file with a header, held as text; an empty cell is missing.</summary>
/// <param name="domain">Its two letters, by which its columns begin (TU: TULNKID).</param>
internal sealed class SdtmTable(string domain, Place here, IReadOnlyList<SourceColumn> columns, IReadOnlyList<SdtmRow> rows)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> positions = columns.Select((c, i) => (c.Key, i)).DistinctBy(c => c.Key).ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);

    public string Domain => domain;

    public IReadOnlyList<SdtmRow> Rows => rows;

    public bool Has(string column) => positions.ContainsKey(column);

    /// <summary>Of a cell, for a problem.</summary>
    public Place At(SdtmRow row, string column) => here with { Line = row.Line, Column = positions.TryGetValue(column, out var i) ? columns[i] : null };

    public string Cell(SdtmRow row, string column) => positions.TryGetValue(column, out var i) ? row.Cells[i] : "";

    /// <summary>Null where the file cannot be read as this domain; the problems say why.</summary>
    public static SdtmTable? Read(string path, string domain, int order, IReadOnlyList<string> required, ProblemList problems)
    {
        var here = new Place(order, Path.GetFileName(path));
        try
        {
            using var file = File.OpenRead(path);
            using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            using var reader = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true);
            return Read(new TextForm(Utf8, ",", Lines: 0).Records(reader, here.File), domain, here, required, problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            problems.Refuse(here, "E_SDTM_FILE", e is DecoderFallbackException ? "bytes that are not UTF-8" : "a file that cannot be read", "a CSV file in UTF-8",
                "Export the domain again as CSV in UTF-8.");
        }
        catch (RefusedException refused)
        {
            problems.Refuse(here, refused.Problem.Code, refused.Problem.Found, refused.Problem.Expected, refused.Problem.Remedy);
        }
        return null;
    }

    private static SdtmTable? Read(IEnumerable<TextRecord> records, string domain, Place here, IReadOnlyList<string> required, ProblemList problems)
    {
        List<SourceColumn>? columns = null;
        List<SdtmRow> rows = [];
        foreach (var (line, fields, _) in records)
        {
            if (Array.TrueForAll(fields, string.IsNullOrWhiteSpace))
                continue;
            if (columns is null)
                columns = [.. fields.Select((name, i) => new SourceColumn(here.File, i + 1, name.Trim()))];
            else if (fields.Length == columns.Count)
                rows.Add(new(line, Array.ConvertAll(fields, f => FormulaText.Unescaped(f.Trim()))));
            else
                problems.Refuse(here with { Line = line }, "E_ROW_WIDTH", $"{fields.Length} fields", $"{columns.Count}, as many as the header has", "Mend the row: nobody knows which field belongs where.");
        }
        if (columns is null)
        {
            problems.Refuse(here, "E_EMPTY", "an empty file", "a header line", "Export the domain again.");
            return null;
        }
        var table = new SdtmTable(domain, here, columns, rows);
        string[] absent = [.. required.Where(alternatives => !alternatives.Split('|').Any(table.Has))];
        foreach (var column in absent)
            problems.Refuse(here, "E_SDTM_COLUMN", $"no column {column.Replace("|", " or ", StringComparison.Ordinal)}", $"the variables of {domain}", "Export the domain with it.");
        return absent.Length == 0 ? table : null;
    }
}

/// <param name="Line">In the file, counted from 1, the header included.</param>
internal sealed record SdtmRow(int Line, string[] Cells);
