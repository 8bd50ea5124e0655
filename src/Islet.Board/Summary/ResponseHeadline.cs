using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>The sentences over a response: computed beside stated, and scans that nobody measured.</summary>
internal static class ResponseHeadline
{
    public static IEnumerable<string> Of(ResponseSheet sheet)
    {
        if (sheet.Recist.TimePoints is [.., var last])
            yield return Last(last, sheet);
        if (ScansBeside.Unmeasured(sheet.Series, sheet.Snapshot) is [.., var unread] scans)
            yield return T(scans.Count, "{0} scan after it is not measured: {1} of {2}.", "{0} scans after it are not measured, the last {1} of {2}.", ((ImagingStudy)unread.Content).Modality, Numbers.When(unread.Happened, sheet.Axis));
        foreach (var stated in sheet.Stated?.Times ?? [])
            yield return T($"Stated: {FindingWords.Stated((ReportedOutcome)stated.Content)}, by {FindingWords.By(stated.Content.StatedBy)}.");
    }

    private static string Last(TimePointResponse last, ResponseSheet sheet)
    {
        var computed = T($"RECIST 1.1 computed {Category(last.Overall)} on {sheet.Day(last.Id)}");
        List<string> read = [.. sheet.Stated?.Reads.Where(r => r.Differs is true && r.Computed?.Id == last.Id).Select(r => T($"{Reader(r.Reader)} read {Shown.Cut(r.Word)}")).Distinct() ?? []];
        return read.Count == 0 ? computed + "." : $"{computed}; {string.Join("; ", read)}.";
    }

    private static string Reader(SeriesReader reader) => ReaderWords.Of(reader);

    private static string Category(ResponseCategory? category) => category is { } known ? ResponseWords.Worded(known).Said() : T("no category");
}
