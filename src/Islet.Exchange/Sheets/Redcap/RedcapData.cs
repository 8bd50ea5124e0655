using CsvHelper;

namespace Islet.Exchange;

/// <summary>The records of a project: one file in which every form has its rows, read again for each form.</summary>
internal sealed record RedcapData(RedcapText Text, RedcapDictionary Dictionary, RedcapColumns Columns, RedcapCells Cells)
{
    /// <summary>Forms that some row names as repeating, and whether whole events repeat; found by <see cref="RedcapCheck"/>.</summary>
    public required IReadOnlySet<string> Repeating { get; init; }

    public required bool RepeatingEvents { get; init; }

    public Sheet Sheet(string form)
    {
        var fields = Columns.Fields.Where(c => c.Field.Form == form && c.Field.Kind is not RedcapKind.Skipped).ToList();
        var shared = Shared(form).ToList();
        return new(Text.Name, form,
            [
                new SheetColumn(1, Dictionary.Record.Name) { Label = Dictionary.Record.Label, Declared = CellKind.Text },
                .. shared.Select((s, i) => new SheetColumn(i + 2, s.Name) { Declared = s.Name == RedcapColumns.Instance ? CellKind.Number : CellKind.Text }),
                .. fields.Select((c, i) => c.InSheet(shared.Count + i + 2)),
            ],
            () => Rows(form, shared, fields));
    }

    /// <summary>The form whose rows these are, by its name or, in a labels export, by its title; "": none in particular. Null: no form of the project.</summary>
    public string? FormOf(string instrument) =>
        instrument.Length == 0 ? "" : Dictionary.Forms.FirstOrDefault(f => f == instrument) ?? Dictionary.Forms.FirstOrDefault(f => f == NameOf(instrument));

    /// <summary>Whether a row can hold answers of a form, and does.</summary>
    public bool Says(CsvParser row, string instrument, IReadOnlyList<RedcapColumn> fields) =>
        fields.Count > 0 && (instrument.Length == 0 || instrument == fields[0].Field.Form)
        && fields.Any(c => RedcapCells.Says(c.Field, row[c.Index].Trim()) || MissingBox(row, c) is not null);

    public string At(CsvParser row, string system) => Columns.System.TryGetValue(system, out var index) ? row[index].Trim() : "";

    private IEnumerable<SheetRow> Rows(string form, List<(string Name, int Index)> shared, List<RedcapColumn> fields)
    {
        foreach (var (line, row) in Text.Records().Skip(1))
        {
            if (FormOf(At(row, RedcapColumns.Instrument)) is { } instrument && Says(row, instrument, fields))
                yield return new(line, [Cell.OfText(row[0]), .. shared.Select(s => Added(s.Name, row[s.Index].Trim())), .. fields.Select(c => Read(row, c))]);
        }
    }

    private Cell Read(CsvParser row, RedcapColumn column) =>
        MissingBox(row, column) is { } code ? Cell.OfMissing(code) : Cells.Read(column.Field, row[column.Index], out _);

    /// <summary>The missing-data code that is ticked in place of a choice.</summary>
    private string? MissingBox(CsvParser row, RedcapColumn column) =>
        column.Code is null ? null : Columns.MissingBoxes[column.Field.Name].FirstOrDefault(m => row[m.Index].Trim() is "1" or "Checked").Code;

    private static Cell Added(string name, string text) =>
        name == RedcapColumns.Instance && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var instance)
            ? Cell.Of(instance) : Cell.OfText(text);

    private IEnumerable<(string Name, int Index)> Shared(string form) =>
        from added in RedcapColumns.Added
        where added.Name != RedcapColumns.Instrument && Columns.System.ContainsKey(added.Name)
        where added.Name != RedcapColumns.Instance || RepeatingEvents || Repeating.Contains(form)
        select (added.Name, Columns.System[added.Name]);

    /// <summary>As REDCap makes a form's name of its title: lower case, underscores between words.</summary>
    private static string NameOf(string title) => string.Join('_', string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
