using Islet.Exchange;

namespace Islet.Tests.Exchange;

public sealed class RedcapBadInputTests : IDisposable
{
    private const string Dictionary = """
        Variable / Field Name,Form Name,Section Header,Field Type,Field Label,"Choices, Calculations, OR Slider Labels",Field Note,Text Validation Type OR Show Slider Number,Text Validation Min,Text Validation Max,Identifier?
        record_id,patient,,text,Record,,,,,,
        name,patient,,text,Name,,,alpha_only,,,y
        sex,patient,,radio,Sex,"1, Female | 2, Male",,,,,
        born,patient,,text,Born,,,date_dmy,,,y
        weight,patient,,text,Weight,,,number,,,
        regimen,line,,text,Regimen,,,,,,
        """;

    private const string Header = "record_id,redcap_repeat_instrument,redcap_repeat_instance,name,sex,born,weight,patient_complete,regimen,line_complete\n";

    private readonly string folder = Directory.CreateTempSubdirectory("islet-redcap-").FullName;

    [Theory]
    [InlineData("E_REDCAP_ROW", "1,,,A,1,1950-01-01,70,2,\n")]
    [InlineData("E_REDCAP_RECORD", ",,,A,1,1950-01-01,70,2,,\n")]
    [InlineData("E_REDCAP_INSTRUMENT", "1,surgery,1,,,,,,,\n")]
    [InlineData("E_REDCAP_INSTANCE", "1,line,,,,,,,X,2\n")]
    [InlineData("E_REDCAP_INSTANCE", "1,line,0,,,,,,X,2\n")]
    [InlineData("E_REDCAP_DUPLICATE", "1,line,1,,,,,,X,2\n1,line,1,,,,,,Y,2\n")]
    [InlineData("E_REDCAP_STRAY", "1,line,1,,1,,,,X,2\n")]
    [InlineData("E_REDCAP_QUOTE", "1,,,A\"B,1,1950-01-01,70,2,,\n")]
    public void A_row_that_cannot_be_believed_refuses_the_file_and_names_its_line(string code, string rows)
    {
        var file = Open(Header + rows);
        Assert.Empty(file.Sheets);
        var problem = Assert.Single(file.Problems, p => p.Refuses());
        Assert.Equal(code, problem.Code);
        Assert.Contains(rows.Count(c => c == '\n') == 2 ? "line 3" : "line 2", problem.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("W_REDCAP_CHOICE", "1,,,A,3,1950-01-01,70,2,,\n", "3", "sex")]
    [InlineData("W_REDCAP_VALUE", "1,,,A,2,1950-01-01,70 kg,2,,\n", "70 kg", "weight")]
    [InlineData("W_REDCAP_VALUE", "1,,,A,2,5.1.1950,70,2,,\n", "an answer that is not shown, for the field identifies a person", "born")]
    [InlineData("W_REDCAP_VALUE", "70,,,A,2,1950-01-01,70 kg,2,,\n", "an answer that is not shown, for it holds the record's name", "weight")]
    public void An_answer_that_its_field_cannot_hold_is_kept_as_text_and_named(string code, string rows, string found, string column)
    {
        var file = Open(Header + rows);
        var problem = Assert.Single(file.Problems, p => p.Code != "W_REDCAP_IDENTIFIER");
        Assert.Equal((code, found), (problem.Code, problem.Found));
        Assert.Contains($"column {column} ", problem.Where, StringComparison.Ordinal);
        var sheet = file.Sheets.Single(s => s.Name == "patient");
        Assert.Equal(CellKind.Text, sheet.Rows().Single().Cells[sheet.Column(column)!.Number - 1].Kind);
    }

    [Fact]
    public void The_same_wrong_answer_is_told_once_with_its_lines()
    {
        var file = Open(Header + string.Concat(Enumerable.Range(1, 9).Select(n => $"P{n},,,A,9,1950-01-01,70,2,,\n")));
        Assert.EndsWith("lines 2, 3, 4, 5, 6 and 4 more, column sex (5)", Assert.Single(file.Problems, p => p.Code == "W_REDCAP_CHOICE").Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_the_dictionary_does_not_have_refuses()
    {
        var problem = Assert.Single(Open("record_id,sex,smoker\n1,1,0\n").Problems);
        Assert.Equal("E_REDCAP_FIELD", problem.Code);
        Assert.Contains("column smoker (3)", problem.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_of_another_project_refuse() => Assert.Equal("E_REDCAP_DATA", Assert.Single(Open("study_id,sex\n1,1\n").Problems).Code);

    [Fact]
    public void Without_its_dictionary_no_file_of_records_is_understood()
    {
        File.WriteAllText(Path.Combine(folder, "records.csv"), Header);
        Assert.Equal("E_REDCAP_DICTIONARY", Assert.Single(RedcapProject.Open(folder, new()).Problems).Code);
    }

    [Fact]
    public void Letters_of_another_encoding_are_not_guessed_but_read_as_declared()
    {
        var row = "1,,,A,1,1950-01-01,70,2,,\n2,line,1,,,,,,Sandostatin fr\u00E5n apotek,2\n";
        Write(Header + row, System.Text.Encoding.Latin1);
        Assert.Equal("E_REDCAP_ENCODING", Assert.Single(RedcapProject.Open(folder, new()).Problems).Code);
        Assert.Equal("E_REDCAP_ENCODING", Assert.Single(RedcapProject.Open(folder, new() { Encoding = "klingon" }).Problems).Code);
        var sheet = RedcapProject.Open(folder, new() { Encoding = "windows-1252" }).Sheets.Single(s => s.Name == "line");
        Assert.Equal("Sandostatin fr\u00E5n apotek", sheet.Rows().Single().Cells[2].Text);
    }

    [Fact]
    public void A_quote_that_is_never_closed_refuses_before_the_file_fills_the_memory()
    {
        var file = Open(Header + "1,,,\"A,1,1950-01-01,70,2,,\n" + string.Concat(Enumerable.Repeat(new string('x', 999) + "\n", 1000)));
        Assert.Contains(file.Problems, p => p.Code == "E_REDCAP_QUOTE");
        Assert.Empty(file.Sheets);
    }

    [Fact]
    public void Two_dictionaries_or_a_field_twice_refuse()
    {
        Write(Header, System.Text.Encoding.UTF8, Dictionary + "\nsex,line,,text,Sex,,,,,,\n");
        Assert.Equal("E_REDCAP_DICTIONARY_ROW", Assert.Single(RedcapProject.Open(folder, new()).Problems).Code);
        File.WriteAllText(Path.Combine(folder, "another.csv"), Dictionary);
        Assert.Equal("E_REDCAP_DICTIONARY", Assert.Single(RedcapProject.Open(folder, new()).Problems).Code);
    }

    [Fact]
    public void A_form_that_the_map_names_and_the_project_has_not_refuses() =>
        Assert.Contains(Open(Header, new() { Sheets = ["lines"] }).Problems, p => p.Code == "E_REDCAP_FORM");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private SheetFile Open(string records, FileConvention? declared = null)
    {
        Write(records, System.Text.Encoding.UTF8);
        return RedcapProject.Open(folder, declared ?? new());
    }

    private void Write(string records, System.Text.Encoding encoding, string dictionary = Dictionary)
    {
        File.WriteAllText(Path.Combine(folder, "dictionary.csv"), dictionary);
        File.WriteAllText(Path.Combine(folder, "records.csv"), records, encoding);
    }
}
