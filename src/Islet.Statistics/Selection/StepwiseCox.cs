namespace Islet.Statistics;

/// <summary>Stepwise selection of covariates as SPSS COXREG does it.</summary>
public static class StepwiseCox
{
    /// <summary>
    /// After each entry of the candidate with the smallest score-test p below PIN, removes, repeatedly, the covariate with the largest p above POUT by the
    /// chosen statistic; a factor moves as one block; stops at a model visited before. The rows are those of the sample: complete over all candidates.
    /// </summary>
    /// <remarks>
    /// IBM SPSS Statistics Algorithms, COXREG: stepwise methods. SPSS stops its fits at BCON 1e-4 and LCON 1e-5; here every fit goes to the optimum. Selection
    /// makes p values and limits of the final model too good: Harrell, Regression Modeling Strategies, 2nd ed., 2015, section 4.3.
    /// </remarks>
    /// <exception cref="ArgumentException">Two candidates of one name, or PIN or POUT not in (0, 1].</exception>
    public static StepwiseSelection Select(CoxSample sample, CoxTies ties, TimeTies timeTies, StepwiseRules rules)
    {
        if (sample.Covariates.Select(c => c.Name).Distinct(StringComparer.Ordinal).Count() != sample.Covariates.Count)
            throw new ArgumentException("Candidates have different names.", nameof(sample));
        if (rules.Enter is not (> 0 and <= 1) || rules.Remove is not (> 0 and <= 1))
            throw new ArgumentException(FormattableString.Invariant($"PIN {rules.Enter} and POUT {rules.Remove}: both lie in (0, 1]."), nameof(rules));
        return new Walk(new(sample, ties, timeTies), rules).Go();
    }

    private sealed class Walk
    {
        private readonly BlockTests tests;
        private readonly StepwiseRules rules;
        private readonly List<StepwiseStep> steps = [];
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private List<int> inside;
        private IReadOnlyList<BlockTest>? outside;

        public Walk(BlockTests tests, StepwiseRules rules)
        {
            (this.tests, this.rules) = (tests, rules);
            inside = rules.Direction is StepwiseDirection.Backward ? [.. tests.All] : [];
            seen.Add(Key());
        }

        public StepwiseSelection Go()
        {
            var (end, failure) = (StepwiseEnd.ModelFailed, (CoxFit?)null);
            try
            {
                end = Run();
            }
            catch (BlockTests.FailedException failed)
            {
                failure = failed.Fit;
            }
            var model = failure is null && inside.Count > 0 ? tests.Model(inside) : null;
            return new(rules, tests.Ties, tests.Rows, tests.Events, -2 * tests.LogLikelihoodNull, steps, Names(), model, outside, end, failure);
        }

        private StepwiseEnd Run()
        {
            while (true)
            {
                if (inside.Count > 0 && (rules.Direction is StepwiseDirection.Backward || steps.Count > 0) && !RemoveAll())
                    return StepwiseEnd.VisitedBefore;
                int[] candidates = [.. tests.All.Except(inside)];
                if (candidates.Length == 0)
                    return StepwiseEnd.NothingLeft;
                BlockTest[] table = [.. tests.Entry(inside, candidates)];
                if (Best(table, (p, best) => p < best) is not { } next || !(table[next].Test.P < rules.Enter))
                {
                    outside = table;
                    return StepwiseEnd.NothingToMove;
                }
                inside = [.. inside, candidates[next]];
                outside = null;
                if (!Record(StepwiseAction.Enter, table[next].Covariate, table))
                    return StepwiseEnd.VisitedBefore;
            }
        }

        // False: the model was there before.
        private bool RemoveAll()
        {
            while (inside.Count > 0)
            {
                BlockTest[] table = [.. tests.Removal(inside, rules.Removal)];
                if (Best(table, (p, best) => p > best) is not { } last || !(table[last].Test.P > rules.Remove))
                {
                    if (steps.Count > 0)
                        steps[^1] = steps[^1] with { RemovalCheck = table };
                    return true;
                }
                inside = [.. inside.Where((_, i) => i != last)];
                outside = null;
                if (!Record(StepwiseAction.Remove, table[last].Covariate, table))
                    return false;
            }
            return true;
        }

        private bool Record(StepwiseAction action, string covariate, IReadOnlyList<BlockTest> table)
        {
            var model = inside.Count > 0 ? tests.Model(inside) : null;
            steps.Add(new(action, covariate, Names(), -2 * (model?.LogLikelihood ?? tests.LogLikelihoodNull), table, model));
            return seen.Add(Key());
        }

        private string[] Names() => [.. inside.Select(tests.Name)];

        private string Key() => string.Join(',', inside.Order());

        // The first of the best; a test that is not defined is never it.
        private static int? Best(BlockTest[] table, Func<double, double, bool> better)
        {
            int? best = null;
            for (var i = 0; i < table.Length; i++)
                if (table[i].Test.P is { } p && (best is not { } b || better(p, table[b].Test.P!.Value)))
                    best = i;
            return best;
        }
    }
}
