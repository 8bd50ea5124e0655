using System.Text;
using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.FurtherCohort;

namespace Islet.Tests.Studies;

/// <summary>A variant is the study that somebody would have written with those words, and nothing else.</summary>
public class SensitivityTests
{
    private const string Analyses = """
        survival: [{ name: curve, endpoint: os, by: grade, times: [365], tests: [log-rank] }]
        models: [{ name: model, label: Death, method: cox, endpoint: os, terms: [grade, ki67_percent] }]
        tables: [sensitivity]
        """;

    private static readonly IReadOnlyList<Made> Patients = [.. Draw(200, 3).Select((p, i) => i % 10 == 0 ? p with { Ki67 = null } : p)];

    private static string Asked(string change, string more = "") => $"{Analyses}\nsensitivity:\n  - name: all\n    figure: forest{more}\n    variants:\n      - {{ name: other, label: Other, because: Why not., {change} }}\n";

    private static SensitivityResult Found(string change, string more = "") => (SensitivityResult)FurtherCohort.Run(Patients, Asked(change, more)).Further.Single();

    [Theory] // each beside the study as it would have been written
    [InlineData("change: { groups: { grade: { levels: [G2, G1] } } }", "levels: [G1, G2] }", "levels: [G2, G1] }")]
    [InlineData("change: { endpoints: { os: { unit: months } } }", "unit: days", "unit: months")]
    [InlineData("change: { models: { model: { ties: breslow, terms: [grade] } } }", "terms: [grade, ki67_percent]", "terms: [grade], ties: breslow")]
    [InlineData("change: { cohort: { add: [ { keep: ki67_percent > 5, otherwise: low } ] } }", "groups:", "cohort: [ { keep: ki67_percent > 5, otherwise: low } ]\ngroups:")]
    public void A_variant_is_the_study_with_those_words(string change, string was, string instead)
    {
        var cohort = change.Contains("cohort", StringComparison.Ordinal) ? "cohort: [ { keep: recorded(reported_grade), otherwise: no grade } ]\n" : "";
        var text = Text(Asked(change)).Replace("groups:\n", cohort + "groups:\n", StringComparison.Ordinal);
        var found = (SensitivityResult)StudyCohorts.Run(StudyCohorts.Read(text), Courses(Patients)).Further.Single();
        var written = StudyCohorts.Run(StudyCohorts.Read(Text(Analyses.Replace("tables: [sensitivity]", "", StringComparison.Ordinal)).Replace(was, instead, StringComparison.Ordinal)), Courses(Patients));
        var curve = written.Survival[0].Groups[1].Curve.Median;
        Assert.Equal((curve.Estimate, curve.Limits), Value(found, "median", 1, written.Survival[0].Groups[1].Level!) is var median ? (median.Value, median.Limits) : default);
        Assert.Equal(written.Models[0].Model!.Terms.Select(t => t.HazardRatio).Order(), // the study's own rows stand first, whatever order the variant has
            found.Rows.Where(r => r.First.Kind == "hazard_ratio").Select(r => r.Values[1]).OfType<SensitivityValue>().Select(v => v.Value!.Value).Order());
        Assert.Equal((written.Models[0].Patients, written.Models[0].Events), found.Rows.First(r => r.First.Kind == "hazard_ratio" && r.Values[1] is not null).Values[1] is { } ratio ? (ratio.N, ratio.Events) : default);
    }

    [Fact] // the study's own column is the study
    public void The_first_column_is_what_the_study_itself_found()
    {
        var results = FurtherCohort.Run(Patients, Asked("change: { cut_off: 2013-01-01 }"));
        var found = (SensitivityResult)results.Further[0];
        Assert.Equal(results.Models[0].Model!.Terms.Select(t => (double?)t.HazardRatio), found.Rows.Where(r => r.First.Kind == "hazard_ratio").Select(r => r.Values[0]?.Value));
        Assert.Equal(results.Events, found.Rows[1].Values[0]!.Events);
        Assert.True(found.Rows[1].Values[1]!.Events < results.Events, "A cut-off a year after the first diagnosis leaves fewer deaths.");
    }

    [Theory] // words that are the study's own, and words that change no estimate
    [InlineData("change: { endpoints: { os: { unit: days } } }", "no word of the study")]
    [InlineData("change: { consent: opt-out, groups: { ki: { label: Another } } }", "no estimate")]
    public void A_variant_that_changes_nothing_is_remarked(string change, string says)
    {
        var remark = Assert.Single(Found(change).Remarks, r => r.Code == "W_STATS_VARIANT");
        Assert.Contains(says, remark.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Found("change: { cut_off: 2013-01-01 }").Remarks, r => r.Code == "W_STATS_VARIANT");
    }

    [Fact] // who leaves the study may stay in its variant
    public void A_variant_may_count_whom_the_study_does_not()
    {
        var text = Text(Asked("change: { cohort: { high: leave_out } }")).Replace("groups:\n", "cohort: [ { keep: recorded(reported_grade), otherwise: no grade }, { keep: ki67_percent <= 20, otherwise: high } ]\ngroups:\n", StringComparison.Ordinal);
        var found = (SensitivityResult)StudyCohorts.Run(StudyCohorts.Read(text), Courses(Patients)).Further.Single();
        Assert.Equal((Patients.Count(p => p.Ki67 <= 20), 200), (found.Rows[0].Values[0]!.N, found.Rows[0].Values[1]!.N));
    }

    [Fact] // as the missing-data plan of the same rules has it
    public void A_variant_may_impute_what_its_models_lack()
    {
        var (found, planned) = (Found("impute: { m: 5, seed: 2 }"), (MissingResult)FurtherCohort.Run(Patients, Analyses.Replace("tables: [sensitivity]", "missing: [{ name: gaps, model: model, plan: impute, m: 5, seed: 2 }]", StringComparison.Ordinal)).Further[0]);
        Assert.Equal(planned.Pooled!.Terms.Select(t => (double?)t.HazardRatio), found.Rows.Where(r => r.First.Kind == "hazard_ratio").Select(r => r.Values[1]?.Value));
        Assert.Equal((180, 200), found.Rows.First(r => r.First.Kind == "hazard_ratio").Values is [{ } study, { } other] ? (study.N, other.N) : default);
    }

    [Fact]
    public void Estimates_stand_in_table_figure_results_methods_and_checklist()
    {
        var results = FurtherCohort.Run(Patients, Asked("change: { cut_off: 2013-01-01 }"));
        Assert.Equal(["sensitivity-all", "sensitivity-all-variants"], StudyTables.Of(results).Select(t => t.Name));
        Assert.Equal(["", "The study", "Other"], StudyTables.Of(results)[0].Columns.Select(c => c.Title));
        Assert.Equal(["forest"], StudyFigures.Of(results).Select(f => f.Name));
        var files = StudyOutput.Files(results).ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content.Span), StringComparer.Ordinal);
        Assert.Contains("\"sensitivity\": [", files["results.json"], StringComparison.Ordinal);
        Assert.All([files["report.html"], files["strobe.html"]], text => Assert.Contains("Other", text, StringComparison.Ordinal));
        Assert.Contains(StudyMethods.Of(results), said => said.Contains("cut_off: “2013-01-01” is added. Why not.", StringComparison.Ordinal));
    }

    [Theory] // told at the line of the variant, which is 15
    [InlineData("change: { endpoints: { os: { event: recovery } } }", "E_STUDY_VALUE")]
    [InlineData("change: { groups: { grade: { levels: [G1, G7] } } }", "E_STUDY_LEVEL")]
    [InlineData("change: { models: { nobody: { ties: efron } } }", "E_STUDY_REFERENCE")]
    [InlineData("change: { models: { model: { ties: nobody } } }", "E_STUDY_VALUE")]
    [InlineData("change: { tables: [cox] }", "E_STUDY_KEY")]
    [InlineData("change: { cut_off: leave_out }", "E_STUDY_REFERENCE")]
    [InlineData("label: Twice", "E_STUDY_KEY_TWICE")]
    public void A_mistake_in_a_variant_is_found_at_its_line(string change, string code)
    {
        var problem = Assert.Single(Study.Parse(Text(Asked(change))).Problems, p => p.Code == code);
        Assert.Contains("line 15,", problem.Where, StringComparison.Ordinal);
    }

    [Fact] // a problem of the study is told once, not again for each variant
    public void A_mistake_of_the_study_is_told_once() =>
        Assert.Single(Study.Parse(Text(Asked("change: { cut_off: 2013-01-01 }")).Replace("event: death", "event: recovery", StringComparison.Ordinal)).Problems);

    [Fact]
    public void An_analysis_that_is_not_there_is_no_estimate() =>
        Assert.Equal(["E_STUDY_REFERENCE"], Study.Parse(Text(Asked("change: { cut_off: 2013-01-01 }", "\n    of: [model, curves]"))).Problems.Select(p => p.Code));

    private static SensitivityValue Value(SensitivityResult found, string kind, int column, string level) =>
        found.Rows.Select(r => r.Values[column]).OfType<SensitivityValue>().First(v => v.Kind == kind && (v.Names.Count == 0 || Equals(v.Names[0].Value, level)));
}
