namespace Islet.Statistics;

/// <summary>The test by which a covariate is judged alone.</summary>
public enum ScreenTest
{
    /// <summary>What the table of univariable hazard ratios shows; of a factor, of all its terms together.</summary>
    Wald,
    LikelihoodRatio,
    Score,
}

/// <summary>The rule by which a screen chooses what a multivariable model holds.</summary>
/// <param name="Below">A covariate enters where its univariable p is below it.</param>
public sealed record ScreenRules(double Below = 0.1)
{
    public ScreenTest Test { get; init; } = ScreenTest.Wald;

    /// <summary>Named as clinically relevant: they enter whatever their p.</summary>
    public IReadOnlyList<string> Relevant { get; init; } = [];

    /// <summary>Groups named as collinear (laboratory values that rise together): of each, one is kept.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Collinear { get; init; } = [];

    /// <summary>Of two numbers, or factors of two levels, with |Spearman's ρ| above it one is kept; null: correlations decide nothing.</summary>
    public double? Spearman { get; init; }
}

/// <summary>One covariate alone in a model, on its own complete rows.</summary>
/// <param name="Missing">Rows in which it is missing.</param>
/// <param name="Test">Of all its terms; not defined where there is no estimate.</param>
/// <param name="Fit">Null: fewer than two levels, or no event among its complete rows.</param>
public sealed record ScreenRow(string Covariate, int Rows, int Events, int Missing, ChiSquaredTest Test, CoxFit? Fit);

/// <summary>Where in the rule a covariate was decided on.</summary>
public enum ScreenStage
{
    Univariable,
    CollinearGroup,
    Correlation,
}

/// <summary>Why a covariate stays or goes.</summary>
public enum ScreenReason
{
    /// <summary>Its univariable p is below the bound.</summary>
    Significant,

    /// <summary>It was named as clinically relevant; its p is not below the bound.</summary>
    Relevant,

    NotSignificant,

    /// <summary>Alone it has no finite estimate, so nothing can be said of it in a model either.</summary>
    NoEstimate,

    /// <summary>The most significant of its group, or not correlated above the bound with one more significant.</summary>
    MostSignificant,

    /// <summary>Another one, named with it, says the same and is more significant.</summary>
    Collinear,
}

/// <summary>One decision, in the order they were taken.</summary>
/// <param name="Kept">After it, is the covariate still a candidate?</param>
/// <param name="Against">The one it was compared with; null where there was none.</param>
/// <param name="Correlation">Spearman's ρ with it, over rows in which both are known.</param>
public sealed record ScreenStep(ScreenStage Stage, string Covariate, bool Kept, ScreenReason Reason, double? P, string? Against = null, double? Correlation = null);

/// <summary>A screen, the choice it led to, and the model of what was chosen.</summary>
/// <param name="Selected">In the order of the candidates.</param>
/// <param name="Rows">Rows complete over what was selected.</param>
/// <param name="Fit">The multivariable model on these; null where nothing was selected, or no event is left.</param>
public sealed record ScreenSelection(
    ScreenRules Rules, CoxTies Ties, IReadOnlyList<ScreenRow> Screen, IReadOnlyList<ScreenStep> Steps, IReadOnlyList<string> Selected, IReadOnlyList<int> Rows, CoxFit? Fit);
