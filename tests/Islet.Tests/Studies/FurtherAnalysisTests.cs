using System.Text;
using Islet.Course;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.FurtherCohort;

namespace Islet.Tests.Studies;

/// <summary>Each further analysis says what the statistics say of the same rows.</summary>
public class FurtherAnalysisTests
{
    private static readonly IReadOnlyList<Made> Patients = Draw(200, 3);

    private const string Competing = "competing: [{ name: death, label: Death, endpoint: os, causes: { Tumour: cause_of_death = tumour, Other: \"cause_of_death in {treatment, other}\" }, by: grade, times: [365, 1000], models: [grade] }]\ntables: [competing]";

    [Fact]
    public void Competing_causes_are_cumulative_incidence_Grays_test_and_both_models()
    {
        var found = (CompetingResult)FurtherCohort.Run(Patients, Competing).Further[0];
        var sample = new CompetingSample([.. Patients.Select(p => (double)p.Days)], [.. Patients.Select(p => p.Cause switch { CauseOfDeath.Tumour => 1, CauseOfDeath.Other => 2, _ => 0 })], ["Tumour", "Other"]);
        var ties = TimeTies.AsR(sample.Times);
        var curves = CumulativeIncidence.Estimate(sample, ties);
        for (var cause = 0; cause < 2; cause++)
        {
            Assert.Equal(curves[cause].At(1000)!.Value.Incidence, found.Groups[0].Curves[cause].At(1000)!.Value.Incidence, 1e-10);
            Assert.Equal(curves[cause].At(365)!.Value.Variance, found.Groups[0].Curves[cause].At(365)!.Value.Variance, 1e-10);
        }
        var gray = GrayTest.Test(sample, [.. Patients.Select(p => p.Grade is Grade.G1 ? 0 : 1)], ["G1", "G2"], ties);
        Assert.Equal(gray.Select(g => g.Test.Statistic!.Value), found.Tests.Select(t => t.Test.Statistic!.Value), (a, b) => Math.Abs(a - b) < 1e-8);
        var fine = FineGray.Fit(sample, [Second], 1, ties).Model!;
        Assert.Equal(fine.Terms[0].Coefficient, found.Models[0].Subdistribution!.Terms[0].Coefficient, 1e-8);
        Assert.Equal(Fit([.. Patients.Select(p => new Observation(p.Days, p.Cause is CauseOfDeath.Tumour))], Second).Terms[0].Coefficient, found.Models[0].Specific!.Terms[0].Coefficient, 1e-8);
    }

    [Fact]
    public void A_cause_that_nobody_states_is_one_of_its_own_or_left_out()
    {
        Made[] some = [.. Patients.Select((p, i) => i % 10 == 0 ? p with { Cause = null } : p)];
        var unknown = some.Count(p => p is { Dead: true, Cause: null });
        var own = (CompetingResult)FurtherCohort.Run(some, Competing).Further[0];
        Assert.Equal((unknown, 3, 200), (own.UnknownCause, own.Groups[0].Curves.Count, own.Groups[0].Patients));
        var without = (CompetingResult)FurtherCohort.Run(some, Competing.Replace("times:", "unknown_cause: left_out, times:", StringComparison.Ordinal)).Further[0];
        Assert.Equal((2, 200 - unknown), (without.Groups[0].Curves.Count, without.Groups[0].Patients));
    }

    [Fact]
    public void A_subgroup_is_the_model_of_its_patients_and_the_interaction_a_likelihood_ratio()
    {
        var found = (SubgroupResult)FurtherCohort.Run(Patients, "subgroups: [{ name: grade, endpoint: os, effect: grade, within: [ki] }]\ntables: [subgroups]").Further[0];
        Made[] high = [.. Patients.Where(p => p.Ki67 > 20)];
        Assert.Equal((high.Length, high.Count(p => p.Dead)), (found.Effects[2].Patients, found.Effects[2].Events));
        Assert.Equal(Fit(Seen(high), Of("grade", high, p => p.Grade is Grade.G2)).Terms[0].Coefficient, found.Effects[2].Model!.Terms[0].Coefficient, 1e-8);
        Covariate[] parts = [Second, Of("ki", Patients, p => p.Ki67 > 20)];
        var difference = 2 * (Fit(Seen(Patients), [.. parts, Of("both", Patients, p => p is { Grade: Grade.G2, Ki67: > 20 })]).LogLikelihood - Fit(Seen(Patients), parts).LogLikelihood);
        Assert.Equal(difference, found.Interactions[0].Test!.Value.Statistic!.Value, 1e-6);
    }

    [Fact]
    public void A_search_within_a_part_is_the_search_over_its_patients_and_counts_the_others()
    {
        const string Wish = "cut_points: [{ name: ki67, endpoint: os, fact: ki67_percent, within: reported_grade = G2 }]\ntables: [cut_points]";
        Made[] part = [.. Patients.Where(p => p.Grade is Grade.G2)];
        var found = (CutPointResult)FurtherCohort.Run(Patients, Wish).Further[0];
        var alone = (CutPointResult)FurtherCohort.Run(part, Wish.Replace(", within: reported_grade = G2", "", StringComparison.Ordinal)).Further[0];
        Assert.Equal((part.Length, Patients.Count - part.Length, 0), (found.Part!.Value.Kept, found.Part.Value.Outside, found.Part.Value.Undecided));
        Assert.Equal((alone.Patients, alone.Search!.Best.Cut, alone.Search.Best.Below), (found.Patients, found.Search!.Best.Cut, found.Search.Best.Below));
        Assert.Equal(alone.P!.Value, found.P!.Value, 1e-12);
        Assert.Null(alone.Part);
    }

    // Four deaths at 1, 2, 3, 4 and x in the same order: scores 3/4, 5/12, -1/12, -13/12; variance of one score 23/144; below 3 stand three, (13/12)/sqrt(3 * 23/144) = 1.565.
    [Fact]
    public void The_best_cut_by_hand()
    {
        var search = MaximallySelectedLogRank.Search([new(1, true), new(2, true), new(3, true), new(4, true)], [1, 2, 3, 4], TimeTies.AsR([1, 2, 3, 4]), 0.2)!;
        Assert.Equal([1.0835, 1.4596, 1.5650], search.Cuts.Select(c => c.Statistic), (a, b) => Math.Abs(a - b) < 5e-5);
        Assert.Equal((3.0, 3), (search.Best.Cut, search.Best.Below));
    }

    [Theory] // by the approximation and by permutation
    [InlineData(""), InlineData(", correction: permutation, permutations: 500, seed: 4")]
    public void A_cut_is_found_where_one_was_planted_and_none_in_noise(string correction)
    {
        var wish = $"cut_points: [{{ name: ki67, endpoint: os, fact: ki67_percent{correction} }}]\ntables: [cut_points]";
        Assert.Null(((CutPointResult)FurtherCohort.Run(Patients, wish).Further[0]).Cut);
        var results = FurtherCohort.Run(Patients, wish);
        Assert.Contains("none found", Encoding.UTF8.GetString(StudyOutput.Files(results).Single(f => f.Path == "report.html").Content.Span), StringComparison.Ordinal);
        Assert.InRange(((CutPointResult)FurtherCohort.Run(Draw(200, 3, above20: 3), wish).Further[0]).Cut!.Value, 17, 23);
    }

    [Fact] // a tenth without Ki-67
    public void Complete_cases_are_the_model_and_imputation_keeps_everybody()
    {
        Made[] some = [.. Patients.Select((p, i) => i % 10 == 0 ? p with { Ki67 = null } : p)];
        var results = FurtherCohort.Run(some, "models: [{ name: m, method: cox, endpoint: os, terms: [grade, ki67_percent] }]\nmissing: [{ name: gaps, model: m, plan: both, m: 5, seed: 2 }]\ntables: [missing]");
        var found = (MissingResult)results.Further[0];
        Assert.Equal((200, 180, 180), (found.Accounting.Rows, found.Accounting.RowsUsed, results.Models[0].Patients));
        Assert.Equal((200, 5), (found.Pooled!.Rows, found.Pooled.Fits.Count));
        Assert.All(found.Pooled.Fits, fit => Assert.Equal(some.Count(p => p.Dead), fit.Events));
        Assert.NotEmpty(StudyTables.Of(results));
    }

    [Fact]
    public void Every_analysis_is_in_the_files_and_nothing_is_no_number()
    {
        var results = FurtherCohort.Run(Patients, Competing.Replace("\ntables: [competing]", "\nsequences: [{ name: lines, lines: 2, figure: lines }]\ncut_points: [{ name: k, endpoint: os, fact: ki67_percent }]\ntables: [endpoints, competing, sequences, cut_points]", StringComparison.Ordinal));
        Assert.All(StudyOutput.Files(results), file => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal));
        Assert.Equal(["endpoints", "competing-death", "competing-death-models", "sequences-lines", "sequences-lines-pairs", "sequences-lines-transitions", "cut_points-k", "cut_points-k-tried"], StudyTables.Of(results).Select(t => t.Name));
    }

    // The mistake stands in line 8 of the file.
    [Theory]
    [InlineData("exposure: [{ name: a, endpoint: os, as: ever }]", "E_STUDY_KEY_MISSING")]
    [InlineData("exposure: [{ name: a, endpoint: os, treatment: prrt, as: sometimes }]", "E_STUDY_VALUE")]
    [InlineData("exposure: [{ name: a, endpoint: os, treatment: prrt, line: 2, as: ever }]", "E_STUDY_VALUE")]
    [InlineData("exposure: [{ name: a, endpoint: dss, treatment: prrt, as: ever }]", "E_STUDY_REFERENCE")]
    [InlineData("competing: [{ name: a, endpoint: os }]", "E_STUDY_VALUE")]
    [InlineData("subgroups: [{ name: a, endpoint: os, effect: grade, within: [grade] }]", "E_STUDY_VALUE")]
    [InlineData("cut_points: [{ name: a, endpoint: os, fact: sex }]", "E_STUDY_FACT_USE")]
    [InlineData("cut_points: [{ name: a, endpoint: os, fact: ki67_percent, seed: 3 }]", "E_STUDY_VALUE")]
    [InlineData("missing: [{ name: a, model: m, plan: impute }]", "E_STUDY_REFERENCE")]
    [InlineData("tables: [exposure]", "E_STUDY_TABLE")]
    public void A_mistake_is_found_at_its_line(string further, string code) =>
        Assert.Contains(Study.Parse(Text(further + (further.StartsWith("tables", StringComparison.Ordinal) ? "" : "\ntables: [flow]"))).Problems, p => p.Code == code && p.Where.Contains("line 8,", StringComparison.Ordinal));

    [Theory]
    [InlineData("diagnosis", "[os, pfs, css]", null), InlineData("line 1", "[os, ttf, ttnt]", null), InlineData("diagnosis", "[os, ttf]", "E_STUDY_VALUE"), InlineData("diagnosis", "[os, dfs]", "E_STUDY_VALUE")]
    public void Endpoints_may_be_named_by_their_customary_names(string zero, string names, string? code)
    {
        var (study, problems) = Study.Parse($"study: e\ntitle: E\ntime_zero: {zero}\nendpoints: {names}\ntables: [endpoints]");
        Assert.Equal(code, problems is [var first, ..] ? first.Code : null);
        Assert.Equal(code is null, study is not null);
    }

    [Fact] // death of something else is censored; a cause that nobody states gives no outcome
    public void Tumour_specific_survival_reads_the_cause()
    {
        Made[] some = [.. Patients.Select((p, i) => i % 10 == 0 ? p with { Cause = null } : p)];
        var found = FurtherCohort.Run(some, "tables: [flow]").Endpoints[0];
        Assert.Equal(some.Count(p => p.Dead), found.Events);
        var specific = StudyCohorts.Run(StudyCohorts.Read("study: e\ntitle: E\ntime_zero: diagnosis\nendpoints: [css]\ntables: [endpoints]"), Courses(some)).Endpoints[0];
        Assert.Equal((some.Count(p => p.Cause is CauseOfDeath.Tumour), some.Count(p => !p.Dead || p.Cause is not null)), (specific.Events, specific.Patients));
    }

    private static Covariate Second => Of("grade", Patients, p => p.Grade is Grade.G2);

    private static NumericCovariate Of(string name, IReadOnlyList<Made> patients, Func<Made, bool> holds) => new(name, [.. patients.Select(p => holds(p) ? 1.0 : 0)]);

    private static Observation[] Seen(IReadOnlyList<Made> patients) => [.. patients.Select(p => new Observation(p.Days, p.Dead))];

    private static CoxModel Fit(IReadOnlyList<Observation> seen, params Covariate[] covariates) => Cox.Fit(new(seen, covariates), CoxTies.Efron, TimeTies.AsR(seen.Select(o => o.Time))).Model!;
}
