using Islet.Clinic;

namespace Islet.Board;

/// <summary>A series as one criterion reads it.</summary>
public sealed record AssessedSeries(Timeline Timeline, ResponseAssessment Assessment)
{
    public static AssessedSeries Of(ResponseCriterion criterion, ResponseSeries series, ResponseOptions options) =>
        Of(criterion, Timeline.Of(series), options);

    public static AssessedSeries Of(ResponseCriterion criterion, Timeline timeline, ResponseOptions options) => new(timeline, criterion.Assess(timeline, options));

    /// <summary>The response was confirmed by a later assessment.</summary>
    public bool IsConfirmed => BestResponses.Of(Assessment, Timeline, confirmed: true).IsResponse;

    /// <summary>How long the confirmed response lasted where there is one, else the response as seen; null: there was none.</summary>
    public ResponseTime? Response => ResponseDurations.OfResponse(Assessment, Timeline, IsConfirmed) is { Status: not ResponseTimeStatus.None } time ? time : null;

    /// <summary>The criterion has no categories here: no best response, and nothing that could progress.</summary>
    public bool IsValuesOnly => Assessment.Criterion == TumourGrowthRate.Criterion
        || (Assessment.Criterion == Zwirtz2022Zp.Criterion && Assessment.Options is { ZpPrPct: null } or { ZpPdPct: null });

    public LesionQuantity Quantity => QuantityOf(Assessment.Criterion);

    /// <summary>What the sums of a criterion are of.</summary>
    public static LesionQuantity QuantityOf(ResponseCriterion criterion) => criterion switch
    {
        var c when c == GreenWeiss1992.Criterion || c == VanVliet2013.Swog => LesionQuantity.Area,
        var c when c == LencioniLlovet2010.Criterion => LesionQuantity.ViableDiameter,
        _ => LesionQuantity.Diameter,
    };
}
