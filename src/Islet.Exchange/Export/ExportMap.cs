using Islet.Course;

namespace Islet.Exchange;

/// <summary>The map with which exported tables come in again.</summary>
internal static class ExportMap
{
    public const string FileName = "map.yaml";

    private const string Source = "islet-export";

    private static readonly string[] Whole = [""]; // a table that needs no telling apart by how its findings are dated

    /// <param name="names">What a table or column is called in the files, where that is not its own name.</param>
    public static CourseMap Of(TableForm form, IReadOnlyList<Sheet> tables, IReadOnlyList<DiseaseCourse> courses, Func<Sheet, string?, string> names)
    {
        List<(Sheet Table, FindingForm Form)> kinds = [.. tables.Select(t => (t, Mapped.GetValueOrDefault(t.Name))).Where(t => t.Item2 is not null).Select(t => (t.t, t.Item2!))];
        var axis = courses.CountBy(c => c.Axis).OrderByDescending(c => c.Value).Select(c => c.Key).FirstOrDefault() ?? Axis.Calendar;
        // Fields of a REDCap project have names of their own each, so that one form has to say the centre for all.
        Sheet? patients = form is TableForm.Redcap ? tables[0] : null;
        var center = patients ?? kinds.Select(k => k.Table).FirstOrDefault(t => t.Column("center") is not null);
        List<FindingMap> findings = [.. kinds.SelectMany(k => Entries(k.Table, k.Form, axis, names))];
        return new()
        {
            Source = Source,
            Title = "Tables that Islet exported",
            FileKind = Enum.Parse<FileKind>(form.ToString()),
            Convention = ConventionOf(form) with { Sheets = [.. kinds.Select(k => k.Table).Prepend(patients).OfType<Sheet>().Select(t => names(t, null))] },
            Axis = new(axis),
            Center = center?.Column("center") is not null ? new(null, names(center, "center")) : null,
            Synthetic = courses.Count(c => c.Synthetic) * 2 > courses.Count,
            Patient = new PatientColumn(kinds.Count > 0 ? names(kinds[0].Table, "patient") : "patient"),
            Lists = [.. kinds.SelectMany(k => Lists(k.Table, k.Form)).DistinctBy(l => l.Name)],
            LeaveOut = [.. kinds.SelectMany(k => k.Table.Columns.Where(c => !IsRead(k.Form, c.Name) || (patients is not null && c.Name == "center")).Select(c => names(k.Table, c.Name)))
                .Concat(patients is null ? [] : OfProject(patients, kinds.Select(k => k.Table), names)).Distinct(StringComparer.Ordinal)],
            Findings = findings,
        };
    }

    /// <summary>Courses that the one axis of the map, or its one word on who is synthetic, does not fit; and what no cell can say.</summary>
    public static IEnumerable<string> CannotHold(CourseMap map, IReadOnlyList<DiseaseCourse> courses)
    {
        if (courses.Count(c => c.Axis != map.Axis.Axis) is > 0 and var axes)
            yield return $"map.yaml is for the axis {map.Axis.Axis}; {axes} patients on another one do not come in again with it.";
        if (courses.Count(c => c.Synthetic != map.Synthetic) is > 0 and var others)
            yield return $"map.yaml calls all patients {(map.Synthetic ? "synthetic" : "persons")}; {others} are not.";
        if (courses.SelectMany(c => c.Findings).Count(f => f.Content is PersonMatch) is > 0 and var matches)
            yield return $"{matches} decisions about two records do not come in again: a person makes them in the registry.";
        if (courses.SelectMany(c => c.Findings).Count(f => f.Content.AsWritten is not null) is > 0 and var written)
            yield return $"The source's own words (as_written, {written} findings) stand in the tables and do not come in again.";
        if (courses.SelectMany(c => c.Findings).Count(f => f.Content is ClinicalStatus { SyndromicSymptoms: [] } or ClinicalStatus { Asked: [] } or ClinicalStatus { HeldBy: [] }) is > 0 and var none)
            yield return $"\"Asked, none\" ([], {none} findings) does not come in again from a cell.";
    }

    /// <summary>Of a REDCap project: the facts of the patients, which are computed, and what REDCap adds to every form.</summary>
    private static IEnumerable<string> OfProject(Sheet patients, IEnumerable<Sheet> kinds, Func<Sheet, string?, string> names) =>
    [
        .. patients.Columns.Where(c => c.Name is not ("patient" or "center")).Select(c => names(patients, c.Name)),
        .. kinds.Prepend(patients).Select(t => names(t, null) + "_complete"), RedcapColumns.Instance,
    ];

    private static Dictionary<string, FindingForm> Mapped { get; } = FindingForm.All.Where(f => f.Kind != nameof(PersonMatch)).ToDictionary(f => FlatTables.TableOf(f.Kind), StringComparer.Ordinal);

    private static IEnumerable<FindingMap> Entries(Sheet table, FindingForm form, Axis axis, Func<Sheet, string?, string> names)
    {
        var ways = axis.Kind is AxisKind.Offset && table.Columns.ToList().FindIndex(c => c.Name == FindingTable.Dated) is >= 0 and var dated
            ? table.Rows().Select(r => r.Cells[dated].Text).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray() : Whole;
        var lists = form.Members.Select(m => (m.Name, List: ListOf(table, form, m)?.Name)).Where(m => m.List is not null).ToDictionary(m => m.Name, m => m.List!, StringComparer.Ordinal);
        foreach (var way in ways)
        {
            yield return new()
            {
                Kind = form.Kind,
                Sheet = names(table, null),
                Name = ways.Length == 1 ? table.Name : $"{table.Name}_{way}",
                By = [names(table, "row")],
                When = way switch
                {
                    FindingTable.AtOrigin => MapWhen.AtOrigin,
                    FindingTable.Undated => MapWhen.Unknown,
                    _ => Time(table, "when", way, names) is var (column, unit) ? new(column, unit) : MapWhen.Unknown,
                },
                Reported = Time(table, "reported", way, names) is var (day, counted) ? new(day, counted) : MapReported.Unknown,
                OnlyWhere = way.Length > 0 ? new(names(table, FindingTable.Dated), [way]) : null,
                Set = [.. form.Members.Where(m => m.Name != MemberSourceReader.PlacedAtOrigin && table.Column(m.Name) is not null)
                    .Select(m => new MemberMap(m.Name, new FromColumn(names(table, m.Name)) { List = lists.GetValueOrDefault(m.Name) }))],
            };
        }
    }

    /// <summary>The column of a time and its unit; of one that is counted, in the unit of the way if the table has it, else in the other.</summary>
    private static (string Column, OffsetUnit? Unit)? Time(Sheet table, string name, string way, Func<Sheet, string?, string> names)
    {
        (string Column, OffsetUnit? Unit)[] choices = way switch
        {
            "" => [(name, null)],
            FindingTable.ByDays => [(name + "_days", OffsetUnit.Days), (name + "_months", OffsetUnit.Months)],
            _ => [(name + "_months", OffsetUnit.Months), (name + "_days", OffsetUnit.Days)],
        };
        foreach (var (column, unit) in choices)
            if (table.Column(column) is not null)
                return (names(table, column), unit);
        return null;
    }

    private static bool IsRead(FindingForm form, string column) => column is "patient" or "center" or "row" or FindingTable.Dated
        || column is "when" or "when_months" or "when_days" or "reported" or "reported_months" or "reported_days"
        || (form[column] is not null && column != MemberSourceReader.PlacedAtOrigin);

    private static IEnumerable<CodeList> Lists(Sheet table, FindingForm form) => form.Members.Select(m => ListOf(table, form, m)).OfType<CodeList>();

    /// <summary>
    /// Words go by a list: one of them may be a spelling of "not known" elsewhere, and a label that the file shows is not the word. So does a text of
    /// which a value is such a spelling: US is ultrasound here, and "uppgift saknas" in a Swedish sheet.
    /// </summary>
    private static CodeList? ListOf(Sheet table, FindingForm form, FindingMember member)
    {
        if (member.Form is MemberForm.Word)
            return new($"{member.Name}: {string.Join(" ", member.Words.Take(2))}", Same(member.Words)); // members of one name may have other words in another kind
        if (member.Form is MemberForm.YesNo) // of "alive" a yes alone is no answer elsewhere
            return new("yes or no", [new("true", ["true"]), new("yes", ["true"]), new("1", ["true"]), new("false", ["false"]), new("no", ["false"]), new("0", ["false"])]);
        if (member is not ({ Form: MemberForm.Text } or { Name: "drugs" or "held_by" }) || table.Columns.ToList().FindIndex(c => c.Name == member.Name) is not (>= 0 and var column))
            return null;
        var texts = table.Rows().Select(r => r.Cells[column].Text).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToList();
        if (member.Form is MemberForm.List) // what was stored comes back, also where the vocabulary of today would say it otherwise
            return texts.Exists(t => t != FlatList.Empty) ? new($"{form.Kind} {member.Name}", [.. texts.Where(t => t != FlatList.Empty).Select(t => new CodeMeaning(t, FlatList.Split(t)))]) : null;
        return texts.Exists(MissingValue.Is) ? new($"{form.Kind} {member.Name}", Same(texts)) : null;

        static IReadOnlyList<CodeMeaning> Same(IEnumerable<string> words) => [.. words.Select(w => new CodeMeaning(w, [w]))];
    }

    private static FileConvention ConventionOf(TableForm form) => form switch
    {
        TableForm.Csv => new() { Encoding = "utf-8", Delimiter = ",", DecimalComma = false, Dates = DateOrder.YearMonthDay },
        TableForm.Xlsx => new() { DecimalComma = false, Dates = DateOrder.YearMonthDay },
        TableForm.Redcap => new() { DecimalComma = false, Dates = DateOrder.YearMonthDay },
        TableForm.Sav => new() { DecimalComma = false, Dates = DateOrder.YearMonthDay },
    };
}
