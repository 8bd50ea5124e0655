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

/// <summary>What a Cox model is fitted to. Delayed entry and case weights stand in the observations.</summary>
public sealed record CoxSample(IReadOnlyList<Observation> Observations, IReadOnlyList<Covariate> Covariates)
{
    /// <summary>For each observation the position of its stratum: strata share coefficients and have each their own baseline hazard.</summary>
    public IReadOnlyList<int>? Stratum { get; init; }

    /// <summary>For each observation a number that names whom it belongs to; asks for robust errors (Lin &amp; Wei 1989).</summary>
    public IReadOnlyList<int>? Cluster { get; init; }

    /// <summary>For each observation a part of the linear predictor whose coefficient is 1 and not estimated, such as a score of others.</summary>
    public IReadOnlyList<double>? Offset { get; init; }

    /// <summary>An offset this far from its mean has a risk that no number holds beside the others'.</summary>
    public const double FurthestOffset = 300;

    /// <summary>One value a term, as predictions and contrasts take them, of a subject that is described by its covariates.</summary>
    /// <param name="subject">By name of the covariate: a number, or the position of a factor's level. Interactions follow from their parts.</param>
    /// <exception cref="ArgumentException">A covariate is missing or no value of its kind.</exception>
    public IReadOnlyList<double> Terms(IReadOnlyDictionary<string, double> subject)
    {
        Covariate[] one = [.. Covariates.Select(c => c.Of(name => subject.TryGetValue(name, out var x) ? x : throw new ArgumentException($"{name} is missing.", nameof(subject))))];
        foreach (var covariate in one)
            covariate.Check();
        return [.. one.SelectMany(c => c.Columns).Select(column => column.Value(0))];
    }

    internal void Check()
    {
        if (Covariates.Count == 0)
            throw new ArgumentException("A Cox model needs a covariate.");
        if (!Observations.Any(o => o.Event))
            throw new ArgumentException("A Cox model needs an event.");
        foreach (var (name, count) in Covariates.Select(c => (c.Name, c.Count)).Append(("strata", Stratum?.Count ?? Observations.Count))
            .Append(("clusters", Cluster?.Count ?? Observations.Count)).Append(("offsets", Offset?.Count ?? Observations.Count)))
            if (count != Observations.Count)
                throw new ArgumentException($"{name}: {count} values for {Observations.Count} observations.");
        if (Offset is { } offset && offset.Average() is var mean && !offset.All(o => Math.Abs(o - mean) <= FurthestOffset))
            throw new ArgumentException($"An offset is finite and at most {FurthestOffset} from the mean offset.");
        foreach (var covariate in Covariates.Where(c => c is not NumericCovariate { Values: double[] })) // plain memory is looked at where it is summed
            covariate.Check();
    }
}
