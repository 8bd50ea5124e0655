using System.Globalization;
using Islet.Clinic;
using Islet.Exchange;

namespace Islet.Cli.Response;

/// <summary>Answers to SDTM for a person: a line a time point, and how often the file's own responses differ.</summary>
internal static class SdtmAssessText
{
    public static void Write(IReadOnlyList<SdtmAnswer> answers, TextWriter output)
    {
        var table = Terminal.Table("subject", "reader", "visit", "date", "sum mm", "% base", "% nadir", "targets", "non-targets", "new", "overall", "stated");
        foreach (var answer in answers)
        {
            var (dates, sizes) = (new SdtmJsonDates(answer.Series), LesionSizes.Of(answer.Timeline, AssessedSeries.QuantityOf(answer.Criterion), answer.Assessment.Options));
            foreach (var point in answer.Assessment.TimePoints)
            {
                table.Add(answer.Series.Subject, answer.Series.Reader, answer.Visit(point.Id).Label, dates.Date(point.Date) ?? "no date", AssessText.Sum(point, answer.Timeline, sizes),
                    Number(point.Size?.PercentOfBaseline), Number(point.Size?.PercentOfNadir), Word(point.Target), Word(point.NonTarget), point.New ? "yes" : "no", Word(point.Overall),
                    answer.StatedOf(point.Id) is { } said && said != point.Overall ? $"{Word(said)} !" : Word(answer.StatedOf(point.Id)));
            }
        }
        output.WriteTable(table);
        var best = Terminal.Table("subject", "reader", "best response", "confirmed", "PFS days", "status", "why");
        foreach (var answer in answers)
        {
            var pfs = ResponsePfs.Of(answer.Assessment, answer.Timeline);
            best.Add(answer.Series.Subject, answer.Series.Reader, Word(BestResponses.Of(answer.Assessment, answer.Timeline, confirmed: false).Category),
                Word(BestResponses.Of(answer.Assessment, answer.Timeline, confirmed: true).Category), Number(pfs.Days), AssessmentJson.Word<ResponseTimeStatus>(pfs.Status)!, ResponseTimeWords.Of(pfs.Cause));
        }
        output.WriteTable(best);
        var (stated, differ) = (answers.Sum(a => a.Stated?.TimePoints.Count ?? 0), answers.Sum(a => a.Contradicted.Count()));
        if (answers.Count > 0)
            output.WriteLine($"{answers[0].Criterion.Name}, computed from TU and TR.");
        if (stated > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{differ} of {stated} overall responses in RS differ from what the measurements say (marked !)."));
    }

    private static string Word(ResponseCategory? category) => AssessmentJson.Word(category) ?? "";

    private static string Number(decimal? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-";
}
