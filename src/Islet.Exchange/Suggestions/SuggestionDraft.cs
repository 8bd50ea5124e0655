using Islet.Course;

namespace Islet.Exchange;

/// <summary>A map in the making: columns are surveyed, taken for something, and gathered into findings.</summary>
internal sealed class SuggestionDraft(SheetFile file, FileKind? kind, IReadOnlyList<string> asked)
{
    private const int MostRows = 5000;
    private const int FewRows = 5;
    private readonly SuggestionNotes notes = new();
    private readonly SortedSet<string> missing = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<TakenColumn> surveyed = [];

    public MapSuggestion Suggest()
    {
        notes.Questions.AddRange(asked);
        foreach (var sheet in file.Sheets)
            Survey(sheet);
        var convention = new SuggestedConvention(file, surveyed, notes).Proposed();
        var who = surveyed.Where(t => t.Meaning.Kind == "@patient" || t.Meaning.IsIdentity).ToList();
        var patient = Patient(who);
        if (patient is null)
            notes.Questions.Add("Which column says whom a row speaks of? None was recognized; without one there is no map.");
        var taken = ColumnContext.Settled([.. surveyed.Except(who)]);
        var dated = taken.Any(t => t.Meaning.IsDay);
        if (!dated)
            notes.Questions.Add("No column of days was recognized: the map counts from the diagnosis and places every finding there. Is that the origin of the times in the file?");
        notes.Questions.Add("When were the results known? A sheet does not say it: every finding is written as reported: unknown.");
        if (missing.Count > 0)
            notes.Questions.Add($"Do these all mean \"not known\": {string.Join(", ", missing)}? They are read so.");
        var keys = who.Where(w => patient?.Columns.Contains(w.Name) is true).ToList();
        var findings = new SuggestedFindings(taken, dated, new(keys), file.File, notes).All();
        return new(patient is null ? null : new CourseMap
        {
            Source = Source(), FileKind = kind, Convention = convention, Patient = patient, LeaveOut = [.. notes.LeaveOut.Distinct(StringComparer.Ordinal)], Lists = notes.Lists,
            Axis = dated ? MapAxis.Calendar : new(new(AxisKind.Offset, "diagnosis")), Findings = findings,
        }, notes.Columns, [.. notes.Questions.Distinct(StringComparer.Ordinal)]);
    }

    private void Survey(Sheet sheet)
    {
        var surveys = sheet.Columns.Select(c => new ColumnSurvey(c, file.Convention)).ToList();
        foreach (var row in sheet.Rows().Take(MostRows))
        {
            for (var i = 0; i < surveys.Count && i < row.Cells.Count; i++)
                surveys[i].Add(row.Cells[i]);
        }
        foreach (var survey in surveys)
        {
            if (Meaning(survey) is not { } meaning)
            {
                missing.UnionWith(survey.Missing);
                notes.Columns.Add(new(sheet.Name, survey.Column.Name, null, Confidence.Low, Looks(survey)));
                continue;
            }
            var column = new TakenColumn(sheet, survey, meaning);
            if ((column.Member ?? (meaning.Kind == "@status" ? FindingForm.Of("VitalStatus")!["alive"] : null)) is { } member)
                survey.Keep(word => MemberWords.Meaning(member, word) is not null);
            if (!meaning.IsIdentity)
                missing.UnionWith(survey.Missing);
            if (meaning.Kind == "@leave")
                notes.Out(column, "its name: text or bookkeeping that no finding has a place for");
            else
                surveyed.Add(column);
        }
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

    private MapPatient? Patient(List<TakenColumn> who)
    {
        var pseudonym = who.Where(t => t.Meaning.Kind == "@patient" && (t.Survey.Different > 1 || t.Survey.Filled <= FewRows))
            .OrderByDescending(t => t.Meaning.Member == "sure").ThenByDescending(t => t.Survey.Different).FirstOrDefault()?.Name;
        var identity = who.Where(t => t.Meaning.IsIdentity).ToList();
        foreach (var column in who)
        {
            var other = column.Name != pseudonym && (pseudonym is not null || !column.Meaning.IsIdentity);
            if (other)
                notes.LeaveOut.Add(column.Name);
            notes.Columns.Add(new(column.Sheet.Name, column.Name, other ? SuggestedColumn.LeftOut : column.Meaning.IsIdentity ? "patient's identity" : "patient", Confidence.High,
                column.Meaning.IsIdentity ? "it identifies people: it goes to the key file or nowhere" : !other ? "its name" : pseudonym is null ? "it tells no row from another" : $"{pseudonym} names the patient already"));
        }
        if (pseudonym is not null)
            return new PatientColumn(pseudonym);
        if (identity.Count == 0)
            return null;
        var number = identity.Find(t => t.Meaning.Kind == "@number");
        return new PatientIdentity(number?.Name, number?.Meaning.Member, [.. identity.Where(t => t.Meaning.Kind == "@name").Select(t => t.Name)], identity.Find(t => t.Meaning.Kind == "@record")?.Name);
    }

    private string Source()
    {
        var name = new string([.. Folded.Of(Path.GetFileNameWithoutExtension(file.File)).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "sheet";
    }
}
