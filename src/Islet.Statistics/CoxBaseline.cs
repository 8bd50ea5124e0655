namespace Islet.Statistics;

/// <summary>Cumulative baseline hazard of one stratum at one of its times, at covariates 0, reference levels and offset 0.</summary>
public readonly record struct BaselineStep(int Stratum, double Time, double CumulativeHazard);

/// <summary>Baseline hazard of a Cox model; Efron's form for Efron's ties, Breslow's for Breslow's.</summary>
public static class CoxBaseline
{
    /// <summary>Λ₀(t) = Σ d/Σ r·exp(βᵀ(x − centre)), moved from the centre to 0 by exp(−βᵀ·centre); one step for each distinct time of each stratum.</summary>
    /// <remarks>Breslow, J R Stat Soc B 1972;34:216–217; Efron's form: Therneau &amp; Grambsch 2000, section 10.2.1.</remarks>
    public static IReadOnlyList<BaselineStep> Hazard(CoxSample sample, CoxModel model)
    {
        var (design, hazard) = CoxResiduals.Fitted(sample, model);
        var toZero = Math.Exp(-model.Coefficients.Select((b, j) => b * model.Centre[j]).Sum() - model.OffsetCentre);
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
}
