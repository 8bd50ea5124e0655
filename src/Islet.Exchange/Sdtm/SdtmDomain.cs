using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>Collects the rows of a domain; every variable is written, those that no row has as empty columns.</summary>
/// <param name="domain">TU, TR … An ADaM dataset has a longer name and no number of sequence.</param>
internal sealed class SdtmDomain(string domain, string study, string[] variables)
{
    private readonly List<(string Subject, Dictionary<string, Cell> Cells)> rows = [];
    private readonly Dictionary<string, int> sequence = new(StringComparer.Ordinal);

    private bool IsAnalysis => domain.Length > 2;

    private bool HasSequence => !IsAnalysis && domain != "DM"; // one row a subject needs no number

    /// <summary>Null and empty texts are left out.</summary>
    public void Add(string subject, params (string Variable, object? Value)[] values)
    {
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal) { ["STUDYID"] = Cell.OfText(study), ["USUBJID"] = Cell.OfText(subject) };
        if (!IsAnalysis)
        {
            cells["DOMAIN"] = Cell.OfText(domain);
        }
        if (HasSequence)
        {
            cells[domain + "SEQ"] = Cell.Of(sequence[subject] = sequence.GetValueOrDefault(subject) + 1);
        }
        foreach (var (variable, value) in values)
        {
            var cell = Of(value);
            if (!cell.IsEmpty)
                cells[variable] = cell;
        }
        rows.Add((subject, cells));
    }

    /// <summary>A subject's rows stand together.</summary>
    public Sheet ToSheet()
    {
        string[] general = IsAnalysis ? ["STUDYID", "USUBJID"] : HasSequence ? ["STUDYID", "DOMAIN", "USUBJID", domain + "SEQ"] : ["STUDYID", "DOMAIN", "USUBJID"];
        string[] used = [.. general, .. variables];
        var file = domain.ToLowerInvariant() + ".csv";
        List<SheetRow> written = [.. rows.OrderBy(r => r.Subject, StringComparer.Ordinal).Select((r, i) => new SheetRow(i + 2, [.. used.Select(v => r.Cells.GetValueOrDefault(v))]))];
        return new(file, file, [.. used.Select((v, i) => new SheetColumn(i + 1, v))], () => written) { RowCount = written.Count };
    }

    private static Cell Of(object? value) => value switch
    {
        null or "" => Cell.Empty,
        decimal number => Cell.Of(number / 1.0000000000000000000000000000m), // without trailing zeros
        int number => Cell.Of(number),
        string text => Cell.OfText(text),
        _ => Cell.OfText(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}

/// <summary>Days of one series as CDISC writes them.</summary>
internal readonly struct SdtmWrittenDays(SdtmComputed computed)
{
    /// <summary>ISO 8601; null where there is no calendar.</summary>
    public string? Date(AxisPoint? day) => computed.HasCalendar && day is { } known ? DateOnly.FromDayNumber((int)known.Days).ToString("O", CultureInfo.InvariantCulture) : null;

    /// <summary>Of a time point; a month or year where no day is known.</summary>
    public string? Date(AxisPoint? day, string? timePoint) => Date(day)
        ?? (computed.HasCalendar && timePoint is not null && computed.PartialDates.TryGetValue(timePoint, out var partial) ? partial.ToString() : null);

    /// <summary>Day 1 is the reference date, and there is no day 0.</summary>
    public int? StudyDay(AxisPoint? day) => (day, computed.Series.Reference) is ({ } known, { } reference)
        ? (int)Math.Round(AxisPoint.DaysBetween(reference, known), MidpointRounding.AwayFromZero) is var days && days >= 0 ? days + 1 : days
        : null;
}
