using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Board;

/// <summary>What a criterion says of a series, by the keys of the contract.</summary>
public static class AssessmentJson
{
    private static readonly JsonSerializerOptions OptionForm = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    /// <summary>A row a time point; of ZP a row a lesion, by the contract's key.</summary>
    public static JsonArray TimePoints(ResponseAssessment assessment, Axis axis) =>
        new([.. assessment.TimePoints.SelectMany(p => assessment.Criterion == Zwirtz2022Zp.Criterion ? ByLesion(p, axis) : [TimePoint(p, axis)])]);

    private static IEnumerable<JsonNode> ByLesion(TimePointResponse point, Axis axis)
    {
        var lesions = point.Measures.Where(m => m.Part is not null).GroupBy(m => m.Part!).ToList();
        if (lesions.Count == 0)
            yield return TimePoint(point, axis);
        foreach (var lesion in lesions)
        {
            var row = TimePoint(point with { Measures = [.. lesion.Select(m => m with { Part = null }), .. point.Measures.Where(m => m.Part is null)] }, axis);
            row["lesion"] = lesion.Key;
            yield return row;
        }
    }

    /// <summary>A word as the contract writes it.</summary>
    public static string? Word<T>(T? value)
        where T : struct, Enum => value is { } word ? JsonSerializer.SerializeToNode(word)!.GetValue<string>() : null;

    public static JsonNode? Date(AxisPoint? point, Axis axis) => point is { } day ? axis.Kind is AxisKind.Calendar ? Day(day) : PlanWords.On(day, axis) : null;

    public static string Day(AxisPoint point) => DateOnly.FromDayNumber((int)point.Days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Without trailing zeros: 39.0 is written 39.</summary>
    public static JsonNode? Number(decimal? value) => JsonNumbers.Of((double?)value);

    public static JsonArray Cautions(IEnumerable<ResponseCaution> cautions) => new([.. cautions.Select(c => (JsonNode)Word<ResponseCaution>(c)!)]);

    public static JsonObject Time(ResponseTime time, Axis axis) => new()
    {
        ["status"] = Word<ResponseTimeStatus>(time.Status), ["date"] = Date(time.End, axis), ["days"] = Number(time.Days), ["cause"] = Word<ResponseTimeCause>(time.Cause),
    };

    /// <summary>What was applied, so that nobody takes one definition for another.</summary>
    public static JsonObject Criterion(ResponseAssessment assessment) => new()
    {
        ["code"] = assessment.Criterion.Code,
        ["name"] = assessment.Criterion.Name,
        ["source"] = assessment.Criterion.Source,
        ["definition"] = assessment.Options.Definition.ToString(),
        ["options"] = Options(assessment.Options),
        ["assumptions"] = new JsonArray([.. assessment.Assumptions.Select(t => (JsonNode)t)]),
    };

    /// <summary>By the names of docs/response-files.md.</summary>
    public static JsonObject Options(ResponseOptions options) => (JsonObject)JsonSerializer.SerializeToNode(options, OptionForm)!;

    /// <summary>The whole answer of one criterion on one series: time points, best response, and the times that follow from them. Days are written as the axis has them.</summary>
    public static JsonObject Result(AssessedSeries assessed, Axis axis)
    {
        var (assessment, timeline) = (assessed.Assessment, assessed.Timeline);
        return new()
        {
            ["timepoints"] = TimePoints(assessment, axis),
            ["bor"] = new JsonObject
            {
                ["unconfirmed"] = Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: false).Category),
                ["confirmed"] = Word<ResponseCategory>(BestResponses.Of(assessment, timeline, confirmed: true).Category),
            },
            ["pfs"] = Time(ResponsePfs.Of(assessment, timeline), axis),
            ["ttp"] = Time(ResponsePfs.TimeToProgression(assessment, timeline), axis),
            ["dor"] = Duration(assessed, axis),
            ["bestPctBase"] = Number(BestChange.Of(assessment, timeline).Percent),
            ["criterion"] = Criterion(assessment),
        };
    }

    private static JsonObject? Duration(AssessedSeries assessed, Axis axis) => assessed.Response is not { } time ? null : new()
    {
        ["start"] = Date(time.Start, axis), ["end"] = Date(time.End, axis), ["status"] = Word<ResponseTimeStatus>(time.Status),
        ["days"] = Number(time.Days), ["confirmed"] = assessed.IsConfirmed,
    };

    /// <summary>To four decimals, as percentages are given.</summary>
    private static JsonNode? Value(ResponseMeasure measure) => measure.Value is not { } value ? null
        : measure.Unit is "yes/no" ? JsonValue.Create(value != 0) : Number(Math.Round(value, 4, MidpointRounding.AwayFromZero));

    private static JsonObject TimePoint(TimePointResponse point, Axis axis)
    {
        var json = new JsonObject { ["id"] = point.Id, ["date"] = Date(point.Date, axis) };
        if (point.Size is { } size)
        {
            json["sum"] = Number(size.Sum);
            json["sumComplete"] = size.IsComplete;
            json["nadir"] = Number(size.Nadir);
            json["pctBase"] = Number(size.PercentOfBaseline);
            json["pctNadir"] = Number(size.PercentOfNadir);
        }
        if (point.Target is not null)
            json["target"] = Word(point.Target);
        if (point.NonTarget is not null)
            json["nonTarget"] = Word(point.NonTarget);
        json["new"] = point.New;
        json["overall"] = Word(point.Overall);
        if (point.AsRead is { } read && read != point.Overall)
            json["asRead"] = Word(point.AsRead);
        foreach (var measure in point.Measures.Where(m => m.Part is null))
            json[measure.Name] = Value(measure);
        var parts = new JsonObject();
        foreach (var part in point.Measures.Where(m => m.Part is not null).GroupBy(m => m.Part!))
            parts[part.Key] = new JsonObject(part.Select(m => KeyValuePair.Create(m.Name, Value(m))));
        if (parts.Count > 0)
            json["parts"] = parts;
        if (point.RecistOverall is not null)
            json["recistOverall"] = Word(point.RecistOverall);
        json["flags"] = Cautions(point.Cautions);
        json["decidedBy"] = point.DecidedBy;
        return json;
    }
}
