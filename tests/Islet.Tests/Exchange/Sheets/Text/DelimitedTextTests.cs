using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Text;

public class DelimitedTextTests
{
    private static readonly FileConvention Nothing = new();

    [Fact]
    public void A_semicolon_file_with_quotes_line_breaks_and_doubled_quotes_is_read_as_written()
    {
        using var file = WrittenFile.Lines("ID;Site;Note", "1;\"pancreas; tail\";\"said \"\"no\"\"\"", "2;\"line one\nline two\";x", "", "3; ;y");
        var opened = DelimitedText.Open(file.Path, Nothing);
        Assert.Empty(opened.Problems);
        var sheet = Assert.Single(opened.Sheets);
        Assert.Equal("ID|Site|Note", sheet.Names());
        Assert.Equal(["2: 1|pancreas; tail|said \"no\"", "3: 2|line one\nline two|x", "6: 3||y"], sheet.Shown());
        Assert.Equal(sheet.Shown(), sheet.Shown());
        Assert.Equal((";", "utf-8", 3), (opened.Convention.Delimiter, opened.Convention.Encoding, sheet.RowCount));
        Assert.Contains("delimiter ; (3 fields in all of the first 4 rows, and no other sign gives that)", opened.Evidence);
    }

    [Theory]
    [InlineData(";"), InlineData(","), InlineData("\t"), InlineData("|")]
    public void The_delimiter_is_proved_by_the_file(string delimiter)
    {
        using var file = WrittenFile.Lines($"ID{delimiter}Sex", $"1{delimiter}M");
        Assert.Equal(delimiter, DelimitedText.Open(file.Path, Nothing).Convention.Delimiter);
    }

    [Fact]
    public void A_decimal_comma_does_not_pass_for_a_delimiter()
    {
        using var file = WrittenFile.Lines("ID;Ki67", "1;1,5", "2;3,5");
        var opened = DelimitedText.Open(file.Path, Nothing);
        Assert.Equal((";", true), (opened.Convention.Delimiter, opened.Convention.DecimalComma));
        Assert.Contains("decimal comma (2 numbers; column Ki67)", opened.Evidence);
    }

    [Fact]
    public void One_ragged_row_does_not_hide_the_only_delimiter_of_the_header_but_refuses_the_file()
    {
        using var file = WrittenFile.Lines([.. Enumerable.Repeat("1;M", 40).Prepend("ID;Sex"), "1", "2;M;x", "3;F;"]);
        var problems = DelimitedText.Open(file.Path, Nothing).Problems;
        Assert.Equal(["E_ROW_WIDTH at table.csv, row 42: found 1 fields", "E_ROW_WIDTH at table.csv, row 43: found 3 fields"],
            problems.Select(p => p.ToString().Split(';')[0]));
    }

    [Fact]
    public void Two_signs_that_cut_alike_prove_nothing_until_one_is_declared()
    {
        using var file = WrittenFile.Lines("ID;Last, first", "1;Primary, pancreas", "2;Primary, ileum");
        var refusal = DelimitedText.Open(file.Path, Nothing).Refusal("E_CONVENTION_DELIMITER");
        Assert.Contains("; gives 2 fields", refusal.Found, StringComparison.Ordinal);
        Assert.Contains(", gives 2 fields", refusal.Found, StringComparison.Ordinal);
        Assert.Equal("ID|Last, first", DelimitedText.Open(file.Path, Nothing with { Delimiter = ";" }).Sheets[0].Names());
        Assert.Equal(";", DelimitedText.Propose(file.Path, Nothing).Delimiter);
    }

    [Fact]
    public void Excels_first_line_names_the_delimiter()
    {
        using var file = WrittenFile.Lines("sep=|", "ID|Note;Text", "1|a;b");
        Assert.Equal(["3: 1|a;b"], DelimitedText.Open(file.Path, Nothing).Sheets[0].Shown());
        Assert.Equal("table.csv, row 1", DelimitedText.Open(file.Path, Nothing with { Delimiter = ";" }).Refusal("E_CONVENTION_DELIMITER").Where);
    }

    [Fact]
    public void A_file_without_delimiter_is_one_column()
    {
        using var file = WrittenFile.Lines("ID", "1", "2");
        Assert.Equal(["2: 1", "3: 2"], DelimitedText.Open(file.Path, Nothing).Sheets[0].Shown());
    }

    [Fact]
    public void Header_lines_are_merged_and_names_above_several_columns_filled_to_the_right()
    {
        using var file = WrittenFile.Lines("Registry 2019;;;;", ";PET1;;PET2;", "ID;date;SUV;date;SUV", "1;a;b;c;d");
        var sheet = DelimitedText.Open(file.Path, Nothing with { HeaderRows = 2, SkipRows = 1 }).Sheets[0];
        Assert.Equal("ID|PET1 date|PET1 SUV|PET2 date|PET2 SUV", sheet.Names());
        Assert.Equal(["4: 1|a|b|c|d"], sheet.Shown());
    }

    [Fact]
    public void Header_lines_that_cannot_be()
    {
        using var file = WrittenFile.Lines("ID;Sex", "1;M");
        DelimitedText.Open(file.Path, Nothing with { HeaderRows = 0 }).Refusal("E_CONVENTION_HEADER");
    }

    [Fact]
    public void A_name_twice_refuses()
    {
        using var file = WrittenFile.Lines("ID;Date;Date", "1;a;b");
        var refusal = DelimitedText.Open(file.Path, Nothing).Refusal("E_COLUMN_TWICE");
        Assert.Equal(("table.csv, row 1, column Date (3)", "the name a second time, first as column 2"), (refusal.Where, refusal.Found));
    }

    [Fact]
    public void An_empty_column_is_passed_over_and_told_but_values_without_a_name_refuse()
    {
        using var empty = WrittenFile.Lines("ID;;Sex;", "1;;M;", "2;;F;");
        var opened = DelimitedText.Open(empty.Path, Nothing);
        Assert.Equal("table.csv, row 1, column without name (2)", opened.Told("W_COLUMN_EMPTY").Where);
        Assert.Equal(["ID (1)", "Sex (3)"], opened.Sheets[0].Columns.Select(c => $"{c.Name} ({c.Number})"));
        Assert.Equal(["2: 1|M", "3: 2|F"], opened.Sheets[0].Shown());
        using var unnamed = WrittenFile.Lines("ID;;Sex", "1;x;M");
        DelimitedText.Open(unnamed.Path, Nothing).Refusal("E_COLUMN_NAME");
    }

    [Fact]
    public void A_quotation_mark_inside_a_cell_is_read_as_written_and_told()
    {
        using var file = WrittenFile.Lines("ID;Size", "1;5\" tumour");
        var opened = DelimitedText.Open(file.Path, Nothing);
        Assert.Equal("table.csv, row 2", opened.Told("W_QUOTE").Where);
        Assert.Equal(["2: 1|5\" tumour"], opened.Sheets[0].Shown());
    }

    [Theory]
    [InlineData(3), InlineData(100_000)]
    public void A_quotation_mark_that_is_never_closed_refuses_in_bounded_memory(int rowsBehind)
    {
        using var file = WrittenFile.Lines(["ID;Note", "1;\"open", .. Enumerable.Repeat("2;a row of some length behind it", rowsBehind)]);
        Assert.StartsWith("table.csv, row 2", DelimitedText.Open(file.Path, Nothing with { Delimiter = ";" }).Refusal("E_QUOTE").Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Zero_bytes_and_workbooks_are_no_text()
    {
        using var zeros = new WrittenFile("ID;Sex\n1;\0M\n");
        using var workbook = new WrittenFile("table.csv", [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0]);
        DelimitedText.Open(zeros.Path, Nothing).Refusal("E_BINARY");
        Assert.Equal("If it is a workbook, declare kind: xlsx.", DelimitedText.Open(workbook.Path, Nothing).Refusal("E_BINARY").Remedy);
    }

    [Fact]
    public void A_line_beyond_a_mebibyte_and_a_table_beyond_ten_thousand_columns_refuse()
    {
        using var line = WrittenFile.Lines("ID;Note", $"1;{new string('x', 1 << 20)}");
        using var wide = WrittenFile.Lines(string.Join(';', Enumerable.Range(1, 10_001)), string.Join(';', Enumerable.Range(1, 10_001)));
        DelimitedText.Open(line.Path, Nothing).Refusal("E_LINE_LENGTH");
        DelimitedText.Open(wide.Path, Nothing).Refusal("E_COLUMN_COUNT");
    }

    [Theory]
    [InlineData(""), InlineData("ID;Sex\n"), InlineData("\n\n")]
    public void A_file_without_rows_refuses(string text)
    {
        using var file = new WrittenFile(text);
        DelimitedText.Open(file.Path, Nothing).Refusal("E_EMPTY");
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_kind_that_nobody_knows_are_told()
    {
        using var file = WrittenFile.Lines("ID;Sex", "1;M");
        SheetFiles.Open($"{file.Path}x", "csv", Nothing).Refusal("E_UNREADABLE");
        SheetFiles.Open(file.Path, "dbf", Nothing).Refusal("E_FILE_KIND");
        Assert.Single(SheetFiles.Open(file.Path, "csv", Nothing).Sheets);
    }
}
