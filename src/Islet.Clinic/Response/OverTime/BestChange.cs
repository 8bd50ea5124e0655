namespace Islet.Clinic;

/// <summary>The bar of one patient in a waterfall plot.</summary>
/// <param name="Percent">Most negative change from baseline, else the least positive, unrounded; null: no complete sum after baseline that counts, so no bar and no 0.</param>
/// <param name="TimePoint">That shows it.</param>
/// <param name="ProgressedBesides">Progression by a new lesion or a non-target, which the bar does not show.</param>
public sealed record BestChange(decimal? Percent, string? TimePoint, bool ProgressedBesides)
{
    /// <summary>Complete sums up to and with the first progression, none after a new therapy began. Eisenhauer et al. 2009; specification response-criteria 7.5.</summary>
    public static BestChange Of(ResponseAssessment assessment, Timeline timeline)
    {
        var history = ResponseHistory.Of(assessment, timeline);
        var (best, besides) = ((Percent: (decimal?)null, TimePoint: (string?)null), false);
        for (var i = 0; i < history.Considered(); i++)
        {
            var response = history.Points[i].Response;
            besides |= response.Progressions.Any(p => p.Cause is ProgressionCause.NewLesion or ProgressionCause.NonTarget);
            if (response.Size is { IsComplete: true, PercentOfBaseline: { } percent } && (best.Percent is not { } known || percent < known))
                best = (percent, response.Id);
        }
        return new(best.Percent, best.TimePoint, besides);
    }
}
