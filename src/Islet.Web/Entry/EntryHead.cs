using System.Text.Json.Nodes;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Web;

/// <summary>What every finding says: when it happened and was reported, whose statement it is, of which tumour.</summary>
internal sealed record EntryHead(When Happened, Reported Reported, StatedBy By, string? Tumour, bool DayIsNew, IReadOnlyList<FieldProblem> Problems)
{
    private static readonly FindingMember SomeDay = new("day", MemberForm.Day, [], null, Required: false);

    /// <param name="old">The form as what is on record fills it; null: a new finding.</param>
    public static EntryHead Of(EntryLayout layout, FormText typed, Axis axis, DateOnly today, Finding? before, FormText? old)
    {
        var problems = new List<FieldProblem>();
        var sameDay = old is not null && typed[TypedFinding.DayField] == old[TypedFinding.DayField];
        var happened = sameDay ? before!.Happened : Day(typed, TypedFinding.DayField, axis, today, problems);
        if (!happened.IsKnown && !sameDay && typed[TypedFinding.DayField].Length == 0 && !layout.DayMayBeOpen)
            problems.Add(new(TypedFinding.DayField, null, "E_ENTRY_DAY", T("The day is missing. Give the day, the month or the year, or write \"unknown\" where nobody knows it.")));
        var sameReport = old is not null && typed[TypedFinding.ReportedField] == old[TypedFinding.ReportedField] && typed[TypedFinding.ReportedDayField] == old[TypedFinding.ReportedDayField];
        var reported = sameReport ? before!.Reported : ReportedOf(typed, axis, today, problems);
        if (!sameReport && reported.When.Last is { } last && happened.First is { } first && last < first)
            problems.Add(new(TypedFinding.ReportedDayField, null, "E_ENTRY_DAY", T("The report is older than what it reports. Correct one of the two days.")));
        var by = TypedFinding.Askers(before?.Content.StatedBy).Where(asker => asker.ToString() == typed[TypedFinding.ByField]).ToList();
        if (by.Count == 0)
            problems.Add(new(TypedFinding.ByField, null, "E_ENTRY_VALUE", T("Not understood. Expected: one of the words of the list.")));
        var tumour = typed[TypedFinding.TumourField];
        if (tumour != old?[TypedFinding.TumourField] && Signs.ProblemIn([tumour], MemberReading.LongestLine) is { } sign)
            problems.Add(new(TypedFinding.TumourField, null, sign.Code, sign.Says));
        return new(happened, reported, by.FirstOrDefault(), tumour.Length > 0 ? tumour : null, !sameDay, problems);
    }

    /// <summary>Writes what the content itself holds of it. A finding whose day was given by a person is no longer placed at the origin by an import.</summary>
    public void Put(JsonObject json)
    {
        json["stated_by"] = SnakeCase.Of(By);
        json.Remove("tumour");
        if (Tumour is { } tumour)
            json["tumour"] = tumour;
        if (DayIsNew)
            json.Remove("placed_at_origin");
    }

    private static Reported ReportedOf(FormText typed, Axis axis, DateOnly today, List<FieldProblem> problems)
    {
        if (typed[TypedFinding.ReportedDayField].Length > 0)
            return Reported.On(Day(typed, TypedFinding.ReportedDayField, axis, today, problems));
        if (typed[TypedFinding.ReportedField] is TypedFinding.OnDay)
            problems.Add(new(TypedFinding.ReportedDayField, null, "E_ENTRY_DAY", T("The day of the report is missing. Give it, or say that it is not known.")));
        else if (typed[TypedFinding.ReportedField] is not (TypedFinding.SameDay or TypedFinding.NotKnown))
            problems.Add(new(TypedFinding.ReportedField, null, "E_ENTRY_VALUE", T("Not understood. Expected: one of the words of the list.")));
        return typed[TypedFinding.ReportedField] is TypedFinding.SameDay ? Reported.WhenItHappened : Reported.Unknown;
    }

    /// <summary>The day that a text says; unknown where it says none.</summary>
    public static When DayOf(string text, Axis axis) => Day(new FormText([]).With(TypedFinding.DayField, text), TypedFinding.DayField, axis, DateOnly.MaxValue, []);

    /// <summary>A day as people write it, on a course that has a calendar; else so many months or days from its origin ("+9.4 mo", "-30 d").</summary>
    private static When Day(FormText typed, string field, Axis axis, DateOnly today, List<FieldProblem> problems)
    {
        var text = typed[field];
        if (text.Length == 0 || MissingValue.Is(text))
            return When.Unknown;
        if (axis.Kind is AxisKind.Offset)
        {
            if (Offset.TryParse(text, out var offset) && Math.Abs(offset.Amount) < 100_000)
                return offset;
            problems.Add(new(field, null, "E_ENTRY_DAY", T("Not understood. This course has no calendar: write +9.4 mo or -30 d, from its origin.")));
            return When.Unknown;
        }
        var convention = CellConvention.Undeclared with { Dates = text.Contains('.', StringComparison.Ordinal) ? DateOrder.DayMonthYear : null };
        var read = CellReader.Read(Cell.OfText(text), SomeDay, convention);
        if (read is not { Value: { } value, AsWritten: null } || !Islet.Course.Day.TryParse(value.GetValue<string>(), out var day))
            problems.Add(new(field, null, "E_ENTRY_DAY", TypedFaults.SaysOfDay(text, T("Not understood. Expected: a day, month or year, as 17.5.2019, 05/2019 or 2019; where a day can be read in two ways, as 2019-05-06."))));
        else if (axis.Kind is AxisKind.Calendar && day.First > today)
            problems.Add(new(field, null, "E_ENTRY_LATER", T("This day is still to come. A finding is what has happened.")));
        else
            return day;
        return When.Unknown;
    }
}
