using System.Text.Json;
using Islet.Course;
using Islet.Guidelines;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Guidelines;

/// <summary>Every statement of NANETS 2020 against patients worked out by hand, and by the rules of the statement base, section 2.</summary>
public class GuidelineReadingTests
{
    private static readonly StatementBase Guideline = StatementBase.Nanets2020;

    public static TheoryData<string> VignetteIds => [.. Patients.Vignettes.Select(v => v.GetProperty("id").GetString()!)];

    [Theory, MemberData(nameof(VignetteIds))]
    public void A_worked_patient(string id)
    {
        var vignette = Patients.Vignettes.Single(v => v.GetProperty("id").GetString() == id);
        var (patient, reading) = (Patients.Reader(vignette), GuidelineReading.Of(Guideline, Patients.Reader(vignette)));
        Assert.All(vignette.GetProperty("must_apply").EnumerateArray(), s => Assert.Equal(Truth.Yes, reading[s.GetString()!].Truth));
        Assert.All(vignette.GetProperty("must_not_apply").EnumerateArray(), s => Assert.Equal(Truth.No, reading[s.GetString()!].Truth));
        Assert.All(vignette.GetProperty("must_be_undecided").EnumerateArray(), s =>
        {
            Assert.Equal(Answer.Unknown, reading[s.GetProperty("id").GetString()!].Outcome);
            Assert.Equal([.. s.GetProperty("missing").EnumerateArray().Select(f => Fact.Find(f.GetString()!)!)], reading[s.GetProperty("id").GetString()!].Truth.Missing);
        });
        Assert.All(vignette.GetProperty("checks").EnumerateObject(), c => Assert.Equal(c.Value.GetString() == "met", reading[c.Name].CheckMet));
        Assert.All(vignette.GetProperty("emphasis").EnumerateObject(), e => Assert.Equal(e.Value.ValueKind is JsonValueKind.True, reading[e.Name].Emphasis is true));
        Assert.All(vignette.GetProperty("derived").EnumerateObject(), d => Assert.Equal(Patients.Value(d.Value), patient(Fact.Find(d.Name)!).Value));
    }

    [Fact] // what statements share is answered once; the answer is the condition's own
    public void Answering_all_together_changes_no_answer()
    {
        foreach (var seed in Enumerable.Range(1, 150))
        {
            var patient = Patients.Reader(Patients.Random(seed));
            var reading = GuidelineReading.Of(Guideline, patient);
            foreach (var s in reading.Statements)
            {
                Assert.Equal((seed, s.Statement.Id, s.Statement.Condition.Read(patient)), (seed, s.Statement.Id, s.Truth));
                Assert.Equal(s.Applies && s.Statement.Check is { } check ? check.Read(patient).Answer is Answer.Yes : null, s.CheckMet);
                Assert.Equal(s.Statement.Emphasis?.Read(patient).Answer is Answer.Yes, s.Emphasis is true);
                Assert.Equal(s.Statement.Emphasis?.Read(patient).Answer is Answer.No, s.Emphasis is false);
            }
            Assert.Equal(Guideline.Statements, reading.Statements.Select(s => s.Statement));
        }
    }

    [Fact] // rule 6: the gate is refused
    public void For_another_organ_only_what_is_open_to_any_applies() => Assert.All(Enumerable.Range(1, 100), seed =>
    {
        var patient = Patients.Random(seed);
        patient[Fact.PrimarySite] = FactValue.Of("small_bowel");
        Assert.All(GuidelineReading.Of(Guideline, Patients.Reader(patient)).Statements.Where(s => !OpenToAny(s.Statement)), s => Assert.Equal(Truth.No, s.Truth));
    });

    [Fact] // rule 6: the gate is unknown
    public void Without_a_primary_site_all_that_is_not_refused_waits_for_it() => Assert.All(Enumerable.Range(1, 100), seed =>
    {
        var facts = Patients.Random(seed);
        facts.Remove(Fact.PrimarySite);
        var patient = Patients.Reader(facts);
        Assert.All(GuidelineReading.Of(Guideline, patient).Statements.Where(s => !OpenToAny(s.Statement)), s =>
        {
            var refused = ((Conjunction)s.Statement.Condition).Parts[1].Read(patient).Answer is Answer.No;
            Assert.Equal(refused ? Answer.No : Answer.Unknown, s.Outcome);
            Assert.Equal(!refused, s.Truth.Missing.Contains(Fact.PrimarySite));
        });
    });

    [Fact]
    public void One_statement_is_open_to_any_organ() => Assert.Equal(["GAS-08"], Guideline.Statements.Where(OpenToAny).Select(s => s.Number));

    [Theory] // rule 7: unknown counts as not on record
    [InlineData("", null, false), InlineData("ki67_percent", "12", true)]
    public void A_check_is_asked_only_where_the_statement_applies(string name, string? value, bool met)
    {
        List<(Fact, string)> facts = [(Fact.PrimarySite, "pancreas"), (Fact.Differentiation, "well"), (Fact.SpecimenType, "core_biopsy")];
        if (value is not null)
            facts.Add((Fact.Find(name)!, value));
        Assert.Equal(met, GuidelineReading.Of(Guideline, Patients.Reader([.. facts]))["GRADE-07"].CheckMet);
        Assert.Null(GuidelineReading.Of(Guideline, Patients.Reader([.. facts.Skip(1)]))["GRADE-07"].CheckMet);
    }

    [Theory] // SYS-02 stresses low volume, and is for anyone without symptoms
    [InlineData("low", true), InlineData("high", false), InlineData(null, null)]
    public void What_the_text_stresses_changes_no_outcome(string? volume, bool? stressed)
    {
        List<(Fact, string)> facts = [(Fact.PrimarySite, "pancreas"), (Fact.Differentiation, "well"), (Fact.Ki67Percent, "2"), (Fact.MitosesPer2mm2, "1"), (Fact.DiseaseStatus, "metastatic"), (Fact.SymptomBurden, "none")];
        if (volume is not null)
            facts.Add((Fact.TumorVolume, volume));
        var reading = GuidelineReading.Of(Guideline, Patients.Reader([.. facts]))["SYS-02"];
        Assert.Equal((true, stressed), (reading.Applies, reading.Emphasis));
    }

    [Fact]
    public void A_statement_is_found_by_its_id_and_by_its_number()
    {
        var reading = GuidelineReading.Of(Guideline, Patients.Reader());
        Assert.Same(reading["NANETS2020-SYS-02"], reading["sys-02"]);
        Assert.Throws<KeyNotFoundException>(() => reading["SYS-99"]);
    }

    [Fact] // a centre may turn statements off, and a test may tag them
    public void A_base_with_other_statements_is_read_anew()
    {
        var (patient, fewer) = (Patients.Reader(), Guideline with { Statements = [.. Guideline.Statements.Take(3)] });
        Assert.Equal(Guideline.Statements.Count, GuidelineReading.Of(Guideline, patient).Statements.Count);
        Assert.Equal(3, GuidelineReading.Of(fewer, patient).Statements.Count);
        Assert.Null(fewer.Find("SYS-02"));
    }

    private static bool OpenToAny(Statement statement) => !(statement.Condition is Conjunction { Parts: [Macro { Name: "IN_SCOPE" }, ..] });
}
