using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Islet.Exchange;

namespace Islet.Tests.Exchange.Sheets;

/// <summary>Tables of every kind of cell, with what breaks careless writers: quotes, line breaks, signs that start formulas, emoji, codes with zeros before them.</summary>
internal static class SheetGenerator
{
    private static readonly string[] Pieces =
        ["=", "+1", "-", "@", "'", "\"", ";", ",", "|", "\t", "\n", "\r\n", " ", "å", "Ki-67", "<1", "&amp;", "_x000D_", "😀", "日本", "1.5", "1,5", "sep=", "\u0001", "]]>", "N/A"];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static readonly Gen<Cell> Cells = Gen.OneOf(
        Gen.Constant(Cell.Empty),
        Texts.Select(Cell.OfText),
        Gen.Choose(-1_000_000, 1_000_000).Select(n => Cell.Of(n / 1000m)),
        Gen.Choose(0, 99).Select(n => Cell.Of(n, n.ToString("000", CultureInfo.InvariantCulture))),
        Gen.Choose(0, 1000).Select(n => Cell.Of(n / 1000m, string.Create(CultureInfo.InvariantCulture, $"{n / 10m:F1} %"))),
        Gen.Choose(693_595, 800_000).Select(n => Cell.Of(DateOnly.FromDayNumber(n))),
        Gen.Elements(Cell.Of(true), Cell.Of(false), Cell.OfError("#DIV/0!"), Cell.OfMissing("999")));

    /// <summary>Two to four columns; the first is never empty, for readers pass over rows in which nothing stands.</summary>
    public static Arbitrary<Sheet> Sheets { get; } =
        (from columns in Gen.Choose(2, 4)
         from names in Texts.ListOf(columns)
         from rows in Cells.ListOf(columns - 1).NonEmptyListOf()
         select Of([.. names.Select((name, i) => $"{i}{name}")], [.. rows])).ToArbitrary();

    public static Sheet Of(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<Cell>> cells)
    {
        SheetRow[] rows = [.. cells.Select((row, i) => new SheetRow(i + 2, [Cell.OfText($"P{i}"), .. row]))];
        return new("table", "table", [.. names.Select((name, i) => new SheetColumn(i + 1, SheetHeader.Name([name])) { Label = $"label {i}", Unit = i == 1 ? "mm" : null, ValueLabels = i == 0 ? new() { ["1"] = "yes" } : new Dictionary<string, string>() })], () => rows);
    }
}
