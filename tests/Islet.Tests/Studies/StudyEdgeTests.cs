using System.Text;
using Islet.Course;
using Islet.Studies;

namespace Islet.Tests.Studies;

/// <summary>Cohorts at the edge of what can be analysed: everything that can be printed is, and what cannot says why.</summary>
public class StudyEdgeTests
{
    private static readonly DiseaseCourse[] Ordinary =
        [.. Enumerable.Range(1, 12).Select(i => StudyCohorts.Patient(i, i % 3 == 0 ? "G3" : i % 2 == 0 ? "G2" : "G1", 3 * i, alive: i % 4 != 0))];

    public static TheoryData<string> Cohorts => [.. Edges.Keys];

    private static Dictionary<string, (DiseaseCourse[] Courses, string? NotTested)> Edges { get; } = new(StringComparer.Ordinal)
    {
        ["nobody"] = ([], "fewer than two groups have patients"),
        ["nobody in the cohort"] = ([StudyCohorts.Patient(1, organ: "lung")], "fewer than two groups have patients"),
        ["all censored"] = ([StudyCohorts.Patient(1, "G1", 5), StudyCohorts.Patient(2, "G2", 9)], "nobody in these groups had the event"),
        ["one group"] = ([StudyCohorts.Patient(1, "G2", 5, alive: false), StudyCohorts.Patient(2, "G2", 9)], "fewer than two groups have patients"),
        ["a group of nobody"] = ([StudyCohorts.Patient(1, "G1", 5, alive: false), StudyCohorts.Patient(2, "G3", 9, alive: false)], null),
        ["no group is known"] = ([StudyCohorts.Patient(1, null, 5, alive: false), StudyCohorts.Patient(2, null, 9)], "fewer than two groups have patients"),
        ["dead on the day of diagnosis"] = ([StudyCohorts.Patient(1, "G1", 0, alive: false), StudyCohorts.Patient(2, "G2", 0, alive: false)], null),
        ["everybody dies at once"] = ([.. Enumerable.Range(1, 6).Select(i => StudyCohorts.Patient(i, i % 2 == 0 ? "G1" : "G3", 7, alive: false))], null),
        ["with and without calendar"] = ([.. Ordinary, StudyCohorts.Dated(20, "2020-01-01", "2023-01-01", alive: false)], null),
    };

    [Theory, MemberData(nameof(Cohorts))]
    public void Everything_is_printed_and_what_cannot_be_tested_says_why(string name)
    {
        var (courses, notTested) = Edges[name];
        var results = StudyCohorts.Run(StudyCohorts.Shipped, courses);
        Assert.Equal(notTested, results.Survival[0].NotTested);
        Assert.Equal(notTested is null, results.Survival[0].Tests.Count == 1);
        Assert.True(results.Models.All(m => m.Model is null != m.NotFitted is null));
        Assert.All(StudyOutput.Files(results), file => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal));
    }

    [Fact]
    public void A_cut_off_before_everything_leaves_nobody_and_says_so()
    {
        var results = StudyCohorts.Run(Model("age_at_diagnosis_years", more: "cut_off: 1990-01-01"), [StudyCohorts.Dated(1, "2020-01-01", "2023-01-01", alive: false)]);
        Assert.Equal(["after_cut_off 1"], results.Flow.Stages[1].Left.Select(l => $"{l.Code} {l.Patients}"));
        Assert.NotEmpty(StudyOutput.Files(results));
    }

    [Fact]
    public void A_term_unknown_of_everybody_fits_nothing_and_counts_them()
    {
        var cox = StudyCohorts.Run(Model("ki67_percent"), Ordinary).Models[0];
        Assert.Equal((12, "nobody of whom all terms are known had the event"), (cox.LeftOut[0].Patients, cox.NotFitted));
    }

    [Fact]
    public void A_term_that_another_one_already_says_is_named()
    {
        DiseaseCourse[] courses = [.. Enumerable.Range(1, 12).Select(i => With(StudyCohorts.Patient(i, "G2", 3 * i, alive: i % 4 == 0), new Staging { Tumour = "T1", System = "AJCC", M = i % 3 == 0 ? "M1" : "M0", N = i % 3 == 0 ? "N1" : "N0" }))];
        var cox = StudyCohorts.Run(Model("metastases, nodes"), courses).Models[0];
        Assert.Null(cox.Model);
        Assert.Contains("cannot be told apart", cox.NotFitted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("days", 913.125), InlineData("months", 30), InlineData("years", 2.5)]
    public void Times_are_in_the_unit_that_the_file_names(string unit, double time)
    {
        var results = StudyCohorts.Run(Model("age_at_diagnosis_years", unit), [StudyCohorts.Patient(1, "G1", 30, alive: false)]);
        Assert.Equal(time, results.Survival[0].Overall.Curve.Median.Estimate!.Value, 12);
    }

    private static DiseaseCourse With(DiseaseCourse course, Content content) =>
        course with { Findings = [.. course.Findings, course.Findings[0] with { Id = new(99), Content = content }] };

    private static Study Model(string terms, string unit = "months", string more = "") => StudyCohorts.Read($$"""
        study: edge
        title: Edge
        time_zero: diagnosis
        {{more}}
        endpoints: { os: { event: death, unit: {{unit}} } }
        groups:
          metastases: { fact: m_category, levels: [M0, M1] }
          nodes: { fact: n_category, levels: [N0, N1] }
        survival: [{ endpoint: os, times: [12], figure: { name: all } }]
        models: [{ name: cox, method: cox, endpoint: os, terms: [{{terms}}], figure: forest }]
        tables: [flow, survival, cox]
        """);
}
