using System.Text;
using System.Text.Json;
using Islet.Studies;
using static Islet.Tests.Studies.StudyCohorts;

namespace Islet.Tests.Studies;

/// <summary>Tables 1 and 2 of Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, of the shipped study file.</summary>
public class UppsalaStudyTests
{
    private static readonly Study Shipped = Read(File.ReadAllText(Repository.File("studies", "uppsala-2025.yaml")), "uppsala-2025.yaml");
    private static readonly Lazy<StudyResults> Results = new(() => Run(Shipped, UppsalaCohort.Seven));

    // Of patients 1 to 4; ages at inclusion 65, 59, 70, 48.
    private static readonly string[] Table1 =
    [
        "Demographics | ",
        "  Patients included, n | 4",
        "  Age, years, median (range) | 62 (48–70)",
        "  Gender, male/female | 2/2",
        "  Sporadic disease, n | 2; 1 unknown",
        "  MEN1 syndrome, n | 1; 1 unknown",
        "Tumor characteristics at diagnosis | ",
        "  Stage (UICC 8th edition), n | ",
        "    I | 0",
        "    II | 0",
        "    III | 1",
        "    IV | 3",
        "  Biopsy localization, n | ",
        "    Liver metastasis | 3",
        "    Primary tumor (primary surgery) | 1",
        "  Grade (WHO 2017), n | ",
        "    G1 | 1",
        "    G2 | 3",
        "    G3 | 0",
        "  Ki-67 index, %, median (range) | 6.5 (2–8)",
        "  Hormonal syndrome, n | 1 (+ 1 with PTHrp)",
        "  Hormone secretion, n | 2",
        "Treatment lines before first re-characterization, n | ",
        "  0 | 1",
        "  1 | 1",
        "  2 | 1",
        "  3 or more | 1",
        "Previous therapies | ",
        "  No previous systemic therapy | 1",
        "  Previous systemic therapy | 3",
        "  Alkylating chemotherapy | 2",
        "  PRRT | 1",
        "  mTORi | 1",
        "  Locoregional therapy | 1",
        "  Primary surgery | 1",
        "  Re-operated | 0",
        "  SSA | 1",
    ];

    // 3 at the first: the biopsy failed and FDG is not recorded, so that a change of Ki-67 or tracers is open and whether there was a significant change, too.
    // 2: FDG-negative, so its lesion is not avid; whether it grew nobody measured. 4 was growing and avid at both; nobody says of the first what the board made of it.
    // 3 at the second: 14% after 2% at diagnosis, a rise against the last value, and none against the characterization just before, which has no value.
    private static readonly string[] Table2 =
    [
        "Significant clinical change yes/no | n = 3/0; 1 unknown | n = 2/0",
        "Therapy change yes/no | n = 1/1 of 3 with a significant change; 1 unknown; 1 more undecided | n = 1/1 of 2 with a significant change",
        "Histopathology |  | ",
        "  Biopsy localization |  | ",
        "    Liver metastasis (new or progressive), n of N | n = 2/4; 2 unknown | n = 1/2; 1 unknown",
        "    FDG avid lesion, n of N | n = 2/4; 1 unknown | n = 2/2",
        "  Surgery |  | ",
        "    Liver resection (metastasis) | n = 0 | n = 1",
        "  Grade (WHO 2017) | 1 unknown | ",
        "    G1 | n = 0 | n = 0",
        "    G2 | n = 2 | n = 1",
        "    G3 | n = 1 | n = 1",
        "  Ki-67 index, %, median (range) | 15 (9–25); 1 unknown | 23.5 (14–33)",
        "Comparison to previous results |  | ",
        "  Increase in Ki-67 index yes/no/NA | n = 3/0/1 | n = 1/0/1",
        "  G2 to G3 | n = 1; 1 unknown | n = 1",
        "  Low G2 to high G2 | n = 1; 1 unknown | n = 0",
        "Functional imaging |  | ",
        "  FDG-PET+/-/NA | n = 2/1/1 | n = 2/0/0",
        "  SUVmax of FDG, g/mL, median (range) | 7.5 (6–9); 1 more undecided | 11.5 (10–13)",
        "  SSTR-PET+/-/NA | n = 4/0/0 | n = 1/1/0",
        "Hormone analysis |  | ",
        "  New hormone secretion yes/no | n = 1/3 | n = 0/2",
        "  New hormonal syndrome yes/no | n = 0/4 | n = 0/2",
    ];

    [Fact]
    public void Table_1_of_seven_courses_is_the_one_worked_out_by_hand() => Assert.Equal(Table1, Printed("table-1"));

    [Fact]
    public void Table_2_of_seven_courses_is_the_one_worked_out_by_hand() => Assert.Equal(Table2, Printed("table-2"));

    [Fact]
    public void Who_is_not_of_the_study_leaves_counted_with_the_reason() => Assert.Equal(
        ["no re-characterization on record 1", "cannot be decided: ecog ps not known at time zero 1", "not characterized again because of progression 1"],
        Results.Value.Flow.Stages.SelectMany(s => s.Left).Select(l => $"{l.Reason} {l.Patients}"));

    [Fact] // approved by a person; the program's version is taken out so that a release changes nothing here
    public void The_tables_over_the_synthetic_cohort_are_these()
    {
        foreach (var file in Files(Shipped, Virtual(300)).Where(f => f.Path is "report.html" or "results.json" || f.Path.EndsWith(".csv", StringComparison.Ordinal)))
            Golden.Matches(Encoding.UTF8.GetString(file.Content.Span).Replace("\r\n", "\n", StringComparison.Ordinal).Replace(typeof(Study).Assembly.GetName().Version!.ToString(3), "VERSION", StringComparison.Ordinal),
                "tests", "Islet.Tests", "Studies", "Fixtures", "uppsala-2025", Path.GetFileName(file.Path));
    }

    [Fact] // titles, tables and data say of themselves that their patients are none
    public void Every_file_over_a_synthetic_cohort_says_so() => Assert.All(Files(Shipped, Virtual(20)).Where(f => !f.Path.EndsWith(".docx", StringComparison.Ordinal)),
        file => Assert.Contains("synthetic", Encoding.UTF8.GetString(file.Content.Span), StringComparison.OrdinalIgnoreCase));

    [Fact] // for each cell the denominator, who is unknown and who may or may not be asked; nobody is dropped
    public void Every_cell_of_the_results_accounts_for_all_patients_of_its_column()
    {
        using var json = JsonDocument.Parse(Files(Shipped, Virtual(300)).Single(f => f.Path == "results.json").Content);
        foreach (var table in json.RootElement.GetProperty("layouts").EnumerateArray())
        {
            int[] columns = [.. table.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("n").GetInt32())];
            foreach (var row in table.GetProperty("rows").EnumerateArray().Where(r => r.TryGetProperty("cells", out _)))
                foreach (var (cell, patients) in row.GetProperty("cells").EnumerateArray().Zip(columns))
                {
                    int N(string key) => cell.GetProperty(key).GetInt32();
                    var known = cell.TryGetProperty("counts", out var counts) ? counts.EnumerateArray().Sum(c => c.GetProperty("n").GetInt32()) : N("n");
                    Assert.Equal(N("N"), known + N("unknown") + N("others"));
                    Assert.InRange(N("N") + N("N_unknown"), row.GetProperty("of").ValueKind is JsonValueKind.Null ? patients : 0, patients);
                }
        }
    }

    private static IEnumerable<string> Printed(string name) =>
        StudyTables.Of(Results.Value).Single(t => t.Name == name).Rows.Select(r => new string(' ', 2 * r.Indent) + string.Join(" | ", r.Cells));
}
