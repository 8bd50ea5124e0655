using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A Cox model of a further analysis, or why there is none.</summary>
internal sealed record FurtherFit(CoxModel? Model, string? NotFitted, int Patients, int Events)
{
    public static FurtherFit Of(CoxSample sample, int patients, TimeTies ties, CoxAnalysis words)
    {
        var events = sample.Observations.Count(o => o.Event);
        if (events == 0)
            return new(null, StudyWords.ModelNeedsEvents, patients, events);
        if (sample.Covariates.OfType<FactorCovariate>().FirstOrDefault(f => f.Levels.Count < 2 || f.Codes.Distinct().Count() < 2) is { } single)
            return new(null, $"all have the same {words.Terms.FirstOrDefault(t => t.Id == single.Name)?.Label ?? words.Label}", patients, events);
        var fit = Cox.Fit(sample, words.Ties, ties, words.Confidence);
        return new(fit.Model, fit.Model is null ? StudyWords.NotFitted(fit, words) : null, patients, events);
    }

    /// <summary>What is remarked on any model.</summary>
    public IEnumerable<Remark> Remarks(CoxSample sample, string of) => Model is not { } model ? []
        : [.. model.Remarks.Select(r => r with { Of = r.Of.Length == 0 ? of : r.Of, Text = $"{of}: {r.Text}" }),
            .. ProportionalHazards.Test(sample, model, TimeTransform.KaplanMeier).Remarks.Select(r => r with { Text = $"{of}: {r.Text}" })];
}
