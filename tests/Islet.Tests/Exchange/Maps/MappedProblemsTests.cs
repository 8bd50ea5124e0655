using Islet.Course;
using Islet.Exchange;
using static Islet.Tests.Exchange.Maps.Sheets;

namespace Islet.Tests.Exchange.Maps;

/// <summary>What rows and cells that are no finding come to: refused, told, counted (docs/maps.md).</summary>
public class MappedProblemsTests
{
    [Fact]
    public void A_row_that_nothing_tells_apart_is_refused_where_it_says_something()
    {
        var import = Import("""
            ID | no | date       | ki67 | size
            A  |    | 2019-05-17 | 3    |
            B  |    |            |      |
            C  | 1  | 2019       | 3    |
            """, Biopsies);
        var problem = Assert.Single(import.Problems);
        Assert.Equal(("E_ROW_KEY", "cohort.csv, row 2, column no (2)"), (problem.Code, problem.Where));
        Assert.False(import.Source.MayCommit);
        Assert.Equal(1, import.Source.PatientsRefused);
    }

    [Fact]
    public void Equal_rows_are_one_statement_and_rows_that_differ_none()
    {
        var import = Import("""
            ID | no | date       | ki67 | size
            A  | 1  | 2019-05-17 | 3    | 1
            A  | 1  | 2019-05-17 | 4    | 1
            A  | 1  | 2019-05-17 |      | 1
            """, Biopsies);
        var specimen = Assert.Single(import.All<Specimen>());
        Assert.Equal((null, 10m), (specimen.Ki67Percent, specimen.LargestDiameterMm));
        var problem = Assert.Single(import.Problems);
        Assert.Equal("W_CONFLICT", problem.Code);
        Assert.Contains("row 2", problem.Found, StringComparison.Ordinal);
        Assert.Contains("row 3", problem.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_is_not_understood_is_kept_as_text_and_told_once_with_its_rows()
    {
        var import = Import("""
            ID | no | date       | ki67     | size
            A  | 1  | 2019-05-17 | see file | 1
            B  | 1  | some time  | see file |
            """, Biopsies);
        Assert.Equal([("see file", null), ("see file", "some time")],
            import.All<Specimen>().Select(s => (s.AsWritten!["ki67_percent"], s.AsWritten.TryGetValue("happened", out var when) ? when : null)));
        Assert.Equal([("W_VALUE", "cohort.csv, rows 2, 3, column ki67 (4)", "'see file'"), ("W_VALUE", "cohort.csv, row 3, column date (3)", "'some time'")],
            import.Problems.Where(p => p.Code == "W_VALUE").Select(p => (p.Code, p.Where, p.Found)));
        Assert.True(import.Source.MayCommit);
    }

    [Fact]
    public void What_of_the_map_the_file_does_not_have_refuses_with_the_nearest_name()
    {
        var import = Import(File(Sheet("ID | Kon | pet1\nA | 1 | 2", "Patients", "book.xlsx"), Sheet("ID\nA", "PET", "book.xlsx")), Map("""
              - kind: Person
                sheet: Patients
                set: {sex: {column: Kön}}
              - kind: Person
                name: other
                sheet: Patient
                set: {sex: {column: Kon}}
              - kind: ImagingStudy
                repeat: 1-2
                when: unknown
                reported: unknown
                set: {suv_max: {column: "petx{n}"}}
            """));
        Assert.Equal(["E_MAP_COLUMN", "E_MAP_SHEET", "E_MAP_COLUMN"], import.Codes);
        Assert.Contains("Kon", import.Problems[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("Patients", import.Problems[1].Remedy, StringComparison.Ordinal);
        Assert.Contains("pet1", import.Problems[2].Remedy, StringComparison.Ordinal);
        Assert.False(import.Source.MayCommit);
    }

    [Fact]
    public void What_is_meant_is_not_told_again_but_counted()
    {
        const string sheet = "ID | ki67 | note\nA | doubtful | x\nB | other | y";
        const string findings = "  - kind: Specimen\n    when: unknown\n    reported: unknown\n    set: {ki67_percent: {column: ki67}}";
        Assert.Equal(["W_COLUMN_NOT_UNDERSTOOD", "W_COLUMN_UNMAPPED", "W_VALUE", "W_VALUE"], Import(sheet, findings).Codes.Order(StringComparer.Ordinal));
        var meant = Import(sheet, findings, "leave_out: [note]\naccept: [{code: W_VALUE, column: ki67, found: Doubtful}, {code: W_COLUMN_NOT_UNDERSTOOD, column: ki67}]");
        Assert.Equal("'other'", Assert.Single(meant.Problems).Found);
        Assert.Contains(meant.Source.Notes, n => n.StartsWith("2 problems", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_without_what_it_cannot_do_without_is_told_and_not_made()
    {
        var import = Import("""
            ID | date | term     | grade
            A  | 2019 | diarrhea | 2
            A  | 2020 |          | 3
            """, """
              - kind: AdverseEvent
                by: [date]
                when: {column: date}
                reported: happened
                set: {term: {column: term}, grade: {column: grade}}
            """);
        Assert.Single(import.All<AdverseEvent>());
        Assert.Equal(("W_FINDING_INCOMPLETE", "cohort.csv, row 3, column date (2)"), import.Problems.Select(p => (p.Code, p.Where)).Single());
    }

    [Fact]
    public void A_row_without_a_patient_is_refused_and_an_empty_row_is_nothing()
    {
        var import = Import("ID | ki67\nA | 3\n | \n | 4\nAnna Svensson | 5", "  - kind: Specimen\n    when: unknown\n    reported: unknown\n    set: {ki67_percent: {column: ki67}}");
        Assert.Equal(["cohort.csv, row 4, column ID (1)", "cohort.csv, row 5, column ID (1)"], import.Problems.Where(p => p.Code == "E_IDENTIFIER").Select(p => p.Where));
        Assert.DoesNotContain(import.Problems, p => p.ToString().Contains("Anna", StringComparison.Ordinal));
    }

    [Fact]
    public void Contradictions_inside_a_course_lead_back_to_their_cells()
    {
        var import = Import("""
            ID | dead       | seen
            A  | 2019-05-17 | 2020-01-01
            """, """
              - kind: VitalStatus
                name: death
                when: {column: dead}
                reported: unknown
                set: {alive: {value: "false"}}
              - kind: VitalStatus
                name: seen
                when: {column: seen}
                reported: happened
                set: {alive: {value: "true"}}
            """);
        Assert.Contains("row 2", Assert.Single(import.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_column_accounts_for_every_row()
    {
        var import = Import("""
            ID | no | date | ki67 | size | note
            A  | 1  | 2019 | 3    | ?    | x
            A  | 2  | x    | bad  | 1    |
            """, Biopsies);
        Assert.All(import.Source.Columns, c => Assert.Equal(2, c.Used + c.Missing + c.NotUnderstood + c.NotRead));
        Assert.Equal(("Specimen.ki67_percent", 1, 0, 1, 0), import.Source.Columns.Where(c => c.Column.Name == "ki67").Select(c => (c.MapsTo, c.Used, c.Missing, c.NotUnderstood, c.NotRead)).Single());
        Assert.Equal((null, 1), import.Source.Columns.Where(c => c.Column.Name == "note").Select(c => (c.MapsTo, c.NotRead)).Single());
    }

    [Fact]
    public void Ten_thousand_problems_stay_readable()
    {
        var rows = Enumerable.Range(0, 10_000).Select(i => (IReadOnlyList<string>)[$"P{i % 100}", $"{i}", $"bad{i}", "1"]).ToList();
        var import = Import(File(Sheet(["ID", "no", "ki67", "size"], rows)), Map(Biopsies.Replace("{column: date}", "unknown", StringComparison.Ordinal)));
        Assert.InRange(import.Problems.Count, 2, 200);
        Assert.Equal(10_000, import.Source.CellProblems.Where(p => p.Problem.Code == "W_VALUE").Sum(p => p.Rows));
    }

    [Fact]
    public void A_preview_shows_the_first_patients_and_their_cells()
    {
        var preview = MappedCourses.Preview(File(Sheet("ID | no | date | ki67 | size\nA | 1 | 2019 | 3 | 1\nB | 1 | 2019 | 4 | 1\nA | 2 | 2020 | bad | 2")), Map(Biopsies), 1);
        var course = Assert.Single(preview.Courses);
        Assert.Equal(("A", 2), (course.Patient.Key, course.Findings.Count));
        Assert.Equal(new("cohort.csv", 4, "ki67", "bad"), course.Findings[1].Cells["ki67_percent"]);
        Assert.Equal(new("cohort.csv", 4, "date", "2020"), course.Findings[1].Cells["happened"]);
        Assert.Contains("W_VALUE", preview.Problems.Select(p => p.Problem.Code));
    }
}
