using System.Globalization;

namespace Islet.Exchange;

/// <summary>From the text of an export to a cell, by the field that it belongs to.</summary>
/// <param name="Labels">The export gives labels in place of codes.</param>
internal sealed record RedcapCells(bool Labels, RedcapMissing Missing)
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <param name="understood">False: the field cannot hold this. The cell keeps the text.</param>
    public Cell Read(RedcapField field, string text, out bool understood)
    {
        text = text.Trim();
        understood = true;
        if (text.Length == 0)
            return Cell.Empty;
        if (Missing.Is(text, Labels) && !field.Choices.Labels.ContainsKey(text))
            return Cell.OfMissing(text);
        var cell = field.Kind switch
        {
            RedcapKind.Text or RedcapKind.Skipped => Cell.OfText(text),
            RedcapKind.Number => Number(text, comma: false),
            RedcapKind.NumberWithComma => Number(text, comma: true),
            RedcapKind.Calculated => Number(text, comma: text.Contains(',', StringComparison.Ordinal)),
            RedcapKind.Day => Day(text),
            RedcapKind.DayAndTime => text.Length >= 10 && (text.Length == 10 || text[10] is ' ' or 'T') ? Day(text[..10]) : null,
            RedcapKind.YesNo or RedcapKind.Checkbox => YesNo(text),
            RedcapKind.Choice or RedcapKind.Status => Code(field, text) is { } code ? Cell.OfText(code) : null,
        };
        understood = cell is not null;
        return cell ?? Cell.OfText(text);
    }

    /// <summary>What a form says beyond its defaults: REDCap writes 0 for boxes and forms that nobody has touched.</summary>
    public static bool Says(RedcapField field, string text) => text.Length > 0 && field.Kind switch
    {
        RedcapKind.Checkbox => text is not ("0" or "Unchecked"),
        RedcapKind.Status => text is not ("0" or "Incomplete"),
        RedcapKind.Skipped => false,
        _ => true,
    };

    /// <summary>Whether this cell shows that the export gives labels; null: it shows nothing.</summary>
    public static bool? ShowsLabels(RedcapField field, string text) => (field.Kind, text) switch
    {
        (_, "") => null,
        (RedcapKind.YesNo, "Yes" or "No" or "True" or "False") or (RedcapKind.Checkbox, "Checked" or "Unchecked") => true,
        (RedcapKind.YesNo or RedcapKind.Checkbox, "0" or "1") => false,
        (RedcapKind.Choice or RedcapKind.Status, _) => (field.Choices.Labels.ContainsKey(text), field.Choices.CodeOf(text) is not null) switch
        {
            (true, false) => false,
            (false, true) => true,
            _ => null,
        },
        _ => null,
    };

    private string? Code(RedcapField field, string text) => Labels ? field.Choices.CodeOf(text) : field.Choices.Labels.ContainsKey(text) ? text : null;

    private Cell? YesNo(string text) => (Labels, text) switch
    {
        (false, "1") or (true, "Yes" or "True" or "Checked") => Cell.Of(true),
        (false, "0") or (true, "No" or "False" or "Unchecked") => Cell.Of(false),
        _ => null,
    };

    private static Cell? Number(string text, bool comma)
    {
        if (comma && text.Contains('.', StringComparison.Ordinal))
            return null;
        var shown = comma ? text.Replace(',', '.') : text;
        return decimal.TryParse(shown, Decimal, CultureInfo.InvariantCulture, out var number) ? Cell.Of(number, shown) : null;
    }

    private static Cell? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Cell.Of(day) : null;
}
