namespace Islet.Statistics;

/// <summary>From what a missing value is drawn.</summary>
public enum ImputationMethod
{
    /// <summary>A number observed in one of the few rows whose prediction is nearest: Little, J Bus Econ Stat 1988;6:287–296; matching of type 1, van Buuren 2018, 3.4.</summary>
    PredictiveMeanMatching,

    /// <summary>Normal linear regression, coefficients and variance drawn from their posterior: Rubin 1987, page 167.</summary>
    BayesianLinear,

    /// <summary>Logistic regression, coefficients drawn; for two levels: Rubin 1987, page 169.</summary>
    Logistic,

    /// <summary>Multinomial logistic regression, coefficients drawn; for several levels: Brand, thesis, Rotterdam 1999.</summary>
    Multinomial,

    /// <summary>Proportional odds, coefficients drawn; for levels that ascend: McCullagh, J R Stat Soc B 1980;42:109–142.</summary>
    ProportionalOdds,
}

/// <summary>How values are imputed.</summary>
/// <param name="Sets">Completed tables (m).</param>
/// <param name="Iterations">Rounds over the incomplete variables before a table is kept.</param>
/// <param name="Seed">Of the generator, SplitMix64; each set has its own stream, so the answer is the same for any number of threads.</param>
public sealed record ImputationRules(int Sets = 5, int Iterations = 10, ulong Seed = 1)
{
    /// <summary>How many nearest rows predictive mean matching draws from. Morris, White &amp; Royston, BMC Med Res Methodol 2014;14:75.</summary>
    public int Donors { get; init; } = 5;

    /// <summary>By name of a variable; else predictive mean matching for numbers, logistic for two levels, multinomial for more.</summary>
    public IReadOnlyDictionary<string, ImputationMethod> Methods { get; init; } = new Dictionary<string, ImputationMethod>();

    /// <summary>The predictor matrix: by name of a variable the columns it is predicted from; else all others.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Predictors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Order of the incomplete variables in a round; null: fewest missing first.</summary>
    public IReadOnlyList<string>? Visit { get; init; }

    public int Threads { get; init; } = 1;
}

/// <summary>A term that was left out of a regression because it is a combination of others (or constant) where the variable is observed.</summary>
/// <param name="Times">In how many of the regressions, of sets × iterations.</param>
public sealed record DroppedPredictor(string Term, int Times);

/// <summary>What was done for one incomplete variable.</summary>
/// <param name="Dropped">Terms of its predictors that took no part.</param>
/// <param name="Means">By iteration and set, the mean of the imputed values; of a factor the mean place of the level, from 0. They should mix and not drift.</param>
/// <param name="Deviations">By iteration and set, their standard deviation; null for a single value.</param>
public sealed record ImputedVariable(
    string Name, int Observed, int Missing, ImputationMethod Method, IReadOnlyList<string> Predictors, IReadOnlyList<DroppedPredictor> Dropped,
    IReadOnlyList<IReadOnlyList<double>> Means, IReadOnlyList<IReadOnlyList<double?>> Deviations);

/// <summary>How an imputation ended.</summary>
public enum ImputationOutcome
{
    Done,

    /// <summary>A variable has fewer than two observed values.</summary>
    NothingObserved,

    /// <summary>A factor has more levels than a regression can carry: <see cref="ChainedEquations.MostLevels"/>, or <see cref="ChainedEquations.MostPredictorLevels"/> where it is complete.</summary>
    TooManyLevels,

    /// <summary>A regression of a variable has no finite estimate.</summary>
    ModelFailed,
}

/// <summary>Completed tables, and the report of how they came about.</summary>
/// <param name="Culprit">The variable that could not be imputed; null where it was done.</param>
/// <param name="Variables">The incomplete ones, in the order they were visited.</param>
/// <param name="Sets">Every column, in the order given; none where it was not done.</param>
public sealed record Imputation(
    ImputationOutcome Outcome, string? Culprit, ImputationRules Rules, IReadOnlyList<ImputedVariable> Variables, IReadOnlyList<IReadOnlyList<IncompleteColumn>> Sets)
{
    public const string Generator = "SplitMix64";
}
