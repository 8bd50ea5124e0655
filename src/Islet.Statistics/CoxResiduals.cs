namespace Islet.Statistics;

/// <summary>Residuals of a fitted model, by the tie method of its fit; rows as in the sample.</summary>
/// <param name="LinearPredictor">βᵀ(x − reference) + offset − mean offset, see <see cref="CoxResiduals.Reference"/>.</param>
/// <param name="Dfbeta">Case weight × score residual × naive covariance: about the change in each coefficient were the row left out.</param>
/// <param name="Dfbetas">The same in standard errors (naive).</param>
/// <param name="SchoenfeldRow">For each Schoenfeld residual the row whose event it is: strata ascending, then time.</param>
/// <param name="ScaledSchoenfeld">Residual × covariance × events + coefficient: its smooth over time is β(t).</param>
public sealed record CoxResidualSet(
    IReadOnlyList<double> Martingale, IReadOnlyList<double> Deviance, IReadOnlyList<double[]> Score, IReadOnlyList<double[]> Dfbeta, IReadOnlyList<double[]> Dfbetas,
    IReadOnlyList<double> LinearPredictor, IReadOnlyList<int> SchoenfeldRow, IReadOnlyList<double[]> Schoenfeld, IReadOnlyList<double[]> ScaledSchoenfeld);

/// <summary>Residuals of a Cox model under Efron's or Breslow's ties.</summary>
/// <remarks>Therneau &amp; Grambsch, Modeling Survival Data: Extending the Cox Model, 2000, chapters 4 and 6.</remarks>
public static class CoxResiduals
{
    /// <summary>
    /// Martingale M = δ − Λ; deviance sign(M)·√(−2(M + δ·ln(δ − M))); score ∫(x − x̄)dM; Schoenfeld x − x̄ at each event.
    /// </summary>
    /// <remarks>Therneau, Grambsch &amp; Fleming, Biometrika 1990;77:147–160; Grambsch &amp; Therneau, Biometrika 1994;81:515–526.</remarks>
    public static CoxResidualSet Of(CoxSample sample, CoxModel model)
    {
        var (design, hazard) = Fitted(sample, model);
        var (p, v, scale, events) = (design.Terms, model.NaiveCovariance, design.Scale, model.Events);
        var martingale = hazard.MartingaleResiduals();
        double[][] score = [.. hazard.ScoreResiduals().Select(s => s.Select((x, j) => x * scale[j]).ToArray())];
        double[][] dfbeta = [.. score.Select((s, row) => Times(s, v, design.Observations[row].Weight))];
        var schoenfeld = hazard.SchoenfeldResiduals().ConvertAll(r => (r.Row, Residual: r.Residual.Select((x, j) => x * scale[j]).ToArray()));
        var (reference, beta) = (Reference(sample, model), model.Coefficients);
        var shift = reference.Select((x, j) => (x - model.Centre[j]) * beta[j]).Sum();
        var eta = design.Eta([.. beta.Select((b, j) => b * scale[j])]);
        var linear = new double[design.Row.Length];
        for (var i = 0; i < linear.Length; i++)
            linear[design.Row[i]] = eta[i] - shift;
        return new(martingale, [.. martingale.Select((m, i) => Deviance(m, design.Observations[i].Event))], score, dfbeta,
            [.. dfbeta.Select(d => d.Select((x, j) => x / Math.Sqrt(v[j][j])).ToArray())], linear, schoenfeld.ConvertAll(r => r.Row), schoenfeld.ConvertAll(r => r.Residual),
            schoenfeld.ConvertAll(r => Times(r.Residual, v, events).Select((x, j) => x + beta[j]).ToArray()));
    }

    /// <summary>
    /// Where R puts the linear predictor's 0: each term's weighted mean (without the weights where rows are intervals), but 0 for columns that hold only
    /// −1, 0 and 1.
    /// </summary>
    /// <remarks>Therneau, A Package for Survival Analysis in R, coxph's argument nocenter.</remarks>
    public static IReadOnlyList<double> Reference(CoxSample sample, CoxModel model)
    {
        var (rows, intervals) = (Enumerable.Range(0, sample.Observations.Count), sample.Observations.Any(o => !double.IsNegativeInfinity(o.Entry)));
        return [.. sample.Covariates.SelectMany(c => c.Columns)
            .Select((column, j) => rows.All(i => column.Value(i) is -1 or 0 or 1) ? 0 : intervals ? rows.Average(column.Value) : model.Centre[j])];
    }

    /// <param name="ties">Null: the baseline follows the tie method of the fit.</param>
    internal static (CoxDesign Design, CoxHazard Hazard) Fitted(CoxSample sample, CoxModel model, CoxTies? ties = null)
    {
        if (model.Ties is CoxTies.Exact)
            throw new ArgumentException("Residuals and baseline of the exact model are not defined here; fit with Efron's ties.", nameof(model));
        var design = new CoxDesign(sample, model.TimeTies);
        return (design, CoxHazard.Of(design, ties ?? model.Ties, [.. model.Coefficients.Select((b, j) => b * design.Scale[j])]));
    }

    private static double Deviance(double martingale, bool happened) =>
        Math.Sign(martingale) * Math.Sqrt(Math.Max(0, -2 * (martingale + (happened ? Math.Log(1 - martingale) : 0))));

    private static double[] Times(double[] row, IReadOnlyList<IReadOnlyList<double>> matrix, double factor)
    {
        var product = new double[row.Length];
        for (var j = 0; j < row.Length; j++)
            for (var k = 0; k < row.Length; k++)
                product[j] += factor * row[k] * matrix[k][j];
        return product;
    }
}
