using Islet.Figures;
using Islet.Statistics;

namespace Islet.Studies;

/// <summary>A figure of a study, to be drawn at any width.</summary>
/// <param name="Name">Of its file.</param>
public sealed record StudyFigure(string Name, string Title, Func<FigureFrame, string> ToSvg);

/// <summary>The figures that a study asks for.</summary>
public static class StudyFigures
{
    /// <param name="href">Where a curve, by the place of its group, and a number at risk, by the time as well, lead on a page; null: nowhere, as in files.</param>
    public static IReadOnlyList<StudyFigure> Of(StudyResults results, Func<int, double?, string?>? href = null) =>
    [
        .. results.Survival.Where(s => s.Analysis.Figure is not null).Select(s => Curves(results, s, href)),
        .. results.Study.Panels.Select(p => PanelFigures.Of(results, p)),
        .. results.Responses.Select(r => ResponseFigures.Of(results, r)),
        .. results.Trajectories.Select(t => TrajectoryFigures.Of(results, t)),
        .. results.Models.Where(m => m is { Analysis.Figure: not null, Model: not null }).Select(m => Forest(results, m, [.. m.Alone.SelectMany(single => single.Fit?.Model?.Terms ?? [])])),
        .. results.Further.SelectMany(f => f.Figures(results)),
    ];

    private static StudyFigure Curves(StudyResults results, SurvivalResult survival, Func<int, double?, string?>? href)
    {
        var figure = Curves(results, survival) with { Href = href };
        return new(survival.Analysis.Figure!.Name, figure.Title, figure.ToSvg);
    }

    /// <summary>Where an analysis asks for no figure of its own, as a panel of another.</summary>
    internal static KaplanMeierFigure Curves(StudyResults results, SurvivalResult survival)
    {
        var (analysis, wish) = (survival.Analysis, survival.Analysis.Figure ?? new(""));
        var title = wish.Title ?? analysis.Endpoint.Label + (analysis.By is { } by ? " by " + by.Label : "");
        var since = $"{StudyWords.Label(StudyWords.Unit(analysis.Endpoint.Unit))} since {StudyWords.TimeZeroName(analysis.Endpoint.Start(results.Study))}";
        var curves = analysis.By is null ? survival.Groups : survival.ByLevel;
        return new(title, analysis.Endpoint.Label, new(since, UnitOf(analysis.Endpoint), wish.Step, wish.Until),
            [.. curves.Select(g => new KaplanMeierGroup(g.Level ?? StudyWords.AllPatients, g.Curve, Median(analysis, g.Curve)))])
        {
            Test = survival.Tests is [{ Difference: { P: { } p } difference } test, ..] ? new(StudyWords.Test(test), p, difference.Statistic, difference.Df) : null,
            Footnotes = [.. Notes(results, survival)],
        };
    }

    private static MedianTime Median(SurvivalAnalysis analysis, SurvivalCurve curve) => LayoutTimes.Median(analysis.Median, curve) is var (median, limits) ? new(median, limits) : default;

    /// <summary>Hazard ratios of a model; with each term alone beside it, univariable and multivariable columns.</summary>
    /// <param name="alone">The coefficients of the terms, each fitted in a model of its own; none: the figure has one column. A term that is here alone was not selected.</param>
    public static StudyFigure Forest(StudyResults results, CoxResult cox, IReadOnlyList<CoxTerm> alone)
    {
        var title = cox.Analysis.FigureTitle ?? $"{cox.Analysis.Label}: hazard ratios";
        var rows = new List<ForestRow>();
        foreach (var term in alone.Count > 0 ? cox.Offered : cox.Analysis.Terms)
        {
            List<CoxTerm> fitted = [.. cox.Model!.Terms.Where(t => t.Covariate == term.Id)], single = [.. alone.Where(t => t.Covariate == term.Id)];
            if (term.Group is { } group)
                rows.AddRange([ForestRow.Heading(group.Label), ForestRow.Reference(group.Levels[term.Reference].Name)]);
            rows.AddRange(fitted.Concat(single).Select(t => t.Level).Distinct().Select(level => alone.Count > 0
                ? ForestRow.OfPair(level ?? StudyWords.PerUnits(term), Effect(single.Find(t => t.Level == level)), Effect(fitted.Find(t => t.Level == level)))
                : ForestRow.Of(level ?? StudyWords.PerUnits(term), Effect(fitted.Find(t => t.Level == level))!.Value)));
        }
        var figure = new ForestFigure(title, "Hazard ratio", rows)
        {
            BelowOne = "Lower hazard",
            AboveOne = "Higher hazard",
            Level = cox.Analysis.Confidence,
            Columns = alone.Count > 0 ? ("Univariable", "Multivariable") : null,
            Footnotes = [.. SyntheticNote(results), Numbers.Text($"Endpoint: {cox.Analysis.Endpoint.Label}. Cox model, {cox.Patients} patients, {cox.Events} events. p: Wald test."), .. alone.Count > 0 ? ["Univariable: each term alone, on the patients of whom it is known. Multivariable: the terms of the model together."] : Array.Empty<string>(), .. Cautions.Of(cox)],
        };
        return new(cox.Analysis.Figure ?? cox.Analysis.Id, title, figure.ToSvg);
    }

    private static ForestEffect? Effect(CoxTerm? t) => t is null ? null : new ForestEffect(t.HazardRatio, t.HazardRatioLimits, t.P);

    private static IEnumerable<string> Notes(StudyResults results, SurvivalResult survival)
    {
        foreach (var note in SyntheticNote(results))
            yield return note;
        if (survival.Unknown + survival.Outside > 0)
            yield return $"Not shown, {survival.Analysis.By!.Label} unknown or none of these: {Numbers.Count(survival.Unknown + survival.Outside, "patient")}.";
        if (survival.NotTested is { } why)
            yield return $"Not tested: {why}.";
        foreach (var caution in Cautions.Of(survival))
            yield return caution;
        yield return $"Source: {StudyProvenance.Lock(results)}.";
    }

    private static IEnumerable<string> SyntheticNote(StudyResults results) => results.IsSynthetic ? [StudyWords.Synthetic(results)] : [];

    private static TimeUnit UnitOf(Endpoint endpoint) => endpoint.Unit switch
    {
        EndpointUnit.Days => TimeUnit.Days,
        EndpointUnit.Months => TimeUnit.Months,
        EndpointUnit.Years => TimeUnit.Years,
    };
}
