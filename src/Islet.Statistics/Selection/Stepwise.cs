namespace Islet.Statistics;

/// <summary>How a stepwise selection begins.</summary>
public enum StepwiseDirection
{
    /// <summary>With no covariate (SPSS: FSTEP).</summary>
    Forward,

    /// <summary>With all candidates (SPSS: BSTEP).</summary>
    Backward,
}

/// <summary>The statistic by which a covariate is removed.</summary>
public enum RemovalStatistic
{
    /// <summary>Likelihood ratio against b₁ − V₁₂V₂₂⁻¹b₂, which needs no fit of the smaller model: SPSS's default. Lawless &amp; Singhal, Biometrics 1978;34:318–327.</summary>
    Conditional,

    /// <summary>Likelihood ratio against the smaller model fitted.</summary>
    LikelihoodRatio,

    /// <summary>b₂ᵀV₂₂⁻¹b₂.</summary>
    Wald,
}

/// <summary>The rules of a stepwise selection; SPSS's defaults.</summary>
/// <param name="Enter">PIN: a covariate enters where its score test has p below it.</param>
/// <param name="Remove">POUT: it is removed where its p is above it.</param>
public sealed record StepwiseRules(
    StepwiseDirection Direction = StepwiseDirection.Forward, RemovalStatistic Removal = RemovalStatistic.Conditional, double Enter = 0.05, double Remove = 0.1);

/// <summary>A covariate as a block of terms, tested for entry or removal.</summary>
public readonly record struct BlockTest(string Covariate, ChiSquaredTest Test);

public enum StepwiseAction
{
    Enter,
    Remove,
}

/// <summary>One step, with the table that decided it.</summary>
/// <param name="Covariates">In the model after it, in the order of their entry.</param>
/// <param name="Decided">All candidates not in the model before it (entry), or all in it (removal).</param>
/// <param name="Model">Null where nothing is left in it.</param>
public sealed record StepwiseStep(
    StepwiseAction Action, string Covariate, IReadOnlyList<string> Covariates, double MinusTwoLogLikelihood, IReadOnlyList<BlockTest> Decided, CoxModel? Model)
{
    /// <summary>The table of removal after which nothing was removed; null where none was made.</summary>
    public IReadOnlyList<BlockTest>? RemovalCheck { get; init; }
}

/// <summary>Why a selection ended.</summary>
public enum StepwiseEnd
{
    /// <summary>No candidate outside has p below PIN, none inside above POUT.</summary>
    NothingToMove,

    /// <summary>All candidates are in the model.</summary>
    NothingLeft,

    /// <summary>The next model was there before.</summary>
    VisitedBefore,

    /// <summary>A model on the way has no finite maximum or a collinear term; <see cref="StepwiseSelection.Failure"/> says which.</summary>
    ModelFailed,
}

/// <summary>A stepwise selection with every step's table.</summary>
/// <param name="Outside">Score tests of what is not in the final model; null where the last table was not one of entry.</param>
public sealed record StepwiseSelection(
    StepwiseRules Rules, CoxTies Ties, int Rows, int Events, double MinusTwoLogLikelihoodNull, IReadOnlyList<StepwiseStep> Steps, IReadOnlyList<string> Final, CoxModel? Model,
    IReadOnlyList<BlockTest>? Outside, StepwiseEnd End, CoxFit? Failure);
