using Islet.Course;
using Islet.Guidelines;
using Islet.Tests.Clinic.Facts;

namespace Islet.Tests.Guidelines.Beside;

/// <summary>A patient's cautions, each told once.</summary>
public class PatientRemarksTests
{
    [Fact]
    public void Each_caution_is_told_once_with_the_statements_it_stands_beside()
    {
        foreach (var (id, view) in Worked.Views)
        {
            var remarks = Worked.Remarks(Worked.At(id, view)).Values.ToList();
            var patient = PatientRemarks.Of(remarks);
            Assert.Distinct(patient.Cautions.Select(c => (c.Code, c.Says)));
            Assert.All(remarks, r => Assert.Equal(r.Cautions.Select(c => c.Code).ToHashSet(), patient.Beside(r.Statement).Select(c => c.Code).ToHashSet()));
            Assert.All(patient.Cautions, c => Assert.All(c.Statements, s => Assert.Contains(s.Cautions, beside => beside.Code == c.Code)));
        }
    }

    [Fact] // statements that wait for several answers stand under each of them
    public void A_question_that_nobody_asked_is_one_caution()
    {
        var patient = PatientRemarks.Of([.. Worked.Remarks(Patient.At(Patient.Tissue(), Said.Judged("2024-05-02", Fact.DominantSite, "liver"))).Values]);
        var unasked = patient.Cautions.Where(c => c.Code == "C-NOT-ASKED").ToList();
        Assert.NotEmpty(unasked);
        Assert.All(unasked, c => Assert.StartsWith("No answer on record is not “no”. This question settles it: ", c.Says, StringComparison.Ordinal));
        Assert.All(unasked, c => Assert.Single(c.Questions));
        Assert.Distinct(unasked.SelectMany(c => c.Questions).Select(q => q.Prompt));
    }
}
