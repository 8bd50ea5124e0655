using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Cells that are written as their member's form has it, with the file's own decimals and dates.</summary>
internal static class PlainCells
{
    public const string Remedy = "The member stays unknown and the text is kept beside the finding. Correct the cell, give the column a list in the map, or mark it as meant (accept).";

    private static readonly (string Mark, string Word)[] Marks =
        [("<=", "at_most"), (">=", "at_least"), ("<", "below"), (">", "above"), ("≤", "at_most"), ("≥", "at_least"), ("ca ", "about"), ("~", "about")];

    public static MemberReading Read(Cell cell, FindingMember member, FileConvention convention)
    {
        var value = member.Form switch
        {
            MemberForm.Text => MemberJson.Of(cell.Text),
            MemberForm.Word => member.Words.FirstOrDefault(w => w.Equals(cell.Text, StringComparison.OrdinalIgnoreCase)) is { } word ? MemberJson.Of(word) : null,
            MemberForm.YesNo => YesNo(cell),
            MemberForm.Number => Number(cell, convention) is { } number ? MemberJson.Of(number) : null,
            MemberForm.Whole => Number(cell, convention) is { } whole && whole == decimal.Truncate(whole) && Math.Abs(whole) < int.MaxValue ? MemberJson.Of((int)whole) : null,
            MemberForm.Day => cell.Day is { } typed ? MemberJson.Of(Day.On(typed).ToString()) : DayOf(cell.Text, convention.Dates) is { } day ? MemberJson.Of(day.ToString()) : null,
            MemberForm.Ki67Index => Number(cell, convention) is >= 0 and <= 100 and var percent ? MemberJson.Of(percent)
                : MemberJson.Of(member, [convention.DecimalComma is true ? cell.Text.Replace(',', '.') : cell.Text]),
            MemberForm.List => MemberJson.Of(member, [.. cell.Text.Split([',', ';', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]),
        };
        if (value is not null)
            return new(CellFate.Used, value);
        if (member.Form is MemberForm.Number && Marks.FirstOrDefault(m => cell.Text.StartsWith(m.Mark, StringComparison.OrdinalIgnoreCase)) is (var mark, var told)
            && Number(Cell.OfText(cell.Text[mark.Length..]), convention) is { } bound)
            return new(CellFate.Used, MemberJson.Of(bound), Comparator: MemberJson.Of(told));
        return new(CellFate.NotUnderstood, Written: cell.Text, Complaint: new("W_VALUE", MemberJson.Expected(member), Remedy));
    }

    /// <summary>The names between the signs with which people join drugs, as they are written.</summary>
    public static IReadOnlyList<string> Drugs(string text) => text.Split(['+', '/', ',', ';', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? YesNo(Cell cell) => cell.YesNo is { } typed ? Word(typed) : cell.Text.ToUpperInvariant() switch
    {
        "YES" or "Y" or "TRUE" or "1" or "X" => "true",
        "NO" or "N" or "FALSE" or "0" => "false",
        _ => null,
    };

    private static string Word(bool yes) => yes ? "true" : "false";

    private static decimal? Number(Cell cell, FileConvention convention)
    {
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        var text = convention.DecimalComma is true ? cell.Text.Contains('.', StringComparison.Ordinal) ? "" : cell.Text.Replace(',', '.') : cell.Text;
        return cell.Number ?? (text.Length <= 28 && decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static Day? DayOf(string text, DateOrder? order)
    {
        if (Day.TryParse(text, out var iso))
            return iso;
        var parts = text.Split('.', '/', '-');
        var ymd = (order, parts) switch
        {
            (_, [var m, { Length: 4 } y]) => $"{y}-{m.PadLeft(2, '0')}",
            (DateOrder.DayMonthYear, [var d, var m, { Length: 4 } y]) => $"{y}-{m.PadLeft(2, '0')}-{d.PadLeft(2, '0')}",
            (DateOrder.MonthDayYear, [var m, var d, { Length: 4 } y]) => $"{y}-{m.PadLeft(2, '0')}-{d.PadLeft(2, '0')}",
            _ => "",
        };
        return Day.TryParse(ymd, out var day) ? day : null;
    }
}
