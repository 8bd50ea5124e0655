using System.Text.Json;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;

namespace Islet.Tests.Guidelines;

public class DecidingSetsTests
{
    private static readonly Macros Macros = StatementBase.Nanets2020.Macros;

    [Fact]
    public void One_fact_that_is_all_that_is_open_decides_whatever_the_answer()
    {
        var set = Assert.Single(DecidingSets.Of(Parse("NET and MET"), Known((Fact.Differentiation, "well"))));
        Assert.Equal([Fact.DiseaseStatus], set.Facts);
        Assert.True(set.Always);
        Assert.Equal("disease_status = metastatic", Assert.Single(Assert.Single(set.Applies)).ToString());
        Assert.Equal("disease_status = localized or locally_advanced or resected_no_evidence", Assert.Single(Assert.Single(set.DoesNotApply)).ToString());
    }

    [Fact]
    public void Of_two_open_parts_of_an_and_each_may_refute_and_both_together_decide()
    {
        var sets = DecidingSets.Of(Parse("NET and MET"), Known());
        Assert.Equal([FactSet.Of(Fact.Differentiation), FactSet.Of(Fact.DiseaseStatus), [Fact.Differentiation, Fact.DiseaseStatus]], sets.Select(s => s.Facts));
        Assert.Equal([false, false, true], sets.Select(s => s.Always));
        Assert.Empty(sets[0].Applies);
        Assert.NotEmpty(sets[2].Applies);
    }

    [Theory] // both sides of the limits of a number, and of a derived fact explained by what it is computed from
    [InlineData("ki67_percent > 20", "ki67_percent > 20", "ki67_percent <= 20")]
    [InlineData("ki67_percent >= 3 and ki67_percent <= 20", "ki67_percent >= 3 and <= 20", "ki67_percent < 3 or ki67_percent > 20")]
    [InlineData("grade_by_ki67 = G2", "ki67_percent >= 3 and <= 20", "ki67_percent < 3 or ki67_percent > 20")]
    [InlineData("systemic_lines_started = 0", "systemic_lines_started = 0", "systemic_lines_started > 0")]
    [InlineData("empty(syndromic_symptoms)", "syndromic_symptoms = {}", "syndromic_symptoms = {hypoglycemia}")]
    public void An_answer_is_told_by_its_limits(string condition, string applies, string doesNot)
    {
        var set = Assert.Single(DecidingSets.Of(Parse(condition), Known()));
        Assert.Equal((applies, doesNot), (Assert.Single(Assert.Single(set.Applies)).ToString(), Assert.Single(Assert.Single(set.DoesNotApply)).ToString()));
    }

    [Fact]
    public void One_index_may_settle_a_high_grade_and_a_low_one_needs_both_or_the_written_grade()
    {
        var sets = DecidingSets.Of(Parse("net_grade = G3"), Known()).ToDictionary(s => s.Facts);
        Assert.Equal((false, 1, 0), Of(Fact.Ki67Percent));
        Assert.Equal((false, 1, 0), Of(Fact.MitosesPer2mm2));
        Assert.Equal((true, 1, 1), Of(Fact.ReportedGrade));
        Assert.True(sets[[Fact.Ki67Percent, Fact.MitosesPer2mm2]].Always);
        Assert.Equal("ki67_percent > 20", sets[FactSet.Of(Fact.Ki67Percent)].Applies[0][0].ToString());

        (bool, int, int) Of(Fact fact) => sets[FactSet.Of(fact)] is var s ? (s.Always, s.Applies.Count, s.DoesNotApply.Count) : default;
    }

    [Fact] // a receptor PET that was not done and a scintigraphy that was negative leave it open
    public void What_no_answer_is_sure_to_decide_is_not_said_to()
    {
        var sets = DecidingSets.Of(Parse("SSTR_POS"), Known());
        Assert.DoesNotContain(sets, s => s.Always);
        Assert.Contains(sets, s => s.Facts == FactSet.Of(Fact.SrsResult) && s.Applies.Count == 1 && s.DoesNotApply.Count == 0);
    }

    [Fact]
    public void A_decided_condition_has_none() => Assert.Empty(DecidingSets.Of(Parse("NET and MET"), Known((Fact.DiseaseStatus, "localized"))));

    [Fact] // the slow and obvious way: every choice of up to three facts with every answer
    public void The_sets_are_those_that_trying_all_answers_finds()
    {
        foreach (var (example, statement) in UndecidedOfExamples().Where((_, i) => i % 7 == 0))
        {
            var found = DecidingSets.Of(statement.Condition, example.Reader).Where(s => s.Facts.Count <= 3).Select(s => (s.Facts, s.Always, s.Applies.Count > 0, s.DoesNotApply.Count > 0));
            Assert.Equal(Tried(statement.Condition, example.Reader).ToHashSet(), found.ToHashSet());
        }
    }

    [Fact]
    public void Answering_as_a_set_says_decides_as_it_says()
    {
        var sets = 0;
        foreach (var (example, statement) in UndecidedOfExamples())
            foreach (var set in DecidingSets.Of(statement.Condition, example.Reader))
            {
                sets++;
                Assert.All(set.Applies, way => Assert.Equal(Answer.Yes, Answered(statement, example, way)));
                Assert.All(set.DoesNotApply, way => Assert.Equal(Answer.No, Answered(statement, example, way)));
                Assert.All(set.Facts, f => Assert.False(f.IsDerived || example.Facts.ContainsKey(f)));
            }
        Assert.True(sets > 1000, $"{sets}");
    }

    private static IEnumerable<(GuidelineExample Example, Statement Statement)> UndecidedOfExamples() =>
        from e in GuidelineExamples.Of(StatementBase.Nanets2020) from s in StatementBase.Nanets2020.Statements where s.Condition.Read(e.Reader).Answer is Answer.Unknown select (e, s);

    private static Answer Answered(Statement statement, GuidelineExample example, IReadOnlyList<Reply> way)
    {
        var facts = new Dictionary<Fact, FactValue>(example.Facts);
        foreach (var reply in way)
            facts[reply.Fact] = reply.Examples[^1];
        return statement.Condition.Read(DerivedFacts.Over(Possible.Of(facts))).Answer;
    }

    private static List<(FactSet, bool, bool, bool)> Tried(Condition condition, FactReader facts)
    {
        Atom[] atoms = [.. Atoms(condition)];
        FactDomain[] open = [.. atoms.SelectMany(a => a.Fact.IsDerived ? [.. a.Fact.Reads] : new[] { a.Fact }).Distinct().OrderBy(f => f.Index).Where(f => facts(f).Value is null).Select(f => FactDomain.Of(f, atoms))];
        List<(FactSet Facts, bool Always, bool Yes, bool No)> sets = [];
        for (var size = 1; size <= 3; size++)
            foreach (var some in Choose(open, size, 0).ToList())
            {
                Answer[] answers = [.. Product(some, 0).Select(values => condition.Read(DerivedFacts.Over(f => Array.FindIndex(some, d => d.Fact == f) is >= 0 and var i ? Possible.Only(values[i]) : facts(f))).Answer)];
                FactSet set = [.. some.Select(d => d.Fact)];
                var (always, yes, no) = (answers.All(a => a is not Answer.Unknown), answers.Contains(Answer.Yes), answers.Contains(Answer.No));
                var within = sets.Where(s => s.Facts - set == default).ToList();
                if ((always && !within.Any(s => s.Always)) || (yes && !within.Any(s => s.Yes)) || (no && !within.Any(s => s.No)))
                    sets.Add((set, always, yes, no));
            }
        return [.. sets];
    }

    private static IEnumerable<Atom> Atoms(Condition c) => c switch { Atom a => [a], Joined j => j.Parts.SelectMany(Atoms), Negation n => Atoms(n.Part), Macro m => Atoms(m.Body), _ => [] };

    private static IEnumerable<FactDomain[]> Choose(FactDomain[] from, int size, int start) => size == 0 ? [[]]
        : Enumerable.Range(start, Math.Max(0, from.Length - start)).SelectMany(i => Choose(from, size - 1, i + 1).Select(rest => (FactDomain[])[from[i], .. rest]));

    private static IEnumerable<FactValue[]> Product(FactDomain[] domains, int start) => start == domains.Length ? [[]]
        : domains[start].Values.SelectMany(value => Product(domains, start + 1).Select(rest => (FactValue[])[value, .. rest]));

    private static Condition Parse(string text) => Condition.Parse(text, Macros).Value!;

    private static FactReader Known(params (Fact Fact, string Value)[] facts) => DerivedFacts.Over(Possible.Of(facts.ToDictionary(f => f.Fact, f => f.Fact.Parse(f.Value)!)));
}
