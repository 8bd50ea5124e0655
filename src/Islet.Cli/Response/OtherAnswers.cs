using System.Text.Json;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Cli.Stats;
using Islet.Statistics;

namespace Islet.Cli.Response;

/// <summary>Vignettes that ask for something else than the categories of a series.</summary>
internal static class OtherAnswers
{
    public static JsonObject ClopperPearson(JsonPlace input, ResponseOptions options)
    {
        input.Only("referenceDate", "x", "n", "level");
        var (count, of, level) = (input.Whole("x", 0, int.MaxValue), input.Whole("n", 0, int.MaxValue), (double)(input.Number("level", NumberRange.Probability) ?? 0.95m));
        if (count is not { } x || of is not { } n || n <= 0 || x < 0 || x > n || level is not (> 0 and < 1))
        {
            input.Refuse<int>("x of n, from 0 to n, n above 0, and a level between 0 and 1");
            return new() { ["rate"] = null, ["lower"] = null, ["upper"] = null };
        }
        var exact = BinomialLimits.ClopperPearson(x, n, level);
        return new() { ["rate"] = StatsJson.Number(exact.Rate), ["lower"] = StatsJson.Number(exact.Lower), ["upper"] = StatsJson.Number(exact.Upper) };
    }

    public static JsonObject GrowthRate(JsonPlace input, ResponseOptions options)
    {
        var rate = TumourGrowthRate.Of(input.Number("sum1", NumberRange.Millimetres), input.Number("sum2", NumberRange.Millimetres), input.Number("days", NumberRange.Days));
        if (rate.Problem is { } problem)
            input.Problems.Add(problem);
        return new() { ["tgr"] = StatsJson.Number(rate.PercentPerMonth), ["volumePct"] = AssessmentJson.Number(rate.VolumePercent), ["flags"] = AssessmentJson.Cautions(rate.Cautions) };
    }

    public static JsonObject Discordance(JsonPlace input, ResponseOptions options)
    {
        var review = ReadReview.Of(SeriesInput.Read(null, input), options, [.. Reads(input)]);
        foreach (var problem in review.Problems)
            input.Problems.Add(problem);
        List<JsonObject> compared = [.. review.Comparisons.Select(Compared)];
        var first = compared.FirstOrDefault() ?? Nothing();
        if (compared.Count > 1)
            first["reads"] = new JsonArray([.. compared.Skip(1).Select(c => c.DeepClone())]);
        return first;
    }

    private static JsonObject Nothing() => new() { ["timepoint"] = null, ["recist"] = null, ["pctNadir"] = null, ["agreement"] = null, ["cause"] = null };

    private static JsonObject Compared(ReadComparison c) => new()
    {
        ["timepoint"] = c.TimePoint,
        ["recist"] = AssessmentJson.Word<ResponseCategory>(c.Recist),
        ["pctNadir"] = AssessmentJson.Number(c.PercentOfNadir),
        ["agreement"] = AssessmentJson.Word<ReadAgreement>(c.Agreement),
        ["cause"] = AssessmentJson.Word(c.Cause),
    };

    private static IEnumerable<ClinicalRead> Reads(JsonPlace input)
    {
        if (input["clinicalRead"] is not { } read)
        {
            input.Refuse<int>("a clinicalRead");
            yield break;
        }
        var reads = read.Value.ValueKind is JsonValueKind.Array ? input.Items("clinicalRead") : [read];
        foreach (var one in reads)
            if (Read(one, input) is { } said)
                yield return said;
    }

    /// <summary>A read that names no time point is of the last one.</summary>
    private static ClinicalRead? Read(JsonPlace read, JsonPlace input)
    {
        if (!read.IsObject)
            return Progressive(read) is { } alone && Last(input) is { } at ? new(at, alone) : null;
        var point = First(read, "timepoint", "timePoint", "tp", "id", "visit")?.AsText() ?? Last(input);
        var said = First(read, "read", "call", "category", "response", "overall", "result", "pd", "progression", "progressive") is { } place ? Progressive(place) : null;
        if (point is null || said is null)
            read.Refuse<int>("a time point, and PD or not PD");
        return point is not null && said is { } progressive ? new(point, progressive, First(read, "reason", "statedReason", "because", "why")?.AsText()) : null;
    }

    private static string? Last(JsonPlace input) =>
        input.Items("timepoints").Where(t => t.Flag("baseline") is not true).OrderBy(t => t.Date("date")).Select(t => t.Text("id")).LastOrDefault();

    private static bool? Progressive(JsonPlace said) => said.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => said.Value.GetString() is "PD" or "pd" or "progression" or "progressive",
        _ => said.Refuse<bool>("PD, another category, or true or false"),
    };

    private static JsonPlace? First(JsonPlace read, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (read[name] is { } place)
                return place;
        }
        return null;
    }
}
