using Islet.Figures;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The figure of a statistic: where it goes, how wide it is, and what its times count.</summary>
/// <param name="Unit">Null: the name of the time column says it, as OS_MONTHS does; where it says nothing, days.</param>
internal sealed record StatsFigure(FileInfo File, int Width, TimeUnit? Unit)
{
    private static readonly (string Word, TimeUnit Unit)[] Words = [("day", TimeUnit.Days), ("week", TimeUnit.Weeks), ("month", TimeUnit.Months), ("year", TimeUnit.Years)];

    /// <summary>Curves with numbers at risk, medians and, between groups, the log-rank test.</summary>
    public Task WriteAsync(StatsData data, IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> groups, ChiSquaredTest? test, CancellationToken cancel)
    {
        var (spec, unit) = (data.Spec, UnitOf(data.Spec.Time));
        var title = spec.Group is { } by ? $"Kaplan-Meier estimate by {by}" : "Kaplan-Meier estimate";
        var figure = new KaplanMeierFigure(title, "Survival", new($"{spec.Time} ({unit.ToString().ToLowerInvariant()})", unit),
            [.. groups.Select(g => KaplanMeierGroup.Of(spec.Group is null ? "All" : g.Level, g.Curve))])
        {
            Test = test is { } t ? TestResult.Of(spec.Strata is { } s ? $"Log-rank test stratified by {s}" : "Log-rank test", t) : null,
            Footnotes = [StatsText.Source(data)],
        };
        return WriteAsync(figure.ToSvg(new("km", Width)), cancel);
    }

    /// <summary>A forest plot of the hazard ratios.</summary>
    public Task WriteAsync(StatsData data, CoxModel model, CancellationToken cancel)
    {
        var rows = new List<ForestRow>();
        foreach (var terms in model.Terms.GroupBy(t => t.Covariate))
        {
            if (terms.First().Reference is { } reference)
                rows.AddRange([ForestRow.Heading(terms.Key), ForestRow.Reference(reference)]);
            rows.AddRange(terms.Select(t => ForestRow.Of(t.Level ?? $"{t.Covariate} (for 1 more)", new(t.HazardRatio, t.HazardRatioLimits, t.P))));
        }
        var figure = new ForestFigure("Cox model", "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard",
            AboveOne = "Higher hazard",
            Level = model.Level,
            Footnotes = [FormattableString.Invariant($"{model.Rows} rows, {model.Events} events, {model.Ties} ties. p: Wald test."), StatsText.Source(data)],
        };
        return WriteAsync(figure.ToSvg(new("cox", Width)), cancel);
    }

    private TimeUnit UnitOf(string column) =>
        Unit ?? Words.Where(w => column.Contains(w.Word, StringComparison.OrdinalIgnoreCase)).Select(w => w.Unit).FirstOrDefault(TimeUnit.Days);

    /// <exception cref="Islet.Course.RefusedException">E_STATS_OUT.</exception>
    private async Task WriteAsync(string svg, CancellationToken cancel)
    {
        try
        {
            await System.IO.File.WriteAllTextAsync(File.FullName, svg, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw StatsProblem.Out("--svg", e);
        }
    }
}
