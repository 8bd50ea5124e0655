using Islet.Clinic;

namespace Islet.Exchange;

/// <summary>What one reader's measurements of one subject say by a criterion, and what the file says of them.</summary>
/// <param name="Series">As read.</param>
/// <param name="Stated">RS's own sequence of overall responses; null: RS has none. It decides nothing of <paramref name="Assessment"/>.</param>
public sealed record SdtmAnswer(SdtmSeries Series, ResponseCriterion Criterion, Clinic.Timeline Timeline, ResponseAssessment Assessment, ResponseAssessment? Stated)
{
    public static SdtmAnswer Of(SdtmSeries series, ResponseCriterion criterion, ResponseOptions options)
    {
        var timeline = Clinic.Timeline.Of(series.Series);
        return new(series, criterion, timeline, criterion.Assess(timeline, options), StatedBy(series, criterion, options));
    }

    /// <summary>Baseline's sum by RECIST's sizes; null: no baseline, or no targets.</summary>
    public decimal? BaselineSum => LesionSizes.Of(Timeline, LesionQuantity.Diameter, Assessment.Options).Baseline.Sum;

    public SdtmVisitName Visit(string timePoint) => Series.Visits[timePoint];

    /// <summary>What RS says of a time point; null: nothing.</summary>
    public ResponseCategory? StatedOf(string timePoint) => Stated?.TimePoints.FirstOrDefault(t => t.Id == timePoint)?.Overall;

    /// <summary>Time points of which RS says something else than the measurements.</summary>
    public IEnumerable<TimePointResponse> Contradicted => Assessment.TimePoints.Where(t => StatedOf(t.Id) is { } said && said != t.Overall);

    /// <summary>An arbitrary sequence of responses is enough for best response and times: no measurement is asked for.</summary>
    private static ResponseAssessment? StatedBy(SdtmSeries series, ResponseCriterion criterion, ResponseOptions options)
    {
        var said = series.Stated.Where(s => s.Test == SdtmTerms.Overall).ToList();
        return said.Count == 0 ? null : new(criterion, options,
            [.. said.OrderBy(s => s.Date?.Days ?? decimal.MaxValue).Select(s => new TimePointResponse { Id = s.TimePoint ?? s.Visit, Date = s.Date, Overall = s.Category, DecidedBy = "stated" })], [], []);
    }
}
