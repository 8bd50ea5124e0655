using FsCheck;
using FsCheck.Fluent;
using Islet.Clinic;
using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Course;
using StatementBase = Islet.Guidelines.StatementBase;

namespace Islet.Tests.Guidelines;

/// <summary>A condition drawn part by part.</summary>
public class ExplanationTests
{
    private static readonly StatementBase Guideline = StatementBase.Nanets2020;

    [Fact]
    public void Macros_are_opened_and_keep_their_name()
    {
        var sys02 = Explanation.Of(Guideline.Find("SYS-02")!.Condition, Patients.Reader((Fact.Differentiation, "well"), (Fact.DiseaseStatus, "metastatic")));
        var g12 = Assert.Single(sys02.Parts[1].Parts, p => p.Text == "G12");
        Assert.Equal("NET and net_grade in {G1, G2}", Assert.Single(g12.Parts).Text);
        Assert.Equal(["primary_site in {pancreas, occult}", "differentiation = well", "net_grade in {G1, G2}", "disease_status = metastatic", "symptom_burden = none"], sys02.Questions.Select(q => q.Text));
        Assert.Equal([Answer.Unknown, Answer.Yes, Answer.Unknown, Answer.Yes, Answer.Unknown], sys02.Questions.Select(q => q.Answer));
    }

    [Fact] // of what refuses, only the refusing part; of what is open, only what is open
    public void The_deciding_parts_answer_as_the_whole_does()
    {
        Assert.Equal(["symptom_burden = none"], Deciding("differentiation = well and symptom_burden = none", (Fact.Differentiation, "well")));
        Assert.Equal(["differentiation = well"], Deciding("differentiation = well and symptom_burden = none", (Fact.Differentiation, "poor")));
        Assert.Equal(["differentiation = well"], Deciding("not (differentiation = well and symptom_burden = none)", (Fact.Differentiation, "poor")));
        Assert.Equal(["differentiation = well", "symptom_burden = none"], Deciding("differentiation = well or symptom_burden = none", (Fact.Differentiation, "poor"), (Fact.SymptomBurden, "minimal")));

        static IEnumerable<string> Deciding(string condition, params (Fact, string)[] facts) =>
            Explanation.Of(Patients.Condition(condition), Patients.Reader(facts)).Questions.Where(q => q.Decides).Select(q => q.Text);
    }

    [Fact]
    public void A_computed_fact_is_explained_by_what_it_is_computed_from()
    {
        var grade = Explanation.Of(Patients.Condition("net_grade in {G1, G2}"), Patients.Reader((Fact.Ki67Percent, "12"))).Fact!;
        Assert.Equal(["G2", "G3"], grade.Possible.Values!.Select(v => v.ToString()));
        Assert.Equal([Fact.MitosesPer2mm2], grade.Possible.Missing);
        Assert.Equal([(Fact.Ki67Percent, "12"), (Fact.MitosesPer2mm2, null), (Fact.ReportedGrade, null)], grade.Inputs.Select(i => (i.Fact, i.Possible.Value?.ToString())));
    }

    [Fact] // facts.md section 6: what a question rests on travels with it
    public void From_a_course_every_question_has_its_findings_or_its_reason()
    {
        var seen = 0;
        foreach (var (id, view) in Beside.Worked.Views)
        {
            var snapshot = Beside.Worked.At(id, view);
            foreach (var question in Guideline.Statements.SelectMany(s => Explanation.Of(s.Condition, snapshot).Questions))
            {
                var known = question.Fact!;
                Assert.Equal((snapshot.Reader(known.Fact).Value, snapshot.Reader(known.Fact).Missing), (known.Possible.Value, known.Possible.Missing));
                Assert.Equal(known.Fact.IsDerived, known.State is null);
                Assert.All(known.Inputs.Prepend(known).Where(k => k.State is not null), k =>
                {
                    Assert.Same(snapshot[k.Fact], k.State);
                    Assert.Equal(k.State!.IsKnown, k.Possible.Value is not null);
                    Assert.True(k.State.IsKnown || k.State.Reason is not null);
                });
                seen += known.State?.From.Count ?? 0;
            }
        }
        Assert.True(seen > 100, $"only {seen} findings");
    }

    [Fact]
    public void Each_part_reads_as_its_condition_does_and_the_deciding_questions_are_those_of_the_condition() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var (condition, patient) = (Some.Condition(random, 4, Some.BaseFacts), Patients.Reader(Some.Patient(random)));
        var tree = Explanation.Of(condition, patient);
        return Nodes(tree).All(n => n.Truth == n.Condition.Read(patient))
            && tree.Questions.Where(q => q.Decides).Select(q => (Condition)q.Condition).SequenceEqual(condition.Deciding(patient).Select(r => r.Atom));
    }).QuickCheckThrowOnFailure();

    private static IEnumerable<Explanation> Nodes(Explanation node) => node.Parts.SelectMany(Nodes).Prepend(node);
}
