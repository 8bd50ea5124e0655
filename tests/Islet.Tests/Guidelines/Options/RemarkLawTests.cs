using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;
using Islet.Tests.Guidelines.Beside;

namespace Islet.Tests.Guidelines.Options;

/// <summary>Laws of what stands beside statements and of options, over random patients and the worked courses.</summary>
public class RemarkLawTests
{
    /// <summary>Facts that a person may simply say, and so any value of which can be on record.</summary>
    private static readonly IReadOnlyList<Fact> Sayable =
        [.. Questions.Blocks.Where(b => b.Key is "3" or "5" or "6" or "7" or "J").SelectMany(b => b.Lines).SelectMany(l => l.Facts).Where(f => f.Type is FactType.Bool or FactType.Enum).Distinct()];

    private static Arbitrary<Snapshot> Patients => (
        from said in Gen.Elements(Sayable.ToArray()).ArrayOf()
        from choice in Gen.Choose(0, 1000).ArrayOf(said.Length + 1)
        from ki67 in Gen.Choose(1, 60)
        select Patient.At(
        [
            Patient.Tissue(ki67), .. choice[^1] % 2 == 0 ? [Patient.LogClosed()] : (Finding[])[], .. choice[^1] % 3 == 0 ? [Patient.Pet("2024-05-02", "positive")] : (Finding[])[],
            .. said.Distinct().Select((fact, i) => Said.On("2024-05-01", new Judgement { About = fact.Name, Value = ValueOf(fact, choice[i]), StatedBy = StatedBy.Clinician }, $"said{i}")),
        ])).ToArbitrary();

    private static string ValueOf(Fact fact, int choice) => fact.Type is FactType.Bool ? choice % 2 == 0 ? "true" : "false" : fact.Values[choice % fact.Values.Count];

    private static bool ForAll(Func<Snapshot, GuidelineReading, bool> law)
    {
        foreach (var (id, view) in Worked.Views)
            Assert.True(law(Worked.At(id, view), GuidelineReading.Of(StatementBase.Nanets2020, Worked.At(id, view).Reader)), $"{id}, view {view}");
        Prop.ForAll(Patients, snapshot => law(snapshot, GuidelineReading.Of(StatementBase.Nanets2020, snapshot.Reader))).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        return true;
    }

    [Fact]
    public void Remarks_never_move_an_outcome() => Assert.True(ForAll((snapshot, reading) =>
        StatementRemarks.Of(reading, snapshot).Select(r => (r.Statement.Id, r.Reading.Outcome)).SequenceEqual(StatementBase.Nanets2020.Statements.Select(s => (s.Id, s.Condition.Read(snapshot.Reader).Answer)))));

    [Fact]
    public void What_stands_beside_one_statement_is_what_stands_beside_it_among_all() => Assert.True(ForAll((snapshot, reading) =>
        StatementRemarks.Of(reading, snapshot).Skip(50).Take(3).All(r => StatementRemarks.Of(r.Reading, reading, snapshot).Cautions.Select(c => (c.Code, c.Says)).SequenceEqual(r.Cautions.Select(c => (c.Code, c.Says))))));

    [Fact]
    public void Nothing_is_shown_twice() => Assert.True(ForAll((snapshot, reading) =>
        StatementRemarks.Of(reading, snapshot).All(r => r.Cautions.DistinctBy(c => c.Code).Count() == r.Cautions.Count && r.Marks.DistinctBy(m => (m.Kind, m.Fact)).Count() == r.Marks.Count)
        && DecisionOptions.Of(reading, snapshot) is var options
        && options.Options.All(o => o.Applying.Concat(o.Undecided).Select(s => s.Statement.Id).Distinct().Count() == o.Applying.Count + o.Undecided.Count && o.Beside.Distinct().Count() == o.Beside.Count)
        && options.Tensions.Select(t => string.CompareOrdinal(t.One.Statement.Id, t.Other.Statement.Id) < 0 ? (t.One.Statement.Id, t.Other.Statement.Id) : (t.Other.Statement.Id, t.One.Statement.Id)).Distinct().Count() == options.Tensions.Count));

    [Fact]
    public void The_statements_of_an_option_all_apply_and_the_undecided_ones_all_wait() => Assert.True(ForAll((snapshot, reading) =>
        DecisionOptions.Of(reading, snapshot).Options.All(o => o.Applying.All(s => s.Reading.Applies && s.Statement.Options.Contains(new(o.Option.Key, s.Bearing)))
            && o.Undecided.All(s => s.Reading.Outcome is Answer.Unknown && s.Missing.Count > 0) && o.For.Count + o.Against.Count + o.How.Count + o.Risks.Count + o.Open.Count + o.Over.Count == o.Applying.Count)));

    [Fact] // whoever applies and speaks of an option is found under it; how it is monitored only while it runs
    public void No_applying_statement_that_speaks_of_an_option_is_lost() => Assert.True(ForAll((snapshot, reading) =>
    {
        var options = DecisionOptions.Of(reading, snapshot);
        return reading.Statements.Where(s => s.Applies).All(s => s.Statement.Options.All(b => options[b.Option]! is var o && (o.Applying.Any(a => a.Statement == s.Statement)
            || (b.Bearing is Bearing.How && s.Statement.Schedule.Count > 0 && o.Running.Answer is not Answer.Yes))));
    }));

    [Fact]
    public void What_is_overtaken_is_marked_wherever_it_stands() => Assert.True(ForAll((snapshot, reading) =>
        StatementRemarks.Of(reading, snapshot).All(r => r.Superseded == r.Statement.Superseded && r.Year == 2020)));

    [Fact] // with any finding removed, no caution stands on a finding that is not there
    public void A_caution_stands_on_findings_of_the_record()
    {
        foreach (var (id, view) in Worked.Views)
        {
            var snapshot = Worked.At(id, view);
            foreach (var removed in snapshot.Course.Findings)
            {
                var left = new Snapshot(snapshot.Course with { Findings = [.. snapshot.Course.Findings.Where(f => f != removed)] }, snapshot.View);
                var remarks = StatementRemarks.Of(GuidelineReading.Of(StatementBase.Nanets2020, left.Reader), left);
                Assert.All(remarks.SelectMany(r => r.Cautions.SelectMany(c => c.Findings).Concat(r.Marks.SelectMany(m => m.Findings))), f => Assert.Contains(f, left.Course.Findings));
            }
        }
    }
}
