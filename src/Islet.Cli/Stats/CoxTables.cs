using Islet.Statistics;

namespace Islet.Cli.Stats;

/// <summary>A Cox model's answers as people read them, and its tables as files.</summary>
internal static class CoxTables
{
    private static readonly double[] Shown = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static void Terms(TextWriter output, CoxModel model)
    {
        var table = Terminal.Table("term", "hazard ratio", "95 % limits", "coefficient", "SE", "z", "p");
        foreach (var t in model.Terms)
            table.Add(StatsText.Term(t, model), StatsText.Spline(t, model) ? "see curve" : StatsText.Fixed(t.HazardRatio), StatsText.Spline(t, model) ? "" : StatsText.Fixed(t.HazardRatioLimits),
                StatsText.Fixed(t.Coefficient, 4), StatsText.Fixed(t.StandardError, 4), StatsText.Fixed(t.Z, 2), StatsText.P(t.P));
        output.WriteTable(table);
    }

    /// <param name="model">Null: there is none, its likelihood is monotone.</param>
    public static async Task ProfileAsync(TextWriter output, CoxModel? model, IReadOnlyList<ProfileTerm> profile)
    {
        var table = Terminal.Table("term", "hazard ratio", "95 % profile limits", "likelihood ratio", "p");
        foreach (var (p, j) in profile.Select((p, j) => (p, j)).Where(x => model is null || !StatsText.Spline(model.Terms[x.j], model)))
            table.Add(model is null ? p.Name : StatsText.Term(model.Terms[j], model), p.HazardRatio is { } hr ? StatsText.Fixed(hr) : "no estimate",
                $"{End(p.HazardRatioLimits.Lower)} to {End(p.HazardRatioLimits.Upper)}", StatsText.Fixed(p.LikelihoodRatio.Statistic, 2), StatsText.P(p.LikelihoodRatio.P));
        output.WriteTable(table);
        if (CoxAnswers.Remark(profile) is { } remark)
            await output.WriteLineAsync(remark + ".");
    }

    public static void Drops(TextWriter output, CoxSample sample, CoxModel model)
    {
        if (!CoxAnswers.Compound(sample, model))
            return;
        var table = Terminal.Table("without", "df", "Wald", "p", "likelihood ratio", "p");
        foreach (var d in CoxDrops.Of(sample, model))
            table.Add(d.With.Count == 0 ? d.Covariate : $"{d.Covariate} and {string.Join(", ", d.With)}", d.Wald.Df, StatsText.Fixed(d.Wald.Statistic, 2), StatsText.P(d.Wald.P),
                StatsText.Fixed(d.LikelihoodRatio.Statistic, 2), StatsText.P(d.LikelihoodRatio.P));
        output.WriteTable(table);
    }

    public static async Task CurvesAsync(TextWriter output, StatsSpec spec, CoxSample sample, CoxModel model)
    {
        foreach (var spline in sample.Covariates.OfType<SplineCovariate>())
        {
            double[] ascending = [.. spline.Values.Order()];
            var reference = spec.Splines[spline.Name].Shape(spline.Values).Reference;
            var table = Terminal.Table(spline.Name, FormattableString.Invariant($"hazard ratio against {reference:G6}"), "95 % limits");
            foreach (var point in SplineCurve.Of(sample, model, spline.Name, [.. Shown.Select(p => SampleQuantile.Of(ascending, p)!.Value).Distinct()], reference))
                table.Add(StatsText.Number(point.X), StatsText.Fixed(point.HazardRatio), StatsText.Fixed(point.HazardRatioLimits));
            output.WriteTable(table);
            var test = SplineCurve.Nonlinearity(sample, model, spline.Name);
            await output.WriteLineAsync($"{StatsText.Test($"Nonlinearity of {spline.Name}, Wald", test.Wald)}. Knots: {string.Join(", ", spline.Basis.Knots.Select(k => StatsText.Number(k)))}."
                + (sample.Covariates.OfType<InteractionCovariate>().Any(i => i.Parts.Contains(spline)) ? " The curve is that at 0 and reference levels of what it interacts with." : ""));
        }
    }

    public static async Task ContrastsAsync(TextWriter output, IReadOnlyList<string> texts, CoxSample sample, CoxModel model)
    {
        foreach (var contrasts in texts.Select(text => ContrastText.Of(text, sample, model)))
        {
            var table = Terminal.Table("contrast", "hazard ratio", "95 % limits", "z", "p");
            foreach (var c in contrasts.Select(c => CoxContrasts.Of(model, c)))
                table.Add(c.Name, StatsText.Fixed(c.HazardRatio), StatsText.Fixed(c.HazardRatioLimits), StatsText.Fixed(c.Z, 2), StatsText.P(c.P));
            output.WriteTable(table);
            if (contrasts.Count > 1)
                await output.WriteLineAsync(StatsText.Test("Together, Wald", CoxContrasts.Wald(model, [.. contrasts.Select(c => c.Weights)])));
        }
    }

    public static void Predictions(TextWriter output, IReadOnlyList<string> subjects, IReadOnlyList<CoxPredicted.Subject> predicted)
    {
        if (subjects.Count == 0)
            return;
        var table = Terminal.Table("subject", "time", "survival", "95 % limits", "cumulative hazard");
        foreach (var (text, subject) in subjects.Zip(predicted))
            foreach (var (stratum, curve) in subject.Curves)
                foreach (var point in curve)
                    table.Add(stratum is null ? text : $"{text} ({stratum})", StatsText.Number(point.Time), StatsText.Fixed(point.Survival), StatsText.Fixed(point.Limits), StatsText.Fixed(point.CumulativeHazard));
        output.WriteTable(table);
    }

    public static Task WriteAsync(FileInfo file, CoxModel model, CancellationToken cancel) => StatsText.WriteCsvAsync(file,
        ["term", "level", "reference", "coefficient", "standard_error", "z", "p", "hazard_ratio", "lower", "upper"],
        model.Terms.Select(t => new object?[] { t.Level is { } ? t.Covariate : t.Name, t.Level, t.Reference, t.Coefficient, t.StandardError, t.Z, t.P, t.HazardRatio, t.HazardRatioLimits.Lower, t.HazardRatioLimits.Upper }), cancel);

    /// <summary>One row a row used (Schoenfeld: an event), its number in the table first.</summary>
    public static Task WriteAsync(FileInfo file, ResidualKind kind, (StatsData Data, CoxSample Sample, CoxModel Model) fit, CancellationToken cancel)
    {
        var (r, rows) = (CoxResiduals.Of(fit.Sample, fit.Model), fit.Data.Rows);
        string[] terms = [.. fit.Model.Terms.Select(t => t.Name)];
        IEnumerable<object?[]> Each(IReadOnlyList<double[]> values) => values.Select((v, i) => (object?[])[rows[i], .. v.Cast<object?>()]);
        IEnumerable<object?[]> Single(IReadOnlyList<double> values) => values.Select((v, i) => new object?[] { rows[i], v });
        IEnumerable<object?[]> Events(IReadOnlyList<double[]> values) =>
            values.Select((v, i) => (object?[])[rows[r.SchoenfeldRow[i]], fit.Data.Observations[r.SchoenfeldRow[i]].Time, .. v.Cast<object?>()]);
        (string[] Header, IEnumerable<object?[]> Table) table = kind switch
        {
            ResidualKind.Martingale => (["row", "martingale"], Single(r.Martingale)),
            ResidualKind.Deviance => (["row", "deviance"], Single(r.Deviance)),
            ResidualKind.Score => (["row", .. terms], Each(r.Score)),
            ResidualKind.Dfbeta => (["row", .. terms], Each(r.Dfbeta)),
            ResidualKind.Dfbetas => (["row", .. terms], Each(r.Dfbetas)),
            ResidualKind.Schoenfeld => (["row", "time", .. terms], Events(r.Schoenfeld)),
            ResidualKind.ScaledSchoenfeld => (["row", "time", .. terms], Events(r.ScaledSchoenfeld)),
        };
        return StatsText.WriteCsvAsync(file, table.Header, table.Table, cancel);
    }

    private static string End(double? limit) => limit is { } x ? StatsText.Fixed(x) : "none";
}
