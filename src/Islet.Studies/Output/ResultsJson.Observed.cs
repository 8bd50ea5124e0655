using System.Text.Json;
using Islet.Course;
using Islet.Statistics;

namespace Islet.Studies;

internal static partial class ResultsJson
{
    /// <summary>The times as they were observed, of events and censorings alike: some papers print their median and range as if they were survival's.</summary>
    private static void ObservedOf(Utf8JsonWriter json, SurvivalCurve curve) => json.WriteObject("observed", () =>
    {
        var times = NumberSummary.Of([.. curve.Steps.SelectMany(step => Enumerable.Repeat(step.Time, (int)(step.Events + step.Censored)))]);
        json.Number("median", times.Median);
        json.Number("minimum", times.Least);
        json.Number("maximum", times.Most);
    });
}
