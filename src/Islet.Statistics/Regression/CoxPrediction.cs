namespace Islet.Statistics;

/// <summary>Whose survival is predicted, and how its limits are made.</summary>
/// <param name="Baseline">Efron's or Breslow's form; null: the form of the fit's ties, R's default. SPSS's is Breslow's.</param>
/// <param name="Stratum">Whose baseline hazard.</param>
/// <param name="Offset">Of the subject, on the scale of the sample's offsets.</param>
public sealed record PredictionRules(IntervalKind Interval = IntervalKind.Log, CoxTies? Baseline = null, int Stratum = 0, double Offset = 0);

/// <summary>Survival that a model predicts for given covariates.</summary>
/// <param name="HazardError">Of <paramref name="CumulativeHazard"/>.</param>
public readonly record struct PredictedSurvival(double Time, double Survival, double StandardError, Limits Limits, double CumulativeHazard, double HazardError);

/// <summary>Events that a model expects of one subject while it is observed.</summary>
public readonly record struct ExpectedCount(double Events, double StandardError);

/// <summary>A subject's log hazard and hazard, relative to the sample's reference.</summary>
/// <param name="RiskError">By the delta method: risk × error of the linear predictor. R's <c>predict</c> multiplies by √risk.</param>
public readonly record struct RelativeRisk(double LinearPredictor, double StandardError, double Risk, double RiskError);

/// <summary>What a fitted Cox model says of a subject with given covariates.</summary>
public static class CoxPrediction
{
    /// <summary>
    /// S(t | x) = exp(−Λ₀(t)·exp(βᵀx)); variance of the cumulative hazard exp(2βᵀx)·(Σ d/s₀² + qᵀVq) with q = Σ (x − x̄)dΛ₀.
    /// </summary>
    /// <remarks>Tsiatis, Ann Stat 1981;9:93–108; Therneau &amp; Grambsch 2000, section 10.2; as R's <c>survfit.coxph</c>.</remarks>
    /// <param name="x">One value a term of the model, in its order: see <see cref="CoxSample.Terms"/>.</param>
    public static IReadOnlyList<PredictedSurvival> Curve(CoxSample sample, CoxModel model, IReadOnlyList<double> x, IReadOnlyList<double> times, PredictionRules? rules = null)
    {
        var (asked, z) = (rules ?? new(), Tails.NormalLimit(model.Level));
        var subject = new Subject(sample, model, x, asked);
        return [.. times.Select(time =>
        {
            var (hazard, error) = subject.Between(double.NegativeInfinity, time);
            var survival = Math.Exp(-hazard);
            return new PredictedSurvival(time, survival, survival * error, SurvivalLimits.Of(asked.Interval, survival, survival * error, z), hazard, error);
        })];
    }

    /// <summary>Λ₀ from entry to time, times exp(βᵀx): the hazard's own increment and its error, not a difference of errors.</summary>
    /// <remarks>Therneau &amp; Grambsch 2000, section 10.2. R's <c>predict</c> gives the same number; its error for intervals is a difference of variances.</remarks>
    /// <param name="observed">Entry negative infinity: from the start.</param>
    public static ExpectedCount Expected(CoxSample sample, CoxModel model, IReadOnlyList<double> x, (double Entry, double Time) observed, PredictionRules? rules = null)
    {
        var (events, error) = new Subject(sample, model, x, rules ?? new()).Between(observed.Entry, observed.Time);
        return new(events, error);
    }

    /// <summary>βᵀ(x − reference) + offset − mean offset, √((x − reference)ᵀV(x − reference)), and the exponential of the first.</summary>
    /// <remarks>Therneau &amp; Grambsch 2000, section 10.2; reference as R's <c>predict(reference = "sample")</c>, see <see cref="CoxResiduals.Reference"/>.</remarks>
    public static RelativeRisk Risk(CoxSample sample, CoxModel model, IReadOnlyList<double> x, double offset = 0)
    {
        var at = CoxContrasts.Of(model, CoxContrasts.Between("", x, CoxResiduals.Reference(sample, model)));
        var eta = at.Estimate + (sample.Offset is null ? 0 : offset - model.OffsetCentre);
        return new(eta, at.StandardError, Math.Exp(eta), Math.Exp(eta) * at.StandardError);
    }

    private sealed class Subject
    {
        private readonly CoxModel model;
        private readonly CoxDesign design;
        private readonly List<(int Time, CoxHazard.Cumulative Sum)> path;
        private readonly double[] centred;
        private readonly double risk;

        public Subject(CoxSample sample, CoxModel model, IReadOnlyList<double> x, PredictionRules rules)
        {
            if (x.Count != model.Terms.Count || !x.All(double.IsFinite))
                throw new ArgumentException($"{x.Count} values for {model.Terms.Count} terms: one finite number each is needed.", nameof(x));
            if (rules.Baseline is CoxTies.Exact)
                throw new ArgumentException("A baseline has Efron's or Breslow's form.", nameof(rules));
            if (!(sample.Stratum?.Contains(rules.Stratum) ?? rules.Stratum == 0))
                throw new ArgumentException($"The sample has no stratum {rules.Stratum}.", nameof(rules));
            this.model = model;
            (design, var hazard) = CoxResiduals.Fitted(sample, model, rules.Baseline);
            path = hazard.Path(rules.Stratum);
            centred = [.. x.Select((value, j) => value - model.Centre[j])];
            risk = Math.Exp(centred.Zip(model.Coefficients, (a, b) => a * b).Sum() + (sample.Offset is null ? 0 : rules.Offset - model.OffsetCentre));
        }

        public (double Hazard, double Error) Between(double from, double to)
        {
            var (start, end) = (Until(from), Until(to));
            if (end is not { } last)
                return (0, 0);
            var hazard = last.Hazard - (start?.Hazard ?? 0);
            double[] q = [.. centred.Select((c, j) => c * hazard - (last.Weighed[j] - (start?.Weighed[j] ?? 0)) * design.Scale[j])];
            var variance = last.Variance - (start?.Variance ?? 0) + q.Select((a, i) => q.Select((b, j) => a * model.Covariance[i][j] * b).Sum()).Sum();
            return (hazard * risk, risk * Math.Sqrt(Math.Max(0, variance)));
        }

        private CoxHazard.Cumulative? Until(double time) => path.FindLastIndex(step => design.Grid.Times[step.Time] <= time) is var last and >= 0 ? path[last].Sum : null;
    }
}
