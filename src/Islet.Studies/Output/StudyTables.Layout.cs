using static Islet.Studies.Numbers;

namespace Islet.Studies;

public static partial class StudyTables
{
    private const string UsualNumber = "{median} ({least}–{most})", UsualTime = "{median} ({lower}–{upper})", UsualSurvival = "{percent}%";

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
            data.AddRange(row.Cells.SelectMany((cell, c) => layout.Columns[c].Missing.Count == 0 && Has(row.Row.Ask!, c) ? LayoutData(layout, layout.Columns[c], row.Row, section, cell) : []));
            if (row.Row.Ask is null)
                headings.Push(row.Row);
        }
        return new(layout.Id, layout.Caption, [new("", Number: false), .. layout.Columns.Zip(found.Patients, (c, n) => new TableColumn(Title(c, n)))], rows, [.. StudyNotes.Of(results, found)],
            new(["heading", "label", "column", "event", "count", "n", "of", "unknown", "others", "of_unknown", "known", "median", "minimum", "maximum", "endpoint", "events", "time", "surv", "lower", "upper"], data));
    }

    private static string Title(LayoutColumn column, int patients) => column.Missing.Count > 0 ? column.Title : Text($"{column.Title} (n = {patients})").Trim();

    private static IEnumerable<TableRow> Printed(LayoutTable layout, LayoutRowResult found)
    {
        var row = found.Row;
        if (row.Ask is not { } ask)
            return [new([row.Label, .. layout.Columns.Select(_ => "")], row.Depth)];
        if (!ask.InRows)
            return [new([row.Label, .. Cells(layout, found, ask, (cell, c) => Cell(layout, ask, cell, c))], row.Depth)];
        // Who is in none of the rows below is told beside the heading, so that the rows stay those of the layout.
        return [
            new([row.Label, .. Cells(layout, found, ask, (cell, c) => Apart(layout, ask, cell, c))], row.Depth),
            .. ask.Counts!.Levels.Select((level, l) => new TableRow([level.Name, .. Cells(layout, found, ask with { Rest = "" }, (cell, _) => Counted(layout, ask, cell, cell.Counts[l]))], row.Depth + 1)),
            .. ask.Rest is { } rest ? new[] { new TableRow([rest, .. Cells(layout, found, ask, (cell, _) => Counted(layout, ask with { Percent = LayoutPercent.None }, cell, Others(cell)))], row.Depth + 1) } : [],
        ];
    }

    /// <summary>One cell for each column: what it tells, nothing where the row has none, or how many are missing in the columns that it names.</summary>
    private static IEnumerable<string> Cells(LayoutTable layout, LayoutRowResult found, LayoutAsk ask, Func<LayoutCell, int, string> cell) => layout.Columns.Select((column, c) =>
        column.Missing.Count == 0 ? Has(ask, c) ? cell(found.Cells[c], c) : ""
        : ask.Rest is null && column.Missing.Any(m => Has(ask, m) && Lacking(found.Cells[m]) > 0) ? string.Join('/', column.Missing.Select(m => Has(ask, m) ? Count(Lacking(found.Cells[m])) : "")) : "");

    private static bool Has(LayoutAsk ask, int column) => ask.In is null || ask.In.Contains(column);

    private static int Lacking(LayoutCell cell) => cell.Unknown + cell.Open;

    private static string Cell(LayoutTable layout, LayoutAsk ask, LayoutCell cell, int column)
    {
        var told = ask.Time is not null ? cell.Of == cell.Unknown ? NobodyAtRisk : LayoutForm.Fill(ask.Form ?? (ask.AtTime is null ? UsualTime : UsualSurvival), name => LayoutTimes.Named(layout, ask, cell, name))
            : ask.Form is { } form ? LayoutForm.Fill(form, name => Named(ask, cell, name))
            : ask.Number is not null ? cell.Numbers!.Known == 0 ? NobodyAtRisk : LayoutForm.Fill(UsualNumber, name => Named(ask, cell, name))
            : Counted(layout, ask, cell, [.. cell.Counts, .. ask.Rest is null ? Array.Empty<int>() : [Others(cell)]]);
        return Apart(layout, ask, cell, column) is { Length: > 0 } apart ? $"{told}; {apart}" : told;
    }

    private static string Counted(LayoutTable layout, LayoutAsk ask, LayoutCell cell, params IEnumerable<int> counts) =>
        layout.Before + string.Join('/', counts.Select(Count)) + (ask.ShowsOf ? "/" + Count(cell.Of) : "") + Percent(layout, ask, cell, [.. counts]);

    /// <summary>Of one count, in whole per cent as papers print them; nothing below the table's least count.</summary>
    private static string Percent(LayoutTable layout, LayoutAsk ask, LayoutCell cell, IReadOnlyList<int> counts)
    {
        var whole = (ask.Percent ?? layout.Percent) switch { LayoutPercent.None => 0, LayoutPercent.Known => cell.Known(ask), LayoutPercent.All => cell.Of };
        return whole == 0 || counts.Count != 1 || counts[0] < layout.PercentFrom || ask.Counts is null ? "" : $" ({Numbers.Percent(100.0 * counts[0] / whole, 0)}%)";
    }

    /// <summary>Of whom nothing is known, and who is none of the levels, where the row has no count for them.</summary>
    private static string Apart(LayoutTable layout, LayoutAsk ask, LayoutCell cell, int column) => string.Join("; ", new[]
    {
        cell.Unknown > 0 && ask.Rest is null && !layout.IsTold(column) ? $"{Count(cell.Unknown)} unknown" : "",
        cell.Others > 0 && ask is { Rest: null, Counts.Levels.Count: > 1 } ? $"{Count(cell.Others)} other" : "",
        cell.Open > 0 && !layout.IsTold(column) ? $"{Count(cell.Open)} more undecided" : "",
    }.Where(words => words.Length > 0));

    /// <summary>The NA of papers: unknown, or known and none of the counts.</summary>
    private static int Others(LayoutCell cell) => cell.Unknown + cell.Others;

    private static string Named(LayoutAsk ask, LayoutCell cell, string name) => name switch
    {
        LayoutForm.Of => Count(cell.Of),
        LayoutForm.Percent0 or LayoutForm.Percent1 when ask.Counts is { Levels: [{ Name: LayoutForm.Count }] } => cell.Known(ask) == 0 ? NobodyAtRisk
            : Numbers.Percent(100.0 * cell.Counts[0] / cell.Known(ask), name is LayoutForm.Percent0 ? 0 : 1),
        LayoutForm.Percent => cell.Of == 0 ? NobodyAtRisk : Text($"{100.0 * cell.Counts[0] / cell.Of:0.0}"),
        LayoutForm.Not when ask.Counts is { Levels: [{ Name: LayoutForm.Count }] } => Count(cell.Others),
        _ when ask.Number is not null => (name switch { LayoutForm.Median => cell.Numbers!.Median, LayoutForm.Least => cell.Numbers!.Least, _ => cell.Numbers!.Most }) is { } number
            ? Text($"{number:0.#}") : NobodyAtRisk,
        _ when name == ask.Rest => Count(Others(cell)),
        _ => Count(cell.Counts[ask.Counts?.Levels.ToList().FindIndex(l => l.Name == name) ?? 0]),
    };

    private static IEnumerable<IReadOnlyList<string>> LayoutData(LayoutTable layout, LayoutColumn column, LayoutRow row, string heading, LayoutCell cell)
    {
        var ask = row.Ask!;
        var at = StudyWords.EventName(ask.At ?? column.At);
        IReadOnlyList<string> Line(string count, string n, string known = "", double? median = null, double? least = null, double? most = null) =>
            [heading, row.Label, column.Title, at, count, n, Count(cell.Of), Count(cell.Unknown), Count(cell.Others), Count(cell.Open), known, Exact(median), Exact(least), Exact(most), "", "", "", "", "", ""];
        if (cell.Curve is { } curve)
        {
            yield return [.. Line("", "", Count((int)curve.Subjects)).SkipLast(9), .. LayoutTimes.Data(layout.Median, ask, curve)];
            yield break;
        }
        if (cell.Numbers is { } numbers)
            yield return Line("", "", Count(numbers.Known), numbers.Median, numbers.Least, numbers.Most);
        foreach (var (i, n) in cell.Counts.Index())
            yield return Line(ask.Counts?.Levels[i].Name ?? "", Count(n));
        if (ask.Rest is { } rest)
            yield return Line(rest, Count(Others(cell)));
    }
}
