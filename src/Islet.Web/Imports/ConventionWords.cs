using System.Globalization;
using Islet.Course;
using Islet.Exchange;
using Microsoft.AspNetCore.Http;

namespace Islet.Web;

/// <summary>How a file's way of writing is asked for, and read from the form.</summary>
internal static class ConventionWords
{
    public static IReadOnlyList<(string Value, string Words)> Encodings =>
        [("utf-8", "UTF-8"), ("windows-1252", T("Windows, western Europe (1252)")), ("iso-8859-1", "ISO 8859-1"), ("utf-16", "UTF-16")];

    public static IReadOnlyList<(string Value, string Words)> Delimiters => [(";", T("semicolon")), (",", T("comma")), ("\t", T("tab")), ("|", T("upright line"))];

    public static IReadOnlyList<(string Value, string Words)> Decimals => [("comma", T("comma: 1,5")), ("point", T("point: 1.5"))];

    public static IReadOnlyList<(string Value, string Words)> DateOrders =>
        [(nameof(DateOrder.YearMonthDay), "2019-05-17"), (nameof(DateOrder.DayMonthYear), T("17.5.2019: day first")), (nameof(DateOrder.MonthDayYear), T("5/17/2019: month first"))];

    public static string? Decimal(FileConvention convention) => convention.DecimalComma switch { true => "comma", false => "point", null => null };

    public static string? Dates(FileConvention convention) => convention.Dates?.ToString();

    /// <summary>What the form says; what it leaves open is null. Which sheets are read is the map's business.</summary>
    /// <exception cref="RefusedException">E_CONVENTION_FORM.</exception>
    public static FileConvention Read(IFormCollection form, FileConvention before) => before with
    {
        Encoding = Word(form, "encoding") ?? (form.ContainsKey("encoding") ? null : before.Encoding),
        Delimiter = form.TryGetValue("delimiter", out var delimiter) ? delimiter.ToString() is { Length: > 0 } said ? said : null : before.Delimiter,
        DecimalComma = Word(form, "decimal") switch { "comma" => true, "point" => false, _ => form.ContainsKey("decimal") ? null : before.DecimalComma },
        Dates = Enum.TryParse<DateOrder>(Word(form, "dates"), out var order) ? order : form.ContainsKey("dates") ? null : before.Dates,
        HeaderRows = Rows(form, "header_rows", 1, before.HeaderRows),
        SkipRows = Rows(form, "skip_rows", 0, before.SkipRows),
    };

    private static int? Rows(IFormCollection form, string name, int usual, int? before)
    {
        if (Word(form, name) is not { } text)
            return before;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) || rows > 100 || rows < usual)
            throw new RefusedException("E_CONVENTION_FORM", name, Shown.Cut(text, 20), T($"a whole number from {usual} to 100"), T("Write how many rows of the file they are."));
        return rows == usual ? null : rows;
    }

    private static string? Word(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } word ? word : null;
}
