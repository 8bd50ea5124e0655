using System.Text;
using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies.Further;

/// <summary>Survival by the response known at a landmark, as a study file asks for it; one target lesion, everolimus from 2020-01-20.</summary>
public class LandmarkStudyTests
{
    // Millimetres before, on 2020-04-10 (2.7 months into the line) and on 2020-09-10 (7.7 months): 60 is −40 % (PR), 85 −15 % (SD), 130 +30 % (PD).
    private static readonly DiseaseCourse[] Patients =
    [
        Measured(1, "2021-06-01", dead: true, 100, 60), Measured(2, "2021-01-01", dead: true, 100, 85), Measured(3, "2022-01-01", dead: false, 100, 85, 60), Measured(4, "2020-12-01", dead: true, 100, 130),
        Measured(5, "2020-06-01", dead: true, 100, 60), Measured(6, "2021-02-01", dead: false, 100), Patient(7),
    ];

    private static StudyResults Asked(string rest) => Run(Read($"study: s\ntitle: S\ntime_zero: diagnosis\nendpoints: [os]\nlandmarks:\n  - {{ name: response, endpoint: os, {rest} }}\ntables: [landmarks]\n"), Patients);

    [Theory] // 5 died before six months; 6 was not assessed; 7 has no line. 3 responds at 7.7 months only
    [InlineData("at: 6, compare: response_against_stable", "response 1, stable 2", 1, 1, 1)]
    [InlineData("at: 9, compare: response_against_stable", "response 2, stable 1", 1, 1, 1)]
    [InlineData("at: 6, compare: progression_against_stable", "progression 1, stable 2", 1, 1, 1)]
    [InlineData("at: 6, compare: progression_against_none", "progression 1, no progression 3", 1, 1, 0)]
    [InlineData("at: 2, compare: response_against_stable", "response 0, stable 0", 0, 6, 0)]
    public void Groups_are_those_known_at_the_landmark(string asked, string groups, int before, int notAssessed, int other)
    {
        var found = (LandmarkResult)Asked(asked).Further.Single();
        Assert.Equal(groups, string.Join(", ", found.Comparison.Groups.Select(g => FormattableString.Invariant($"{g.Label} {g.Patients}"))));
        Assert.Equal((before, notAssessed, other, 1), (found.Comparison.EndedBefore, found.Comparison.NotAssessed, found.Comparison.OtherGroup, found.NoOutcome));
    }

    [Fact] // 2020-01-20 to 2021-06-01 are 498 days, 16.36 months
    public void The_clock_starts_at_the_landmark()
    {
        var results = Asked("at: 6, compare: response_against_stable, figure: landmark");
        var found = (LandmarkResult)results.Further.Single();
        Assert.Equal(498 / 30.4375 - 6, found.Comparison.Groups[0].Curve!.Steps.Single(s => s.Events > 0).Time, 1e-9);
        var svg = StudyFigures.Of(results).Single(f => f.Name == "landmark").ToSvg(new("f", 700));
        Assert.Contains("Months since the landmark", svg, StringComparison.Ordinal);
        Assert.Contains(StudyMethods.Of(results), said => said.Contains("Anderson JR, Cain KC, Gelber RD", StringComparison.Ordinal));
        Assert.Contains("\"landmarks\"", Encoding.UTF8.GetString(StudyOutput.Json(results)), StringComparison.Ordinal);
    }

    [Theory] // a comparison from the start favours who lived long enough to respond
    [InlineData("at: 0, compare: response_against_stable", "E_STUDY_VALUE"), InlineData("compare: response_against_stable", "E_STUDY_KEY_MISSING"), InlineData("at: 6", "E_STUDY_KEY_MISSING"), InlineData("at: 6, compare: best", "E_STUDY_VALUE")]
    public void A_landmark_is_after_the_start_and_names_what_it_compares(string asked, string code) =>
        Assert.Equal(code, Assert.Single(Study.Parse($"study: s\ntitle: S\ntime_zero: diagnosis\nendpoints: [os]\nlandmarks:\n  - {{ name: response, endpoint: os, {asked} }}\n", "s.yaml").Problems).Code);

    private static DiseaseCourse Measured(long number, string end, bool dead, decimal before, params decimal[] after) => Dated(number, "2019-12-01", end, alive: !dead,
    [
        .. Scan("2020-01-10", "I1", before), On("2020-01-20", new Treatment { Course = "A", Drugs = ["everolimus"], Purpose = "tumour" }),
        .. after.SelectMany((mm, i) => Scan(i == 0 ? "2020-04-10" : "2020-09-10", $"I{i + 2}", mm)),
    ]);

    private static NewFinding[] Scan(string day, string name, decimal mm) =>
    [
        On(day, new ImagingStudy { Study = name, Modality = "CT", StatedBy = StatedBy.Radiologist }),
        On(day, new LesionRead { Study = name, Lesion = "L1", Organ = "liver", Role = LesionRole.Target, Status = LesionStatus.Present, LongestMm = mm, StatedBy = StatedBy.Radiologist }),
    ];
}
