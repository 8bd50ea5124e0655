using System.Globalization;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>Files that PSPP 1.6.2 and R's haven 2.5.1 wrote, against what haven reads from them.</summary>
public class SpssReadingTests
{
    // Shown by their format as a month, a quarter, a week, a time: text here, seconds in R.
    private static readonly string[] OwnForm = ["Month", "Quarter", "Week", "At", "Took", "Tiny", "Huge"];

    public static TheoryData<string> Visits => ["visits-plain.sav", "visits-bytecode.sav", "visits-zlib.zsav"];

    [Theory, MemberData(nameof(Visits))]
    public void Every_cell_is_what_R_reads(string name) => IsGold(SpssFixture.Open(name), "visits-bytecode.gold.csv");

    [Theory]
    [InlineData("haven.sav"), InlineData("haven.zsav")]
    public void Every_cell_of_a_file_by_R_is_what_R_reads(string name) => IsGold(SpssFixture.Open(name), "haven.gold.csv");

    [Theory]
    [InlineData("visits-plain.sav"), InlineData("visits-bytecode.sav"), InlineData("haven.sav")]
    public void The_other_byte_order_says_the_same(string name)
    {
        var (swapped, rows) = SpssFixture.Open(SpssSwap.Bytes(SpssFixture.Bytes(name)));
        Assert.Contains("big-endian", swapped.Evidence[1], StringComparison.Ordinal);
        var sheet = SpssFixture.Open(name).Sheets.Single();
        Assert.Equal(sheet.Rows().SelectMany(r => r.Cells), rows.SelectMany(r => r.Cells));
        Assert.Equal(sheet.Columns.SelectMany(Labels), swapped.Sheets.Single().Columns.SelectMany(Labels));
    }

    [Theory]
    [InlineData("visits-bytecode"), InlineData("haven")]
    public void Labels_are_what_R_reads(string name)
    {
        var gold = SpssFixture.Csv(name + ".labels.csv").Skip(1).Select(r => (r[0], r[1], r[2], r[3])).ToList();
        var columns = SpssFixture.Open(name + ".sav").Sheets.Single().Columns;
        Assert.Equal(gold.Order(), columns.SelectMany(Labels).Order());
    }

    [Theory]
    [InlineData("Month", "2017-05", "1999-12"), InlineData("Quarter", "2 Q 2017", "4 Q 1999"), InlineData("Week", "20 WK 2017", "52 WK 1999")]
    [InlineData("At", "08:30:00", "23:59:59"), InlineData("Took", "2 03:04:05", "0 00:00:01")]
    public void What_is_no_day_and_no_number_is_text_as_SPSS_shows_it(string column, string first, string second)
    {
        var sheet = SpssFixture.Open("visits-plain.sav").Sheets.Single();
        Assert.Equal((CellKind.Text, first, CellKind.Text, second),
            (sheet.Cell(1, column).Kind, sheet.Cell(1, column).Text, sheet.Cell(2, column).Kind, sheet.Cell(2, column).Text));
        Assert.Equal(CellKind.Text, sheet.Column(column)!.Declared);
    }

    [Fact]
    public void The_first_and_the_last_day_of_the_calendar_of_SPSS()
    {
        var sheet = SpssFixture.Open("visits-plain.sav").Sheets.Single();
        Assert.Equal((new DateOnly(1582, 10, 15), new DateOnly(9999, 12, 31)), (sheet.Cell(5, "Born").Day, sheet.Cell(5, "Visit").Day));
        Assert.Equal("120:00:00", sheet.Cell(4, "At").Text);
    }

    [Fact]
    public void Missing_codes_are_missing_in_every_form_and_system_missing_is_empty()
    {
        var sheet = SpssFixture.Open("visits-bytecode.sav").Sheets.Single();
        Assert.Equal([("Grade", "9"), ("Ki67Percent", "-9"), ("CgA", "-8"), ("Site", "okänd")],
            sheet.Columns.Where(c => sheet.Cell(3, c.Name).Kind is CellKind.Missing).Select(c => (c.Name, sheet.Cell(3, c.Name).Text)));
        Assert.Equal((CellKind.Missing, CellKind.Number), (sheet.Cell(2, "CgA").Kind, sheet.Cell(5, "CgA").Kind)); // 99 is one, -7 is none
        Assert.True(sheet.Cell(3, "Cost").IsEmpty);
        Assert.True(sheet.Cell(5, "Behaviour").IsEmpty);
        var range = SpssFixture.Open("haven.sav").Sheets.Single();
        Assert.Equal((CellKind.Missing, CellKind.Missing), (range.Cell(3, "ki67").Kind, range.Cell(4, "site").Kind));
    }

    [Fact]
    public void A_number_that_no_decimal_holds_is_an_error_that_shows_it()
    {
        var sheet = SpssFixture.Open("visits-plain.sav").Sheets.Single();
        Assert.Equal((CellKind.Error, "1E+200"), (sheet.Cell(1, "Huge").Kind, sheet.Cell(1, "Huge").Text));
        Assert.Equal((CellKind.Error, "1E-300"), (sheet.Cell(1, "Tiny").Kind, sheet.Cell(1, "Tiny").Text));
        Assert.Equal(0.30000000000000004m, sheet.Cell(1, "Exact").Number);
    }

    [Fact]
    public void A_time_of_the_day_is_told_before_it_is_left_out()
    {
        var problem = Assert.Single(SpssFixture.Open("visits-plain.sav").Problems);
        Assert.Equal(
            ("W_SPSS_TIME_OF_DAY", "visits-plain.sav, case 2, variable Visit", "a time of the day in 1 case"), (problem.Code, problem.Where, problem.Found));
    }

    [Fact]
    public void The_reader_tells_what_the_file_proves()
    {
        var file = SpssFixture.Open("visits-zlib.zsav");
        Assert.Equal(
        [
            "5 cases, 26 variables", "compressed by zlib, little-endian", "encoding utf-8 (named by the file)", "6 variables hold dates by their format",
            "2 lines of free text within the file (documents) are not imported",
        ], file.Evidence);
        Assert.Equal(("utf-8", 5), (file.Convention.Encoding, file.Sheets.Single().RowCount));
    }

    [Fact]
    public void Rows_can_be_read_twice_and_at_once()
    {
        var sheet = SpssFixture.Open("visits-zlib.zsav").Sheets.Single();
        Assert.All(sheet.Rows().Zip(sheet.Rows()), pair => Assert.Equal(pair.First.Cells, pair.Second.Cells));
        Assert.Equal([1, 2, 3, 4, 5], sheet.Rows().Select(r => r.Number));
    }

    [Fact]
    public void Letters_are_read_in_the_encoding_that_the_file_names()
    {
        var file = SpssFixture.Open("western-1252.sav");
        var sheet = file.Sheets.Single();
        Assert.Equal("windows-1252", file.Convention.Encoding);
        Assert.Equal(["Umeå", "Forlì", "Ærø – “Ø”", "Milano"], sheet.Rows().Select(r => r.Cells[1].Text));
        Assert.Equal(("Dove è stato operato", "Lombardia è qui"), (sheet.Column("Città")!.Label, sheet.Column("Città")!.ValueLabels["Milano"]));
    }

    [Fact]
    public void What_a_person_declares_goes_before_what_the_file_says_and_the_difference_is_told()
    {
        var file = SpssFixture.Open("western-1252.sav", new() { Encoding = "iso-8859-1" });
        Assert.Equal("W_SPSS_ENCODING", Assert.Single(file.Problems).Code);
        Assert.Equal("Umeå", file.Sheets.Single().Cell(1, "Città").Text);
        var garbled = SpssFixture.Open("western-1252.sav", new() { Encoding = "utf-8" });
        Assert.Equal(["W_SPSS_ENCODING", "W_SPSS_LETTERS"], garbled.Problems.Select(p => p.Code));
        Assert.Equal(CellKind.Error, garbled.Sheets.Single().Rows().First().Cells[1].Kind);
    }

    private static void IsGold(SheetFile file, string name)
    {
        var gold = SpssFixture.Csv(name);
        var sheet = file.Sheets.Single();
        Assert.Equal(gold[0], sheet.Columns.Select(c => c.Name));
        Assert.Equal(gold.Count - 1, sheet.RowCount);
        foreach (var (row, expected) in sheet.Rows().Zip(gold.Skip(1)))
        {
            foreach (var column in sheet.Columns.Where(c => !OwnForm.Contains(c.Name)))
                Assert.Equal(Plain(expected[column.Number - 1], column.Declared), Plain(row.Cells[column.Number - 1].Text, column.Declared));
        }
    }

    /// <summary>R prints 17 digits, the cell the fewest that mean the same double.</summary>
    private static string Plain(string text, CellKind? kind) => kind is CellKind.Number && text.Length > 0
        ? double.Parse(text, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture) : text.Trim();

    private static IEnumerable<(string, string, string, string)> Labels(SheetColumn column) => column.ValueLabels.Count == 0
        ? [(column.Name, column.Label, "", "")] : column.ValueLabels.Select(l => (column.Name, column.Label, l.Key, l.Value));
}
