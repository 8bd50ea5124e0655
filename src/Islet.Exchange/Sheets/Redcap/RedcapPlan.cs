namespace Islet.Exchange;

/// <summary>A column of a sheet and the field that it becomes.</summary>
/// <param name="Index">Of its cell in a row.</param>
/// <param name="Name">Of the field; of a checkbox: with its choice.</param>
/// <param name="Row">In the dictionary; null: a checkbox of which an earlier column made the row.</param>
internal sealed record RedcapPlanned(int Index, string Name, RedcapColumnFacts Facts, string[]? Row, string? Box = null);

/// <summary>How a sheet becomes a form.</summary>
/// <param name="Repeats">More than one row a record and event, or instances of its own.</param>
internal sealed record RedcapPlan(Sheet Sheet, string Form, bool Repeats, IReadOnlyList<RedcapPlanned> Columns)
{
    public const string Record = "record_id";

    public int Event { get; } = At(Sheet, RedcapColumns.Event);

    public int Instance { get; } = At(Sheet, RedcapColumns.Instance);

    public int Group { get; } = At(Sheet, RedcapColumns.Group);

    public int Status { get; } = At(Sheet, Sheet.Name + "_complete");

    public static int At(Sheet sheet, string name) => sheet.Column(name) is { } column ? sheet.Columns.ToList().IndexOf(column) : -1;

    /// <summary>One pass over the sheet: what its columns hold, and whether a record comes twice.</summary>
    public static RedcapPlan Of(Sheet sheet, RedcapNames names, RedcapReport report)
    {
        var facts = sheet.Columns.Select(c => new RedcapColumnFacts(c)).ToList();
        var (seen, twice, @event, without) = (new HashSet<(string, string)>(), false, At(sheet, RedcapColumns.Event), 0);
        foreach (var row in sheet.Rows())
        {
            if (row.Cells[0].IsEmpty && ++without > 0)
                continue;
            twice |= !seen.Add((row.Cells[0].Text, @event < 0 ? "" : row.Cells[@event].Text));
            for (var i = 1; i < facts.Count; i++)
                facts[i].Add(row.Cells[i]);
        }
        report.Count(without, n => $"{sheet.Name}: {n} rows without a record are left out.");
        var form = names.Form(sheet.Name);
        report.Renamed(sheet.Name, "", sheet.Name, form);
        report.Renamed(sheet.Name, sheet.Columns[0].Name, sheet.Columns[0].Name, Record);
        return new(sheet, form, twice || At(sheet, RedcapColumns.Instance) >= 0, Fields(sheet, form, facts, names, report));
    }

    private static List<RedcapPlanned> Fields(Sheet sheet, string form, List<RedcapColumnFacts> facts, RedcapNames names, RedcapReport report)
    {
        string[] added = [.. RedcapColumns.Added.Select(a => a.Name), sheet.Name + "_complete"];
        var boxes = facts.Skip(1).Where(f => BoxOf(f) is not null).ToLookup(f => BoxOf(f)!.Value.Field);
        var (planned, named) = (new List<RedcapPlanned>(), new Dictionary<string, string>(StringComparer.Ordinal));
        for (var i = 1; i < facts.Count; i++)
        {
            if (added.Contains(facts[i].Column.Name))
                continue;
            var box = BoxOf(facts[i]);
            var wanted = box?.Field ?? facts[i].Column.Name;
            var isFirst = box is null || !named.ContainsKey(wanted);
            var field = isFirst ? named[wanted] = names.Field(wanted, form) : named[wanted];
            var name = box is { Code: var code } ? RedcapField.ColumnOf(field, code) : field;
            planned.Add(new(i, name, facts[i], isFirst ? Row(field, form, facts[i], box is null ? [] : [.. boxes[wanted]], report) : null, box is null ? null : field));
            report.Renamed(sheet.Name, facts[i].Column.Name, facts[i].Column.Name, name);
            report.Told(sheet.Name, facts[i], box is not null);
        }
        return planned;
    }

    /// <summary>A column of yes and no that is named as a choice of a checkbox: symptoms___flush.</summary>
    private static (string Field, string Code)? BoxOf(RedcapColumnFacts facts)
    {
        var at = facts.Column.Name.IndexOf("___", StringComparison.Ordinal);
        return at > 0 && at + 3 < facts.Column.Name.Length && facts.IsYesNo && RedcapField.ColumnOf("", facts.Column.Name[(at + 3)..]) == facts.Column.Name[at..]
            ? (facts.Column.Name[..at], facts.Column.Name[(at + 3)..]) : null;
    }

    private static string[] Row(string field, string form, RedcapColumnFacts facts, IReadOnlyList<RedcapColumnFacts> boxes, RedcapReport report)
    {
        var row = Enumerable.Repeat("", RedcapDictionary.Header.Count).ToArray();
        var label = facts.Column.Label.Length > 0 ? facts.Column.Label : facts.Column.Name;
        var (type, validation) = boxes.Count > 0 ? ("checkbox", "") : facts.Field();
        var choices = boxes.Count > 0 ? boxes.Select(b => (BoxOf(b)!.Value.Code, ChoiceOf(b.Column.Label).Choice)) : facts.IsChoice ? facts.Column.ValueLabels.Select(v => (v.Key, v.Value)) : [];
        (row[0], row[1], row[3], row[4], row[7]) = (field, form, type, boxes.Count > 0 ? ChoiceOf(label).Field : label, validation);
        row[5] = string.Join(" | ", choices.Select(c => $"{c.Item1}, {report.Label(field, c.Item2.Length > 0 ? c.Item2 : c.Item1)}"));
        row[6] = facts.Column.Unit ?? "";
        return row;
    }

    /// <summary>"Syndrome (choice=Carcinoid)", as REDCap labels the column of a choice; another label is that of the choice.</summary>
    private static (string Field, string Choice) ChoiceOf(string label)
    {
        var at = label.LastIndexOf(" (choice=", StringComparison.Ordinal);
        return at >= 0 && label.EndsWith(')') ? (label[..at], label[(at + 9)..^1]) : (label, label);
    }
}
