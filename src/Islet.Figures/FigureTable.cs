namespace Islet.Figures;

/// <summary>What a figure shows, as a table: for a page to print beside it and for whoever cannot see it.</summary>
public sealed record FigureTable(string Caption, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The same without the columns in which nothing stands; the first always stays.</summary>
    internal FigureTable Filled()
    {
        var kept = Enumerable.Range(0, Head.Count).Where(i => i == 0 || Rows.Any(row => row[i].Length > 0)).ToList();
        return this with { Head = [.. kept.Select(i => Head[i])], Rows = [.. Rows.Select(row => (IReadOnlyList<string>)[.. kept.Select(i => row[i])])] };
    }
}
