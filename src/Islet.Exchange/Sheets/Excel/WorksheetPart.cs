using System.Globalization;
using System.Xml;
using Islet.Course;

namespace Islet.Exchange;

/// <param name="Number">As the spreadsheet shows it.</param>
/// <param name="Hidden">By a filter or by hand.</param>
internal readonly record struct StatedRow(int Number, bool Hidden, IReadOnlyList<StatedCell> Cells);

/// <summary>Cells that are shown as one: rows and columns counted from 1, both ends included.</summary>
internal readonly record struct MergedCells(int Top, int Left, int Bottom, int Right);

/// <summary>A worksheet's part, read forward once: its rows, and after them its merged cells.</summary>
/// <remarks>ECMA-376, part 1, 18.3.</remarks>
internal sealed class WorksheetPart(WorkbookPackage package, string part)
{
    private const int LastRow = 1 << 20;
    private const int LastColumn = 1 << 14;
    private const int MostMerged = 200_000;

    private readonly List<MergedCells> merged = [];

    /// <summary>Complete when the rows have been read to their end.</summary>
    public IReadOnlyList<MergedCells> Merged => merged;

    public IEnumerable<StatedRow> Rows()
    {
        using var reader = package.Read(part);
        var row = 0;
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
                continue;
            if (reader.LocalName == "row")
            {
                row = reader.GetAttribute("r") is { } written ? Positive(written, LastRow) : row + 1;
                yield return new(row, reader.GetAttribute("hidden") is "1" or "true", Cells(reader));
            }
            else if (reader.LocalName == "mergeCell" && merged.Count < MostMerged && reader.GetAttribute("ref")?.Split(':') is [var from, var to])
                merged.Add(new(Row(from), Column(from), Row(to), Column(to)));
        }
    }

    private List<StatedCell> Cells(XmlReader reader)
    {
        List<StatedCell> cells = [];
        if (reader.IsEmptyElement)
            return cells;
        var (depth, column) = (reader.Depth, 0);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = reader.GetAttribute("r") is { } written ? Column(written) : column + 1;
                var cell = new StatedCell(column, reader.GetAttribute("t") ?? "", reader.GetAttribute("s") is { } style ? Positive(style, int.MaxValue, least: 0) : 0, null, false);
                cells.Add(reader.IsEmptyElement ? cell : Filled(reader, cell));
            }
        }
        return cells.Count <= LastColumn ? cells : throw new RefusedException(WorkbookPackage.Broken(package.File, "a row with more cells than a sheet has columns"));
    }

    private static StatedCell Filled(XmlReader reader, StatedCell cell)
    {
        var depth = reader.Depth;
        var inValue = false;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Element)
            {
                inValue = reader is { LocalName: "v", IsEmptyElement: false };
                if (reader.LocalName == "is")
                    cell = cell with { Value = SharedStrings.TextOf(reader) };
                else if (reader.LocalName == "f")
                    cell = cell with { Formula = true };
                else if (reader.LocalName == "v")
                    cell = cell with { Value = "" };
            }
            else if (reader.NodeType is XmlNodeType.EndElement)
                inValue = false;
            else if (inValue)
                cell = cell with { Value = cell.Value + reader.Value };
        }
        return cell;
    }

    private int Column(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetter(letter))
                break;
            column = (column * 26) + (letter & 0x1F);
            if (column > LastColumn)
                break;
        }
        return column is > 0 and <= LastColumn ? column : throw Misplaced();
    }

    private int Row(string reference) => Positive(reference.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"]), LastRow);

    private int Positive(string written, int most, int least = 1) =>
        int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : throw Misplaced();

    private RefusedException Misplaced() => new(WorkbookPackage.Broken(package.File, "a cell or row outside what a sheet can have"));
}
