using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>What is written, as it is read again: by Islet, by R (the committed gold) and by PSPP where it is installed.</summary>
public class SpssWritingTests
{
    private static readonly DateTime Made = new(2024, 2, 29, 13, 45, 0);

    private static readonly string Long = string.Concat(Enumerable.Repeat("Växer långsamt. ", 40)).Trim(); // 719 bytes: three records

    private static readonly SheetColumn[] Columns =
    [
        new(1, "patient"),
        new(2, "Ki-67 (%)") { Label = "Hottest spot", Unit = "%" },
        new(3, "by") { Label = "Who read it" },
        new(4, "grade") { ValueLabels = new Dictionary<string, string> { ["1"] = "G1", ["2"] = "G2", ["9"] = "okänd" } },
        new(5, "diagnosed"),
        new(6, "functioning") { Label = "Någon hormonsyndrom" },
        new(7, "site") { ValueLabels = new Dictionary<string, string> { ["pancreas"] = "bukspottkörtel", ["?"] = "ej angivet" } },
        new(8, "report"),
        new(9, "BY"),
        new(10, "cga") { Declared = CellKind.Number },
    ];

    private static Sheet Sample { get; } = new("sample.csv", "sample.csv", Columns, () =>
    [
        Row(1, Cell.OfText("A-01"), Cell.Of(1.5m), Cell.OfText("åäö"), Cell.Of(1m), Cell.Of(new DateOnly(2017, 5, 17)), Cell.Of(true),
            Cell.OfText("pancreas"), Cell.OfText(Long), Cell.OfText("x"), Cell.Of(-99.25m)),
        Row(2, Cell.OfText("A-02"), Cell.OfText("<1"), Cell.OfText("b"), Cell.OfMissing("9"), Cell.OfMissing("9999-12-31"), Cell.Of(false), Cell.OfMissing("?"),
            Cell.OfText("kort"), Cell.Empty, Cell.Of(12345678.125m)),
        Row(3, Cell.OfText("A-03"), Cell.Empty, Cell.Empty, Cell.Of(2m), Cell.Of(new DateOnly(1582, 10, 14)), Cell.Empty, Cell.OfText("small intestine"),
            Cell.Empty, Cell.OfText("y"), Cell.OfError("#DIV/0!")),
    ]);

    [Fact]
    public void The_bytes_are_the_committed_ones() => Assert.Equal(SpssFixture.Bytes("written.sav"), Written(Sample, out _));

    [Fact]
    public void R_reads_from_them_what_was_written()
    {
        var gold = SpssFixture.Csv("written.gold.csv");
        Assert.Equal(["patient", "Ki_67____", "by_2", "grade", "diagnosed", "functioning", "site", "report", "BY_3", "cga"], gold[0]);
        Assert.Equal(["A-01", "1.5", "åäö", "1", "2017-05-17", "1", "pancreas", Long, "x", "-99.25"], gold[1]);
        Assert.Equal(["A-02", "<1", "b", "9", "9999-12-31", "0", "?", "kort", "", "12345678.125"], gold[2]);
        Assert.Equal(["A-03", "", "", "2", "", "", "small intestine", "", "y", ""], gold[3]);
    }

    [Fact]
    public void R_reads_the_labels_that_were_written() => Assert.Equal(
        ["Ki_67____|Ki-67 (%): Hottest spot [%]||", "functioning|Någon hormonsyndrom|0|no", "functioning|Någon hormonsyndrom|1|yes"],
        SpssFixture.Csv("written.labels.csv").Where(r => r[0] is "functioning" or "Ki_67____").Select(r => string.Join('|', r)));

    [Fact]
    public void What_the_format_cannot_hold_is_said()
    {
        Written(Sample, out var notes);
        Assert.Equal(
        [
            "Column Ki-67 (%) holds text and numbers: all of it became text.",
            "Column Ki-67 (%) is called Ki_67____ in the file, which allows no other name.",
            "Column by is called by_2 in the file, which allows no other name.",
            "Column diagnosed, 1 cell: a day before 15 October 1582 is empty in the file.",
            "Column BY is called BY_3 in the file, which allows no other name.",
            "Column cga, 1 cell: a failed formula or broken value is empty in the file.",
        ], notes);
    }

    [Fact]
    public void A_sheet_comes_back_with_its_labels_codes_and_missing_values()
    {
        var (file, rows) = SpssFixture.Open(Written(Sample, out _));
        var sheet = file.Sheets.Single();
        Assert.Empty(file.Problems);
        Assert.Equal(Columns[3].ValueLabels.OrderBy(l => l.Key), sheet.Columns[3].ValueLabels.OrderBy(l => l.Key));
        Assert.Equal(Columns[6].ValueLabels.OrderBy(l => l.Key), sheet.Columns[6].ValueLabels.OrderBy(l => l.Key));
        Assert.Equal([CellKind.Missing, CellKind.Missing, CellKind.Missing], new[] { 3, 4, 6 }.Select(i => rows[1].Cells[i].Kind));
        Assert.Equal("9999-12-31", rows[1].Cells[4].Text);
    }

    [SkippableFact]
    public void PSPP_reads_the_same_from_the_other_byte_order()
    {
        var little = SpssFixture.Bytes("visits-bytecode.sav");
        Assert.Equal(SpssFixture.Pspp(little), SpssFixture.Pspp(SpssSwap.Bytes(little)));
    }

    [SkippableFact]
    public void PSPP_reads_what_was_written()
    {
        var table = SpssFixture.Pspp(Written(Sample, out _)).Split('\n');
        Assert.Equal("A-01,1.5,åäö,1,05/17/2017,1,pancreas", string.Join(',', table[1].Split(',')[..7]));
        Assert.Equal("A-02,<1,b,9,12/31/9999,0,?", string.Join(',', table[2].Split(',')[..7]));
        Assert.Equal(4, table.Count(l => l.Length > 0));
    }

    internal static byte[] Written(Sheet sheet, out IReadOnlyList<string> notes)
    {
        using var stream = new MemoryStream();
        notes = SpssFile.Write(sheet, stream, Made);
        return stream.ToArray();
    }

    private static SheetRow Row(int number, params Cell[] cells) => new(number, cells);
}
