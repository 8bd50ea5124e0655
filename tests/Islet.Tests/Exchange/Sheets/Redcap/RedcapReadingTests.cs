using Islet.Exchange;

namespace Islet.Tests.Exchange;

public class RedcapReadingTests
{
    private static string Fixture(params string[] parts) => Repository.File(["tests", "Islet.Tests", "Exchange", "Sheets", "Redcap", "Fixtures", .. parts]);

    private static Sheet Form(string project, string form) => RedcapProject.Open(Fixture(project), new()).Sheets.Single(s => s.Name == form);

    [Fact]
    public void Each_form_is_a_sheet_with_the_record_the_event_and_its_own_fields()
    {
        var project = RedcapProject.Open(Fixture("longitudinal"), new());
        Assert.Equal(["demographics", "diagnosis", "visit", "biopsy", "pet"], project.Sheets.Select(s => s.Name));
        Assert.Equal(["record_id", "redcap_event_name", "redcap_data_access_group", "initials", "birth_year", "sex", "consent_date", "demographics_complete"],
            project.Sheets[0].Columns.Select(c => c.Name));
        Assert.Equal(["record_id", "redcap_event_name", "redcap_repeat_instance", "redcap_data_access_group", "biopsy_date", "ki67", "grade", "biopsy_complete"],
            project.Sheets[3].Columns.Select(c => c.Name));
        Assert.DoesNotContain(project.Problems, p => p.Refuses());
    }

    [Theory]
    [InlineData("demographics", 6), InlineData("diagnosis", 6), InlineData("visit", 9), InlineData("biopsy", 9), InlineData("pet", 10)]
    public void A_form_has_the_rows_in_which_it_says_something(string form, int rows) => Assert.Equal(rows, Form("longitudinal", form).Rows().Count());

    [Fact]
    public void A_cell_is_what_the_dictionary_says_it_is()
    {
        var visit = Form("longitudinal", "visit");
        var first = visit.Rows().First().Cells;
        Assert.Equal(new DateOnly(2015, 3, 10), At(visit, first, "visit_date").Day);
        Assert.Equal(60.0m, At(visit, first, "weight").Number);
        Assert.Equal("60.0", At(visit, first, "weight").Text);
        Assert.Equal(22.0m, At(visit, first, "bmi").Number);
        Assert.Equal(("0", CellKind.Text), (At(visit, first, "ecog").Text, At(visit, first, "ecog").Kind));
        Assert.Equal("Chromogranin A, <1 is below the assay", visit.Column("cga")!.Label);
        var diagnosis = Form("longitudinal", "diagnosis");
        Assert.Equal("Pancreas", diagnosis.Column("primary_site")!.ValueLabels["panc"]);
        Assert.Equal("Syndrome (choice=Other)", diagnosis.Column("syndrome____1")!.Label);
        Assert.False(At(diagnosis, diagnosis.Rows().First().Cells, "functioning").YesNo);
    }

    [Fact]
    public void An_answer_over_several_lines_stays_one_and_rows_keep_their_line()
    {
        var diagnosis = Form("longitudinal", "diagnosis");
        var rows = diagnosis.Rows().ToList();
        Assert.Equal("Found at CT for trauma; \"incidental\".\nSecond opinion asked, no answer yet.", At(diagnosis, rows[2].Cells, "dx_comment").Text);
        Assert.Equal([2, 7, 13, 19, 25, 29], rows.Select(r => r.Number));
    }

    [Fact]
    public void A_missing_data_code_is_missing_and_ticked_as_a_box_takes_all_choices_of_the_field()
    {
        var visit = Form("longitudinal", "visit");
        Assert.Equal(["-999", "NASK"], visit.Rows().Select(r => At(visit, r.Cells, "cga")).Where(c => c.Kind is CellKind.Missing).Select(c => c.Text));
        var diagnosis = Form("longitudinal", "diagnosis");
        var fifth = diagnosis.Rows().ElementAt(4).Cells;
        Assert.All(diagnosis.Columns.Where(c => c.Name.StartsWith("syndrome___", StringComparison.Ordinal)), c => Assert.Equal(CellKind.Missing, fifth[c.Number - 1].Kind));
    }

    [Theory]
    [InlineData("demographics"), InlineData("diagnosis"), InlineData("visit"), InlineData("biopsy"), InlineData("pet")]
    public void A_labels_export_says_what_the_raw_export_says(string form)
    {
        var (raw, labels) = (Form("longitudinal", form), Form("labels", form));
        Assert.Equal(raw.Columns.Select(c => c.Name), labels.Columns.Select(c => c.Name));
        string[] named = ["redcap_event_name", "redcap_data_access_group"]; // by their titles in a labels export, which no dictionary knows
        var compared = raw.Columns.Where(c => !named.Contains(c.Name)).ToList();
        Assert.Equal(raw.Rows().Select(r => compared.Select(c => Missing(r.Cells[c.Number - 1]))), labels.Rows().Select(r => compared.Select(c => Missing(r.Cells[c.Number - 1]))));

        static (CellKind, string) Missing(Cell cell) => (cell.Kind, cell.Kind is CellKind.Missing ? "" : cell.Text);
    }

    [Fact]
    public void The_dictionary_of_the_API_and_semicolons_are_read_too()
    {
        var project = RedcapProject.Open(Fixture("classic", "records.csv"), new());
        Assert.Empty(project.Problems);
        Assert.Equal(";", project.Convention.Delimiter);
        var lines = project.Sheets.Single(s => s.Name == "lines");
        Assert.Equal(["N-01 1", "N-01 2", "N-02 1"], lines.Rows().Select(r => $"{r.Cells[0]} {r.Cells[1]}"));
        Assert.Equal("CAPTEM; 6 cycles", At(lines, lines.Rows().Last().Cells, "regimen").Text);
    }

    [Fact]
    public void A_field_marked_as_identifier_is_named_and_none_of_its_answers_shown()
    {
        var problem = Assert.Single(RedcapProject.Open(Fixture("longitudinal"), new()).Problems);
        Assert.Equal(("W_REDCAP_IDENTIFIER", "initials"), (problem.Code, problem.Found));
    }

    [Fact]
    public void What_is_not_read_or_assumed_is_said()
    {
        var evidence = RedcapProject.Open(Fixture("labels"), new()).Evidence;
        Assert.Contains("answers as labels, read back to codes by the choices of the dictionary", evidence);
        Assert.Contains("repeating forms: biopsy, pet", evidence);
        Assert.Contains("dates whose time of day is not kept: visit_date", evidence);
        Assert.Contains("files and signatures, not read: report_scan", evidence);
    }

    [Fact]
    public void Only_the_forms_that_the_map_names_are_given() =>
        Assert.Equal(["pet"], RedcapProject.Open(Fixture("longitudinal"), new() { Sheets = ["pet"] }).Sheets.Select(s => s.Name));

    private static Cell At(Sheet sheet, IReadOnlyList<Cell> cells, string column) => cells[sheet.Column(column)!.Number - 1];
}
