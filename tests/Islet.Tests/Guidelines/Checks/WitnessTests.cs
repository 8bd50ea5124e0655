using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class WitnessTests
{
    public static TheoryData<string> Folders => [.. StatementBase.Shipped.Select(b => b.Key)];

    [Theory, MemberData(nameof(Folders))] // no exceptions: not even the two conditions with recorded()
    public void Every_statement_is_reached_both_ways_by_a_snapshot_that_the_check_constructs(string folder)
    {
        var guideline = StatementBase.Shipped.Single(b => b.Key == folder);
        Assert.True(folder != "nanets-2020" || guideline.Statements.Count == 232);
        Assert.All(guideline.Statements, statement =>
        {
            var reach = StatementReach.Of(statement, guideline.Scope);
            Assert.True(reach.BothWays, statement.Id);
            Assert.Equal(Answer.Yes, statement.Condition.Read(Reader(reach.Applies)).Answer);
            Assert.Equal(Answer.No, statement.Condition.Read(Reader(reach.DoesNotApply)).Answer);
            Assert.Equal(reach.ForEverybody ? Answer.No : Answer.Yes, guideline.Scope.Read(Reader(reach.DoesNotApply)).Answer);
            Assert.All(reach.Applies.Facts.Concat(reach.DoesNotApply.Facts), f => Assert.True(!f.Key.IsDerived && f.Key.Allows(f.Value)));
        });
    }

    [Theory]
    [InlineData("ki67_percent < 3 and ki67_percent > 20")]
    [InlineData("NET and NEC")]
    [InlineData("net_grade = G1 and mitoses_per_2mm2 >= 2")] // the higher index grades
    [InlineData("hereditary_suspicion = false and contains(family_history_syndromes, men1)")]
    [InlineData("men1_feature_count > 6")] // five features beside the tumour
    [InlineData("sstr_status = negative and srs_result = positive and sstr_pet_result = not_done")]
    [InlineData("recorded(ki67_percent) and not recorded(ki67_percent)")]
    [InlineData("systemic_lines_started > 0 and systemic_lines_started < 1")] // no half a line
    public void A_condition_that_nobody_fulfils_is_proved_to_be_one(string text) => Assert.Equal(Reach.Never, Witness.Of(Parse(text), Answer.Yes).Reach);

    [Theory] // both sides of every threshold, derived ones included
    [InlineData("ki67_percent = 3 and net_grade = G2 and mitoses_per_2mm2 < 2")]
    [InlineData("ki67_percent < 3 and net_grade = G1")]
    [InlineData("ki67_percent = 20 and grade_by_ki67 = G2")]
    [InlineData("ki67_percent > 20 and grade_by_ki67 = G3")]
    [InlineData("mitoses_per_2mm2 = 2 and grade_by_mitoses = G2")]
    [InlineData("mitoses_per_2mm2 = 20 and grade_by_mitoses = G2 and index_grades_discrepant = true")]
    [InlineData("men1_feature_count = 6 and not contains(hereditary_features, neurofibroma)")]
    [InlineData("sstr_status = positive and sstr_pet_result = not_done")]
    [InlineData("not recorded(ki67_percent) and NET")]
    [InlineData("recorded(men1_germline) and men1_germline != pathogenic")]
    [InlineData("empty(syndromic_symptoms) and empty(hereditary_features)")]
    [InlineData("contains(syndromic_symptoms, cushing) and not contains(syndromic_symptoms, acromegaly)")]
    [InlineData("liver_tumor_burden_percent > 50 and liver_tumor_burden_percent <= 75 and liver_tumor_burden_percent != 75")]
    [InlineData("systemic_lines_started >= 1 and systemic_lines_started != 1")]
    public void A_condition_that_somebody_fulfils_has_a_witness_of_it(string text)
    {
        var witness = Witness.Of(Parse(text), Answer.Yes);
        Assert.Equal(Reach.Found, witness.Reach);
        Assert.Equal(Answer.Yes, Parse(text).Read(Reader(witness)).Answer);
    }

    [Fact] // the thresholds of derived facts are told to the search, not found by it
    public void Between_two_examples_of_a_number_no_derived_fact_changes()
    {
        foreach (var derived in Fact.All.Where(f => f.IsDerived))
            foreach (var input in derived.Reads.Where(f => f.Type is FactType.Number))
            {
                var examples = FactDomain.Of(input, [Equal(derived)]).Values.Select(v => ((FactValue.Number)v).Value).ToArray();
                for (var n = 0m; n <= 100; n += 0.25m)
                    Assert.Contains(Read(derived, input, n), examples.Select(e => Read(derived, input, e)));
                Assert.Contains(examples, n => n > 20);
            }

        static Atom Equal(Fact fact) => new Comparison(fact, Relation.Equal, fact.Type is FactType.Bool ? FactValue.True : FactValue.Of(fact.Values[0]));
        static string Read(Fact derived, Fact input, decimal n) => string.Join('|', new[] { 1m, 2m, 11m, 20m, 30m }.Select(other =>
            DerivedFacts.Over(Possible.Of(derived.Reads.Where(f => f.Type is FactType.Number).ToDictionary(f => f, f => FactValue.Of(f == input ? n : other))))(derived).Value));
    }

    [Fact] // a grade that was only written leaves the check open, though the search asks for the counts first
    public void What_is_wanted_besides_may_hang_on_a_fact_that_stays_unknown()
    {
        var missed = Witness.Of(Parse("G12 and MET"), Answer.Yes, facts => facts(Fact.Ki67Percent).Value is null);
        Assert.Equal(Reach.Found, missed.Reach);
        Assert.Contains(Fact.ReportedGrade, missed.Facts.Keys);
        Assert.Equal(Reach.Never, Witness.Of(Parse("G12 and MET"), Answer.Yes, facts => facts(Fact.DiseaseStatus).Value is null).Reach);
    }

    [Fact]
    public void A_condition_too_wide_to_try_is_not_called_impossible()
    {
        var many = string.Join(" or ", Fact.SyndromicSymptoms.Values.Zip(Fact.HereditaryFeatures.Values.Take(12)).Select(p => $"contains(hereditary_features, {p.Second}) and not contains(hereditary_features, {p.Second})"));
        Assert.Equal(Reach.NotProved, Witness.Of(Parse($"({many}) and (contains(hereditary_features, optic_glioma) or contains(hereditary_features, hamartoma))"), Answer.Yes).Reach);
    }

    private static Condition Parse(string text) => Condition.Parse(text, StatementBase.Nanets2020.Macros) is { Value: { } condition } ? condition : throw new ArgumentException(text);

    private static FactReader Reader(Witness witness) => DerivedFacts.Over(Possible.Of(witness.Facts));
}
