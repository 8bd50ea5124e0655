using Islet.Figures;
using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>The figure of a statistic: where it goes, how wide it is, and what its times count.</summary>
/// <param name="Unit">Null: the name of the time column says it, as OS_MONTHS does; where it says nothing, days.</param>
internal sealed record StatsFigure(FileInfo File, int Width, TimeUnit? Unit)
{
    private static readonly (string Word, TimeUnit Unit)[] Words = [("day", TimeUnit.Days), ("week", TimeUnit.Weeks), ("month", TimeUnit.Months), ("year", TimeUnit.Years)];

    /// <summary>Curves with numbers at risk, medians and, between groups, the log-rank test.</summary>
    public Task WriteAsync(StatsData data, IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> groups, ChiSquaredTest? test, CancellationToken cancel) =>
        WriteAsync(Curves(data, groups, test), cancel);

    public string Curves(StatsData data, IReadOnlyList<(string Level, IReadOnlyList<Observation> Rows, SurvivalCurve Curve)> groups, ChiSquaredTest? test)
    {
        var (spec, unit) = (data.Spec, UnitOf(data.Spec.Time));
        var title = spec.Group is { } by ? $"Kaplan-Meier estimate by {by}" : "Kaplan-Meier estimate";
        var figure = new KaplanMeierFigure(title, "Survival", new($"{spec.Time} ({unit.ToString().ToLowerInvariant()})", unit),
            [.. groups.Select(g => KaplanMeierGroup.Of(spec.Group is null ? "All" : g.Level, g.Curve))])
        {
            Test = test is { } t ? TestResult.Of(spec.Strata is { } s ? $"Log-rank test stratified by {s}" : "Log-rank test", t) : null,
            Footnotes = [StatsText.Source(data), .. StatsRemarks.Cautions([.. KmCase.Said(groups), .. StatsRemarks.Of(data)])],
        };
        return figure.ToSvg(new("km", Width));
    }

    /// <summary>Cumulative incidence of every cause with numbers at risk and, between groups, Gray's tests.</summary>
    public Task WriteAsync(StatsData data, IReadOnlyList<(string Level, IReadOnlyList<IncidenceCurve> Curves)> groups, IReadOnlyList<GrayResult> tests, IReadOnlyList<string> footnotes, CancellationToken cancel)
    {
        var (spec, unit) = (data.Spec, UnitOf(data.Spec.Time));
        IReadOnlyList<IncidenceCurve> Named(IReadOnlyList<IncidenceCurve> curves) => [.. curves.Select(c => c with { Cause = $"{spec.Event} {c.Cause}" })];
        var figure = new IncidenceFigure(spec.Group is { } by ? $"Cumulative incidence by {by}" : "Cumulative incidence", new($"{spec.Time} ({unit.ToString().ToLowerInvariant()})", unit),
            [.. groups.Select(g => new IncidenceGroup(spec.Group is null ? "All" : g.Level, Named(g.Curves)))])
        {
            Tests = [.. tests.Select(t => TestResult.Of($"Gray's test, {spec.Event} {t.Cause}{(spec.Strata is { } s ? $", stratified by {s}" : "")}", t.Test)).OfType<TestResult>()],
            Footnotes = footnotes,
        };
        return WriteAsync(figure.ToSvg(new("cuminc", Width)), cancel);
    }

    /// <summary>A forest plot of the hazard ratios; of a curve, its upper quartile against its lower.</summary>
    public Task WriteAsync(StatsData data, CoxSample sample, CoxModel model, CancellationToken cancel) => ForestAsync(
        model.Terms.GroupBy(t => t.Covariate).SelectMany(terms => sample.Covariates.OfType<SplineCovariate>().FirstOrDefault(s => s.Name == terms.Key) is { } spline
            ? [Quartiles(spline, sample, model)]
            : Rows(terms.Key, terms.First().Reference, terms.Select(t => (t.Reference is null ? StatsText.Term(t, model) : t.Level!, new ForestEffect(t.HazardRatio, t.HazardRatioLimits, t.P))))),
        model.Level, [FormattableString.Invariant($"{model.Rows} rows, {model.Events} events, {model.Ties} ties. p: Wald test."), StatsText.Source(data), .. StatsRemarks.Cautions([.. CoxCase.Said(sample, model), .. StatsRemarks.Of(data)])], cancel);

    /// <summary>A forest plot of hazard ratios pooled over imputed tables.</summary>
    public Task WriteAsync(StatsData data, PooledCoxModel model, CancellationToken cancel) => ForestAsync(
        model.Terms.GroupBy(t => t.Covariate).SelectMany(terms =>
            Rows(terms.Key, terms.First().Reference, terms.Select(t => (t.Level ?? $"{t.Covariate} (for 1 more)", new ForestEffect(t.HazardRatio, t.HazardRatioLimits, t.P))))),
        model.Level,
        [FormattableString.Invariant($"{model.Rows} rows, {model.Events} events, {model.Ties} ties. Pooled over {model.Fits.Count} imputed tables. p: Wald test."), StatsText.Source(data)], cancel);

    /// <summary>The rows of a covariate; levels stand under its name, behind the one that they are compared with.</summary>
    private static IEnumerable<ForestRow> Rows(string covariate, string? reference, IEnumerable<(string Label, ForestEffect Ratio)> terms) =>
        [.. reference is null ? Array.Empty<ForestRow>() : [ForestRow.Heading(covariate), ForestRow.Reference(reference)], .. terms.Select(t => ForestRow.Of(t.Label, t.Ratio))];

    private Task ForestAsync(IEnumerable<ForestRow> rows, double level, IReadOnlyList<string> footnotes, CancellationToken cancel)
    {
        var figure = new ForestFigure("Cox model", "Hazard ratio", [.. rows]) { BelowOne = "Lower hazard", AboveOne = "Higher hazard", Level = level, Footnotes = footnotes };
        return WriteAsync(figure.ToSvg(new("cox", Width)), cancel);
    }

    private static ForestRow Quartiles(SplineCovariate spline, CoxSample sample, CoxModel model)
    {
        double[] ascending = [.. spline.Values.Order()];
        var (low, high) = (SampleQuantile.Of(ascending, 0.25)!.Value, SampleQuantile.Of(ascending, 0.75)!.Value);
        var point = SplineCurve.Of(sample, model, spline.Name, [high], low)[0];
        return ForestRow.Of($"{spline.Name}: {StatsText.Number(high)} against {StatsText.Number(low)} (spline)",
            new(point.HazardRatio, point.HazardRatioLimits, SplineCurve.Test(sample, model, spline.Name).P ?? 1));
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
