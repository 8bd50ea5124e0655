namespace Islet.Statistics;

/// <summary>A number whose effect on the log hazard is a smooth curve.</summary>
public sealed record SplineCovariate(string Name, IReadOnlyList<double> Values, SplineBasis Basis) : Covariate(Name)
{
    internal override int Count => Values.Count;

    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns
    {
        get
        {
            var rows = new Lazy<double[][]>(() => [.. Values.Select(Basis.At)]);
            return Enumerable.Range(0, Basis.Df).Select(j => (Basis.Term(Name, j), (string?)null, (Func<int, double>)(i => rows.Value[i][j])));
        }
    }

    public override SplineCovariate Take(IReadOnlyList<int> rows) => this with { Values = [.. rows.Select(i => Values[i])] };
    internal override Covariate Of(Func<string, double> value) => this with { Values = [value(Name)] };
    internal override void Check() => Finite(Name, Values);
}

/// <summary>Whether a curve is more than a straight line.</summary>
/// <param name="LikelihoodRatio">Against the model with the number as it is; not defined where errors are robust or that model has no estimate.</param>
public readonly record struct NonlinearityTest(ChiSquaredTest Wald, ChiSquaredTest LikelihoodRatio);

/// <summary>Log hazard at a value, less that at the reference value; everything else alike.</summary>
public readonly record struct CurvePoint(double X, double LogHazardRatio, double StandardError, double HazardRatio, Limits HazardRatioLimits);

/// <summary>What a fitted spline says.</summary>
public static class SplineCurve
{
    /// <summary>f(x) − f(reference) = (b(x) − b(reference))ᵀβ with pointwise limits; where the spline interacts, at 0 and reference levels of its partners.</summary>
    /// <remarks>Harrell, Regression Modeling Strategies, 2nd ed., 2015, section 2.4.</remarks>
    /// <exception cref="ArgumentException">No spline of this name.</exception>
    public static IReadOnlyList<CurvePoint> Of(CoxSample sample, CoxModel model, string covariate, IReadOnlyList<double> at, double reference)
    {
        var (spline, first) = Find(sample, covariate);
        var origin = spline.Basis.At(reference);
        return [.. at.Select(x =>
        {
            var (weights, b) = (new double[model.Terms.Count], spline.Basis.At(x));
            for (var j = 0; j < b.Length; j++)
                weights[first + j] = b[j] - origin[j];
            var point = CoxContrasts.Of(model, new Contrast("", weights));
            return new CurvePoint(x, point.Estimate, point.StandardError, point.HazardRatio, point.HazardRatioLimits);
        })];
    }

    /// <summary>
    /// H₀: the curve is a line, by Wald on the coefficients' part across the line's direction, and by likelihood ratio. One degree of freedom less than the spline has.
    /// </summary>
    /// <remarks>Durrleman &amp; Simon, Stat Med 1989;8:551–561; Harrell 2015, section 2.4.</remarks>
    /// <exception cref="ArgumentException">No spline of this name.</exception>
    public static NonlinearityTest Nonlinearity(CoxSample sample, CoxModel model, string covariate)
    {
        var (spline, first) = Find(sample, covariate);
        var line = spline.Basis.Straight();
        // Rows that each take the line's direction out: eⱼ − (γⱼ/γₘ)·eₘ for its largest γₘ.
        var largest = Enumerable.Range(0, line.Length).MaxBy(j => Math.Abs(line[j]));
        double[][] across = [.. Enumerable.Range(0, line.Length).Where(j => j != largest).Select(j =>
        {
            var weights = new double[model.Terms.Count];
            (weights[first + j], weights[first + largest]) = (1, -line[j] / line[largest]);
            return weights;
        })];
        return new(CoxContrasts.Wald(model, across), Ratio(sample, model, spline, across.Length));
    }

    /// <summary>H₀: the curve is flat; Wald, as many degrees of freedom as the spline has.</summary>
    /// <remarks>Wald, Trans Am Math Soc 1943;54:426–482.</remarks>
    /// <exception cref="ArgumentException">No spline of this name.</exception>
    public static ChiSquaredTest Test(CoxSample sample, CoxModel model, string covariate)
    {
        var (spline, first) = Find(sample, covariate);
        return CoxContrasts.Wald(model, Enumerable.Range(first, spline.Basis.Df));
    }

    private static ChiSquaredTest Ratio(CoxSample sample, CoxModel model, SplineCovariate spline, int df)
    {
        if (model.Variance is VarianceKind.Robust || df == 0)
            return ChiSquaredTest.Of(null, df);
        Covariate Line(Covariate c) => c is SplineCovariate s && s == spline ? new NumericCovariate(s.Name, s.Values) : c;
        // An interaction keeps the curve: only the covariate's own columns become a line.
        var straight = Cox.Fit(sample with { Covariates = [.. sample.Covariates.Select(Line)] }, model.Ties, model.TimeTies, model.Level, VarianceKind.Model);
        return ChiSquaredTest.Of(straight.Model is { } m ? 2 * (model.LogLikelihood - m.LogLikelihood) : null, df);
    }

    private static (SplineCovariate Spline, int First) Find(CoxSample sample, string covariate)
    {
        var first = 0;
        foreach (var c in sample.Covariates)
        {
            if (c is SplineCovariate spline && c.Name == covariate)
                return (spline, first);
            first += c.Columns.Count();
        }
        throw new ArgumentException($"{covariate}: no spline of this model.", nameof(covariate));
    }
}
