namespace Islet.Exchange;

/// <summary>The rows of a worksheet below its header, read from the beginning each time.</summary>
internal static class WorksheetRows
{
    /// <param name="columns">Numbers in the file of the columns to give, ascending.</param>
    public static IEnumerable<SheetRow> Read(string path, string part, WorkbookCells cells, int headerBottom, int[] columns)
    {
        var places = new int[columns.Length == 0 ? 0 : columns[^1] + 1];
        for (var i = 0; i < columns.Length; i++)
            places[columns[i]] = i + 1;
        using var package = WorkbookPackage.Open(path);
        foreach (var row in new WorksheetPart(package, part).Rows().Where(r => r.Number > headerBottom))
        {
            var (given, filled) = (new Cell[columns.Length], false);
            foreach (var stated in row.Cells)
            {
                if (stated.Column >= places.Length || places[stated.Column] is not (> 0 and var place))
                    continue;
                given[place - 1] = cells.Read(stated).Cell;
                filled |= !given[place - 1].IsEmpty;
            }
            if (filled)
                yield return new(row.Number, given);
        }
    }
}
