using System.Text.Json.Nodes;
using Islet.Cli.Stats;
using Islet.Clinic;
using Islet.Course;
using Islet.Exchange;

namespace Islet.Cli.Response;

/// <summary>An answer to SDTM by the keys of the contract, and what it rests on beside them.</summary>
internal static class SdtmAssessJson
{
    public const string DiameterDisagrees = "DIAMETER_DISAGREES";

    public static JsonObject Of(SdtmAnswer answer)
    {
        var (series, dates) = (answer.Series, new SdtmJsonDates(answer.Series));
        var flags = answer.Series.Visits.Keys.SelectMany(id => Flags(answer, id)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new()
        {
            ["usubjid"] = series.Subject,
            ["reader"] = series.Reader,
            ["criterion"] = answer.Criterion.Code,
            ["reference_date"] = dates.Date(series.Series.Reference),
            ["baseline"] = answer.Timeline.Baseline is { } baseline
                ? new JsonObject { ["visit"] = answer.Visit(baseline.Id).Label, ["date"] = dates.Date(baseline.Date), ["sum"] = AssessmentJson.Number(answer.BaselineSum) } : null,
            ["timepoints"] = new JsonArray([.. answer.Assessment.TimePoints.Select(p => (JsonNode)TimePoint(answer, p, dates))]),
            ["bor"] = Best(answer.Assessment, answer.Timeline),
            ["pfs"] = Time(ResponsePfs.Of(answer.Assessment, answer.Timeline), dates),
            ["ttp"] = Time(ResponsePfs.TimeToProgression(answer.Assessment, answer.Timeline), dates),
            ["stated"] = answer.Stated is { } stated ? new JsonObject { ["bor"] = Best(stated, answer.Timeline), ["contradicted"] = answer.Contradicted.Count() } : null,
            ["warnings"] = StatsJson.Texts(flags),
            ["problems"] = new JsonArray([.. answer.Assessment.Problems.Select(p => (JsonNode)StatsJson.Problem(p))]),
        };
    }

    private static JsonObject TimePoint(SdtmAnswer answer, TimePointResponse point, SdtmJsonDates dates)
    {
        var json = new JsonObject
        {
            ["id"] = point.Id,
            ["visit"] = answer.Visit(point.Id).Label,
            ["date"] = dates.Date(point.Date),
            ["day"] = dates.StudyDay(point.Date),
            ["sum"] = AssessmentJson.Number(point.Size?.Sum),
            ["sum_complete"] = point.Size?.IsComplete,
            ["nadir"] = AssessmentJson.Number(point.Size?.Nadir),
            ["pct_base"] = AssessmentJson.Number(point.Size?.PercentOfBaseline),
            ["pct_nadir"] = AssessmentJson.Number(point.Size?.PercentOfNadir),
            ["target"] = AssessmentJson.Word(point.Target),
            ["non_target"] = AssessmentJson.Word(point.NonTarget),
            ["new"] = point.New,
            ["overall"] = AssessmentJson.Word(point.Overall),
            ["as_read"] = AssessmentJson.Word(point.AsRead ?? point.Overall),
            ["stated"] = AssessmentJson.Word(answer.StatedOf(point.Id)),
            ["decided_by"] = point.DecidedBy,
            ["flags"] = StatsJson.Texts(Flags(answer, point.Id)),
        };
        foreach (var measure in point.Measures)
            json[measure.Name] = AssessmentJson.Number(measure.Value);
        return json;
    }

    private static IEnumerable<string> Flags(SdtmAnswer answer, string id)
    {
        var cautions = answer.Assessment.TimePoints.FirstOrDefault(t => t.Id == id)?.Cautions.Select(c => AssessmentJson.Word<ResponseCaution>(c)!) ?? [];
        return answer.Visit(id).DiameterDisagrees ? cautions.Append(DiameterDisagrees) : cautions;
    }

    private static JsonObject Best(ResponseAssessment assessment, Timeline timeline) => new()
    {
        ["unconfirmed"] = AssessmentJson.Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: false).Category),
        ["confirmed"] = AssessmentJson.Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: true).Category),
    };

    private static JsonObject Time(ResponseTime time, SdtmJsonDates dates) => new()
    {
        ["status"] = AssessmentJson.Word<ResponseTimeStatus>(time.Status), ["date"] = dates.Date(time.End), ["days"] = AssessmentJson.Number(time.Days), ["cause"] = AssessmentJson.Word<ResponseTimeCause>(time.Cause),
    };
}

/// <summary>Days of a series that may have no calendar.</summary>
internal readonly struct SdtmJsonDates(SdtmSeries series)
{
    public string? Date(AxisPoint? day) => series.HasCalendar && day is { } known ? AssessmentJson.Day(known) : null;

    /// <summary>Of CDISC: day 1 is the reference date.</summary>
    public int? StudyDay(AxisPoint? day) => (day, series.Series.Reference) is ({ } known, { } reference) && (int)AxisPoint.DaysBetween(reference, known) is var days ? days >= 0 ? days + 1 : days : null;
}
