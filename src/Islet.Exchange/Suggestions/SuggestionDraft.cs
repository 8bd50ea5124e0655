using Islet.Course;

namespace Islet.Exchange;

/// <summary>A map in the making: columns are surveyed, taken for something, and gathered into findings.</summary>
internal sealed class SuggestionDraft(SheetFile file, FileKind? kind)
{
    private const int MostRows = 5000;
    private readonly List<SuggestedColumn> told = [];
    private readonly List<string> questions = [];
    private readonly List<string> leaveOut = [];
    private readonly List<CodeList> lists = [];
    private readonly SortedSet<string> missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(Sheet Sheet, ColumnSurvey Column, ColumnMeaning Meaning)> taken = [];
    private bool rowsRepeat;

    public MapSuggestion Suggest()
    {
        foreach (var sheet in file.Sheets)
            Take(sheet);
        var convention = Convention();
        var patient = Patient();
        if (patient is null)
            questions.Add("Which column says whom a row speaks of? None was recognized; without one there is no map.");
        var dated = taken.Any(t => t.Meaning.IsDay);
        if (!dated)
            questions.Add("No column of days was recognized: the map counts from the diagnosis and places every finding there. Is that the origin of the times in the file?");
        questions.Add("When were the results known? A sheet does not say it: every finding is written as reported: unknown.");
        var findings = new SuggestedFindings(taken, dated, rowsRepeat, lists, told, questions).All();
        missing.ExceptWith(lists.SelectMany(l => l.Codes.Select(c => c.Code)));
        return new(patient is null ? null : new CourseMap
        {
            Source = Source(), FileKind = kind, Convention = convention, Missing = [.. missing], Patient = patient, LeaveOut = [.. leaveOut.Distinct(StringComparer.Ordinal)], Lists = lists,
            Axis = dated ? MapAxis.Calendar : new(new(AxisKind.Offset, "diagnosis")), Findings = findings,
        }, told, questions);
    }

    private void Take(Sheet sheet)
    {
        var surveys = sheet.Columns.Select(c => new ColumnSurvey(c, file.Convention)).ToList();
        foreach (var row in sheet.Rows().Take(MostRows))
        {
            for (var i = 0; i < surveys.Count && i < row.Cells.Count; i++)
                surveys[i].Add(row.Cells[i]);
        }
        foreach (var survey in surveys)
        {
            var meaning = Meaning(survey);
            if (meaning?.IsIdentity is not true)
                missing.UnionWith(survey.Missing);
            if (meaning is null)
                told.Add(new(sheet.Name, survey.Column.Name, null, Confidence.Low, Looks(survey)));
            else if (meaning.Kind == "@leave")
            {
                leaveOut.Add(survey.Column.Name);
                told.Add(new(sheet.Name, survey.Column.Name, "left out", Confidence.Medium, "its name: text or bookkeeping that no finding has a place for"));
            }
            else
                taken.Add((sheet, survey, meaning));
        }
        rowsRepeat = rowsRepeat || Repeats(sheet);
    }

    private static ColumnMeaning? Meaning(ColumnSurvey survey)
    {
        foreach (var (country, count) in survey.NationalNumbers.OrderByDescending(n => n.Value))
        {
            if (2 * count > survey.Filled)
                return new("@number", ColumnNames.Meaning(survey.Column.Name, hasDays: false) is { Kind: "@number" } named ? named.Member : country);
        }
        return ColumnNames.Meaning(survey.Column.Name, survey.AreDays) ?? (survey.Column.Label.Length > 0 ? ColumnNames.Meaning(survey.Column.Label, survey.AreDays) : null) ?? ByValues(survey);
    }

    /// <summary>Words that belong to one member only: R0 and R1, female and male.</summary>
    private static ColumnMeaning? ByValues(ColumnSurvey survey)
    {
        (string Kind, string Member)[] members = [("Person", "sex"), ("Specimen", "reported_grade"), ("Procedure", "margin"), ("ReportedOutcome", "best_response"), ("ImagingStudy", "modality")];
        string[] words = [.. survey.Distinct.Where(d => !decimal.TryParse(d, System.Globalization.CultureInfo.InvariantCulture, out _))];
        var fit = words.Length < 2 || words.Length < survey.Distinct.Count ? []
            : members.Where(m => Array.TrueForAll(words, w => MemberWords.Meaning(FindingForm.Of(m.Kind)![m.Member]!, w) is not null)).ToArray();
        return fit is [var only] ? new(only.Kind, only.Member) : null;
    }

    private static string Looks(ColumnSurvey survey) => survey switch
    {
        { Filled: 0 } => "it is empty",
        { AreDays: true } => "days, and its name says not of what",
        _ when 2 * survey.Numbers > survey.Filled => "numbers, and its name says not of what",
        { Distinct.Count: > 0 } => $"{survey.Distinct.Count} different texts",
        _ => "texts of many kinds",
    };

    private bool Repeats(Sheet sheet)
    {
        if (taken.Where(t => t.Sheet == sheet && t.Meaning.Kind is "@patient" or "@number").OrderByDescending(t => t.Column.Different).FirstOrDefault() is not { Sheet: not null } who)
            return false;
        HashSet<string> seen = new(StringComparer.Ordinal);
        return sheet.Rows().Take(MostRows).Any(row => !row.Cells[who.Column.Column.Number - 1].IsEmpty && !seen.Add(row.Cells[who.Column.Column.Number - 1].Text));
    }

    private MapPatient? Patient()
    {
        var pseudonym = taken.Where(t => t.Meaning.Kind == "@patient").OrderByDescending(t => t.Column.Different).FirstOrDefault().Column?.Column.Name;
        var identity = taken.Where(t => t.Meaning.IsIdentity).ToList();
        foreach (var (sheet, survey, meaning) in taken.Where(t => t.Meaning.Kind == "@patient" || t.Meaning.IsIdentity).ToList())
        {
            var name = survey.Column.Name;
            var other = pseudonym is not null && name != pseudonym;
            if (other)
                leaveOut.Add(name);
            told.Add(new(sheet.Name, name, other ? "left out" : meaning.IsIdentity ? "patient's identity" : "patient", Confidence.High,
                meaning.IsIdentity ? "it identifies people: it goes to the key file or nowhere" : other ? $"{pseudonym} names the patient already" : "its name"));
        }
        if (pseudonym is not null)
            return new PatientColumn(pseudonym);
        if (identity.Count == 0)
            return null;
        var number = identity.FirstOrDefault(t => t.Meaning.Kind == "@number");
        return new PatientIdentity(number.Column?.Column.Name, number.Meaning?.Member, [.. identity.Where(t => t.Meaning.Kind == "@name").Select(t => t.Column.Column.Name)],
            identity.FirstOrDefault(t => t.Meaning.Kind == "@record").Column?.Column.Name);
    }

    private FileConvention Convention()
    {
        var (day, month) = (taken.Sum(t => t.Column.DayFirst), taken.Sum(t => t.Column.MonthFirst));
        var order = file.Convention.Dates ?? (day > 0 && month == 0 ? DateOrder.DayMonthYear : month > 0 && day == 0 ? DateOrder.MonthDayYear : null);
        if (day > 0 && month > 0)
            questions.Add($"Dates stand in two orders: {day} can only have the day first, {month} only the month. Which is right, and who corrects the others?");
        else if (order is null && taken.Exists(t => t.Column.AreDays && t.Column.Column.Declared is not CellKind.Day))
            questions.Add("In which order are dates written? The file does not prove it: declare file: dates.");
        else if (file.Convention.Dates is null && order is not null)
            questions.Add($"Are dates written {(order is DateOrder.DayMonthYear ? "day first" : "month first")}? {Math.Max(day, month)} of them can be read no other way.");
        if (file.Convention.DecimalComma is null && taken.Exists(t => t.Column.Numbers > 0))
            questions.Add("Does the file write a decimal comma or a decimal point? It does not prove it: declare file: decimal.");
        foreach (var evidence in file.Evidence)
            questions.Add("Please confirm: " + evidence);
        return file.Convention with { Dates = order };
    }

    private string Source()
    {
        var name = new string([.. Folded.Of(Path.GetFileNameWithoutExtension(file.File)).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "sheet";
    }
}
