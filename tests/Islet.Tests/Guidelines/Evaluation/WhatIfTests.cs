using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Course;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Guidelines;

/// <summary>What a guideline would say if facts were otherwise.</summary>
public class WhatIfTests
{
    private static readonly StatementBase Guideline = StatementBase.Nanets2020;

    private static readonly (Fact, string)[] Untreated =
    [
        (Fact.PrimarySite, "pancreas"), (Fact.Differentiation, "well"), (Fact.DiseaseStatus, "metastatic"), (Fact.MitosesPer2mm2, "3"), (Fact.Ki67Percent, "15"),
        (Fact.SymptomBurden, "none"), (Fact.SystemicLinesStarted, "0"), (Fact.SstrPetResult, "positive"),
    ];

    [Theory] // 20 % is the highest Ki-67 of a G2 (WHO 2022)
    [InlineData("20", false), InlineData("20.1", true)]
    public void Beyond_the_limit_of_G2_observation_ceases_and_the_list_of_G3_begins(string ki67, bool ceases)
    {
        var changes = WhatIf.Of(Guideline, Patients.Reader(Untreated), [Supposed($"ki67_percent={ki67}")]);
        Assert.Equal(ceases, changes.Any(c => c.Statement.Number == "SYS-02" && c.Ceases));
        Assert.Equal(ceases, changes.Any(c => c.Statement.Number == "G3T-02" && c.Begins));
    }

    [Fact]
    public void A_cleared_fact_opens_what_it_decided()
    {
        var change = Assert.Single(WhatIf.Of(Guideline, Patients.Reader(Untreated), [Supposed("symptom_burden=unknown")]), c => c.Statement.Number == "SYS-02");
        Assert.True(change is { Opens: true, Ceases: false });
        Assert.Equal([Fact.SymptomBurden], change.After.Truth.Missing);
    }

    [Fact]
    public void What_was_open_becomes_decided_and_a_check_or_a_stress_may_change()
    {
        var decided = WhatIf.Of(Guideline, Patients.Reader(Untreated), [Supposed("progressive_disease=true"), Supposed("tumor_volume=low")]);
        Assert.Contains(decided, c => c.Statement.Number == "SYS-07" && c.Begins && c.BecomesDecided);
        Assert.Contains(decided, c => c.Statement.Number == "SYS-02" && c.EmphasisChanges && !c.Begins && !c.Ceases);
        Assert.Contains(WhatIf.Of(Guideline, Patients.Reader(Untreated), [Supposed("sstr_pet_result=not_done")]), c => c.Statement.Number == "MOL-03" && c.CheckChanges && c.After.CheckMet is false);
    }

    [Fact]
    public void Supposing_what_is_so_changes_nothing() => Assert.Empty(WhatIf.Of(Guideline, Patients.Reader(Untreated), [Supposed("ki67_percent=15"), Supposed("progressive_disease=unknown")]));

    [Fact] // a supposition is a fact as good as any other: the same statements, the same missing facts
    public void Supposing_is_reading_other_facts() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var (random, patient) = (new Random(seed), Patients.Random(seed));
        List<Supposition> suppositions = [.. Some.BaseFacts.Where(_ => random.Next(10) == 0).Select(f => new Supposition(f, random.Next(3) == 0 ? null : Some.Value(f, random)))];
        var other = new Dictionary<Fact, FactValue>(patient);
        foreach (var (fact, value) in suppositions)
        {
            other.Remove(fact);
            if (value is not null)
                other[fact] = value;
        }
        var (supposed, read) = (GuidelineReading.Of(Guideline, WhatIf.Over(Patients.Reader(patient), suppositions)), GuidelineReading.Of(Guideline, Patients.Reader(other)));
        var changes = WhatIf.Of(Guideline, Patients.Reader(patient), suppositions).Select(c => c.Statement).ToHashSet();
        var before = GuidelineReading.Of(Guideline, Patients.Reader(patient));
        return supposed.Statements.Zip(read.Statements).All(s => (s.First.Truth, s.First.CheckMet, s.First.Emphasis) == (s.Second.Truth, s.Second.CheckMet, s.Second.Emphasis))
            && before.Statements.Zip(supposed.Statements).All(s => s.First.Truth == s.Second.Truth || changes.Contains(s.First.Statement));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_change_is_of_one_kind_at_least() => Assert.All(Enumerable.Range(1, 60), seed =>
    {
        var random = new Random(seed);
        var changes = WhatIf.Of(Guideline, Patients.Reader(Patients.Random(seed)), [.. Some.BaseFacts.Where(_ => random.Next(20) == 0).Select(f => new Supposition(f, Some.Value(f, random)))]);
        Assert.All(changes, c => Assert.True(c.Begins || c.Ceases || c.Opens || c.BecomesDecided || c.WaitsForOthers || c.CheckChanges || c.EmphasisChanges, c.Statement.Id));
    });

    [Theory]
    [InlineData("ki67_percent=25", "ki67_percent = 25"), InlineData(" sstr_pet_result = not_done ", "sstr_pet_result = not_done"), InlineData("hereditary_features=[]", "hereditary_features = {}")]
    [InlineData("syndromic_symptoms=[diarrhea_flushing]", "syndromic_symptoms = {diarrhea_flushing}"), InlineData("liver_metastases=unknown", "liver_metastases = unknown"), InlineData("cause_of_death=unknown", "cause_of_death = unknown")]
    public void A_supposition_is_read_as_it_is_written(string text, string read) => Assert.Equal(read, Supposed(text).ToString());

    [Theory]
    [InlineData("ki67_percent", "E_SUPPOSE_FORM"), InlineData("", "E_SUPPOSE_FORM"), InlineData("ki67=25", "E_SUPPOSE_FACT"), InlineData("net_grade=G2", "E_SUPPOSE_DERIVED")]
    [InlineData("ki67_percent=101", "E_SUPPOSE_VALUE"), InlineData("ki67_percent=12,5", "E_SUPPOSE_VALUE"), InlineData("sstr_pet_result=postive", "E_SUPPOSE_VALUE"), InlineData("ki67_percent=-1", "E_SUPPOSE_VALUE")]
    public void What_cannot_be_supposed_is_said_with_a_remedy(string text, string code)
    {
        var problem = Assert.Single(Supposition.Parse(text).Problems);
        Assert.Equal(code, problem.Code);
        Assert.Null(Supposition.Parse(text).Value);
    }

    [Fact] // "unknown" is a word of this fact, and then it is meant
    public void A_word_of_the_fact_goes_before_clearing_it() => Assert.NotNull(Supposed("cause_of_death=unknown").Value);

    private static Supposition Supposed(string text) => Supposition.Parse(text).Value ?? throw new ArgumentException(text, nameof(text));
}
