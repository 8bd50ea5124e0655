namespace Islet.Statistics;

/// <summary>Tests of whole covariates in and outside a Cox model, on one sample.</summary>
internal sealed class BlockTests
{
    private readonly CoxSample sample;
    private readonly TimeTies timeTies;
    private readonly Dictionary<string, CoxModel> fitted = new(StringComparer.Ordinal);

    public BlockTests(CoxSample sample, CoxTies ties, TimeTies timeTies)
    {
        (this.sample, Ties, this.timeTies) = (sample, ties, timeTies);
        var design = new CoxDesign(sample, timeTies);
        LogLikelihoodNull = Cox.Likelihood(design, ties)(new double[design.Terms]).LogLikelihood;
    }

    public CoxTies Ties { get; }
    public int Rows => sample.Observations.Count;
    public int Events => sample.Observations.Count(o => o.Event);
    public double LogLikelihoodNull { get; }
    public IEnumerable<int> All => Enumerable.Range(0, sample.Covariates.Count);

    public string Name(int covariate) => sample.Covariates[covariate].Name;

    /// <exception cref="FailedException">There is no finite maximum.</exception>
    public CoxModel Model(IReadOnlyList<int> inside)
    {
        var key = string.Join(',', inside);
        if (!fitted.TryGetValue(key, out var model))
        {
            var fit = Cox.Fit(With(inside), Ties, timeTies, variance: VarianceKind.Model);
            fitted.Add(key, model = fit.Model ?? throw new FailedException(fit));
        }
        return model;
    }

    /// <summary>uᵀI⁻¹u with the candidate's coefficients 0 and the others at their estimates.</summary>
    /// <remarks>Rao, Proc Camb Philos Soc 1948;44:50–57. A candidate that is a combination of the model's terms has nothing to test.</remarks>
    public IEnumerable<BlockTest> Entry(IReadOnlyList<int> inside, IEnumerable<int> candidates)
    {
        double[] now = inside.Count == 0 ? [] : Model(inside).Coefficients;
        foreach (var candidate in candidates)
        {
            var df = Terms(candidate);
            var (at, _) = At([.. inside, candidate], [.. now, .. new double[df]]);
            var root = Cholesky.Of(at.Information, 1e-11);
            yield return new(Name(candidate), ChiSquaredTest.Of(root.Dependent is null ? root.Form(at.Score) : null, df));
        }
    }

    public IEnumerable<BlockTest> Removal(IReadOnlyList<int> inside, RemovalStatistic statistic)
    {
        var model = Model(inside);
        var first = 0;
        foreach (var covariate in inside)
        {
            var df = Terms(covariate);
            int[] block = [.. Enumerable.Range(first, df)], others = [.. Enumerable.Range(0, model.Terms.Count).Except(block)];
            int[] rest = [.. inside.Where(c => c != covariate)];
            var value = statistic switch
            {
                RemovalStatistic.Wald => Wald(model, block),
                RemovalStatistic.LikelihoodRatio => 2 * (model.LogLikelihood - (rest.Length == 0 ? LogLikelihoodNull : Model(rest).LogLikelihood)),
                RemovalStatistic.Conditional => 2 * (model.LogLikelihood - (rest.Length == 0 ? LogLikelihoodNull : At(rest, Conditional(model, block, others)).At.LogLikelihood)),
            };
            yield return new(Name(covariate), ChiSquaredTest.Of(value, df));
            first += df;
        }
    }

    private static double Wald(CoxModel model, int[] block) => Inverse(model, block).Form([.. block.Select(j => model.Coefficients[j])]);

    // b₁ − V₁₂V₂₂⁻¹b₂.
    private static double[] Conditional(CoxModel model, int[] block, int[] others)
    {
        var b = model.Coefficients;
        var shift = Inverse(model, block).Solve([.. block.Select(j => b[j])]);
        return [.. others.Select(i => b[i] - block.Select((j, k) => model.Covariance[i][j] * shift[k]).Sum())];
    }

    private static Cholesky Inverse(CoxModel model, int[] block) =>
        Cholesky.Of(Cox.Square(Cox.Matrix(block.Length, (i, j) => model.Covariance[block[i]][block[j]]), block.Length), 0);

    private (Evaluation At, double[] Scale) At(IReadOnlyList<int> covariates, IReadOnlyList<double> coefficients)
    {
        var design = new CoxDesign(With(covariates), timeTies);
        return (Cox.Likelihood(design, Ties)([.. coefficients.Select((b, j) => b * design.Scale[j])]), design.Scale);
    }

    private CoxSample With(IReadOnlyList<int> covariates) => sample with { Covariates = [.. covariates.Select(c => sample.Covariates[c])], Cluster = null };

    private int Terms(int covariate) => sample.Covariates[covariate].Columns.Count();

    /// <summary>A model on the way has no estimate.</summary>
    internal sealed class FailedException(CoxFit fit) : Exception
    {
        public CoxFit Fit => fit;
    }
}
