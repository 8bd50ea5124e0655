using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>How a patient stands to the patients of a trial: same, different, or not known for want of named facts.</summary>
public class PopulationDifferenceTests
{
    private static EvidenceTable Table => EvidenceTable.Shipped;

    private static readonly (Fact, FactValue)[] ClarinetPatient =
    [
        (Fact.PrimarySite, FactValue.Of("pancreas")), (Fact.Differentiation, FactValue.Of("well")), (Fact.Ki67Percent, FactValue.Of(8m)), (Fact.MitosesPer2mm2, FactValue.Of(3m)),
        (Fact.SstrPetResult, FactValue.Of("positive")), (Fact.ProgressiveDisease, FactValue.Of(false)),
    ];

    [Theory] // CLARINET entered up to and including 10 %
    [InlineData("10", CriterionOutcome.Same), InlineData("10.1", CriterionOutcome.Differs), InlineData(null, CriterionOutcome.NotKnown)]
    public void Ki67_stands_to_clarinets_limit_as_the_count_says(string? ki67, CriterionOutcome expected)
    {
        var difference = Of("CLARINET", ki67 is null ? [] : [(Fact.Ki67Percent, Fact.Ki67Percent.Parse(ki67)!)]);
        var reading = difference.Criteria.Single(c => c.Criterion.Condition is Comparison { Fact.Name: "ki67_percent" });
        Assert.Equal(expected, reading.Outcome);
        Assert.Equal(expected is CriterionOutcome.NotKnown, reading.Missing.Contains(Fact.Ki67Percent));
        Assert.Equal(expected is CriterionOutcome.Differs, difference.Differing.Contains(reading));
    }

    [Theory] // NETTER-2 entered G2 over 10 % and G3 under 55 %
    [InlineData("10", CriterionOutcome.Differs, CriterionOutcome.Same), InlineData("10.1", CriterionOutcome.Same, CriterionOutcome.Same)]
    [InlineData("54", CriterionOutcome.Same, CriterionOutcome.Same), InlineData("55", CriterionOutcome.Same, CriterionOutcome.Differs)]
    public void Ki67_stands_to_both_limits_of_netter_2(string ki67, CriterionOutcome lower, CriterionOutcome upper)
    {
        var read = Of("NETTER-2", [(Fact.Differentiation, FactValue.Of("well")), (Fact.Ki67Percent, Fact.Ki67Percent.Parse(ki67)!), (Fact.MitosesPer2mm2, FactValue.Of(5m))])
            .Criteria.Where(c => c.Criterion.Condition!.Facts.Contains(Fact.Ki67Percent)).Select(c => c.Outcome);
        Assert.Equal([lower, upper], read);
    }

    [Fact]
    public void A_patient_of_the_trial_differs_in_nothing_and_a_progressing_one_in_that() =>
        Assert.Multiple(
            () => Assert.Empty(Of("CLARINET", ClarinetPatient).Differing),
            () => Assert.Equal("Stable disease at entry in 96 %",
                Assert.Single(Of("CLARINET", [.. ClarinetPatient.SkipLast(1), (Fact.ProgressiveDisease, FactValue.Of(true))]).Differing).Criterion.Says));

    [Fact] // NETTER-1 was a midgut trial
    public void A_pancreatic_tumour_differs_from_netter_1_in_the_primary() =>
        Assert.Contains(Of("NETTER-1", ClarinetPatient).Differing, c => c.Criterion.Says == "Midgut primary; no pancreatic tumour" && c.Deciding.Single().Atom.Fact == Fact.PrimarySite);

    [Fact] // unknown never becomes "differs" or "same"
    public void Removing_a_fact_only_opens_what_read_it() => Assert.All(ClarinetPatient, removed =>
    {
        var (before, after) = (Of("CLARINET", ClarinetPatient), Of("CLARINET", [.. ClarinetPatient.Where(f => f != removed)]));
        Assert.All(before.Criteria.Zip(after.Criteria), pair => Assert.True(pair.First.Outcome == pair.Second.Outcome || pair.Second.Outcome is CriterionOutcome.NotKnown));
        Assert.Contains(after.Criteria, c => c.Outcome is CriterionOutcome.NotKnown);
    });

    [Fact]
    public void Of_a_patient_of_whom_nothing_is_known_nothing_differs() =>
        Assert.All(Table.Populations, p =>
        {
            var difference = Of(p.Name, []);
            Assert.Empty(difference.Differing);
            Assert.All(difference.Criteria, c => Assert.Equal(c.Criterion.Condition is null ? CriterionOutcome.NotAsked : CriterionOutcome.NotKnown, c.Outcome));
            Assert.All(difference.Criteria, c => Assert.Equal(c.Outcome is CriterionOutcome.NotKnown, c.Missing != default));
        });

    [Fact]
    public void Every_criterion_names_one_of_the_five_papers() => Assert.All(Table.Populations.SelectMany(p => p.Entered), c =>
        Assert.Contains(Table.Papers, paper => c.Source.StartsWith(paper.Name + ", ", StringComparison.Ordinal)));

    [Fact] // the trials that the panel's treatment statements rest on
    public void Statements_lead_to_the_trials_behind_them()
    {
        Assert.Equal(["CLARINET"], Populations("SYS-03"));
        Assert.Equal(["CAPTEM series", "ECOG-ACRIN E2211"], Populations("SYS-10"));
        Assert.Equal(["NETTER-1", "Sansovini"], Populations("PRRT-02"));
        Assert.Empty(Populations("SYS-05"));

        static IEnumerable<string> Populations(string number) => Table.PopulationsOf(StatementBase.Nanets2020.Find(number)!).Select(p => p.Name);
    }

    private static PopulationDifference Of(string name, IEnumerable<(Fact Fact, FactValue Value)> facts) =>
        PopulationDifference.Of(Table.Populations.Single(p => p.Name == name), DerivedFacts.Over(Possible.Of(facts.ToDictionary(f => f.Fact, f => f.Value))));
}
