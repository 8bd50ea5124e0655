using System.Globalization;
using System.Text.Json.Nodes;
using Islet.Clinic;
using Islet.Course;

namespace Islet.Cli.Response;

/// <summary>An answer for a person: a line a time point, then what follows over time.</summary>
internal static class AssessText
{
    private const int IdWidth = 8, DateWidth = 12, SumWidth = 18, WordWidth = 15, NumberWidth = 9;

    public static async Task WriteAsync(VignetteAnswer answer, TextWriter output)
    {
        await output.WriteLineAsync($"{answer.Vignette.Id}  {answer.Assessed?.Assessment.Criterion.Name ?? answer.Vignette.Criterion}");
        if (answer.Assessed is { } assessed)
        {
            await SeriesAsync(assessed, output);
            return;
        }
        foreach (var (key, value) in answer.Result ?? [])
            await output.WriteLineAsync($"  {key,-WordWidth} {(value is JsonValue ? value.ToString() : value?.ToJsonString() ?? "unknown")}");
    }

    private static async Task SeriesAsync(AssessedSeries assessed, TextWriter output)
    {
        var sizes = LesionSizes.Of(assessed.Timeline, assessed.Quantity, assessed.Assessment.Options);
        if (!assessed.IsValuesOnly)
            await output.WriteLineAsync(Line("time", "date", "sum " + assessed.Quantity.Unit, "% base", "% nadir", "targets", "non-targets", "new", "overall"));
        foreach (var point in assessed.Assessment.TimePoints)
        {
            await output.WriteLineAsync(assessed.IsValuesOnly ? $"  {point.Id,-IdWidth}{Day(point.Date)}"
                : Line(point.Id, Day(point.Date), Sum(point, assessed.Timeline, sizes), Number(point.Size?.PercentOfBaseline), Number(point.Size?.PercentOfNadir),
                    Word(point.Target), Word(point.NonTarget), point.New ? "yes" : "no", Word(point.Overall)));
            foreach (var line in Beside(point))
                await output.WriteLineAsync($"  {"",IdWidth}{line}");
        }
        foreach (var line in assessed.IsValuesOnly ? [] : OverTime(assessed))
            await output.WriteLineAsync("  " + line);
        if (assessed.Assessment.Assumptions is { Count: > 0 } assumptions)
            await output.WriteLineAsync($"  assumed: {string.Join(" ", assumptions)}");
    }

    private static string Line(string id, string date, string sum, string ofBase, string ofNadir, string target, string nonTarget, string fresh, string overall) =>
        $"  {id,-IdWidth}{date,-DateWidth}{sum,-SumWidth}{ofBase,NumberWidth}{ofNadir,NumberWidth}  {target,-WordWidth}{nonTarget,-WordWidth}{fresh,-5}{overall}".TrimEnd();

    /// <summary>Of what was measured; where some targets were not, the sum says so, and where none was there is no sum.</summary>
    public static string Sum(TimePointResponse point, Timeline timeline, LesionSizes sizes) => point.Size switch
    {
        { Sum: { } sum, IsComplete: true } => Number(sum),
        { Sum: { } sum } when timeline.IndexOf(point.Id) is { } at && !sizes.FollowUps[at].IsEmpty => Number(sum) + " incomplete",
        _ => "-",
    };

    private static IEnumerable<string> Beside(TimePointResponse point)
    {
        if (point.AsRead is { } read && read != point.Overall)
            yield return $"read as {ResponseWords.Of(read)} at the time";
        foreach (var part in point.Measures.GroupBy(m => m.Part))
            yield return $"{(part.Key is { } of ? of + ": " : "")}{string.Join(", ", part.Select(Measure))}";
        if (point.RecistOverall is { } recist)
            yield return $"by RECIST 1.1 {ResponseWords.Of(recist)}";
        if (point.Cautions.Count > 0)
            yield return string.Join(", ", point.Cautions.Select(ResponseWords.Of));
    }

    private static string Measure(ResponseMeasure measure) =>
        $"{measure.Name} {(measure.Unit is "yes/no" ? measure.Value switch { null => "unknown", 0 => "no", _ => "yes" } : measure.Value is null ? "not known" : $"{Number(measure.Value)} {measure.Unit}")}";

    private static IEnumerable<string> OverTime(AssessedSeries assessed)
    {
        var (assessment, timeline) = (assessed.Assessment, assessed.Timeline);
        yield return $"best response {ResponseWords.Of(BestResponses.Of(assessment, timeline, confirmed: false).Category)}, confirmed {ResponseWords.Of(BestResponses.Of(assessment, timeline, confirmed: true).Category)}";
        yield return $"PFS: {ResponseTimeWords.InDays(ResponsePfs.Of(assessment, timeline))}";
        yield return $"time to progression: {ResponseTimeWords.InDays(ResponsePfs.TimeToProgression(assessment, timeline))}";
        if (assessed.Response is { } response)
            yield return $"duration of {(assessed.IsConfirmed ? "confirmed" : "unconfirmed")} response: {ResponseTimeWords.InDays(response)}";
    }

    private static string Day(AxisPoint? day) => day is { } known ? AssessmentJson.Day(known) : "no date";

    private static string Word(ResponseCategory? category) => category is { } word ? ResponseWords.Of(word) : "";

    private static string Number(decimal? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "-";
}
