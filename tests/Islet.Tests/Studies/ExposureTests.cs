using System.Text;
using Islet.Statistics;
using Islet.Studies;
using static Islet.Tests.Studies.FurtherCohort;

namespace Islet.Tests.Studies;

/// <summary>A treatment that does nothing: whoever counts the time before it right finds nothing.</summary>
public class ExposureTests
{
    private const string All = "exposure: [{ name: prrt, label: PRRT, treatment: prrt, endpoint: os, as: [time-dependent, { landmark: 365 }, ever] }]\ntables: [exposure]";

    private static readonly IReadOnlyList<Made> Patients = Draw(400, 11);

    private static readonly StudyResults Results = Run(Patients, All);

    private static ExposureResult Found => (ExposureResult)Results.Further[0];

    [Fact]
    public void The_change_of_exposure_is_the_Cox_model_of_start_stop_rows()
    {
        var (seen, exposed) = (new List<Observation>(), new List<int>());
        foreach (var p in Patients)
        {
            if (p.Treated is { } day)
            {
                seen.Add(new(day, false));
                exposed.Add(0);
            }
            seen.Add(new Observation(p.Days, p.Dead) with { Entry = p.Treated ?? double.NegativeInfinity });
            exposed.Add(p.Treated is null ? 0 : 1);
        }
        Same(Fit(seen, exposed), Found.Comparisons[0].Crude!);
    }

    [Fact]
    public void The_landmark_is_the_Cox_model_of_who_is_left_by_what_had_happened()
    {
        Made[] left = [.. Patients.Where(p => p.Days > 365)];
        Same(Fit([.. left.Select(p => new Observation(p.Days - 365, p.Dead))], [.. left.Select(p => p.Treated <= 365 ? 1 : 0)]), Found.Comparisons[1].Crude!);
        Assert.Equal((left.Length, Patients.Count(p => p.Days <= 365)), (Found.Comparisons[1].Patients, Found.Comparisons[1].HadEvent + Found.Comparisons[1].Censored));
    }

    [Fact] // over eight cohorts: the error of a mean coefficient is about 0.05, at the landmark 0.07; three of them are allowed
    public void A_treatment_that_does_nothing_seems_to_help_only_where_its_time_is_counted_from_the_start()
    {
        List<ExposureResult> cohorts = [.. Enumerable.Range(1, 8).Select(seed => (ExposureResult)Run(Draw(400, (ulong)seed), All).Further[0])];
        double Mean(int form) => cohorts.Average(c => c.Comparisons[form].Crude!.Terms[0].Coefficient);
        Assert.InRange(Mean(0), -0.15, 0.15);
        Assert.InRange(Mean(1), -0.21, 0.21);
        Assert.True(Mean(2) < -0.3, $"{Mean(2)}");
    }

    [Fact]
    public void Ever_carries_its_remark_wherever_it_is_shown_and_the_others_none()
    {
        Assert.Equal(Patients.Count(p => p.Treated > 0), (int)Assert.Single(Found.Remarks, r => r.Kind is RemarkKind.ImmortalTime).Found);
        var files = StudyOutput.Files(Results).ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content.Span));
        Assert.Contains("\"W_STATS_IMMORTAL\"", files["results.json"], StringComparison.Ordinal);
        Assert.Contains("W_STATS_IMMORTAL", files["report.html"], StringComparison.Ordinal);
        Assert.DoesNotContain(Run(Patients, All.Replace(", ever]", "]", StringComparison.Ordinal)).Further[0].Remarks, r => r.Kind is RemarkKind.ImmortalTime);
    }

    [Fact]
    public void About_a_part_of_the_cohort_it_is_the_comparison_of_that_part()
    {
        var part = (ExposureResult)Run(Patients, All.Replace("endpoint: os,", "endpoint: os, within: reported_grade = G2,", StringComparison.Ordinal)).Further[0];
        var own = (ExposureResult)Run([.. Patients.Where(p => p.Grade is Islet.Course.Grade.G2)], All).Further[0];
        Assert.Equal(own.Patients, part.Patients);
        Assert.Equal(own.Comparisons.Select(c => c.Crude!.Terms[0].Coefficient), part.Comparisons.Select(c => c.Crude!.Terms[0].Coefficient), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal((Patients.Count(p => p.Grade is Islet.Course.Grade.G2), own.Patients), (part.Part!.Value.Kept, part.Part.Value.Kept));
    }

    [Theory] // a clock of its own would count the exposure from another day
    [InlineData("from: diagnosis", 0), InlineData("from: line 1", 1)]
    public void An_endpoint_may_say_that_its_clock_is_that_of_the_study(string from, int problems) =>
        Assert.Equal(problems, Study.Parse(Text(All).Replace("unit: days }", $"unit: days, {from} }}", StringComparison.Ordinal)).Problems.Count(p => p.Code == "E_STUDY_VALUE"));

    [Fact] // not recorded is not never: in a history that nobody called complete only the treated are known
    public void Who_may_have_been_treated_unrecorded_is_left_out_unless_the_study_says_otherwise()
    {
        var open = (ExposureResult)Run(Patients, All, closed: false).Further[0];
        Assert.Equal(Patients.Count(p => p.Treated is null), open.Unknown);
        Assert.Equal(0, ((ExposureResult)Run(Patients, All.Replace("as:", "not_recorded: never, as:", StringComparison.Ordinal), closed: false).Further[0]).Unknown);
    }

    private static CoxModel Fit(IReadOnlyList<Observation> seen, IReadOnlyList<int> exposed) =>
        Cox.Fit(new(seen, [new NumericCovariate("x", [.. exposed.Select(e => (double)e)])]), CoxTies.Efron, TimeTies.AsR(seen.Select(o => o.Time))).Model!;

    private static void Same(CoxModel expected, CoxModel found)
    {
        Assert.Equal(expected.Terms[0].Coefficient, found.Terms[0].Coefficient, 1e-8);
        Assert.Equal(expected.Terms[0].StandardError, found.Terms[0].StandardError, 1e-8);
    }
}
