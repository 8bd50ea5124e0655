using Islet.Course;

namespace Islet.Guidelines;

/// <summary>How a patient stands to one criterion of a trial.</summary>
public enum CriterionOutcome
{
    /// <summary>The patient meets it.</summary>
    Same,

    /// <summary>The patient does not meet it.</summary>
    Differs,

    /// <summary>Facts are missing.</summary>
    NotKnown,

    /// <summary>No fact of the vocabulary tells it.</summary>
    NotAsked,
}

/// <summary>One criterion, asked of a patient.</summary>
/// <param name="Missing">The facts for want of which it is not known.</param>
/// <param name="Deciding">The single questions that decided it, each with what is known.</param>
public sealed record EntryReading(EntryCriterion Criterion, CriterionOutcome Outcome, FactSet Missing, IReadOnlyList<Reason> Deciding);

/// <summary>How a patient differs from the patients of a trial, where facts tell. It says nothing of whether the trial's result holds for the patient.</summary>
public sealed record PopulationDifference(TrialPopulation Population, IReadOnlyList<EntryReading> Criteria)
{
    public IEnumerable<EntryReading> Differing => Criteria.Where(c => c.Outcome is CriterionOutcome.Differs);

    public FactSet Missing => Criteria.Aggregate(default(FactSet), (all, c) => all | c.Missing);

    public static PopulationDifference Of(TrialPopulation population, FactReader facts) => new(population, [.. population.Entered.Select(c => Of(c, facts))]);

    private static EntryReading Of(EntryCriterion criterion, FactReader facts)
    {
        if (criterion.Condition is not { } condition)
            return new(criterion, CriterionOutcome.NotAsked, default, []);
        var truth = condition.Read(facts);
        var outcome = truth.Answer switch { Answer.Yes => CriterionOutcome.Same, Answer.No => CriterionOutcome.Differs, Answer.Unknown => CriterionOutcome.NotKnown };
        return new(criterion, outcome, truth.Missing, [.. condition.Deciding(facts)]);
    }
}
