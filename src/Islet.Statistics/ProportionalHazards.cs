namespace Islet.Statistics;

/// <summary>The function g of time along which a coefficient may drift.</summary>
public enum TimeTransform
{
    /// <summary>1 − S(t−) of all subjects together, without weights: R's default.</summary>
    KaplanMeier,
    Identity,

    /// <summary>Of all times, ties averaged.</summary>
    Rank,
    Logarithm,
}

/// <summary>Whether the hazard ratio of a covariate (all indicators of a factor together) stays the same over time.</summary>
public sealed record ProportionalHazardsTest(TimeTransform Transform, IReadOnlyList<(string Covariate, ChiSquaredTest Test)> Covariates, ChiSquaredTest Global)
{
    /// <summary>P below 0.05, of all together or of a term.</summary>
    public IReadOnlyList<Remark> Remarks => [.. Statistics.Remarks.Proportionality("", Global.P), .. Covariates.SelectMany(c => Statistics.Remarks.Proportionality(c.Covariate, c.Test.P))];
}

/// <summary>Test of proportional hazards.</summary>
public static class ProportionalHazards
{
    /// <summary>
    /// Score test of θ = 0 in h₀(t)·exp(βᵀx + θᵀx·g(t)), β at its estimate and g centred at its mean over the events. Since version 3.0 of R's survival
    /// this, and no longer the approximation of 1994, is what cox.zph prints.
    /// </summary>
    /// <remarks>Grambsch &amp; Therneau, Biometrika 1994;81:515–526, doi:10.1093/biomet/81.3.515.</remarks>
    public static ProportionalHazardsTest Test(CoxSample sample, CoxModel model, TimeTransform transform)
    {
        if (model.Ties is CoxTies.Exact)
            throw new ArgumentException("The test is defined for Efron's and Breslow's ties.", nameof(model));
        var design = new CoxDesign(sample, model.TimeTies);
        var (score, information) = Pieces(design, model, Times(design, transform));
        var (p, first, tests) = (design.Terms, 0, new List<(string, ChiSquaredTest)>());
        foreach (var covariate in sample.Covariates)
        {
            int[] tested = [.. Enumerable.Range(first, covariate.Columns.Count())];
            tests.Add((covariate.Name, Score(score, information, p, tested)));
            first += tested.Length;
        }
        return new(transform, tests, Score(score, information, p, [.. Enumerable.Range(0, p)]));
    }

    private static ChiSquaredTest Score(double[] score, double[,] information, int p, int[] tested)
    {
        int[] kept = [.. Enumerable.Range(0, p), .. tested.Select(j => p + j)];
        var (block, u) = (new double[kept.Length, kept.Length], new double[kept.Length]);
        for (var i = 0; i < kept.Length; i++)
        {
            u[i] = kept[i] < p ? 0 : score[kept[i] - p];
            for (var j = 0; j < kept.Length; j++)
                block[i, j] = information[kept[i], kept[j]];
        }
        var root = Cholesky.Of(block);
        return ChiSquaredTest.Of(root.Dependent is null ? root.Form(u) : null, tested.Length);
    }

    // The score of θ and the information of (β, θ): each event time's variance of x, once, times g and times g².
    private static (double[] Score, double[,] Information) Pieces(CoxDesign design, CoxModel model, double[] g)
    {
        var (p, stride) = (design.Terms, design.Stride);
        var (score, information, mean) = (new double[p], new double[2 * p, 2 * p], new double[stride]);
        var risk = design.Risk(design.Eta([.. model.Coefficients.Select((b, j) => b * design.Scale[j])]));
        new RiskSet(design).Walk(risk, second: true, set =>
        {
            var time = g[design.At[set.First]];
            for (var i = set.First; i < set.First + set.Events; i++)
                for (var j = 0; j < p; j++)
                    score[j] += time * design.Weight[i] * design.X[i * stride + j];
            var parts = PartialLikelihood.Parts(model.Ties, set.Events);
            for (var k = 0; k < parts; k++)
            {
                var (share, weight) = ((double)k / parts, set.Weight / parts);
                var s0 = set.S0 - share * set.D0;
                PartialLikelihood.Mean(set, share, s0, mean);
                for (var i = 0; i < p; i++)
                {
                    score[i] -= time * weight * mean[i];
                    for (var j = 0; j < p; j++)
                    {
                        var v = weight * ((set.S2[i * stride + j] - share * set.D2[i * stride + j]) / s0 - mean[i] * mean[j]);
                        information[i, j] += v;
                        information[i, p + j] += time * v;
                        information[p + j, i] += time * v;
                        information[p + i, p + j] += time * time * v;
                    }
                }
            }
        });
        return (score, information);
    }

    /// <summary>g at each position of the grid, less its mean over the events.</summary>
    private static double[] Times(CoxDesign design, TimeTransform transform)
    {
        var (times, n) = (design.Grid.Times, design.Row.Length);
        var (count, g) = (new int[times.Length], new double[times.Length]);
        foreach (var at in design.Grid.At)
            count[at]++;
        var curve = transform is TimeTransform.KaplanMeier
            ? KaplanMeier.Estimate(design.Observations.Select((o, i) => o with { Time = times[design.Grid.At[i]], Weight = 1 }), TimeTies.Exact) : null;
        for (int t = 0, below = 0, step = 0; t < g.Length; below += count[t++])
        {
            while (curve is not null && step < curve.Steps.Count && curve.Steps[step].Time < times[t])
                step++;
            g[t] = transform switch
            {
                TimeTransform.KaplanMeier => 1 - (step == 0 ? 1 : curve!.Steps[step - 1].Survival),
                TimeTransform.Identity => times[t],
                TimeTransform.Rank => below + (count[t] + 1) / 2.0,
                TimeTransform.Logarithm => Math.Log(times[t]),
            };
        }
        var mean = Enumerable.Range(0, n).Where(i => design.Observations[i].Event).Average(i => g[design.Grid.At[i]]);
        return Array.ConvertAll(g, x => x - mean);
    }
}
