using System.Globalization;

namespace Islet.Exchange;

/// <summary>What REDCap cannot hold, collected while it is planned and written.</summary>
internal sealed class RedcapReport
{
    private readonly List<RedcapRenamed> names = [];
    private readonly List<string> cannotHold = [];

    public RedcapWritten Written(IReadOnlyList<string> files) => new(files, names, [.. cannotHold.Distinct()]);

    public void Add(string sentence) => cannotHold.Add(sentence);

    public void Count(int count, Func<string, string> sentence)
    {
        if (count > 0)
            cannotHold.Add(sentence(count.ToString(CultureInfo.InvariantCulture)));
    }

    public void Renamed(string sheet, string column, string was, string name)
    {
        if (was != name)
            names.Add(new(sheet, column, name));
    }

    public string Label(string field, string label)
    {
        var plain = string.Join(' ', label.Replace('|', '/').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain != label)
            Add($"{field}: the label of a choice loses bars and line breaks.");
        return plain;
    }

    public void Told(string sheet, RedcapColumnFacts facts, bool isBox)
    {
        var column = $"{sheet}, {facts.Column.Name}";
        Count(facts.Errors, n => $"{column}: {n} cells that the file marks as broken are left empty.");
        Count(facts.ShownOtherwise, n => $"{column}: {n} numbers that are shown as more than a number are written as the number.");
        Count(facts.LooksLikeFormula, n => $"{column}: {n} answers begin with = + - or @. They are written as they are, for REDCap would store an escape; do not open the records in a spreadsheet.");
        if (facts.IsMixed && !facts.IsChoice)
            Add($"{column}: values of different kinds stand together, so the field is text without validation.");
        if (facts.Column.ValueLabels.Count > 0 && !facts.IsChoice)
            Add($"{column}: a value that is not among its labels, or a code that REDCap does not take, so its labels are lost.");
        if (isBox && facts.HasEmpty)
            Add($"{column}: REDCap knows no unanswered box; it will be exported as unticked.");
        if (facts.Column.Unit is { Length: > 0 } unit)
            Add($"{column}: the unit, {unit}, becomes a note beside the field.");
    }
}
