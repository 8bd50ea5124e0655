using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>How a patient stands to the patients of a trial: same, different, or not known for want of named facts.</summary>
public class PopulationDifferenceTests
{
    private static TrialPopulation Clarinet => EvidenceTable.Shipped.PopulationOf("CLARINET")!;

    [Theory] // CLARINET entered up to and including 10 %
    [InlineData(10.0, CriterionOutcome.Same), InlineData(10.1, CriterionOutcome.Differs), InlineData(null, CriterionOutcome.NotKnown)]
    public void Ki67_stands_to_clarinets_limit_as_the_count_says(double? ki67, CriterionOutcome expected)
    {
        var difference = PopulationDifference.Of(Clarinet, Patient(ki67 is { } percent ? [(Fact.Ki67Percent, FactValue.Of((decimal)percent))] : []));
        var reading = difference.Criteria.Single(c => c.Criterion.Condition!.Facts.Contains(Fact.Ki67Percent));
        Assert.Equal(expected, reading.Outcome);
        Assert.Equal(expected is CriterionOutcome.NotKnown, reading.Missing.Contains(Fact.Ki67Percent));
        Assert.Equal(expected is CriterionOutcome.Differs, difference.Differing.Contains(reading));
    }

    [Fact]
    public void Of_a_patient_of_whom_nothing_is_known_nothing_differs() =>
        Assert.All(EvidenceTable.Shipped.Populations, p =>
        {
            var difference = PopulationDifference.Of(p, Patient());
            Assert.Empty(difference.Differing);
            Assert.All(difference.Criteria, c => Assert.Equal(c.Criterion.Condition is null ? CriterionOutcome.NotAsked : CriterionOutcome.NotKnown, c.Outcome));
            Assert.Equal(difference.Criteria.Any(c => c.Outcome is CriterionOutcome.NotKnown), difference.Missing != default);
        });

    private static FactReader Patient(params (Fact Fact, FactValue Value)[] facts) => DerivedFacts.Over(Possible.Of(facts.ToDictionary(f => f.Fact, f => f.Value)));
}
