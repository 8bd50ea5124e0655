using Islet.Course;

namespace Islet.Exchange;

/// <summary>Columns of one kind, gathered into the findings of a map.</summary>
internal sealed class SuggestedFindings(IReadOnlyList<TakenColumn> taken, bool dated, SuggestedRows rows, string file, SuggestionNotes notes)
{
    private static readonly string[] OncePerPatient = ["Person", "Tumour", "Diagnosis", "VitalStatus"];
    private static readonly string[] OfLines = ["ReportedOutcome", "Treatment", "TreatmentStop", "ProgressionJudgement"];
    private static readonly string[] AtDiagnosis = ["Tumour", "Diagnosis", "Staging", "Specimen", "ClinicalStatus", "Laboratory"];

    private static readonly string[] Deaths = ["dod", "dead", "death", "deces", "decede", "decesso", "morte", "muerte", "tod", "gestorben", "died"]; // as Folded writes them

    private readonly SuggestedLists lists = new(notes);

    public IReadOnlyList<FindingMap> All()
    {
        var clinical = taken.Where(t => t.Meaning.Kind[0] != '@').ToList();
        List<FindingMap> findings = [];
        foreach (var group in clinical.Where(t => t.Meaning.Kind != "Laboratory").GroupBy(t => (t.Sheet, t.Meaning.Kind, Repeats: t.Meaning.Pattern is not null)))
        {
            if (Homeless(group.Key.Kind, [.. group], clinical) is { } why)
                group.ToList().ForEach(column => notes.NotUnderstood(column, why));
            else if (group.Key.Kind == "VitalStatus" && group.All(c => c.Meaning.IsDay))
                findings.AddRange(group.Select(Status));
            else
                findings.AddRange(Finding(group.Key.Sheet, group.Key.Kind, group.Key.Repeats, [.. group]));
        }
        foreach (var lab in clinical.Where(t => t.Meaning is { Kind: "Laboratory", IsDay: false }).DistinctBy(t => (t.Sheet, t.Pattern)))
            findings.Add(Laboratory(lab));
        findings.AddRange(new SuggestedOutcomes(taken, dated, notes, lists).All());
        if (!findings.Exists(f => f.Kind == "Tumour"))
            findings.AddRange(new SuggestedTumour(taken, file, notes).Without());
        foreach (var loose in taken.Where(t => !notes.IsTold(t)))
            notes.NotUnderstood(loose, "a second column of its meaning, or one that needs another beside it");
        return [.. findings.GroupBy(f => f.Name, StringComparer.Ordinal).SelectMany(same => same.Select((f, i) => i == 0 ? f : f with { Name = $"{f.Name}_{i + 1}" }))];
    }

    /// <summary>Why columns find no finding to belong to; null: they do. An empty specimen of the day of diagnosis would hide the specimens that have a day.</summary>
    private static string? Homeless(string kind, List<TakenColumn> columns, List<TakenColumn> clinical) => kind switch
    {
        "Specimen" when !columns.Exists(c => c.Meaning.IsDay || c.Meaning.Pattern is not null) && clinical.Exists(c => c.Meaning is { Kind: "Specimen", IsDay: true }) =>
            "no column says which of the specimens it was read from",
        "TreatmentStop" when !clinical.Exists(c => c.Meaning.Kind == "Treatment") => "no column begins the treatment that ends here",
        _ => null,
    };

    /// <summary>A day of death, or of the last contact, without a column that says who lives.</summary>
    private FindingMap Status(TakenColumn column)
    {
        var death = Deaths.Any(word => Folded.Of(column.Name).Contains(word, StringComparison.Ordinal));
        notes.Day(column, "VitalStatus");
        if (!death)
            notes.Questions.Add($"Was the patient alive on the day in {column.Name}? The map takes it so.");
        return new()
        {
            Kind = "VitalStatus", Name = death ? "death" : "last_contact", Sheet = Named(column.Sheet), When = new(column.Name), Reported = MapReported.Unknown,
            Set = [new("alive", new FixedValue([death ? "false" : "true"]))],
        };
    }

    private IEnumerable<FindingMap> Finding(Sheet sheet, string kind, bool repeats, List<TakenColumn> columns)
    {
        var day = columns.Find(c => c.Meaning.IsDay) ?? (repeats ? Beside(columns[0]) : null);
        List<MemberMap> set = [];
        foreach (var same in columns.Where(c => !c.Meaning.IsDay).GroupBy(c => c.Meaning.Member, StringComparer.Ordinal).Select(g => g.OrderByDescending(SuggestedLists.Share).ToList()))
        {
            foreach (var column in same)
            {
                if (repeats ? column.Pattern == same[0].Pattern : column == same[0])
                    notes.Taken(column, $"{kind} {column.Meaning.Member}", column.Member!);
                else
                    notes.NotUnderstood(column, $"a second column for {kind} {column.Meaning.Member}, beside {same[0].Name}");
            }
            set.AddRange(lists.Members(same[0], [.. same.Where(c => repeats).SelectMany(c => c.Words)]));
        }
        foreach (var column in columns.Where(c => c.Meaning.IsDay))
            notes.Day(column, kind);
        var line = kind == "ReportedOutcome" ? Line(sheet, columns, set) : null;
        Complete(kind, set, day, columns);
        if ((set.Count == 0 && !(kind == "Diagnosis" && day is not null)) || !FindingForm.Of(kind)!.Members.Where(m => m.Required).All(m => set.Exists(s => s.Member == m.Name)))
            yield break;
        yield return new()
        {
            Kind = kind, Sheet = Named(sheet), When = kind == "Person" ? null : When(sheet, day, kind, repeats), Reported = kind == "Person" ? null : MapReported.Unknown,
            Repeat = repeats ? new(columns.Min(c => c.Meaning.Number), columns.Max(c => c.Meaning.Number)) : null, Set = set, By = By(sheet, kind, day, columns, line),
            Tumour = kind is "Tumour" or "Diagnosis" or "Staging" or "Specimen" ? SuggestedTumour.First : null,
        };
    }

    /// <summary>What the kind cannot do without and a sheet does not say: the system of a stage, which procedure an operation was.</summary>
    private void Complete(string kind, List<MemberMap> set, TakenColumn? day, List<TakenColumn> columns)
    {
        if (kind == "Tumour")
            set.Add(SuggestedTumour.Family);
        else if (kind == "Staging")
        {
            set.Insert(0, new("system", new FixedValue(["AJCC"])));
            notes.Questions.Add($"By which system is the stage given ({columns[0].Name})? The map says AJCC.");
        }
        else if (kind == "Procedure" && set.TrueForAll(m => m.Member != "procedure"))
        {
            set.Insert(0, new("procedure", new FixedValue(["resection"])));
            notes.Questions.Add($"Is every operation a resection of the tumour ({columns[0].Name})? The map takes it so.");
        }
        else if (kind == "ProgressionJudgement" && day is not null && set.Count == 0)
            set.Add(new("progressive", new FixedValue(["true"])));
        else if (kind is "Treatment" or "TreatmentStop" && day is not null)
            set.Insert(0, new("course", new FixedValue([Course(columns)])));
    }

    /// <summary>What names a course of treatment alike in its start and its stop: "beh{n}".</summary>
    private static string Course(List<TakenColumn> columns) =>
        columns[0].Pattern.IndexOf(CourseMap.RepeatMark, StringComparison.Ordinal) is >= 0 and var mark ? columns[0].Pattern[..(mark + CourseMap.RepeatMark.Length)] : "treatment";

    /// <summary>The number of the line of therapy: its own column, or the number in the names of the others.</summary>
    private TakenColumn? Line(Sheet sheet, List<TakenColumn> columns, List<MemberMap> set)
    {
        if (columns.Find(c => c.Meaning.OfLine) is { Meaning: var numbered })
            set.Insert(0, new("line", new FixedValue([numbered.Pattern is null ? numbered.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : CourseMap.RepeatMark])));
        else if (taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning.Kind == "@line") is { } line)
        {
            set.Insert(0, new("line", new FromColumn(line.Name)));
            if (!notes.IsTold(line))
                notes.Taken(line, "ReportedOutcome line", FindingForm.Of("ReportedOutcome")!["line"]!);
            return line;
        }
        return null;
    }

    /// <summary>The day of another kind that is counted alike: prov{n}_datum beside prov{n}_PS.</summary>
    private TakenColumn? Beside(TakenColumn column) => Stem(column) is { } stem ? taken.FirstOrDefault(t => t.Sheet == column.Sheet && t.Meaning.IsDay && Stem(t) == stem) : null;

    private static string? Stem(TakenColumn column) =>
        column.Pattern.IndexOf(CourseMap.RepeatMark, StringComparison.Ordinal) is > 0 and var mark ? column.Pattern[..mark] : null;

    private MapWhen When(Sheet sheet, TakenColumn? day, string kind, bool repeats)
    {
        if (day is not null)
            return new(day.Pattern);
        if (!dated)
            return MapWhen.AtOrigin;
        if (repeats || !AtDiagnosis.Contains(kind) || taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "Diagnosis", IsDay: true }) is not { } diagnosis)
            return MapWhen.Unknown;
        if (kind is not ("Tumour" or "Diagnosis"))
            notes.Questions.Add($"No column says when {kind} was. Was it at the diagnosis? The map takes the day in {diagnosis.Name}.");
        return new(diagnosis.Name);
    }

    private IReadOnlyList<string> By(Sheet sheet, string kind, TakenColumn? day, List<TakenColumn> columns, TakenColumn? line)
    {
        if (OncePerPatient.Contains(kind))
            return [];
        var number = line ?? (OfLines.Contains(kind) ? taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning.Kind == "@line") : null);
        var tissue = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "Specimen", Member: "specimen", Pattern: null });
        return rows.By(sheet, columns, [.. new[] { number, kind is "Specimen" ? tissue : null, day, tissue }.OfType<TakenColumn>()]);
    }

    private FindingMap Laboratory(TakenColumn lab)
    {
        var (sheet, meaning) = (lab.Sheet, lab.Meaning);
        var day = taken.FirstOrDefault(t => t.Sheet == sheet && t.Meaning is { Kind: "Laboratory", IsDay: true } && t.Meaning.Pattern is null == meaning.Pattern is null);
        var same = taken.Where(t => t.Sheet == sheet && t.Meaning.Kind == "Laboratory" && t.Meaning.Member == meaning.Member && t.Pattern == lab.Pattern || t == lab).ToList();
        var reading = FindingForm.Of("Laboratory")!["reading"]!;
        var inWords = lab.Words.Any() && lab.Words.All(w => MemberWords.Meaning(reading, w.Word) is not null || MissingValue.Is(w.Word));
        foreach (var one in same)
            notes.Taken(one, $"Laboratory {meaning.Member}", inWords ? reading : FindingForm.Of("Laboratory")!["value"]!);
        foreach (var dayOf in taken.Where(t => day is not null && t.Sheet == sheet && t.Meaning.Kind == "Laboratory" && t.Pattern == day.Pattern && !notes.IsTold(t)))
            notes.Day(dayOf, "Laboratory");
        if (!inWords)
            notes.Questions.Add($"In which unit, and up to which limit of its laboratory, is {lab.Name} ({meaning.Member})? Add unit and upper to the map.");
        return new()
        {
            Kind = "Laboratory", Name = meaning.Member.TrimStart('5', '_', '-') is { Length: > 0 } name ? name : meaning.Member, Sheet = Named(sheet),
            When = When(sheet, day, "Laboratory", meaning.Pattern is not null), Reported = MapReported.Unknown, By = By(sheet, "Laboratory", day, same, null),
            Repeat = meaning.Pattern is null ? null : new(same.Min(s => s.Meaning.Number), same.Max(s => s.Meaning.Number)),
            Set = [new("analyte", new FixedValue([meaning.Member])), inWords ? new("reading", new FromColumn(lab.Pattern) { List = lists.Of(lab, reading, []) }) : new("value", new FromColumn(lab.Pattern))],
        };
    }

    private string? Named(Sheet sheet) => taken.Any(t => t.Sheet != sheet) ? sheet.Name : null;
}
