using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>What cells say, as people write them in English, Swedish, Norwegian, Danish, Italian, German, French and Spanish. Nothing is guessed, nothing lost (docs/cells.md).</summary>
public static class CellReader
{
    private static readonly Complaint Broken = new("W_CELL_ERROR", "a value, not a formula that failed", "Correct the formula, or write its value.");

    private static readonly Complaint TurnedToDay = new("W_CELL_DATE", "a value, not a date",
        "The value was not taken: a spreadsheet makes a date of what is typed as 10-15. Format the column as text and type it again.");

    public static CellReading Read(Cell cell, FindingMember member, CellConvention convention)
    {
        if (cell.Kind is CellKind.Empty)
            return CellReading.Absent(Absence.NoStatement);
        if (convention.List is { } list)
        {
            if (list.TryGetValue(Code(cell), out var value) || list.TryGetValue(cell.Text, out value))
                return value is null ? CellReading.Absent(Absence.Unknown) : Listed(value, cell, member);
            if (cell.Kind is CellKind.Number || (cell.Kind is not CellKind.Missing && IsNumber(cell.Text))) // what the file itself calls missing needs no place in the list
                return convention.CallsMissing(Code(cell)) ? CellReading.Absent(Absence.Unknown) : CellReading.NotUnderstood(cell.Text,
                    new Complaint("W_VALUE", "a code of the column's list", "The value was not taken. Add the code to the list in the map, or correct the cell."));
        }
        return cell.Kind is CellKind.Missing || convention.CallsMissing(cell.Text) || (cell.Kind is CellKind.Number && convention.CallsMissing(Code(cell)))
            ? CellReading.Absent(Absence.Unknown)
            : Typed(cell, member, convention);
    }

    private static CellReading Typed(Cell cell, FindingMember member, CellConvention convention) => (cell.Kind, member.Form) switch
    {
        (CellKind.Error, _) => MissingValue.Of(cell.Text) is { } absence ? CellReading.Absent(absence) : CellReading.NotUnderstood(cell.Text, Broken),
        (CellKind.Day, MemberForm.Day) => new(JsonValue.Create(cell.Text)),
        (CellKind.Day, not (MemberForm.Text or MemberForm.List)) => CellReading.NotUnderstood(cell.Text, TurnedToDay),
        (CellKind.YesNo, MemberForm.YesNo) => new(JsonValue.Create(cell.YesNo!.Value)),
        (CellKind.Number, MemberForm.Day) => Day(WrittenDay.Of(cell.Number!.Value), cell.Text),
        (_, MemberForm.Number or MemberForm.Whole or MemberForm.Ki67Index) => NumberOrMissing(cell, member, convention),
        (_, MemberForm.Day) => char.IsAsciiDigit(cell.Text[0]) || MissingValue.Of(cell.Text) is not { } none ? Day(WrittenDay.Read(cell.Text, convention), cell.Text) : CellReading.Absent(none),
        (_, MemberForm.List) => ListCells.Read(cell.Text, member, convention.Drugs),
        _ => WordCells.Read(cell.Kind is CellKind.Number ? Code(cell) : cell.Text, member, convention.Drugs),
    };

    private static CellReading NumberOrMissing(Cell cell, FindingMember member, CellConvention convention) =>
        cell.Kind is not CellKind.Number && !char.IsAsciiDigit(cell.Text[0]) && MissingValue.Of(cell.Text) is { } absence
            ? CellReading.Absent(absence)
            : NumberCells.Read(cell, member, convention);

    private static CellReading Day(WrittenDay read, string text) => read switch
    {
        { Day: { } day, SaysMore: true } => new(JsonValue.Create(day.ToString()), text, new("W_DATE_ABOUT", "a day, a month or a year",
            "The part that is certain was taken, the text is kept beside it.")),
        { Day: { } day } => new(JsonValue.Create(day.ToString())),
        _ => CellReading.NotUnderstood(text, read.Complaint!),
    };

    /// <summary>A value that the column's list gives, written as the member's form writes it.</summary>
    private static CellReading Listed(string value, Cell cell, FindingMember member)
    {
        var read = Typed(Cell.OfText(value), member, CellConvention.Undeclared with { DecimalComma = false, Dates = DateOrder.YearMonthDay });
        return read.Complaint is null ? read with { AsWritten = null } : read with { AsWritten = cell.Text };
    }

    /// <summary>The code 1 of a list, however the file's types write the number (1.00, 1).</summary>
    private static string Code(Cell cell) => cell.Number is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture) : cell.Text;

    private static bool IsNumber(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
