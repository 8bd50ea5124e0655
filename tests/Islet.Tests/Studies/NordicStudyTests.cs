using Islet.Course;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>The layout of NORDIC NEC 2 over eight made-up courses, worked out by hand in the comments.</summary>
public class NordicStudyTests
{
    private static readonly Study Shipped = Read(File.ReadAllText(Repository.File("studies", "nordic-2025.yaml")), "nordic-2025.yaml");

    //    class  Ki-67  PS  ALP     first line              response                              PFS and OS from its start, days
    // 1  NEC    90     0   raised  carboplatin/etoposide   PR as the source says                 PD at 100, dead at 400
    // 2  NEC    60     2   normal  carboplatin/etoposide   stopped at 60 for clinical PD         dead at 75
    // 3  NEC    40     -   raised  cisplatin/etoposide     stopped at 61 for clinical PD         dead at 90
    // 4  NET G3 30     1   normal  temozolomide/everolimus SD; PRRT at 700                       PD at 650, alive at 2000
    // 5  NET G3 25     0   -       carboplatin/etoposide   not evaluable                         PD at 90, dead at 800
    // 6  NEC    80     -   -       never; the history is closed                                  advanced, dead 30 days later
    // 7  NET G2 15                 leaves
    // 8  MiNEN                     leaves
    private static readonly IReadOnlyList<DiseaseCourse> Eight =
    [
        Treated(1, "poor", 90, ps: 0, alp: LaboratoryReading.Raised, ["carboplatin", "etoposide"], 100, "radiological", 400, alive: false, BestResponse.PR),
        Treated(2, "poor", 60, ps: 2, alp: LaboratoryReading.Normal, ["carboplatin", "etoposide"], 60, "clinical", 75, alive: false),
        Treated(3, "poor", 40, ps: null, alp: LaboratoryReading.Raised, ["cisplatin", "etoposide"], 61, "clinical", 90, alive: false),
        Treated(4, "well", 30, ps: 1, alp: LaboratoryReading.Normal, ["temozolomide", "everolimus"], 650, "radiological", 2000, alive: true, BestResponse.SD, prrtAt: 700),
        Treated(5, "well", 25, ps: 0, alp: null, ["carboplatin", "etoposide"], 90, "radiological", 800, alive: false, BestResponse.NE),
        Dated(6, Start, After(30), alive: false, [.. Tumour("poor", 80), On(Start, new Judgement { About = "disease_status", Value = "metastatic" }), On(Start, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }),
            On(Start, new Judgement { About = "reason_untreated", Value = "age" })]),
        Dated(7, Start, After(500), alive: true, [.. Tumour("well", 15)]),
        Dated(8, Start, After(500), alive: true, [.. Tumour("poor", 70, minen: true)]),
    ];

    private const string Start = "2015-03-01";

    private static readonly StudyResults Results = Run(Shipped, Eight);

    [Fact]
    public void The_flow_counts_who_leaves_in_the_order_of_figure_S1() => Assert.Equal(
        ["mixed neoplasm (MiNEN) 1", "not high-grade after pathological re-evaluation 1", "never had chemotherapy 1", "never had chemotherapy 1"],
        Results.Flow.Stages.SelectMany(s => s.Left).Select(l => $"{l.Reason} {l.Patients}"));

    [Fact] // who never had chemotherapy stays in the cohort, on the clock of advanced disease, and has no overall survival from chemotherapy
    public void A_patient_without_chemotherapy_is_in_the_cohort_and_in_no_curve()
    {
        Assert.Equal(6, Results.Flow.Cohort);
        Assert.Equal((5, 4), (Results.Patients, Results.Events));
    }

    // NET G3: 4 and 5. NEC: 1, 2 and 3. Percentages of those known, none below 4; who is missing stands in the last column.
    [Theory]
    [InlineData("ECOG PS", "", "", "0/1")]
    [InlineData("0", "1", "1", "")]
    [InlineData("2", "0", "1", "")]
    [InlineData("ALP elevated", "0", "2", "1/0")]
    [InlineData("Ki-67 median", "27.5%", "60%", "")]
    [InlineData("Small-cell morphology", "", "0", "/3")]
    public void Table_1_has_a_column_for_each_class_and_one_for_the_missing(string label, string netG3, string nec, string missing) =>
        Assert.Equal([netG3, nec, missing], Row("table-1", label));

    [Fact]
    public void Columns_say_how_many_patients_they_have() =>
        Assert.Equal(["", "NET G3 (n = 2)", "NEC (n = 3)", "Missing NET G3/NEC"], Table("table-1").Columns.Select(c => c.Title));

    // 60 days are within two months of 30.4375 days (60.875), 61 are not: 2 is PD by note c, 3 stays not assessed. Of the evaluable 1 PR and 1 PD among NEC.
    // Medians: PFS of NEC 75, 90 (deaths) and 100 days: 90 days = 3.0 months. OS 75, 90 and 400: 3.0. OS of NET G3 800 and 2000+: 800 days, 26.3 months.
    [Theory]
    [InlineData("Carboplatin/etoposide", "2", "1")]
    [InlineData("Temozolomide/everolimus", "0", "1")]
    [InlineData("PR", "1 (50%)", "0 (0%)")]
    [InlineData("SD", "0 (0%)", "1 (100%)")]
    [InlineData("PD", "1 (50%)", "0 (0%)")]
    [InlineData("NA/NE", "1", "1")]
    [InlineData("of these PD, clinical only", "1", "0")]
    public void Table_2_counts_responses_of_evaluable_patients_and_early_clinical_progression_as_progression(string label, string nec, string netG3) => Assert.Equal([nec, netG3], Row("table-2", label));

    [Theory]
    [InlineData("PFS", "3.0 m", "3.0 m")]
    [InlineData("OS", "3.0 m", "26.3 m")]
    [InlineData("OS PS 0", "13.1 m", "26.3 m")]
    public void Survival_of_a_cell_starts_at_the_event_of_its_column(string label, string nec, string netG3)
    {
        var row = Row("table-2", label);
        Assert.StartsWith(nec, row[0], StringComparison.Ordinal);
        Assert.StartsWith(netG3, row[1], StringComparison.Ordinal);
    }

    // 4 began PRRT 50 days after progression, and was followed for 1300 days from there; nobody else had a second line.
    [Fact]
    public void The_second_line_has_a_clock_of_its_own()
    {
        var row = Results.Layouts.Single(l => l.Table.Id == "second-line");
        Assert.Equal([0, 1, 0, 1], row.Patients);
        var os = row.Rows.Single(r => r.Row.Label == "OS").Cells[1].Curve!;
        Assert.Equal(1300 / 30.4375, Assert.Single(os.Steps).Time, 9);
    }

    [Fact]
    public void Who_never_had_chemotherapy_is_counted_from_advanced_disease()
    {
        var table = Results.Layouts.Single(l => l.Table.Id == "no-chemotherapy");
        Assert.Equal([1, 0], table.Patients);
        Assert.Equal(30 / 30.4375, table.Rows.Single(r => r.Row.Label == "OS").Cells[0].Curve!.Steps[0].Time, 9);
        Assert.Equal(["0 (0%)", "–"], [.. Row("no-chemotherapy", "Poor PS").Take(1), "–"]);
        Assert.Equal("1 (100%)", Row("no-chemotherapy", "Old age")[0]);
    }

    [Fact]
    public void Groups_that_look_ahead_say_so() => Assert.All(Results.Survival.Where(s => s.Analysis.Id is "response-nec" or "prrt-net-g3"), s => Assert.NotEmpty(s.LooksAhead));

    [Fact] // addresses do not depend on the order of tables or on what else is there
    public void Every_row_and_column_of_a_layout_has_an_address_of_its_own()
    {
        using var json = System.Text.Json.JsonDocument.Parse(StudyOutput.Json(Results));
        foreach (var layout in json.RootElement.GetProperty("layouts").EnumerateArray())
        {
            List<string> rows = [.. layout.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()!)];
            Assert.Equal(rows.Count, rows.Distinct().Count());
            if (layout.GetProperty("name").GetString() == "table-2")
                Assert.Contains("best-response", rows);
        }
    }

    private static StudyTable Table(string name) => StudyTables.Of(Results).Single(t => t.Name == name);

    private static string[] Row(string table, string label) => [.. Table(table).Rows.First(r => r.Cells[0] == label).Cells.Skip(1)];

    private static string After(int days) => new DateOnly(2015, 3, 1).AddDays(days).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static NewFinding[] Tumour(string differentiation, decimal ki67, bool minen = false) =>
    [
        On(Start, new Person { Sex = Sex.Male, Birth = Day.Parse("1950-01-01") }),
        On(Start, new Specimen
        {
            SpecimenName = "S", Adequate = true, Differentiation = differentiation is "poor" ? Differentiation.Poor : Differentiation.Well, Ki67Percent = Ki67Index.FromPercent(ki67), MiNen = minen,
        }),
    ];

    private static DiseaseCourse Treated(
        long number, string differentiation, decimal ki67, int? ps, LaboratoryReading? alp, string[] drugs, int stopped, string grounds, int last, bool alive, BestResponse? best = null, int? prrtAt = null) =>
        Dated(number, Start, After(last), alive,
        [
            .. Tumour(differentiation, ki67), On(Start, new Judgement { About = "disease_status", Value = "metastatic" }), On(Start, new Judgement { About = Judgement.TreatmentLogClosed, Value = "true" }),
            .. ps is { } status ? [On(Start, new ClinicalStatus { EcogPs = status })] : Array.Empty<NewFinding>(),
            .. alp is { } reading ? [On(Start, new Laboratory { Analyte = "alkaline_phosphatase", Reading = reading })] : Array.Empty<NewFinding>(),
            On(Start, new Treatment { Course = "L1", Drugs = drugs, Purpose = "tumour" }), On(After(stopped), new TreatmentStop { Course = "L1", Reason = "progression" }),
            On(After(stopped), new ProgressionJudgement { Progressive = true, Grounds = [grounds] }),
            .. best is { } word ? [On(After(stopped), new ReportedOutcome { Line = 1, BestResponse = word })] : Array.Empty<NewFinding>(),
            .. prrtAt is { } day ? [On(After(day), new Treatment { Course = "L2", Drugs = ["177Lu-DOTATATE"], Purpose = "tumour" })] : Array.Empty<NewFinding>(),
        ]);
}
