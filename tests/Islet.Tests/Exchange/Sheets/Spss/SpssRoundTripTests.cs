using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Islet.Exchange;

namespace Islet.Tests.Exchange;

/// <summary>Laws of writing and reading: what the writer does not complain of comes back.</summary>
public class SpssRoundTripTests
{
    private static readonly string[] Letters = ["a", "Z", "å", "ß", "Ж", "語", "🙂", " ", ",", "'", "\"", "9", "\t", "\n"];
    private static readonly CellKind[] Kinds = [CellKind.Number, CellKind.Day, CellKind.YesNo, CellKind.Text];

    [Fact]
    public void Every_kind_of_cell_comes_back() => ForAll(seed =>
    {
        var sheet = Made(new Random(seed), mixed: false);
        var (file, rows) = SpssFixture.Open(SpssWritingTests.Written(sheet, out var notes));
        Assert.DoesNotContain(notes, n => n.Contains(" cell", StringComparison.Ordinal));
        Assert.Empty(file.Problems);
        Assert.All(sheet.Rows().Zip(rows), pair => Assert.All(pair.First.Cells.Zip(pair.Second.Cells), cells => Same(cells.First, cells.Second)));
        Assert.Equal(sheet.Rows().Count(), rows.Count);
    });

    [Fact]
    public void A_column_of_every_kind_at_once_comes_back_as_its_text() => ForAll(seed =>
    {
        var sheet = Made(new Random(seed), mixed: true);
        var (_, rows) = SpssFixture.Open(SpssWritingTests.Written(sheet, out _));
        Assert.Equal(sheet.Rows().SelectMany(r => r.Cells).Select(c => c.Text), rows.SelectMany(r => r.Cells).Select(c => c.Text));
    });

    [Fact]
    public void Any_names_become_legal_unique_ones_with_the_original_in_the_label() => ForAll(seed =>
    {
        var random = new Random(seed);
        string[] names = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(3) switch
        {
            0 => new[] { "by", "ALL", "V1", "v2", "V3" }[random.Next(5)],
            1 => Text(random, 90).Trim(),
            _ => "_" + Text(random, 4).Trim() + ".",
        }).Where(n => n.Length > 0).Distinct()];
        if (names.Length == 0)
            return;
        var sheet = new Sheet("f", "f", [.. names.Select((n, i) => new SheetColumn(i + 1, n))], () => []);
        var (file, _) = SpssFixture.Open(SpssWritingTests.Written(sheet, out _));
        Assert.Empty(file.Problems);
        var written = file.Sheets.Single().Columns;
        Assert.Equal(names.Length, written.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(written, c => Assert.InRange(Encoding.UTF8.GetByteCount(c.Name), 1, 64));
        Assert.All(written.Zip(names), pair => Assert.Equal(pair.First.Name == pair.Second ? "" : SpssNames.Cut(pair.Second, 255).Trim(), pair.First.Label));
    });

    [Theory]
    [InlineData(255, 1), InlineData(256, 2), InlineData(504, 2), InlineData(505, 3), InlineData(508, 3), InlineData(765, 4), InlineData(32_767, 131)]
    public void A_text_of_any_length_comes_back_whole(int length, int segments)
    {
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
        var sheet = new Sheet("f", "f", [new(1, "before"), new(2, "text"), new(3, "after")],
            () => [new(1, [Cell.Of(1m), Cell.OfText(text), Cell.Of(2m)]), new(2, [Cell.Of(3m), Cell.OfText("x"), Cell.Empty])]);
        var bytes = SpssWritingTests.Written(sheet, out var notes);
        Assert.Empty(notes);
        Assert.Equal(segments, (length + 251) / 252 is var many && length > 255 ? many : 1);
        var (_, rows) = SpssFixture.Open(bytes);
        Assert.Equal((text, 2m, "x"), (rows[0].Cells[1].Text, rows[0].Cells[2].Number, rows[1].Cells[1].Text));
    }

    [Theory]
    [InlineData(null, "no"), InlineData("0", "nej"), InlineData("false", "nej")]
    public void Yes_and_no_keep_their_own_labels(string? code, string expected)
    {
        var labels = code is null ? [] : new Dictionary<string, string> { [code] = "nej" };
        var sheet = new Sheet("f", "f", [new(1, "flush") { ValueLabels = labels }], () => [new(1, [Cell.Of(false)])]);
        var (file, rows) = SpssFixture.Open(SpssWritingTests.Written(sheet, out var notes));
        Assert.Empty(notes);
        Assert.Equal(expected, file.Sheets.Single().Columns[0].ValueLabels[rows[0].Cells[0].Text]);
    }

    [Fact]
    public void A_text_longer_than_the_format_holds_is_cut_at_a_letter_and_told()
    {
        var sheet = new Sheet("f", "f", [new(1, "text")], () => [new(1, [Cell.OfText(string.Concat(Enumerable.Repeat("å", 20_000)))])]);
        var bytes = SpssWritingTests.Written(sheet, out var notes);
        Assert.Equal("Column text, 1 cell: a text longer than 32767 bytes is cut.", Assert.Single(notes));
        Assert.Equal(16_383, SpssFixture.Open(bytes).Rows[0].Cells[0].Text.Length);
    }

    [Theory]
    [InlineData("-1 -2 -3", "4", CellKind.Missing), InlineData("-1 -2 -3 -4 -5", "4", CellKind.Missing), InlineData("-1 -2 -3 -4 7", "4", CellKind.Empty)]
    [InlineData("UNK", "4", CellKind.Empty), InlineData("4", "4", CellKind.Empty)]
    public void Missing_codes_are_declared_where_the_format_can(string codes, string value, CellKind expected)
    {
        Cell[] cells = [.. codes.Split(' ').Select(Cell.OfMissing), Cell.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))];
        var sheet = new Sheet("f", "f", [new(1, "n")], () => cells.Select((c, i) => new SheetRow(i + 1, [c])));
        var rows = SpssFixture.Open(SpssWritingTests.Written(sheet, out var notes)).Rows;
        Assert.All(rows.SkipLast(1), r => Assert.Equal(expected, r.Cells[0].Kind));
        Assert.Equal(4, rows[^1].Cells[0].Number);
        Assert.Equal(expected is CellKind.Empty, notes.Count > 0);
    }

    private static void ForAll(Action<int> law) => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static void Same(Cell written, Cell read)
    {
        if (written.YesNo is { } flag)
            Assert.Equal(flag ? 1 : 0, read.Number);
        else
            Assert.Equal((written.Kind, written.Number, Shown(written)), (read.Kind, read.Number, Shown(read)));
    }

    private static string Shown(Cell cell) => cell.Kind is CellKind.Number ? "" : cell.Text; // 1.50 and 1.5 are one number

    private static Sheet Made(Random random, bool mixed)
    {
        int[] kinds = [.. Enumerable.Range(1, random.Next(1, 7)).Select(_ => random.Next(4))];
        List<SheetColumn> columns = [.. kinds.Select((k, i) => new SheetColumn(i + 1, $"c{i}") { Declared = mixed ? null : Kinds[k] })];
        SheetRow[] rows = [.. Enumerable.Range(1, random.Next(0, 12))
            .Select(n => new SheetRow(n, [.. kinds.Select(k => Any(random, mixed ? random.Next(4) : k))]))];
        if (mixed)
            rows = [.. rows, new(rows.Length + 1, [.. kinds.Select(_ => Cell.OfText("text"))])];
        return new("made.csv", "made.csv", columns, () => rows);
    }

    private static Cell Any(Random random, int kind) => (random.Next(5), kind) switch
    {
        (0, _) => Cell.Empty,
        (1, 0) => Cell.OfMissing(random.Next(2) == 0 ? "-9999999" : "-8888888.5"),
        (1, 1) => Cell.OfMissing("9999-12-31"),
        (1, 3) => Cell.OfMissing("?unk"),
        (_, 0) => Cell.Of(new decimal(random.Next(), random.Next(0, 50_000), 0, random.Next(2) == 0, (byte)random.Next(0, 15))),
        (_, 1) => Cell.Of(new DateOnly(1582, 10, 15).AddDays(random.Next(0, 3_000_000))),
        (_, 2) => Cell.Of(random.Next(2) == 0),
        _ => Cell.OfText(Text(random, random.Next(10) == 0 ? 600 : 20)),
    };

    private static string Text(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => Letters[random.Next(Letters.Length)]));
}
