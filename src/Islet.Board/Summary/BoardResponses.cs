using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Response of the last line that was measured, as its leading reader measured it.</summary>
internal static class BoardResponses
{
    private const int MostPairs = 3; // differences between criteria where RECIST 1.1 does not speak

    public static BoardResponse? Of(PatientSheet sheet)
    {
        var all = ResponseCourse.SeriesOf(sheet.Snapshot);
        if (all.Count == 0)
            return null;
        var line = (all.LastOrDefault(s => s.TimePoints.Count > 1) ?? all[^1]).Line;
        var leading = LineResponses.Of(sheet.Snapshot).FirstOrDefault(r => r.Line.Number == line.Number)?.Foremost?.Series ?? all.First(s => s.Line.Number == line.Number);
        return Of(ResponseSheet.Of(sheet.Snapshot, leading, all, ResponseOptions.Default));
    }

    private static BoardResponse Of(ResponseSheet sheet)
    {
        var row = sheet.Table.Rows is [.., var last] ? last : null;
        return new(sheet.Series.Line.Number, TimelineWords.Drugs(sheet.Series.Line), ReaderWords.Of(sheet.Series.Reader), row is null ? null : sheet.Day(row.Id),
            ResponseDates.Best(BestResponses.Of(sheet.Recist, sheet.Timeline, confirmed: false), sheet.Axis), ResponseDates.Of(ResponsePfs.Of(sheet.Recist, sheet.Timeline), sheet.Axis),
            row is null ? [] : [.. sheet.Speaking.Select(a => row[a.Criterion.Code]).OfType<ResponseCell>().Where(c => Speaks(c, sheet)).Select(Criterion)],
            [.. row is null ? [] : Differences(row, sheet), .. Stated(sheet)],
            [.. LookList.Of(sheet).Where(g => g.TimePoints.Count == 0 || row is not null && g.TimePoints.Contains(row.Id)).SelectMany(g => g.Items).Select(i => i.Says)])
        {
            Headline = [.. ResponseHeadline.Of(sheet)],
            Unread = row is null ? [] : [.. sheet.Table.Assessments.Select(a => row[a.Criterion.Code]).OfType<ResponseCell>().Where(c => !Speaks(c, sheet))
                .GroupBy(CriterionWords.Unread, StringComparer.Ordinal).Select(why => new UnreadCriteria(why.Key, [.. why.Select(c => c.Criterion.Code)]))],
        };
    }

    /// <summary>RECIST 1.1 always; of the others what says something at this time point.</summary>
    private static bool Speaks(ResponseCell cell, ResponseSheet sheet) => cell.Criterion == sheet.Recist.Criterion || cell.Group is not ResponseGroup.None
        || (cell.Category is null && cell.Response.Measures.Any(m => m.Value is not null));

    private static BoardCriterion Criterion(ResponseCell cell) => new(cell.Criterion.Code, cell.Criterion.Name, CriterionWords.Category(cell), cell.Group,
        [.. CriterionWords.Measured(cell)], cell.Response.Cautions.Count);

    /// <summary>From RECIST 1.1 where it speaks; else the pairs themselves, a few of them.</summary>
    private static IEnumerable<string> Differences(ResponseRow row, ResponseSheet sheet) =>
        (row.DifferencesFrom(sheet.Recist.Criterion.Code).ToList() is { Count: > 0 } all ? all : row.Differences.Take(MostPairs))
            .Select(d => T($"{Said(d.One)}, {Said(d.Other)}: {ReasonWords.Worded(d).Said()}"));

    private static string Said(ResponseCell cell) => $"{cell.Criterion.Code} {CriterionWords.Category(cell) ?? T("no category")}";

    /// <summary>Where a reader or a source says otherwise than is computed.</summary>
    private static IEnumerable<string> Stated(ResponseSheet sheet)
    {
        if (sheet.Stated is not { } stated)
            yield break;
        foreach (var best in stated.Best.Where(b => b.Differs is true))
            yield return T($"Stated: {FindingWords.Stated((ReportedOutcome)best.From.Content)}; computed: {Category(best.Computed)}");
        foreach (var read in stated.Reads.Where(r => r.Differs is true))
            yield return T($"Read on {Numbers.When(read.From.Happened, sheet.Axis)}: {read.Word}; computed: {Category(read.Computed?.Overall)}");
        foreach (var shown in stated.Progressions.Where(p => p.Differs is true))
            yield return T($"Progression stated {Numbers.When(shown.From.Happened, sheet.Axis)}; {(shown.Computed is { } day ? T($"computed {ResponseDates.Of(day, sheet.Axis)}") : T("none computed"))}");
    }

    private static string Category(ResponseCategory? category) => category is { } known ? ResponseWords.Worded(known).Said() : T("no category");
}
