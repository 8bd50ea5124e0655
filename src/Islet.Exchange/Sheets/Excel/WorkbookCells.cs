using System.Globalization;

namespace Islet.Exchange;

internal enum CellFault
{
    None,

    /// <summary>#DIV/0! and its kin.</summary>
    Error,

    /// <summary>A formula that no program has computed yet.</summary>
    Uncalculated,

    /// <summary>A number that is shown as a day and is none.</summary>
    NoDay,

    /// <summary>Not of the form of its type, or pointing to a text that is not there.</summary>
    Broken,
}

/// <summary>A cell as its part states it, before styles and shared texts are looked up.</summary>
/// <param name="Column">Counted from 1.</param>
internal readonly record struct StatedCell(int Column, string Type, int Style, string? Value, bool Formula);

/// <summary>Turns what a worksheet states into cells: types, shared texts, days by their number format.</summary>
internal sealed class WorkbookCells(SharedStrings texts, CellForms forms, bool from1904)
{
    private const int ShownDigits = 15; // what a spreadsheet shows of a double, and all that it keeps of what was typed

    private static readonly string[] Errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"];

    public static bool IsError(string text) => Array.Exists(Errors, error => error == text);

    public (Cell Cell, CellFault Fault) Read(StatedCell stated)
    {
        if (stated.Value is not { Length: > 0 } value)
            return stated is { Formula: true, Type: not "str" } ? (Cell.OfError("formula without a value"), CellFault.Uncalculated) : default;
        return stated.Type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < texts.Count ? (Cell.OfText(texts[index]), CellFault.None) : Broken,
            "str" => (Cell.OfText(SharedStrings.Plain(value)), CellFault.None),
            "inlineStr" => (Cell.OfText(value), CellFault.None),
            "b" => (Cell.Of(value is "1" or "true"), CellFault.None),
            "e" => (Cell.OfError(IsError(value) ? value : "an error"), CellFault.Error),
            "d" => DateOnly.TryParseExact(value.AsSpan(0, Math.Min(10, value.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (Cell.Of(day), CellFault.None) : Broken,
            "n" or "" => Number(value, forms[stated.Style]),
            _ => Broken,
        };
    }

    private (Cell, CellFault) Number(string value, NumberForm form)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) || !double.IsFinite(serial))
            return Broken;
        return form.Meaning switch
        {
            NumberMeaning.Day => SerialDay.Day(serial, from1904) is { } day ? (Cell.Of(day), CellFault.None) : (Cell.OfError($"day {value}"), CellFault.NoDay),
            NumberMeaning.Time => SerialDay.Time(serial) is { } time ? (Cell.OfText(time), CellFault.None) : (Cell.OfError($"time {value}"), CellFault.NoDay),
            _ => (Number(value, serial, form), CellFault.None),
        };
    }

    /// <summary>8.1999999999999993 is 8.2: fifteen digits are what was typed, the rest is how a double stores it. Whole numbers stand as they are written.</summary>
    private static Cell Number(string value, double stored, NumberForm form)
    {
        if (!(decimal.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || decimal.TryParse(stored.ToString($"G{ShownDigits}", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out number)) || (number == 0 && stored != 0))
            return Cell.OfText(value); // beyond what a decimal holds: nothing clinical is
        return form.Shown(number) is { } shown ? Cell.Of(number, shown) : Cell.Of(number);
    }

    private static (Cell, CellFault) Broken => (Cell.OfError("not readable"), CellFault.Broken);
}
