namespace Islet.Statistics;

/// <summary>How a Cox model takes several events at one time.</summary>
public enum CoxTies
{
    /// <summary>R's default. Efron, J Am Stat Assoc 1977;72:557–565.</summary>
    Efron,

    /// <summary>SPSS's and SAS's default. Breslow, Biometrics 1974;30:89–99.</summary>
    Breslow,

    /// <summary>The discrete (conditional logistic) model. Cox, J R Stat Soc B 1972;34:187–220.</summary>
    Exact,
}

/// <summary>Something measured on each subject that a model may use.</summary>
public abstract record Covariate(string Name)
{
    internal abstract int Count { get; }

    /// <summary>The model's columns: a number is one, a factor one for each level after the reference.</summary>
    internal abstract IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns { get; }
}

/// <summary>A number, taken as it is.</summary>
public sealed record NumericCovariate(string Name, IReadOnlyList<double> Values) : Covariate(Name)
{
    internal override int Count => Values.Count;
    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns => [(Name, null, i => Values[i])];
}

/// <summary>A factor: an indicator for each level but the first, which is the reference and named in every result.</summary>
/// <param name="Codes">For each subject the position of its level.</param>
public sealed record FactorCovariate(string Name, IReadOnlyList<string> Levels, IReadOnlyList<int> Codes) : Covariate(Name)
{
    public string Reference => Levels[0];
    internal override int Count => Codes.Count;

    internal override IEnumerable<(string Term, string? Level, Func<int, double> Value)> Columns =>
        Levels.Skip(1).Select((level, i) => (Name + level, (string?)level, (Func<int, double>)(row => Codes[row] == i + 1 ? 1 : 0)));
}

/// <summary>What a Cox model is fitted to. Delayed entry and case weights stand in the observations.</summary>
public sealed record CoxSample(IReadOnlyList<Observation> Observations, IReadOnlyList<Covariate> Covariates)
{
    /// <summary>For each observation the position of its stratum: strata share coefficients and have each their own baseline hazard.</summary>
    public IReadOnlyList<int>? Stratum { get; init; }

    /// <summary>For each observation a number that names whom it belongs to; asks for robust errors (Lin &amp; Wei 1989).</summary>
    public IReadOnlyList<int>? Cluster { get; init; }

    internal void Check()
    {
        if (Covariates.Count == 0)
            throw new ArgumentException("A Cox model needs a covariate.");
        if (!Observations.Any(o => o.Event))
            throw new ArgumentException("A Cox model needs an event.");
        foreach (var (name, count) in Covariates.Select(c => (c.Name, c.Count)).Append(("strata", Stratum?.Count ?? Observations.Count))
            .Append(("clusters", Cluster?.Count ?? Observations.Count)))
            if (count != Observations.Count)
                throw new ArgumentException($"{name}: {count} values for {Observations.Count} observations.");
        foreach (var number in Covariates.OfType<NumericCovariate>())
            if (!number.Values.All(double.IsFinite))
                throw new ArgumentException($"{number.Name}: a covariate is finite.");
        foreach (var factor in Covariates.OfType<FactorCovariate>())
            if (factor.Levels.Count < 2 || factor.Codes.Any(c => c < 0 || c >= factor.Levels.Count))
                throw new ArgumentException($"{factor.Name}: a factor has two levels or more, and codes that name them.");
    }
}
