using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Islet.Exchange;

/// <summary>Writes dictionary and records. Forms that do not repeat share a row a record and event; each instance of one that does has its own.</summary>
internal sealed class RedcapWriter(string folder, IReadOnlyList<RedcapPlan> plans, RedcapReport report)
{
    public const string DictionaryName = "data_dictionary.csv";
    public const string RecordsName = "records.csv";
    public const string RepeatingName = "repeating_forms.csv";

    /// <summary>Unverified: the form has a row, and nobody in this project has looked at it.</summary>
    private const string Unverified = "1";

    private const char Mark = 'M';

    private readonly bool events = plans.Any(p => p.Event >= 0);
    private readonly bool groups = plans.Any(p => p.Group >= 0);
    private readonly bool repeats = plans.Any(p => p.Repeats);
    private IReadOnlyDictionary<string, string> missing = new Dictionary<string, string>(StringComparer.Ordinal);

    public RedcapWritten Write()
    {
        missing = MissingCodes();
        List<string> files = [DictionaryName, RecordsName];
        Table(DictionaryName, [RedcapDictionary.Header, .. DictionaryRows()]);
        Table(RecordsName, Records());
        if (repeats)
        {
            Table(RepeatingName, [["form_name", "custom_form_label"], .. plans.Where(p => p.Repeats).Select(p => new[] { p.Form, "" })]);
            files.Add(RepeatingName);
            report.Add($"A dictionary does not say which forms repeat: enable {string.Join(", ", plans.Where(p => p.Repeats).Select(p => p.Form))} under Project Setup before the import.");
        }
        if (missing.Count > 0)
        {
            Table(RedcapMissing.FileName, [["code", "meaning"], .. missing.Select(m => new[] { m.Value, m.Key })]);
            files.Add(RedcapMissing.FileName);
            report.Add($"A dictionary does not hold missing-data codes: enter those of {RedcapMissing.FileName} under Project Setup, Additional customizations, before the import.");
        }
        if (events)
            report.Add("A dictionary does not hold events: define them before the import.");
        return report.Written(files);
    }

    private IEnumerable<string[]> DictionaryRows()
    {
        var record = Enumerable.Repeat("", RedcapDictionary.Header.Count).ToArray();
        var first = plans[0].Sheet.Columns[0];
        (record[0], record[1], record[3], record[4]) = (RedcapPlan.Record, plans[0].Form, "text", first.Label.Length > 0 ? first.Label : first.Name);
        return [record, .. plans.SelectMany(p => p.Columns).Select(c => c.Row).OfType<string[]>()];
    }

    /// <summary>The code of each missing value as it is written. Codes hold for the whole project, so one that is an answer elsewhere gets another name.</summary>
    private Dictionary<string, string> MissingCodes()
    {
        var codes = Cells().Where(c => c.Cell.Kind is CellKind.Missing).Select(c => c.Cell.Text).ToHashSet(StringComparer.Ordinal);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        if (codes.Count == 0)
            return written;
        var taken = Cells().Where(c => c.Cell.Kind is not CellKind.Missing && !c.Column.Facts.IsChoice).Select(c => Text(c.Cell)).Where(MayCollide).ToHashSet(StringComparer.Ordinal);
        var columns = plans.SelectMany(p => p.Columns).Where(c => c.Box is not null).Select(c => c.Name[c.Box!.Length..]).ToHashSet(StringComparer.Ordinal);
        foreach (var code in codes.Order(StringComparer.Ordinal))
        {
            var free = code;
            while (taken.Contains(free) || !columns.Add(RedcapField.ColumnOf("", free)))
                free = Mark + free;
            if (free != code)
                report.Add($"The missing code {code} is an answer in another column; REDCap's codes hold for the whole project, so it is written {free}.");
            written.Add(code, free);
        }
        return written;

        bool MayCollide(string text) => Enumerable.Range(0, text.Length - text.TrimStart(Mark).Length + 1).Any(marks => codes.Contains(text[marks..]));
    }

    private IEnumerable<(RedcapPlanned Column, Cell Cell)> Cells() =>
        from plan in plans
        from row in plan.Sheet.Rows()
        from column in plan.Columns
        select (column, row.Cells[column.Index]);

    private IEnumerable<IReadOnlyList<string>> Records()
    {
        var header = Header();
        var at = header.Select((name, i) => (name, i)).ToDictionary(h => h.name, h => h.i, StringComparer.Ordinal);
        yield return header;
        foreach (var row in Merged(at))
            yield return row;
        foreach (var plan in plans.Where(p => p.Repeats))
        {
            var instances = new Dictionary<(string, string), HashSet<int>>();
            foreach (var row in plan.Sheet.Rows().Where(r => !r.Cells[0].IsEmpty && IsInstance(plan, r)))
                yield return Filled(plan, row, InstanceOf(plan, row, instances), at, new string[at.Count]);
        }
    }

    private List<string> Header() =>
    [
        RedcapPlan.Record,
        .. events ? [RedcapColumns.Event] : Array.Empty<string>(),
        .. repeats ? [RedcapColumns.Instrument, RedcapColumns.Instance] : Array.Empty<string>(),
        .. groups ? [RedcapColumns.Group] : Array.Empty<string>(),
        .. plans.SelectMany(p => p.Columns.Select(c => c.Name)
            .Concat(p.Columns.Select(c => c.Box).OfType<string>().Distinct().SelectMany(box => missing.Values.Select(code => RedcapField.ColumnOf(box, code)))).Append(p.Form + "_complete")),
    ];

    /// <summary>The forms that do not repeat, and of those that do the rows without an instance, held together by record and event: as much memory as the patients need.</summary>
    private OrderedDictionary<(string, string), string[]>.ValueCollection Merged(Dictionary<string, int> at)
    {
        var rows = new OrderedDictionary<(string, string), string[]>();
        foreach (var plan in plans)
        {
            foreach (var row in plan.Sheet.Rows().Where(r => !r.Cells[0].IsEmpty && !IsInstance(plan, r)))
            {
                var key = (row.Cells[0].Text, plan.Event < 0 ? "" : row.Cells[plan.Event].Text);
                if (!rows.TryGetValue(key, out var merged))
                    rows.Add(key, merged = new string[at.Count]);
                Filled(plan, row, instance: null, at, merged);
            }
        }
        return rows.Values;
    }

    private static bool IsInstance(RedcapPlan plan, SheetRow row) => plan.Repeats && (plan.Instance < 0 || !row.Cells[plan.Instance].IsEmpty);

    /// <summary>The instance that the sheet states, where it is one and free; else the next.</summary>
    private static int InstanceOf(RedcapPlan plan, SheetRow row, Dictionary<(string, string), HashSet<int>> instances)
    {
        var key = (row.Cells[0].Text, plan.Event < 0 ? "" : row.Cells[plan.Event].Text);
        if (!instances.TryGetValue(key, out var taken))
            instances.Add(key, taken = []);
        if (plan.Instance >= 0 && row.Cells[plan.Instance].Number is { } said && said == decimal.Truncate(said) && said is > 0 and < 1_000_000 && taken.Add((int)said))
            return (int)said;
        var next = taken.Count + 1;
        while (!taken.Add(next))
            next++;
        return next;
    }

    private string[] Filled(RedcapPlan plan, SheetRow row, int? instance, Dictionary<string, int> at, string[] into)
    {
        Set(RedcapPlan.Record, row.Cells[0].Text);
        Set(RedcapColumns.Event, plan.Event < 0 ? "" : row.Cells[plan.Event].Text);
        Set(RedcapColumns.Group, plan.Group < 0 ? "" : row.Cells[plan.Group].Text);
        if (instance is { } number)
        {
            Set(RedcapColumns.Instrument, plan.Form);
            Set(RedcapColumns.Instance, number.ToString(CultureInfo.InvariantCulture));
        }
        foreach (var column in plan.Columns)
        {
            var cell = row.Cells[column.Index];
            if (column.Box is { } box && cell.Kind is CellKind.Missing)
            {
                Set(RedcapField.ColumnOf(box, missing[cell.Text]), "1");
                if (plan.Columns.Any(c => c.Box == box && row.Cells[c.Index].Kind is CellKind.YesNo))
                    report.Add($"{plan.Sheet.Name}, {box}: a row in which one choice is missing and another answered; REDCap holds the code for all choices.");
            }
            else
                Set(column.Name, Text(cell));
        }
        Set(plan.Form + "_complete", plan.Status >= 0 && row.Cells[plan.Status].Text is "0" or "1" or "2" ? row.Cells[plan.Status].Text : Unverified);
        return into;

        void Set(string column, string text)
        {
            if (text.Length > 0 && at.TryGetValue(column, out var index))
                into[index] = text;
        }
    }

    private string Text(Cell cell) => cell.Kind switch
    {
        CellKind.Empty or CellKind.Error => "",
        CellKind.Missing => missing.GetValueOrDefault(cell.Text, cell.Text),
        CellKind.YesNo => cell.YesNo is true ? "1" : "0",
        CellKind.Number => cell.Number!.Value.ToString(CultureInfo.InvariantCulture),
        CellKind.Text or CellKind.Day => cell.Text,
    };

    private void Table(string name, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        // No escape of formulas: REDCap stores what stands here, and an escape would become part of the answer.
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n", InjectionOptions = InjectionOptions.None });
        foreach (var row in rows)
        {
            foreach (var cell in row)
                csv.WriteField(cell ?? "");
            csv.NextRecord();
        }
    }
}
