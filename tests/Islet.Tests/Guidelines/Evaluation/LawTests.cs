using FsCheck;
using FsCheck.Fluent;
using Islet.Course;
using Islet.Guidelines;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Guidelines;

/// <summary>What holds for every statement of NANETS 2020 and any patient.</summary>
public class LawTests
{
    private static readonly StatementBase Guideline = StatementBase.Nanets2020;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    /// <summary>They ask whether Ki-67 is on record, and that has two answers only (facts.md section 5 a).</summary>
    private static readonly string[] Counting = ["GRADE-03", "GRADE-04"];

    /// <summary>They read <c>net_grade</c>: without an index the written grade speaks (5 b).</summary>
    private static readonly string[] ByGrade =
    [
        "PATH-10", "PATH-11", "PATH-12", "PATH-13", "PATH-14", "PATH-15", "PATH-16", "MOL-02", "MOL-06", "SYS-02", "SYS-03", "SYS-04", "SYS-05", "SYS-07", "SYS-08", "SYS-09", "SYS-10", "SYS-11",
        "NEG-02", "NEG-03", "NEG-04", "NEG-05", "NEG-06", "NEG-07", "BULK-01", "BULK-02", "BULK-03", "BULK-04", "BULK-05", "BULK-06", "BULK-08", "SEQ-01", "SEQ-02", "SEQ-05", "SEQ-06", "SEQ-07",
        "SEQ-09", "SEQ-12", "SEQ-13", "SEQ-14", "SEQ-15", "G3T-01", "G3T-02", "G3T-03", "G3T-04", "G3T-05", "G3T-06", "G3T-07", "G3T-08", "G3T-09", "G3T-10", "LDT-14", "LDT-16",
    ];

    /// <summary>They read <c>sstr_status</c>: without a PET a positive scintigraphy speaks (5 c).</summary>
    private static readonly string[] ByReceptor =
        ["SYS-03", "SYS-04", "SYS-05", "SYS-11", "NEG-06", "NEG-07", "BULK-08", "SEQ-02", "SEQ-12", "SEQ-13", "SEQ-14", "INS-06", "INS-07", "PRRT-01", "PRRT-02", "PRRT-03"];

    [Fact]
    public void Removing_a_fact_only_opens_a_statement_but_by_the_named_ways() => Prop.ForAll(Seeds, seed =>
    {
        var patient = Patients.Random(seed);
        var whole = Read(patient);
        return patient.Keys.All(removed => Turned(whole, Read(patient.Where(f => f.Key != removed).ToDictionary())).All(s => IsNamed(s, removed, patient)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_a_fact_changes_no_decided_statement_but_by_the_named_ways() => Prop.ForAll(Seeds, seed =>
    {
        var (random, patient) = (new Random(seed), Patients.Random(seed));
        var before = Read(patient);
        var absent = Islet.Tests.Course.Some.BaseFacts.Where(f => !patient.ContainsKey(f)).ToList();
        return absent.OrderBy(_ => random.Next()).Take(20).All(added =>
        {
            Dictionary<Fact, FactValue> more = new(patient) { [added] = Islet.Tests.Course.Some.Value(added, random) };
            var after = Read(more);
            return before.Zip(after).Where(s => s.First.Outcome is not Answer.Unknown && s.First.Outcome != s.Second.Outcome)
                .All(s => IsNamed(s.First.Statement, added, more));
        });
    }).QuickCheckThrowOnFailure();

    [Fact] // the lists above are what the conditions ask, no more and no less
    public void The_named_ways_are_those_of_the_conditions()
    {
        Assert.Equal(Counting, Guideline.Statements.Where(s => s.Condition.Text.Contains("recorded(", StringComparison.Ordinal)).Select(s => s.Number));
        Assert.DoesNotContain(Guideline.Macros.Names, name => Guideline.Macros[name]!.Body.Text.Contains("recorded(", StringComparison.Ordinal));
        Assert.Equal(ByGrade, Guideline.Statements.Where(s => s.Condition.Facts.Contains(Fact.NetGrade)).Select(s => s.Number));
        Assert.Equal(ByReceptor, Guideline.Statements.Where(s => s.Condition.Facts.Contains(Fact.SstrStatus)).Select(s => s.Number));
    }

    [Fact] // a list that nothing ever needs would hide what it excuses
    public void Every_named_way_is_gone_by_some_patient()
    {
        Assert.Contains(Turned(Read((Fact.SpecimenType, "core_biopsy"), (Fact.Ki67Percent, "2")), Read((Fact.SpecimenType, "core_biopsy"))), s => s.Number == "GRADE-03");
        Assert.Contains(Turned(Read((Fact.ReportedGrade, "G3"), (Fact.Ki67Percent, "15"), (Fact.MitosesPer2mm2, "4")), Read((Fact.ReportedGrade, "G3"), (Fact.Ki67Percent, "15"))), s => s.Number == "SYS-09");
        Assert.Contains(Turned(Read((Fact.Ki67Percent, "2"), (Fact.MitosesPer2mm2, "1"), (Fact.SrsResult, "positive"), (Fact.SstrPetResult, "negative")),
            Read((Fact.Ki67Percent, "2"), (Fact.MitosesPer2mm2, "1"), (Fact.SrsResult, "positive"))), s => s.Number == "SYS-11");
    }

    [Fact] // a PET that was not done is known, and leaves open what it would have shown (section 3, sstr_status)
    public void What_is_undecided_names_facts_that_are_absent_or_not_done_and_a_decision_waits_for_none() => Prop.ForAll(Seeds, seed =>
    {
        var patient = Patients.Random(seed);
        return Read(patient).All(s => s.Outcome is Answer.Unknown ? s.Truth.Missing.Count > 0 && s.Truth.Missing.All(f => !f.IsDerived && (!patient.TryGetValue(f, out var value) || value == FactValue.Of("not_done"))) : s.Truth.Missing.Count == 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Tension_is_felt_by_both() => Prop.ForAll(Seeds, seed =>
    {
        var readings = Read(Patients.Random(seed));
        return readings.All(s => s.Tension.All(other => readings.Single(r => r.Statement == other) is { Applies: true } felt && felt.Tension.Contains(s.Statement) && s.Applies));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_condition_reads_back_equal() => Assert.All(
        Guideline.Statements.SelectMany(s => new[] { s.Condition, s.Check, s.Emphasis }).OfType<Condition>().Concat(Guideline.Macros.Names.Select(name => Guideline.Macros[name]!.Body)),
        condition => Assert.Equal(condition, Condition.Parse(condition.Text, Guideline.Macros).Value));

    /// <summary>The removed or added fact is an input of the way by which the statement may turn, and the fallback has something to say.</summary>
    private static bool IsNamed(Statement statement, Fact fact, Dictionary<Fact, FactValue> whole) =>
        (fact == Fact.Ki67Percent && Counting.Contains(statement.Number))
        || ((fact == Fact.Ki67Percent || fact == Fact.MitosesPer2mm2) && whole.ContainsKey(Fact.ReportedGrade) && ByGrade.Contains(statement.Number))
        || (fact == Fact.SstrPetResult && whole.GetValueOrDefault(Fact.SrsResult) == FactValue.Of("positive") && ByReceptor.Contains(statement.Number));

    private static IEnumerable<Statement> Turned(IReadOnlyList<StatementReading> before, IReadOnlyList<StatementReading> after) =>
        before.Zip(after).Where(s => (int)s.First.Outcome * (int)s.Second.Outcome == -1).Select(s => s.First.Statement);

    private static IReadOnlyList<StatementReading> Read(IReadOnlyDictionary<Fact, FactValue> facts) => GuidelineReading.Of(Guideline, Patients.Reader(facts)).Statements;

    private static IReadOnlyList<StatementReading> Read(params (Fact, string)[] facts) =>
        GuidelineReading.Of(Guideline, Patients.Reader([(Fact.PrimarySite, "pancreas"), (Fact.Differentiation, "well"), (Fact.DiseaseStatus, "metastatic"), .. facts])).Statements;
}
