namespace Islet.Exchange;

/// <summary>How the file writes days and decimals: what it proves is confirmed by a person, what it does not prove is proposed and asked.</summary>
internal sealed class SuggestedConvention(SheetFile file, IReadOnlyList<TakenColumn> columns, SuggestionNotes notes)
{
    public FileConvention Proposed()
    {
        var proposed = file.Convention with { DecimalComma = DecimalComma(), Dates = Dates() };
        foreach (var evidence in file.Evidence)
            notes.Questions.Add("Please confirm: " + evidence);
        return proposed;
    }

    private bool? DecimalComma()
    {
        if (file.Convention.DecimalComma is { } known || !columns.Any(t => t.Survey.WrittenNumbers > 0))
            return file.Convention.DecimalComma;
        var comma = file.Convention.Delimiter == ";" || file.Convention.Dates is DateOrder.DayMonthYear;
        notes.Questions.Add($"Does the file write a decimal comma or a decimal point? It does not prove it; the map says {(comma ? "comma" : "point")}.");
        return comma;
    }

    private DateOrder? Dates()
    {
        var (day, month) = (columns.Sum(t => t.Survey.DayFirst), columns.Sum(t => t.Survey.MonthFirst));
        if (day > 0 && month > 0)
            notes.Questions.Add($"Dates stand in two orders: {day} can only have the day first, {month} only the month. Which is right, and who corrects the others?");
        else if (file.Convention.Dates is null && day + month > 0)
            notes.Questions.Add($"Are dates written {(day > 0 ? "day first" : "month first")}? {Math.Max(day, month)} of them can be read no other way.");
        else if (file.Convention.Dates is null && columns.Any(t => t.Survey is { AreDays: true, Column.Declared: not CellKind.Day, TypedDays: 0 }))
        {
            notes.Questions.Add("Are dates written day first, 5.12.2019 for the fifth of December? No date in the file proves it; the map says day-month-year.");
            return DateOrder.DayMonthYear;
        }
        return file.Convention.Dates ?? (day > 0 && month == 0 ? DateOrder.DayMonthYear : month > 0 && day == 0 ? DateOrder.MonthDayYear : null);
    }
}
