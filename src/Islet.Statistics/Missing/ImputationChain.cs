namespace Islet.Statistics;

/// <summary>One completed table on its way, with its own stream of random numbers.</summary>
internal sealed class ImputationChain
{
    private readonly ImputationPlan plan;
    private readonly RandomDraws random;
    private readonly double[][] state;

    private ImputationChain(ImputationPlan plan, int set)
    {
        (this.plan, random) = (plan, new(plan.Rules.Seed, set));
        state = [.. plan.Columns.Select(c => Enumerable.Range(0, c.Count).Select(c.At).ToArray())];
        Dropped = [.. plan.Visits.Select(_ => new List<string>())];
    }

    /// <summary>The variable whose regression has no maximum; null where there is none.</summary>
    public string? Failed { get; private set; }

    /// <summary>By variable, the terms left out, once for each regression.</summary>
    public IReadOnlyList<List<string>> Dropped { get; }

    /// <summary>By iteration and variable, of the imputed values.</summary>
    public List<SampleMoments[]> Moments { get; } = [];

    public IReadOnlyList<IncompleteColumn> Completed => [.. plan.Columns.Select((c, j) => c.With(state[j]))];

    public static ImputationChain Run(ImputationPlan plan, int set, Action? done)
    {
        var chain = new ImputationChain(plan, set);
        foreach (var visit in plan.Visits)
            foreach (var row in visit.Missing)
                chain.state[visit.Column][row] = chain.state[visit.Column][visit.Observed[chain.random.Below(visit.Observed.Length)]];
        for (var iteration = 0; iteration < plan.Rules.Iterations && chain.Failed is null; iteration++)
        {
            chain.Round();
            done?.Invoke();
        }
        return chain;
    }

    private void Round()
    {
        var moments = new SampleMoments[plan.Visits.Count];
        for (var v = 0; v < moments.Length; v++)
        {
            var visit = plan.Visits[v];
            var design = ImputationDesign.Of(visit.Terms, state, visit.Observed, visit.Missing);
            Dropped[v].AddRange(design.Dropped);
            if (Draw(visit, design) is not { } drawn)
            {
                Failed = visit.Name;
                return;
            }
            for (var i = 0; i < drawn.Length; i++)
                state[visit.Column][visit.Missing[i]] = drawn[i];
            moments[v] = SampleMoments.Of(drawn);
        }
        Moments.Add(moments);
    }

    private double[]? Draw(ImputationVisit visit, ImputationDesign design)
    {
        var y = state[visit.Column];
        if (visit.Levels is not { } levels)
            return visit.Method is ImputationMethod.BayesianLinear ? LinearDraw.Bayesian(design, y, random) : LinearDraw.Matched(design, y, plan.Rules.Donors, random);
        if (levels.Length == 1) // nothing else was ever seen
            return [.. visit.Missing.Select(_ => (double)levels[0])];
        var places = Array.ConvertAll(y, c => Array.IndexOf(levels, (int)c));
        var drawn = visit.Method is ImputationMethod.ProportionalOdds
            ? OrderedDraw.Impute(design, places, levels.Length, random)
            : MultinomialDraw.Impute(design, places, levels.Length, random);
        return drawn?.Select(k => (double)levels[k]).ToArray();
    }
}
