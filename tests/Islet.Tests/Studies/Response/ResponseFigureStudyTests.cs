using System.Text;
using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Figures of response that a study file asks for.</summary>
public class ResponseFigureStudyTests
{
    private const string Text = """
        study: response
        title: Response
        time_zero: diagnosis
        endpoints:
          os: { event: death, unit: days }
        response:
          - { name: waterfall, kind: waterfall }
          - { name: spider, kind: spider }
          - { name: swimmer, kind: swimmer, line: 1, title: First line }
          - { name: criteria, kind: criteria_agreement }
        """;

    private static readonly IReadOnlyList<OutputFile> Files = StudyCohorts.Files(Read(Text), [Measured(1, 100, 60), Measured(2, 100, 85), Measured(3, 100, 130), Patient(4)]);

    [Fact]
    public void Bars_fall_from_growth_to_response_and_nobody_is_named()
    {
        var svg = Svg("waterfall");
        string[] bars = ["1: +30 %, best response PD", "2: −15 %, best response SD", "3: −40 %, best response PR"];
        Assert.Equal(bars.Order(), bars.Where(bar => svg.Contains($"<title>{bar}</title>", StringComparison.Ordinal)).Order());
        Assert.Contains("Not drawn, 1 patient: treatment history not known 1.", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lane_has_treatment_response_and_follow_up()
    {
        var svg = Svg("swimmer");
        Assert.Contains("First line", svg, StringComparison.Ordinal);
        Assert.Contains("PR 2.7 to 2.7 months", svg, StringComparison.Ordinal);
        Assert.Contains("progression at 2.7 months", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_figure_is_drawn_and_no_date_stands_in_one_of_single_patients()
    {
        Assert.All(["waterfall", "spider", "swimmer", "criteria"], name => Assert.StartsWith("<svg", Svg(name), StringComparison.Ordinal));
        Assert.All(["waterfall", "spider", "swimmer"], name => Assert.DoesNotContain("2020-", Svg(name), StringComparison.Ordinal));
        var report = Encoding.UTF8.GetString(Files.Single(f => f.Path == "report.html").Content.Span);
        Assert.Contains("single patients by a number of the figure alone", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_carry_counts_and_no_patient()
    {
        var json = Encoding.UTF8.GetString(Files.Single(f => f.Path == "results.json").Content.Span);
        Assert.Contains("\"kind\": \"criteria_agreement\"", json, StringComparison.Ordinal);
        Assert.Contains("\"category\": \"PR\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("-40", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: spider", "kind: spyder", "E_STUDY_VALUE")]
    [InlineData("line: 1", "line: 0", "E_STUDY_VALUE")]
    [InlineData("name: spider", "name: waterfall", "E_STUDY_FILE_TWICE")]
    public void What_a_file_says_wrongly_is_told(string right, string wrong, string code)
    {
        var (study, problems) = Study.Parse(Text.Replace(right, wrong, StringComparison.Ordinal), "study.yaml");
        Assert.Null(study);
        Assert.Contains(problems, p => p.Code == code);
    }

    private static string Svg(string name) => Encoding.UTF8.GetString(Files.Single(f => f.Path == $"figures/{name}.svg").Content.Span);

    private static DiseaseCourse Measured(long number, decimal before, decimal after) => Dated(number, "2019-12-01", "2021-01-01", alive: true,
    [
        .. Scan("2020-01-10", "I1", before), On("2020-01-20", new Treatment { Course = "A", Drugs = ["everolimus"], Purpose = "tumour" }), .. Scan("2020-04-10", "I2", after),
    ]);

    private static NewFinding[] Scan(string day, string name, decimal mm) =>
    [
        On(day, new ImagingStudy { Study = name, Modality = "CT", StatedBy = StatedBy.Radiologist }),
        On(day, new LesionRead { Study = name, Lesion = "L1", Organ = "liver", Role = LesionRole.Target, Status = LesionStatus.Present, LongestMm = mm, StatedBy = StatedBy.Radiologist }),
    ];
}
