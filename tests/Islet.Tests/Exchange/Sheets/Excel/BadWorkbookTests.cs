using System.IO.Compression;
using System.Text;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets.Excel;

/// <summary>What must not come in, and what comes in only with a word of warning.</summary>
public class BadWorkbookTests
{
    private const string Good = "<c r=\"A2\"><v>1</v></c>";

    private static readonly FileConvention Nothing = new();

    [Fact]
    public void Shared_texts_rich_texts_and_pronunciations_are_read_as_they_are_shown()
    {
        var book = RawWorkbook.Cells("<c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>").With("xl/sharedStrings.xml",
            "<sst><si><r><rPr><b/></rPr><t>G</t></r><r><t xml:space=\"preserve\"> 2</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si><si><t>a_x000A_b_x005F_x0041_</t></si></sst>");
        Assert.Equal(["2: G 2|a\nb_x0041_"], Read(book).Sheets[0].Shown());
    }

    [Fact]
    public void A_formula_gives_its_stored_value_and_an_empty_one_is_empty() =>
        Assert.Equal(["2: low|"], Read(RawWorkbook.Cells("<c r=\"A2\" t=\"str\"><f>IF(1,2)</f><v>low</v></c><c r=\"B2\" t=\"str\"><f>A1</f><v></v></c>")).Sheets[0].Shown());

    [Theory]
    [InlineData("8.1999999999999993", "8.2"), InlineData("0.30000000000000004", "0.3"), InlineData("1.2E-2", "0.012"), InlineData("199001011234", "199001011234")]
    [InlineData("12345678901234567", "12345678901234567"), InlineData("1E300", "1E300"), InlineData("-0", "0")]
    public void A_number_is_what_was_typed_and_not_how_it_is_stored(string stored, string shown) =>
        Assert.Equal([$"2: {shown}|x"], Read(RawWorkbook.Cells($"<c r=\"A2\"><v>{stored}</v></c>{RawWorkbook.Inline("x")}")).Sheets[0].Shown());

    [Fact]
    public void A_cell_against_its_own_type_is_told() =>
        Assert.Equal("book.xlsx, sheet Sheet1, row 2, column A (1)", Read(RawWorkbook.Cells("<c r=\"A2\" t=\"s\"><v>99</v></c>")).Told("W_CELL_BROKEN").Where);

    [Fact]
    public void Dates_as_texts_are_judged_like_those_of_a_text_file() =>
        Read(RawWorkbook.Rows($"<row>{RawWorkbook.Inline("Day")}</row><row>{RawWorkbook.Inline("17/05/2019")}</row><row>{RawWorkbook.Inline("05/17/2019")}</row>")).Told("W_DATE_ORDER_MIXED");

    [Fact]
    public void Macros_and_links_are_told_and_never_followed()
    {
        var book = RawWorkbook.Cells(Good).With("xl/_rels/workbook.xml.rels", RawWorkbook.Relations(("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId8", "vbaProject", "vbaProject.bin"), ("rId9", "externalLink", "externalLinks/externalLink1.xml")));
        var opened = Read(book);
        opened.Told("W_WORKBOOK_MACROS");
        opened.Told("W_WORKBOOK_LINKS");
        Assert.Single(opened.Sheets);
    }

    [Fact]
    public void A_document_type_is_refused() =>
        Read(RawWorkbook.Cells(Good).With("xl/worksheets/sheet1.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet>&a;</worksheet>")).Refusal("E_WORKBOOK_BROKEN");

    [Theory]
    [InlineData("<c r=\"ZZZZ2\"><v>1</v></c>"), InlineData("<c r=\"2\"><v>1</v></c>"), InlineData("<c r=\"A2\"><v>1</v>")]
    public void A_cell_outside_of_any_sheet_and_xml_that_breaks_off_are_refused(string cells) => Read(RawWorkbook.Cells(cells)).Refusal("E_WORKBOOK_BROKEN");

    [Theory]
    [InlineData(0), InlineData(100), InlineData(500), InlineData(900)]
    public void A_workbook_cut_off_anywhere_is_refused(int kept)
    {
        using var file = new WrittenFile("book.xlsx", RawWorkbook.Cells(Good).Bytes()[..kept]);
        Workbook.Open(file.Path, Nothing).Refusal("E_WORKBOOK_BROKEN");
    }

    [Fact]
    public void A_package_without_workbook_is_refused() => Read(RawWorkbook.Cells(Good).With("_rels/.rels", RawWorkbook.Relations())).Refusal("E_WORKBOOK_BROKEN");

    [Fact]
    public void Other_files_under_the_name_of_a_workbook_are_refused_by_what_they_are()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000]];
        Assert.Contains("before 2007", Of(compound).Refusal("E_WORKBOOK_FORM").Found, StringComparison.Ordinal);
        Of([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Refusal("E_WORKBOOK_ENCRYPTED");
        Assert.Equal("a file that is no workbook", Of(Encoding.UTF8.GetBytes("ID;Sex\n1;M\n")).Refusal("E_WORKBOOK_FORM").Found);
        Assert.Contains(".xlsb", Read(new RawWorkbook().With("xl/workbook.bin", "")).Refusal("E_WORKBOOK_FORM").Found, StringComparison.Ordinal);
        Assert.Contains(".ods", Read(new RawWorkbook().With("mimetype", "").With("content.xml", "")).Refusal("E_WORKBOOK_FORM").Found, StringComparison.Ordinal);
        Workbook.Open("nowhere.xlsx", Nothing).Refusal("E_UNREADABLE");
    }

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in RawWorkbook.Cells(Good).Parts.Where(p => p.Key != "xl/worksheets/sheet1.xml"))
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(xml));
            }
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            var row = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(" ", 60_000)));
            for (var i = 0; i < 1200; i++)
                sheet.Write(row);
        }
        Assert.Contains("times its size", Of(bytes.ToArray()).Refusal("E_WORKBOOK_SIZE").Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_many_mebibytes_and_an_archive_of_many_parts_are_refused()
    {
        var noise = new Random(7); // reproducible, and too various to be packed away
        var long_ = string.Concat(Enumerable.Range(0, 5_000_000).Select(_ => (char)('a' + noise.Next(26))));
        Read(RawWorkbook.Cells(RawWorkbook.Inline(long_))).Refusal("E_WORKBOOK_SIZE");
        var many = RawWorkbook.Cells(Good);
        for (var i = 0; i < 10_000; i++)
            many.With($"x/{i}.xml", "");
        Read(many).Refusal("E_WORKBOOK_SIZE");
    }

    private static SheetFile Read(RawWorkbook book) => Of(book.Bytes());

    private static SheetFile Of(byte[] bytes)
    {
        using var file = new WrittenFile("book.xlsx", bytes);
        var opened = Workbook.Open(file.Path, Nothing);
        foreach (var sheet in opened.Sheets)
            _ = sheet.Rows().Count();
        return opened with { Sheets = [.. opened.Sheets.Select(Held)] };
    }

    /// <summary>The same sheet when its file is gone.</summary>
    private static Sheet Held(Sheet sheet)
    {
        var rows = sheet.Rows().ToList();
        return new(sheet.File, sheet.Name, sheet.Columns, () => rows);
    }
}
