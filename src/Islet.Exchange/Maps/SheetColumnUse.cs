namespace Islet.Exchange;

/// <summary>What became of the cells of one column of a sheet. The counts add up to the rows that were read.</summary>
/// <param name="MapsTo">Findings and members; null: the map does not read it.</param>
/// <param name="Used">Cells that entered a finding, or decided about one.</param>
/// <param name="Missing">Empty cells and statements of absence.</param>
/// <param name="NotUnderstood">Cells that were told as problems; their text is kept beside the finding.</param>
/// <param name="NotRead">Cells with something in them that the map does not read, or not in these rows.</param>
public sealed record SheetColumnUse(string Sheet, SheetColumn Column, string? MapsTo, int Used, int Missing, int NotUnderstood, int NotRead);

internal enum CellFate : byte
{
    NotRead,
    Missing,
    NotUnderstood,
    Used,
}

/// <summary>Counts what became of a column's cells. A cell that several members read is counted once, by the best that became of it.</summary>
internal sealed class SheetColumnTally(Sheet sheet, SheetColumn column, string? mapsTo)
{
    private readonly int[] counts = new int[4];
    private CellFate now;

    public SheetColumn Column => column;

    public string? MapsTo => mapsTo;

    public int this[CellFate fate] => counts[(int)fate];

    public void Meet(CellFate fate) => now = fate > now ? fate : now;

    /// <param name="missing">The cell of the row that ends says nothing.</param>
    public void EndRow(bool missing)
    {
        counts[(int)(now is CellFate.NotRead && missing ? CellFate.Missing : now)]++;
        now = CellFate.NotRead;
    }

    public SheetColumnUse Told() => new(sheet.Name, column, mapsTo, this[CellFate.Used], this[CellFate.Missing], this[CellFate.NotUnderstood], this[CellFate.NotRead]);
}
