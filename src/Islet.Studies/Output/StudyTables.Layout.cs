using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyTables
{
    private const string UsualNumber = "{median} ({least}–{most})";

    private static StudyTable LayoutOf(StudyResults results, LayoutResult found)
    {
        var (layout, rows, data) = (found.Table, new List<TableRow>(), new List<IReadOnlyList<string>>());
        var headings = new Stack<LayoutRow>();
        foreach (var row in found.Rows)
        {
            while (headings.TryPeek(out var above) && above.Depth >= row.Row.Depth)
                headings.Pop();
            rows.AddRange(Printed(layout, row));
            var section = string.Join(" / ", headings.Reverse().Select(h => h.Label));
            data.AddRange(row.Cells.SelectMany((cell, c) => LayoutData(layout.Columns[c], row.Row, section, cell)));
            if (row.Row.Ask is null)
                headings.Push(row.Row);
        }
        return new(layout.Id, layout.Caption, [new("", Number: false), .. layout.Columns.Zip(found.Patients, (c, n) => new TableColumn(Title(c, n)))], rows, [.. StudyNotes.Of(results, found)],
            new(["heading", "label", "column", "event", "count", "n", "of", "unknown", "others", "of_unknown", "known", "median", "minimum", "maximum"], data));
    }

    private static string Title(LayoutColumn column, int patients) => Text($"{column.Title} (n = {patients})").Trim();

    private static IEnumerable<TableRow> Printed(LayoutTable layout, LayoutRowResult found)
    {
        var row = found.Row;
        if (row.Ask is not { } ask)
            return [new([row.Label, .. layout.Columns.Select(_ => "")], row.Depth)];
        if (!ask.InRows)
            return [new([row.Label, .. found.Cells.Select(cell => Cell(layout, ask, cell))], row.Depth)];
        // Who is in none of the rows below is told beside the heading, so that the rows stay those of the layout.
        return [
            new([row.Label, .. found.Cells.Select(cell => Apart(ask, cell))], row.Depth),
            .. ask.Counts!.Levels.Select((level, l) => new TableRow([level.Name, .. found.Cells.Select(cell => Counted(layout, ask, cell, cell.Counts[l]))], row.Depth + 1)),
            .. ask.Rest is { } rest ? new[] { new TableRow([rest, .. found.Cells.Select(cell => Counted(layout, ask, cell, Others(cell)))], row.Depth + 1) } : [],
        ];
    }

    private static string Cell(LayoutTable layout, LayoutAsk ask, LayoutCell cell)
    {
        var told = ask.Form is { } form ? LayoutForm.Fill(form, name => Named(ask, cell, name))
            : ask.Number is not null ? cell.Numbers!.Known == 0 ? NobodyAtRisk : LayoutForm.Fill(UsualNumber, name => Named(ask, cell, name))
            : Counted(layout, ask, cell, [.. cell.Counts, .. ask.Rest is null ? Array.Empty<int>() : [Others(cell)]]);
        return Apart(ask, cell) is { Length: > 0 } apart ? $"{told}; {apart}" : told;
    }

    private static string Counted(LayoutTable layout, LayoutAsk ask, LayoutCell cell, params IEnumerable<int> counts) =>
        layout.Before + string.Join('/', counts.Select(Count)) + (ask.ShowsOf ? "/" + Count(cell.Of) : "");

    /// <summary>Of whom nothing is known, and who is none of the levels, where the row has no count for them.</summary>
    private static string Apart(LayoutAsk ask, LayoutCell cell) => string.Join("; ", new[]
    {
        cell.Unknown > 0 && ask.Rest is null ? $"{Count(cell.Unknown)} unknown" : "",
        cell.Others > 0 && ask is { Rest: null, Counts.Levels.Count: > 1 } ? $"{Count(cell.Others)} other" : "",
        cell.Open > 0 ? $"{Count(cell.Open)} more undecided" : "",
    }.Where(words => words.Length > 0));

    /// <summary>The NA of papers: unknown, or known and none of the counts.</summary>
    private static int Others(LayoutCell cell) => cell.Unknown + cell.Others;

    private static string Named(LayoutAsk ask, LayoutCell cell, string name) => name switch
    {
        LayoutForm.Of => Count(cell.Of),
        LayoutForm.Not when ask.Counts is { Levels: [{ Name: LayoutForm.Count }] } => Count(cell.Others),
        _ when ask.Number is not null => (name switch { LayoutForm.Median => cell.Numbers!.Median, LayoutForm.Least => cell.Numbers!.Least, _ => cell.Numbers!.Most }) is { } number
            ? Text($"{number:0.#}") : NobodyAtRisk,
        _ when name == ask.Rest => Count(Others(cell)),
        _ => Count(cell.Counts[ask.Counts?.Levels.ToList().FindIndex(l => l.Name == name) ?? 0]),
    };

    private static IEnumerable<IReadOnlyList<string>> LayoutData(LayoutColumn column, LayoutRow row, string heading, LayoutCell cell)
    {
        var ask = row.Ask!;
        var at = StudyWords.EventName(ask.At ?? column.At);
        IReadOnlyList<string> Line(string count, string n, string known = "", double? median = null, double? least = null, double? most = null) =>
            [heading, row.Label, column.Title, at, count, n, Count(cell.Of), Count(cell.Unknown), Count(cell.Others), Count(cell.Open), known, Exact(median), Exact(least), Exact(most)];
        if (cell.Numbers is { } numbers)
            yield return Line("", "", Count(numbers.Known), numbers.Median, numbers.Least, numbers.Most);
        foreach (var (i, n) in cell.Counts.Index())
            yield return Line(ask.Counts?.Levels[i].Name ?? "", Count(n));
        if (ask.Rest is { } rest)
            yield return Line(rest, Count(Others(cell)));
    }
}
