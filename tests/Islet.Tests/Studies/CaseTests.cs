using System.Text;
using System.Text.Json;
using Islet.Course;
using Islet.Studies;
using Islet.Tests.Figures;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>One patient at two characterizations, as figure 2 of Mollazadegan et al. 2025; the cohort of the table at the head of <see cref="UppsalaCohort"/>.</summary>
public class CaseTests
{
    private static StudyResults Seven(string which, string more = "") => Run(Read($"""
        study: one-case
        title: One case
        time_zero: recharacterization
        endpoints: [os]
        cohort:
          - keep: ecog_ps <= 2
            otherwise: status not known
        cases:
          - {"{"} name: figure-2, title: A patient, which: {which}{more} {"}"}
        tables: [cases]
        """), UppsalaCohort.Seven);

    private static CaseResult Found(StudyResults results) => (CaseResult)results.Further.Single();

    [Fact] // the fourth patient: 15 % with FDG + and receptors +, then 33 % in a resection with FDG + (13) and receptors −
    public void Both_days_stand_side_by_side_with_what_changed()
    {
        var results = Seven("grade_transition = g2_to_g3");
        var table = StudyTables.Of(results).Single(t => t.Name == "cases-figure-2");
        Assert.Equal(["", "First re-characterization, 13 months from diagnosis", "Second re-characterization, 29 months from diagnosis", "What changed"], table.Columns.Select(c => c.Title));
        Assert.Equal(
        [
            "FDG-PET | positive, SUVmax 6 g/mL | positive, SUVmax 13 g/mL | no change: positive at both",
            "SSTR-PET | positive | negative | changed: positive to negative",
            "NETPET grade | not known | not known | cannot be decided: not known at both",
            "Ki-67 index | 15% | 33% | changed: 15 to 33%, 2.2-fold",
            "Grade (WHO 2017) | G2 | G3 | changed: G2 to G3",
            "Hormones | secreted by the tumour | secreted by the tumour | no change: none new against the last panel",
        ], table.Rows.Select(r => string.Join(" | ", r.Cells)));
        Assert.Equal("Shown: the one of 2 patients with both characterizations with grade_transition = g2_to_g3.", table.Notes[0]);
    }

    [Fact]
    public void The_figure_is_legible_at_any_width_and_bears_no_date()
    {
        var figure = StudyFigures.Of(Seven("grade_transition = g2_to_g3")).Single(f => f.Name == "figure-2");
        foreach (var width in new[] { 321, 658, 1200 })
            DrawnFigure.Read(figure.ToSvg(new("f", width))).AssertLegible();
        Assert.DoesNotContain("2018-04", figure.ToSvg(new("f")), StringComparison.Ordinal);
        Assert.Contains("Significant clinical change against earlier characterizations: lesions positive with a tracer, Ki-67.", figure.ToSvg(new("f")), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_it_is_does_not_depend_on_the_order_of_the_registry_and_results_have_counts_alone()
    {
        var study = Read("study: s\ntitle: S\ntime_zero: recharacterization\nendpoints: [os]\ncases: [{ name: c, which: ki67_here > 1 }]\ntables: [cases]");
        string Json(IEnumerable<DiseaseCourse> courses) => Encoding.UTF8.GetString(StudyOutput.Json(Run(study, courses)));
        var one = Json(UppsalaCohort.Seven);
        Assert.Equal(one, Json(UppsalaCohort.Seven.Reverse()));
        using var json = JsonDocument.Parse(one);
        Assert.Equal("from: first re-characterization, to: second re-characterization, which: ki67_here > 1, n: 2, match: 2, undecided: 0",
            string.Join(", ", json.RootElement.GetProperty("cases")[0].GetProperty("rows")[0].EnumerateObject().Select(p => $"{p.Name}: {p.Value}")));
    }

    [Fact]
    public void Where_nobody_is_such_a_case_nothing_is_drawn_and_it_is_said()
    {
        var results = Seven("ki67_here > 90");
        Assert.Null(Found(results).Shown);
        Assert.Empty(StudyFigures.Of(results));
        Assert.Contains("Nobody is shown: of 2 patients with both characterizations none has ki67_here > 90.", StudyTables.Of(results).Single().Notes);
    }

    [Theory, InlineData("from: recharacterization 2, to: recharacterization 1"), InlineData("from: recharacterization 2"), InlineData("to: workup"), InlineData("from: line 1")]
    public void The_later_characterization_comes_after_the_earlier(string days) =>
        Assert.Equal("E_STUDY_VALUE", Assert.Single(Study.Parse($"study: s\ntitle: S\ntime_zero: recharacterization\nendpoints: [os]\ncases:\n  - {{ name: c, which: ki67_here > 1, {days} }}\n", "s.yaml").Problems).Code);
}
