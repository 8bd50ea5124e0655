using Islet.Course;

namespace Islet.Exchange;

/// <summary>Columns of one kind, gathered into the findings of a map.</summary>
internal sealed class SuggestedFindings(
    IReadOnlyList<(Sheet Sheet, ColumnSurvey Column, ColumnMeaning Meaning)> taken, bool dated, bool rowsRepeat, List<CodeList> lists, List<SuggestedColumn> told, List<string> questions)
{
    private readonly string? diagnosis = taken.FirstOrDefault(t => t.Meaning is { Kind: "Diagnosis", IsDay: true }).Column?.Column.Name;

    public IReadOnlyList<FindingMap> All()
    {
        var clinical = taken.Where(t => !t.Meaning.Kind.StartsWith('@')).ToList();
        List<FindingMap> findings = [];
        foreach (var group in clinical.Where(t => t.Meaning.Kind != "Laboratory").GroupBy(t => (t.Sheet, t.Meaning.Kind, Repeats: t.Meaning.Pattern is not null)))
            findings.AddRange(Finding(group.Key.Sheet, group.Key.Kind, group.Key.Repeats, [.. group.Select(t => (t.Column, t.Meaning))]));
        foreach (var lab in clinical.Where(t => t.Meaning is { Kind: "Laboratory", IsDay: false }).DistinctBy(t => (t.Sheet, t.Meaning.Pattern ?? t.Column.Column.Name)))
            findings.Add(Laboratory(lab.Sheet, lab.Column, lab.Meaning, clinical));
        foreach (var status in taken.Where(t => t.Meaning.Kind == "@status").OrderByDescending(t => Understood(t.Column)).Take(1))
            findings.Add(Vital(status.Sheet, status.Column));
        foreach (var loose in taken.Where(t => t.Meaning.Kind is "@months" or "@status" or "@line" && !told.Exists(c => c.Sheet == t.Sheet.Name && c.Column == t.Column.Column.Name)))
            told.Add(new(loose.Sheet.Name, loose.Column.Column.Name, null, Confidence.Low, "a second column of its meaning, or one that needs another beside it"));
        return [.. findings.GroupBy(f => f.Name, StringComparer.Ordinal).SelectMany(same => same.Select((f, i) => i == 0 ? f : f with { Name = $"{f.Name}_{i + 1}" }))];
    }

    private IEnumerable<FindingMap> Finding(Sheet sheet, string kind, bool repeats, List<(ColumnSurvey Column, ColumnMeaning Meaning)> columns)
    {
        var form = FindingForm.Of(kind)!;
        List<MemberMap> set = [];
        foreach (var same in columns.Where(c => !c.Meaning.IsDay).GroupBy(c => c.Meaning.Member, StringComparer.Ordinal))
        {
            foreach (var (column, meaning) in same)
            {
                var first = same.First().Meaning;
                var again = repeats ? meaning.Pattern == first.Pattern : meaning == first && column == same.First().Column;
                told.Add(again ? Told(sheet, column, $"{kind} {meaning.Member}", form[meaning.Member]!)
                    : new(sheet.Name, column.Column.Name, null, Confidence.Low, $"a second column for {kind} {meaning.Member}"));
            }
            set.AddRange(Members(same.First().Column, same.First().Meaning, form, [.. same.SelectMany(c => c.Column.Distinct)]));
        }
        foreach (var (column, _) in columns.Where(c => c.Meaning.IsDay))
            told.Add(new(sheet.Name, column.Column.Name, $"day of {kind}", column.AreDays ? Confidence.High : Confidence.Low, "its name" + (column.AreDays ? ", and its values are days" : "")));
        if (set.Count == 0 || !Complete(kind, set))
            yield break;
        var day = columns.FirstOrDefault(c => c.Meaning.IsDay);
        yield return new()
        {
            Kind = kind, Sheet = file(sheet), When = kind == "Person" ? null : When(day.Column, day.Meaning, kind), Reported = kind == "Person" ? null : MapReported.Unknown,
            Repeat = repeats ? new(columns.Min(c => c.Meaning.Number), columns.Max(c => c.Meaning.Number)) : null, Set = set, By = By(sheet, kind, day.Column),
            Tumour = kind is "Tumour" ? "T1" : null,
        };

        string? file(Sheet s) => taken.Any(t => t.Sheet != s) ? s.Name : null;
    }

    /// <summary>What the kind cannot do without and a sheet does not say: the system of a stage, which procedure a margin belongs to.</summary>
    private static bool Complete(string kind, List<MemberMap> set)
    {
        if (kind == "Staging")
            set.Insert(0, new("system", new FixedValue(["AJCC"])));
        else if (kind == "Procedure" && set.TrueForAll(m => m.Member != "procedure"))
            set.Insert(0, new("procedure", new FixedValue(["resection"])));
        return FindingForm.Of(kind)!.Members.Where(m => m.Required).All(m => set.Exists(s => s.Member == m.Name));
    }

    private IEnumerable<MemberMap> Members(ColumnSurvey column, ColumnMeaning meaning, FindingForm form, IReadOnlyList<string> values)
    {
        var member = form[meaning.Member]!;
        var name = meaning.Pattern ?? column.Column.Name;
        yield return new(member.Name, new FromColumn(name) { List = List(column, member, values), Unit = Unit(column, member) });
        if (member.Name == "regimen")
            yield return new("drugs", new FromColumn(name) { Drugs = true });
    }

    /// <summary>A list where the member has words of its own: from the file's labels, else from the values themselves.</summary>
    private string? List(ColumnSurvey column, FindingMember member, IReadOnlyList<string> values)
    {
        if (member.Form is not (MemberForm.Word or MemberForm.YesNo) && !MemberWords.IsDecisive(member))
            return null;
        var labels = column.Column.ValueLabels;
        List<CodeMeaning> codes = [];
        foreach (var value in (labels.Count > 0 ? labels.Keys : values).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var text = labels.GetValueOrDefault(value, value);
            var read = CellReader.Read(Cell.OfText(text), member, CellConvention.Undeclared);
            if (read.IsMissing)
                codes.Add(new(value, []));
            else if (read.Value is { } meaning && read.Complaint is null)
                codes.Add(new(value, [meaning.GetValueKind() is System.Text.Json.JsonValueKind.String ? meaning.GetValue<string>() : meaning.ToJsonString()]));
            else
                questions.Add($"What does \"{Short(text)}\" mean in column {column.Column.Name} ({member.Name})?");
        }
        if (codes.Count == 0 || codes.TrueForAll(c => c.Values is [var word] && word == c.Code))
            return null;
        var name = lists.Exists(l => l.Name == member.Name) ? $"{member.Name}_{lists.Count + 1}" : member.Name;
        lists.Add(new(name, codes));
        return name;
    }

    private string? Unit(ColumnSurvey column, FindingMember member)
    {
        if (member.Unit != "mm")
            return null;
        var says = Folded.Of(column.Column.Name + " " + column.Column.Label + " " + column.Column.Unit).Split(' ', '(', ')', '[', ']');
        if (says.Contains("cm"))
            return "cm";
        if (!says.Contains("mm"))
            questions.Add($"In which unit is {column.Column.Name}? Its name does not say it: the map takes millimetres.");
        return null;
    }

    private MapWhen When(ColumnSurvey? day, ColumnMeaning? meaning, string kind) => day is not null ? new(meaning?.Pattern ?? day.Column.Name)
        : !dated ? MapWhen.AtOrigin
        : kind is "Tumour" or "Diagnosis" or "Staging" && diagnosis is not null ? new(diagnosis)
        : MapWhen.Unknown;

    private IReadOnlyList<string> By(Sheet sheet, string kind, ColumnSurvey? day)
    {
        if (!rowsRepeat || kind is "Person" or "Tumour" or "Diagnosis" or "VitalStatus")
            return [];
        if (taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning.Kind == "@line").Column is { } line)
            return [line.Column.Name];
        return day is null ? [] : [day.Column.Name];
    }

    private FindingMap Laboratory(Sheet sheet, ColumnSurvey column, ColumnMeaning meaning, List<(Sheet Sheet, ColumnSurvey Column, ColumnMeaning Meaning)> clinical)
    {
        var day = clinical.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "Laboratory", IsDay: true } && t.Meaning.Pattern is null == meaning.Pattern is null);
        var same = clinical.Where(t => t.Sheet == sheet && t.Meaning.Kind == "Laboratory" && t.Meaning.Member == meaning.Member && t.Meaning.Pattern == meaning.Pattern).ToList();
        foreach (var one in same)
            told.Add(Told(sheet, one.Column, $"Laboratory {meaning.Member}", FindingForm.Of("Laboratory")!["value"]!));
        questions.Add($"In which unit, and up to which limit of its laboratory, is {column.Column.Name} ({meaning.Member})?");
        return new()
        {
            Kind = "Laboratory", Name = meaning.Member.TrimStart('5', '_') is { Length: > 0 } name ? name : meaning.Member, Sheet = taken.Any(t => t.Sheet != sheet) ? sheet.Name : null,
            When = When(day.Column, day.Meaning, "Laboratory"), Reported = MapReported.Unknown, By = By(sheet, "Laboratory", day.Column),
            Repeat = meaning.Pattern is null ? null : new(same.Min(s => s.Meaning.Number), same.Max(s => s.Meaning.Number)),
            Set = [new("analyte", new FixedValue([meaning.Member])), new("value", new FromColumn(meaning.Pattern ?? column.Column.Name))],
        };
    }

    private FindingMap Vital(Sheet sheet, ColumnSurvey status)
    {
        var day = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "VitalStatus", IsDay: true }).Column;
        var months = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning.Kind == "@months").Column;
        var member = FindingForm.Of("VitalStatus")!["alive"]!;
        told.Add(Told(sheet, status, "VitalStatus alive", member));
        if (months is not null && !dated)
            told.Add(new(sheet.Name, months.Column.Name, "day of VitalStatus, in months", Confidence.Medium, "its name, and the file has no days"));
        List<CodeMeaning> codes = [];
        foreach (var value in status.Column.ValueLabels.Count > 0 ? status.Column.ValueLabels.Keys : status.Distinct)
        {
            var text = status.Column.ValueLabels.GetValueOrDefault(value, value);
            var word = Status(status, value);
            if (MemberWords.Meaning(member, word) is { } alive)
                codes.Add(new(value, [alive]));
            else if (word is "0" or "1")
            {
                codes.Add(new(value, [word == "0" ? "true" : "false"]));
                questions.Add($"Does {word} in column {status.Column.Name} mean {(word == "0" ? "alive" : "dead")}? The map takes it so.");
            }
            else
                questions.Add($"What does \"{Short(text)}\" mean in column {status.Column.Name} (alive or dead)?");
        }
        if (codes.Count > 0)
            lists.Add(new("alive", codes));
        return new()
        {
            Kind = "VitalStatus", Name = "vital_status", Sheet = taken.Any(t => t.Sheet != sheet) ? sheet.Name : null, Reported = MapReported.Unknown,
            When = day is not null ? new(day.Column.Name) : months is not null && !dated ? new(months.Column.Name, OffsetUnit.Months) : MapWhen.Unknown,
            Set = [new("alive", new FromColumn(status.Column.Name) { List = codes.Count > 0 ? "alive" : null })],
        };
    }

    /// <summary>How many of the values say alive or dead in words: a flag of an event does not.</summary>
    private static int Understood(ColumnSurvey status) => status.Distinct.Count(v => MemberWords.Meaning(FindingForm.Of("VitalStatus")!["alive"]!, Status(status, v)) is not null);

    /// <summary>The word of 0:LIVING, or of the value's label.</summary>
    private static string Status(ColumnSurvey status, string value)
    {
        var text = status.Column.ValueLabels.GetValueOrDefault(value, value);
        return text.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? text[(colon + 1)..] : text;
    }

    private static SuggestedColumn Told(Sheet sheet, ColumnSurvey column, string takenAs, FindingMember member)
    {
        var values = column.Distinct;
        var convention = CellConvention.Undeclared with { DecimalComma = true, Dates = DateOrder.DayMonthYear, TwoDigitYearsTo = 2030 };
        var read = values.Count(v => CellReader.Read(Cell.OfText(column.Column.ValueLabels.GetValueOrDefault(v, v)), member, convention) is { Value: not null } or { IsMissing: true }
            || CellReader.Read(Cell.OfText(v), member, convention with { DecimalComma = false }) is { Value: not null });
        var share = values.Count > 0 ? (double)read / values.Count : column.Filled > 0 ? (double)Math.Max(column.Numbers, column.Days) / column.Filled : 0;
        return new(sheet.Name, column.Column.Name, takenAs, share > 0.9 ? Confidence.High : share > 0.5 ? Confidence.Medium : Confidence.Low,
            values.Count > 0 ? $"its name; {read} of {values.Count} different values read so" : column.Filled > 0 ? "its name, and what stands in it" : "its name; it is empty");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
