namespace Islet.Statistics;

/// <summary>Cumulative baseline hazard of one stratum at one of its times, at covariates 0 and reference levels.</summary>
public readonly record struct BaselineStep(int Stratum, double Time, double CumulativeHazard);

/// <summary>Survival that a model predicts for given covariates.</summary>
/// <param name="Limits">Symmetric on ln S.</param>
public readonly record struct PredictedSurvival(double Time, double Survival, double StandardError, Limits Limits);

/// <summary>Baseline hazard and predicted survival of a Cox model; Efron's form for Efron's ties, Breslow's for Breslow's.</summary>
public static class CoxBaseline
{
    /// <summary>Λ₀(t) = Σ d/Σ r·exp(βᵀ(x − centre)), moved from the centre to 0 by exp(−βᵀ·centre); one step for each distinct time of each stratum.</summary>
    /// <remarks>Breslow, J R Stat Soc B 1972;34:216–217; Efron's form: Therneau &amp; Grambsch 2000, section 10.2.1.</remarks>
    public static IReadOnlyList<BaselineStep> Hazard(CoxSample sample, CoxModel model)
    {
        var (design, hazard) = CoxResiduals.Fitted(sample, model);
        var toZero = Math.Exp(-model.Coefficients.Select((b, j) => b * model.Centre[j]).Sum());
        return [.. Enumerable.Range(0, design.Row.Length).Select(i => (Stratum: design.StratumAt[i], Time: design.At[i])).Distinct().Order()
            .GroupBy(at => at.Stratum).SelectMany(stratum =>
            {
                var path = hazard.Path(stratum.Key);
                var (next, sum) = (0, 0.0);
                return stratum.Select(at =>
                {
                    for (; next < path.Count && path[next].Time <= at.Time; next++)
                        sum = path[next].Sum.Hazard;
                    return new BaselineStep(at.Stratum, design.Grid.Times[at.Time], sum * toZero);
                });
            })];
    }

    /// <summary>
    /// S(t | x) = exp(−Λ₀(t)·exp(βᵀx)); variance exp(2βᵀx)·(Σ d/s₀² + qᵀVq) with q = Σ (x − x̄)dΛ₀.
    /// </summary>
    /// <remarks>Tsiatis, Ann Stat 1981;9:93–108; Therneau &amp; Grambsch 2000, section 10.2.</remarks>
    /// <param name="x">One value a term of the model, in its order.</param>
    public static IReadOnlyList<PredictedSurvival> Predict(CoxSample sample, CoxModel model, IReadOnlyList<double> x, IReadOnlyList<double> times, int stratum = 0)
    {
        if (x.Count != model.Terms.Count)
            throw new ArgumentException($"{x.Count} values for {model.Terms.Count} terms.", nameof(x));
        var (design, hazard) = CoxResiduals.Fitted(sample, model);
        var (path, z) = (hazard.Path(stratum), Tails.NormalLimit(model.Level));
        double[] centred = [.. x.Select((value, j) => value - model.Centre[j])];
        var risk = Math.Exp(centred.Zip(model.Coefficients, (a, b) => a * b).Sum());
        return [.. times.Select(time =>
        {
            var last = path.FindLastIndex(step => design.Grid.Times[step.Time] <= time);
            if (last < 0)
                return new PredictedSurvival(time, 1, 0, new(1, 1));
            var sum = path[last].Sum;
            double[] q = [.. centred.Select((c, j) => c * sum.Hazard - sum.Weighed[j] * design.Scale[j])];
            var variance = sum.Variance + q.Select((a, i) => q.Select((b, j) => a * model.Covariance[i][j] * b).Sum()).Sum();
            var (survival, error) = (Math.Exp(-sum.Hazard * risk), risk * Math.Sqrt(variance));
            return new(time, survival, survival * error, new(survival * Math.Exp(-z * error), Math.Min(1, survival * Math.Exp(z * error))));
        })];
    }
}
