using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace Islet.Exchange;

/// <summary>One pass over the records before any is believed: every row the right width and once, every answer one that its field can hold.</summary>
internal sealed class RedcapCheck(RedcapData data, ProblemList problems)
{
    private const int LongestQuoted = 40;

    /// <summary>A column that is wrong throughout is told by so many of its values.</summary>
    private const int MostValuesOfColumn = 50;

    // A digest in place of the record's name: bounded memory, and nothing that names a person.
    private readonly HashSet<UInt128> seen = [];
    private readonly HashSet<string> repeating = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> told = [];
    private readonly Dictionary<string, List<RedcapColumn>> byForm =
        data.Columns.Fields.Where(c => c.Field.Kind is not RedcapKind.Skipped).GroupBy(c => c.Field.Form).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

    private bool repeatingEvents;

    public int Rows { get; private set; }

    /// <summary>The data with what the rows say of repeating forms. Null: a row refuses the file.</summary>
    public RedcapData? Run()
    {
        foreach (var (line, row) in data.Text.Records(Quote).Skip(1))
        {
            Rows++;
            Row(line, row);
        }
        return problems.RefusesAny ? null : data with { Repeating = repeating, RepeatingEvents = repeatingEvents };
    }

    /// <summary>Whether labels stand in place of codes, by the first cell that can tell; null: none can.</summary>
    public static bool? ShowsLabels(RedcapText text, RedcapColumns columns) =>
        (from record in text.Records().Skip(1)
         where record.Cells.Count == columns.Width
         from column in columns.Fields
         let shows = RedcapCells.ShowsLabels(column.Field, record.Cells[column.Index].Trim())
         where shows is not null
         select shows).FirstOrDefault();

    private void Quote(int line) => Refuse(line, "E_REDCAP_QUOTE", "a quote in the middle of an answer", "quotes doubled within quoted answers", "Export the records again; do not save them from a spreadsheet.");

    private void Row(int line, CsvParser row)
    {
        if (row.Count != data.Columns.Width)
            Refuse(line, "E_REDCAP_ROW", $"{row.Count} cells", $"{data.Columns.Width}, as many as the header has", "Check whether the file was cut off here; export it again.");
        else if (row[0].Trim() is not { Length: > 0 } record)
            Refuse(line, "E_REDCAP_RECORD", "a row without a record", $"the record in the first column, {data.Dictionary.Record.Name}", "Export the records again.");
        else if (data.FormOf(data.At(row, RedcapColumns.Instrument)) is not { } instrument)
            Refuse(line, "E_REDCAP_INSTRUMENT", data.At(row, RedcapColumns.Instrument), "a form of the dictionary", "Export dictionary and records on the same day.");
        else if (Once(line, row, record, instrument))
            Answers(line, row, record, instrument);
    }

    private bool Once(int line, CsvParser row, string record, string instrument)
    {
        var (@event, instance) = (data.At(row, RedcapColumns.Event), data.At(row, RedcapColumns.Instance));
        var counts = int.TryParse(instance, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        if (instance.Length > 0 ? !counts : instrument.Length > 0)
            return Refuse(line, "E_REDCAP_INSTANCE", instance.Length == 0 ? "a repeating form without its instance" : Quoted(instance, record), "a whole number from 1", "Export the records again.");
        if (!seen.Add(Digest(record, @event, instrument, instance)))
            return Refuse(line, "E_REDCAP_DUPLICATE", "a record, event, form and instance that another row has", "each once", "Remove one of the rows, or export the records again.");
        repeatingEvents |= counts && instrument.Length == 0;
        if (instrument.Length > 0)
            repeating.Add(instrument);
        return true;
    }

    private void Answers(int line, CsvParser row, string record, string instrument)
    {
        foreach (var (form, columns) in byForm)
        {
            if (instrument.Length > 0 && instrument != form && columns.FirstOrDefault(c => RedcapCells.Says(c.Field, row[c.Index].Trim())) is { } stray)
                Refuse(line, "E_REDCAP_STRAY", $"an answer in {stray.Name} of the form {form}", $"answers of the form {instrument} alone, whose row this is", "Export the records again.");
            foreach (var column in columns)
            {
                data.Cells.Read(column.Field, row[column.Index], out var understood);
                if (!understood)
                    Value(line, column, Quoted(row[column.Index].Trim(), record));
            }
        }
    }

    private void Value(int line, RedcapColumn column, string found)
    {
        var values = told.TryGetValue(column.Index, out var already) ? already : told[column.Index] = new(StringComparer.Ordinal);
        if (column.Field.Identifier)
            found = "an answer that is not shown, for the field identifies a person";
        else if (!values.Contains(found) && values.Count == MostValuesOfColumn)
            found = "other answers";
        values.Add(found);
        var choice = column.Field.Kind is RedcapKind.Choice or RedcapKind.Status;
        problems.AddValue(new(1, data.Text.Name, line, column.Source(data.Text.Name)), choice ? "W_REDCAP_CHOICE" : "W_REDCAP_VALUE", found,
            choice ? data.Cells.Labels ? "the label of one choice of the field" : "the code of a choice of the field" : Expected(column.Field.Kind),
            $"It is kept as text. If it is a missing-data code of the project, list it in {RedcapMissing.FileName} or under missing in the map; else correct it in REDCap.");
    }

    private static string Expected(RedcapKind kind) => kind switch
    {
        RedcapKind.Day => "a date as REDCap exports it, 2019-05-17",
        RedcapKind.DayAndTime => "a date with its time as REDCap exports it, 2019-05-17 10:30",
        RedcapKind.NumberWithComma => "a number with a decimal comma",
        RedcapKind.Number or RedcapKind.Calculated => "a number",
        _ => "yes or no, as the whole export writes them",
    };

    private bool Refuse(int line, string code, string found, string expected, string remedy)
    {
        problems.Add(new(1, data.Text.Name, line), code, found.Length > LongestQuoted * 3 ? found[..(LongestQuoted * 3)] : found, expected, remedy);
        return false;
    }

    private static string Quoted(string found, string record) => found.Contains(record, StringComparison.OrdinalIgnoreCase) ? "an answer that is not shown, for it holds the record's name"
        : found.Length <= LongestQuoted ? found : string.Concat(found.AsSpan(0, LongestQuoted), "…");

    private static UInt128 Digest(params ReadOnlySpan<string> key) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', key!))));
}
