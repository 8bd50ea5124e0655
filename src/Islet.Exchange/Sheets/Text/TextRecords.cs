using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Islet.Course;

namespace Islet.Exchange;

/// <param name="Line">On which the record begins, counted from 1 over all lines of the file.</param>
/// <param name="Fault">A quotation mark stands where RFC 4180 has none.</param>
internal readonly record struct TextRecord(int Line, string[] Fields, QuoteFault Fault);

internal enum QuoteFault
{
    None,

    /// <summary>Inside a cell that does not begin with one (5" tumour): read as written.</summary>
    Inside,

    /// <summary>A cell that begins with one does not end with one: nobody knows where it ends.</summary>
    Open,
}

/// <summary>How the records of a text file are told apart.</summary>
/// <param name="Lines">Above the first record, passed over.</param>
internal sealed record TextForm(Encoding Encoding, string Delimiter, int Lines)
{
    private const int LongestCell = 1 << 20; // no clinical cell is longer: a quotation mark is missing

    /// <summary>One record at a time, in bounded memory.</summary>
    /// <exception cref="RefusedException">E_QUOTE: a cell that does not end.</exception>
    public IEnumerable<TextRecord> Records(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding, detectEncodingFromByteOrderMarks: true);
        for (var line = 0; line < Lines; line++)
            reader.ReadLine();
        foreach (var record in Records(reader, Path.GetFileName(path)))
            yield return record;
    }

    public IEnumerable<TextRecord> Records(TextReader reader, string file)
    {
        var fault = QuoteFault.None;
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter,
            HasHeaderRecord = false,
            MaxFieldSize = LongestCell,
            BadDataFound = bad => fault = bad.Field.StartsWith('"') ? QuoteFault.Open : fault == QuoteFault.None ? QuoteFault.Inside : fault,
        }, leaveOpen: true);
        while (Next(parser, file) is { } fields)
        {
            yield return new(Lines + parser.RawRow - fields.Sum(LineBreaks), fields, fault);
            fault = QuoteFault.None;
        }
    }

    private string[]? Next(CsvParser parser, string file)
    {
        var row = Lines + parser.RawRow + 1; // the parser counts on while it looks for the end of a cell
        try
        {
            return parser.Read() ? parser.Record : null;
        }
        catch (MaxFieldSizeException)
        {
            throw new RefusedException(UnendingCell(string.Create(CultureInfo.InvariantCulture, $"{file}, row {row}")));
        }
    }

    public static Problem UnendingCell(string where) => new("E_QUOTE", where, "a quotation mark that opens a cell and does not close it",
        "a closing quotation mark, and those inside the cell doubled", "Mend the cell, or export the table again with quoted text.");

    private static int LineBreaks(string field)
    {
        if (field.AsSpan().IndexOfAny('\r', '\n') < 0)
            return 0;
        return field.Count(c => c == '\n') + field.Where((c, i) => c == '\r' && (i + 1 == field.Length || field[i + 1] != '\n')).Count();
    }
}
