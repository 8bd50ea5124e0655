using System.Globalization;
using Islet.Course;

namespace Islet.Exchange;

/// <summary>The rows of one assessment by one reader.</summary>
internal sealed class SdtmVisit(string label, string number, IReadOnlyList<SdtmRecord> rows)
{
    public string Label => label.Length > 0 ? label : number;

    public string Number => number;

    /// <summary>Of the domain TR.</summary>
    public IReadOnlyList<SdtmRecord> Rows => rows;

    /// <summary>Tells the visits of one series apart: the label, and where two bear it the day with it.</summary>
    public string Id { get => field ?? Label; set; }

    public Dictionary<SdtmRecord, AxisPoint?> Days { get; } = [];

    /// <summary>Day of the last scan (spec 7.2); null: none is known.</summary>
    public AxisPoint? Date => Days.Values.Max();

    public bool Is(SdtmRecord other) => other.Visit.Length > 0 && label.Length > 0 ? other.Visit == label : other.VisitNumber == number;
}

/// <summary>
/// Which rows make one assessment. A visit label holds them together, dates stand inside; only where one label bears the same measurement of a lesion on
/// two days are these two assessments (spec response-criteria D4, 1.3).
/// </summary>
internal static class SdtmVisits
{
    /// <param name="rows">Of one subject and reader.</param>
    /// <returns>In the order of visits: by number where all have one, else as they come.</returns>
    public static IReadOnlyList<SdtmVisit> Of(IReadOnlyList<SdtmRecord> rows, SdtmDates dates)
    {
        var spans = rows.ToDictionary(r => r, dates.Of);
        List<SdtmVisit> visits = [.. rows.GroupBy(r => r.Visit.Length + r.VisitNumber.Length > 0 ? (r.Visit, r.VisitNumber) : (r.Date, "")).SelectMany(g => Split([.. g], spans))];
        if (visits.TrueForAll(v => Number(v) is not null))
            visits = [.. visits.OrderBy(v => Number(v)).ThenBy(v => v.Rows.Min(r => spans[r]?.First))];
        for (var i = 0; i < visits.Count; i++)
            SetDays(visits, i, spans, dates);
        foreach (var same in visits.GroupBy(v => v.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            foreach (var (visit, n) in same.Select((v, n) => (v, n)))
                visit.Id = string.Create(CultureInfo.InvariantCulture, $"{visit.Label} ({(visit.Rows[0].Date is { Length: > 0 } day ? day : n + 1)})");
        return visits;
    }

    private static decimal? Number(SdtmVisit visit) => decimal.TryParse(visit.Number, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static IEnumerable<SdtmVisit> Split(IReadOnlyList<SdtmRecord> rows, Dictionary<SdtmRecord, SdtmSpan?> spans)
    {
        var days = rows.ToDictionary(r => r, r => spans[r] is { } span ? Exact(span, rows, spans)?.Days ?? span.First.Days : (decimal?)null);
        var repeated = rows.Where(r => r.LinkId.Length > 0).GroupBy(r => (r.LinkId, r.Test)).Any(g => g.Select(r => days[r]).Distinct().Skip(1).Any());
        return repeated ? rows.GroupBy(r => days[r]).Select(Visit) : [Visit(rows)];
    }

    private static SdtmVisit Visit(IEnumerable<SdtmRecord> rows) => rows.First() is var first ? new(first.Visit, first.VisitNumber, [.. rows]) : throw new InvalidOperationException();

    /// <summary>A partial date is that of another row of the visit where one is known to the day within it.</summary>
    private static AxisPoint? Exact(SdtmSpan span, IReadOnlyList<SdtmRecord> rows, Dictionary<SdtmRecord, SdtmSpan?> spans) => span.IsExact ? span.First
        : rows.Select(r => spans[r]).Where(s => s is { IsExact: true } other && span.Contains(other.First)).Max(s => s?.First);

    private static void SetDays(List<SdtmVisit> visits, int i, Dictionary<SdtmRecord, SdtmSpan?> spans, SdtmDates dates)
    {
        var visit = visits[i];
        foreach (var row in visit.Rows)
        {
            visit.Days[row] = spans[row] is not { } span ? null
                : Exact(span, visit.Rows, spans) ?? dates.Impute(span, Known(visits.Take(i), spans).Max(), Known(visits.Skip(i + 1), spans).Where(d => d >= span.First).Min());
        }
    }

    private static IEnumerable<AxisPoint?> Known(IEnumerable<SdtmVisit> visits, Dictionary<SdtmRecord, SdtmSpan?> spans) =>
        visits.SelectMany(v => v.Rows).Select(r => spans[r]).Where(s => s is { IsExact: true }).Select(s => s?.First);
}
