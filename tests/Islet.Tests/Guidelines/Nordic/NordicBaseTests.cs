using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

/// <summary>A second guideline is files in a folder: NORDIC NEC 2 (Sorbye et al., Br J Cancer 2025;133:316–324) and the response review (Di Franco et al., Semin Nucl Med 2025;55:754–765).</summary>
public class NordicBaseTests
{
    private static readonly StatementBase Nordic = StatementBase.Shipped.Single(b => b.Key == "nordic-nec-2");

    public static TheoryData<string> Numbers => [.. Nordic.Statements.Select(s => s.Number)];

    [Fact]
    public void It_loads_beside_the_first_with_its_own_name_year_and_speaker()
    {
        Assert.Equal("nanets-2020", StatementBase.Shipped[0].Key);
        Assert.Equal(("NORDIC NEC 2 (2025)", 2025, "the NORDIC NEC 2 authors"), (Nordic.Name, Nordic.Year, Nordic.Panel));
        Assert.Equal(53, Nordic.Statements.Count);
        Assert.All(Nordic.Statements, s => Assert.StartsWith("NORDICNEC2-", s.Id, StringComparison.Ordinal));
    }

    [Fact] // papers report no vote
    public void No_statement_claims_a_vote() => Assert.All(Nordic.Statements, s => Assert.Equal((Strength.Unstated, null), (s.Strength, s.Votes)));

    [Fact]
    public void Whose_statement_it_is_stands_beside_what_the_Nordic_authors_did_not_say() =>
        Assert.All(Nordic.Statements.Where(s => s.Topic.Length > 0 && s.Section.StartsWith("Di Franco", StringComparison.Ordinal)), s => Assert.Contains("Di Franco", s.Origin, StringComparison.Ordinal));

    [Fact]
    public void Every_figure_is_a_row_of_the_evidence_table_from_one_of_the_two_papers() =>
        Assert.All(Nordic.Statements.SelectMany(s => s.Figures), id => Assert.Contains(EvidenceTable.Shipped.Find(id)!.Paper.Key, (string[])["nordic-nec-2", "response-review-2025"]));

    [Fact]
    public void An_option_that_NANETS_has_too_has_the_same_title()
    {
        var shared = Nordic.Options.Join(StatementBase.Nanets2020.Options, o => o.Key, o => o.Key, (nordic, nanets) => (nordic.Title, nanets.Title)).ToList();
        Assert.Equal(5, shared.Count);
        Assert.All(shared, titles => Assert.Equal(titles.Item2, titles.Item1));
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Every_statement_is_reached_by_some_patient_and_missed_by_another(string number)
    {
        var condition = Nordic.Find(number)!.Condition;
        var dice = new Random(number.Length);
        var answers = Enumerable.Range(0, 60_000).Select(_ => condition.Read(Patient(condition, dice)).Answer).TakeUntil(Both()).ToHashSet();
        Assert.Superset(new HashSet<Answer> { Answer.Yes, Answer.No }, answers);
    }

    [Theory, MemberData(nameof(Numbers))]
    public void Without_one_of_its_facts_it_is_never_the_reverse(string number)
    {
        var condition = Nordic.Find(number)!.Condition;
        var dice = new Random(7 + number.Length);
        foreach (var facts in Enumerable.Range(0, 300).Select(_ => Values(condition, dice)))
            foreach (var fact in facts.Keys.Where(f => !Excepted(condition, f)))
            {
                var (whole, less) = (Read(condition, facts), Read(condition, facts.Where(f => f.Key != fact)));
                Assert.True(less == whole || less is Answer.Unknown, $"{number} without {fact}: {whole} became {less}");
            }
    }

    [Theory] // the 55 % of the paper, both sides
    [InlineData(54.9, Answer.Yes, Answer.No), InlineData(55, Answer.No, Answer.Yes)]
    public void At_a_Ki67_of_55_percent_the_statements_on_NET_G3_change_over(double ki67, Answer platinumInferior, Answer noFirstLinePrrt)
    {
        var facts = NetG3((decimal)ki67);
        Assert.Equal((platinumInferior, noFirstLinePrrt), (Outcome("G3-03", facts), Outcome("G3-08", facts)));
        Assert.Equal(platinumInferior, Outcome("G3-06", facts)); // NETTER-2 took none of 55 % or more
    }

    [Theory] // high grade is above 20 %, not from it on
    [InlineData(20, Answer.No), InlineData(20.1, Answer.Yes)]
    public void A_NET_is_in_scope_above_20_percent(double ki67, Answer expected) => Assert.Equal(expected, Outcome("G3-10", NetG3((decimal)ki67)));

    [Theory]
    [InlineData(2, Answer.No, Answer.Yes), InlineData(3, Answer.Yes, Answer.No), InlineData(4, Answer.Yes, Answer.No)]
    public void Chemotherapy_of_NEC_is_spoken_against_from_PS_3_on(int ps, Answer against, Answer may)
    {
        var facts = With(Nec(), Fact.EcogPs, FactValue.Of(ps));
        Assert.Equal((against, may), (Outcome("NEC-07", facts), Outcome("NEC-08", facts)));
    }

    [Fact]
    public void NEC_is_in_scope_whatever_its_Ki67_and_without_one() => Assert.Equal(Answer.Yes, Outcome("NEC-01", Nec()));

    [Fact] // the appendix was left out of the cohort; a lung NEC never was in it
    public void Other_primaries_are_out_of_scope()
    {
        Assert.Equal(Answer.No, Outcome("NEC-01", With(With(Nec(), Fact.PrimarySite, FactValue.Of("lung")), Fact.DigestivePrimary, FactValue.Of("lung"))));
        Assert.Equal(Answer.No, Outcome("NEC-01", With(With(Nec(), Fact.PrimarySite, FactValue.Of("other")), Fact.DigestivePrimary, FactValue.Of("appendix"))));
        var unknown = With(Nec(), Fact.DigestivePrimary, FactValue.Of("unknown_digestive"));
        unknown.Remove(Fact.PrimarySite);
        Assert.Equal(Answer.Yes, Outcome("NEC-01", unknown));
        Assert.Equal(Answer.Yes, Outcome("NEC-05", With(With(Nec(), Fact.PrimarySite, FactValue.Of("other")), Fact.DigestivePrimary, FactValue.Of("colon_left"))));
    }

    [Fact] // facts removed: unknown never becomes no
    public void What_is_not_recorded_leaves_it_undecided_and_is_named()
    {
        var facts = NetG3(30);
        facts.Remove(Fact.SstrPetResult);
        var truth = Nordic.Find("G3-06")!.Condition.Read(Reader(facts));
        Assert.Equal((Answer.Unknown, FactSet.Of(Fact.SstrPetResult)), (truth.Answer, truth.Missing));
    }

    [Fact]
    public void Where_the_two_guidelines_contradict_each_other_the_reading_names_the_other()
    {
        foreach (var number in (string[])["CLASS-01", "NEC-04", "NEC-06", "G3-03", "G3-06", "RESP-01", "RESP-12"])
            Assert.Contains("NANETS 2020", Nordic.Find(number)!.Reading, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_between_two_characterizations_is_labelled_with_its_name()
    {
        var (before, after) = (Reader(NetG3(15)), Reader(NetG3(30)));
        Assert.Contains(StatementChanges.Between(Nordic, before, after), c => c.Statement.Number == "G3-03" && c.Begins);
        Assert.Equal("NORDIC NEC 2 (2025)", new GuidelineDifference(Nordic, StatementChanges.Between(Nordic, before, after), []).Guideline.Name);
    }

    [Fact]
    public void Both_guidelines_speak_of_one_patient_and_are_told_apart()
    {
        var facts = Reader(NetG3(30));
        var (nanets, nordic) = (GuidelineReading.Of(StatementBase.Nanets2020, facts), GuidelineReading.Of(Nordic, facts));
        Assert.True(nanets["NANETS2020-G3T-06"].Applies && nordic["NORDICNEC2-G3-06"].Applies);
        Assert.Equal(["NORDICNEC2-G3-07"], nordic["NORDICNEC2-G3-06"].Tension.Select(s => s.Id));
    }

    private static Dictionary<Fact, FactValue> NetG3(decimal ki67) => new()
    {
        [Fact.PrimarySite] = FactValue.Of("pancreas"), [Fact.Differentiation] = FactValue.Of("well"), [Fact.Ki67Percent] = FactValue.Of(ki67), [Fact.MitosesPer2mm2] = FactValue.Of(4),
        [Fact.DiseaseStatus] = FactValue.Of("metastatic"), [Fact.SystemicLinesStarted] = FactValue.Of(0), [Fact.SstrPetResult] = FactValue.Of("positive"),
    };

    private static Dictionary<Fact, FactValue> Nec() => new()
    {
        [Fact.PrimarySite] = FactValue.Of("rectum"), [Fact.Differentiation] = FactValue.Of("poor"), [Fact.DiseaseStatus] = FactValue.Of("metastatic"), [Fact.SystemicLinesStarted] = FactValue.Of(0),
    };

    private static Dictionary<Fact, FactValue> With(Dictionary<Fact, FactValue> facts, Fact fact, FactValue value) => new(facts) { [fact] = value };

    private static Answer Outcome(string number, Dictionary<Fact, FactValue> facts) => Nordic.Find(number)!.Condition.Read(Reader(facts)).Answer;

    private static FactReader Reader(IEnumerable<KeyValuePair<Fact, FactValue>> facts) => DerivedFacts.Over(Possible.Of(new Dictionary<Fact, FactValue>(facts)));

    private static Answer Read(Condition condition, IEnumerable<KeyValuePair<Fact, FactValue>> facts) => condition.Read(Reader(facts)).Answer;

    private static FactReader Patient(Condition condition, Random dice) => Reader(Values(condition, dice));

    /// <summary>recorded() answers no for what is not there, and the written grade and the scintigraphy help out where an index or the PET is missing.</summary>
    private static bool Excepted(Condition condition, Fact fact) => condition.Text.Contains("recorded(", StringComparison.Ordinal)
        || (condition.Facts.Contains(Fact.NetGrade) && Fact.NetGrade.Reads.Contains(fact)) || (condition.Facts.Contains(Fact.SstrStatus) && Fact.SstrStatus.Reads.Contains(fact));

    private static Dictionary<Fact, FactValue> Values(Condition condition, Random dice) => condition.Facts.SelectMany(f => f.IsDerived ? f.Reads : FactSet.Of(f)).Distinct()
        .ToDictionary(f => f, f => f.Type switch
        {
            FactType.Bool => FactValue.Of(dice.Next(2) == 0),
            FactType.Number => FactValue.Of(dice.Next(10) < 5 ? dice.Next(0, 5) : dice.Next(0, 100)),
            _ => FactValue.Of(f.Values[dice.Next(f.Values.Count)]),
        });

    private static Func<Answer, bool> Both()
    {
        HashSet<Answer> seen = [];
        return answer => seen.Add(answer) && seen.Contains(Answer.Yes) && seen.Contains(Answer.No);
    }
}

internal static class Sequences
{
    /// <summary>Up to and with the first that ends it.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> all, Func<T, bool> ends)
    {
        foreach (var one in all)
        {
            yield return one;
            if (ends(one))
                yield break;
        }
    }
}
