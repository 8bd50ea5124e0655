using Islet.Course;

namespace Islet.Exchange;

/// <summary>A column, and what it was taken for.</summary>
internal sealed record TakenColumn(Sheet Sheet, ColumnSurvey Survey, ColumnMeaning Meaning)
{
    public string Name => Survey.Column.Name;

    /// <summary>As a map names it: with {n} where it repeats.</summary>
    public string Pattern => Meaning.Pattern ?? Name;

    public FindingMember? Member => FindingForm.Of(Meaning.Kind)?[Meaning.Member];

    /// <summary>Its values once each, in words where the file labels them.</summary>
    public IEnumerable<(string Code, string Word)> Words => Survey.Column.ValueLabels.Count > 0
        ? Survey.Column.ValueLabels.Select(l => (l.Key, l.Value)) : Survey.Distinct.Select(d => (d, d));
}

/// <summary>What a suggestion says beside its findings.</summary>
internal sealed class SuggestionNotes
{
    public List<SuggestedColumn> Columns { get; } = [];

    public List<string> Questions { get; } = [];

    public List<CodeList> Lists { get; } = [];

    public List<string> LeaveOut { get; } = [];

    public bool IsTold(TakenColumn column) => Columns.Exists(c => c.Sheet == column.Sheet.Name && c.Column == column.Name);

    public void Out(TakenColumn column, string why)
    {
        LeaveOut.Add(column.Name);
        Columns.Add(new(column.Sheet.Name, column.Name, SuggestedColumn.LeftOut, Confidence.Medium, why));
    }

    public void NotUnderstood(TakenColumn column, string why) => Columns.Add(new(column.Sheet.Name, column.Name, null, Confidence.Low, why));

    public void Taken(TakenColumn column, string takenAs, FindingMember member)
    {
        var survey = column.Survey;
        var values = survey.Distinct;
        var convention = CellConvention.Undeclared with { DecimalComma = true, Dates = DateOrder.DayMonthYear, TwoDigitYearsTo = 2030 };
        var read = values.Count(v => CellReader.Read(Cell.OfText(survey.Column.ValueLabels.GetValueOrDefault(v, v)), member, convention) is { Value: not null } or { IsMissing: true }
            || CellReader.Read(Cell.OfText(v), member, convention with { DecimalComma = false }) is { Value: not null });
        var share = values.Count > 0 ? (double)read / values.Count : survey.Filled > 0 ? (double)Math.Max(survey.Numbers, survey.Days) / survey.Filled : 0;
        Columns.Add(new(column.Sheet.Name, column.Name, takenAs, share > 0.9 ? Confidence.High : share > 0.5 ? Confidence.Medium : Confidence.Low,
            values.Count > 0 ? $"its name; {read} of {values.Count} different values read so" : survey.Filled > 0 ? "its name, and what stands in it" : "its name; it is empty"));
    }

    public void Day(TakenColumn column, string kind) => Columns.Add(new(column.Sheet.Name, column.Name, $"day of {kind}", column.Survey.AreDays ? Confidence.High : Confidence.Low,
        "its name" + (column.Survey.AreDays ? ", and its values are days" : "")));

    /// <summary>A list of its own name; of several members of one name, numbered.</summary>
    public string List(string name, IReadOnlyList<CodeMeaning> codes)
    {
        if (Lists.Find(l => l.Codes.Count == codes.Count && l.Name.StartsWith(name, StringComparison.Ordinal) && l.Codes.Zip(codes).All(p => p.First.Code == p.Second.Code && p.First.Values.SequenceEqual(p.Second.Values))) is { } same)
            return same.Name;
        var free = Lists.Exists(l => l.Name == name) ? $"{name}_{Lists.Count + 1}" : name;
        Lists.Add(new(free, codes));
        return free;
    }

    /// <param name="meaning">What is asked of the words: "organ", "alive or dead".</param>
    public void Ask(TakenColumn column, IReadOnlyCollection<string> words, string meaning)
    {
        if (words.Count > 0)
            Questions.Add($"What {(words.Count == 1 ? "does" : "do")} {string.Join(", ", words.Take(12).Select(w => $"\"{Short(w)}\""))}{(words.Count > 12 ? " and others" : "")} mean in column {column.Name} ({meaning})?");
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}

/// <summary>Whether a patient's several rows say different things, and by which column they are told apart.</summary>
internal sealed class SuggestedRows(IReadOnlyList<TakenColumn> who)
{
    private const int MostRows = 5000;

    /// <summary>Empty: one row a patient, or rows that repeat themselves.</summary>
    public IReadOnlyList<string> By(Sheet sheet, IReadOnlyList<TakenColumn> said, IReadOnlyList<TakenColumn> candidates)
    {
        if (who.FirstOrDefault(w => w.Sheet == sheet) is not { } patient || !Differ(sheet, [patient], said))
            return [];
        return candidates.Count == 0 ? [] : [(candidates.FirstOrDefault(c => !Differ(sheet, [patient, c], said)) ?? candidates[0]).Name];
    }

    private static bool Differ(Sheet sheet, TakenColumn[] keys, IReadOnlyList<TakenColumn> said)
    {
        int[] of = [.. keys.Select(k => BoundSheet.Index(sheet, k.Name))], on = [.. said.Select(s => BoundSheet.Index(sheet, s.Name))];
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (var row in sheet.Rows().Take(MostRows).Where(r => !r.Cells[of[0]].IsEmpty))
        {
            var (key, what) = (Joined(row, of), Joined(row, on));
            if (!first.TryAdd(key, what) && first[key] != what)
                return true;
        }
        return false;
    }

    private static string Joined(SheetRow row, int[] columns) => string.Join('\u001F', columns.Select(c => row.Cells[c].Text));
}
