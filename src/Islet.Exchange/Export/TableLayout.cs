using Islet.Course;

namespace Islet.Exchange;

/// <summary>A column under way: what it shows of a line, and by what has been shown so far which type it gets.</summary>
internal sealed class LayoutColumn<T>(string name, string label, Func<T, Cell> show)
{
    private readonly HashSet<CellKind> shown = [];

    public string Name => name;

    public string? Unit { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <inheritdoc cref="SheetColumn.AsOf"/>
    public string AsOf { get; init; } = "";

    /// <summary>Stands in the table only where this column does; null: by itself.</summary>
    public LayoutColumn<T>? Beside { get; init; }

    /// <summary>Stands in the table although nobody has anything in it.</summary>
    public bool Always { get; init; }

    public bool IsUsed => Always || (shown.Count > 0 && Beside?.IsUsed is not false);

    /// <summary>The cell before the column has its type.</summary>
    public Cell ShowAsIs(T line) => show(line);

    public void See(T line)
    {
        if (show(line) is { IsEmpty: false } cell)
            shown.Add(cell.Kind);
    }

    /// <summary>One type a column: where a partial date or a range stands among days or numbers, all of them are text.</summary>
    public Cell Show(T line) => show(line) is var cell && shown.Count > 1 && !cell.IsEmpty ? Cell.OfText(cell.Text) : cell;

    public SheetColumn At(int number) => new(number, name)
    {
        Label = label,
        Unit = Unit,
        AsOf = AsOf,
        Declared = shown.Count == 1 ? shown.First() : CellKind.Text,
        ValueLabels = Words.ToDictionary(word => word, word => word.Replace('_', ' '), StringComparer.Ordinal),
    };
}

/// <summary>Lines laid out in columns. Goes through all lines once for the types, and again each time the rows are read.</summary>
internal static class TableLayout
{
    public static Sheet Of<T>(string name, IEnumerable<T> lines, IEnumerable<LayoutColumn<T>> columns)
    {
        var (count, all) = (0, columns.ToList());
        foreach (var line in lines)
        {
            count++;
            foreach (var column in all)
                column.See(line);
        }
        LayoutColumn<T>[] used = [.. all.Where(c => c.IsUsed)];
        return new(name, name, [.. used.Select((c, i) => c.At(i + 1))],
            () => lines.Select((line, i) => new SheetRow(i + 2, Array.ConvertAll(used, c => c.Show(line))))) { RowCount = count };
    }

    /// <summary>A point in time: days in one column, offsets in months and in days in others, so that each has one unit.</summary>
    public static IEnumerable<LayoutColumn<T>> Time<T>(string name, string label, Func<T, When> when) =>
    [
        new(name, label, line => when(line).Day is { } day ? CellOf(day) : Cell.Empty),
        new(name + "_months", label + ", from the origin of the axis", line => when(line).Offset is { Unit: OffsetUnit.Months, Amount: var months } ? Cell.Of(months) : Cell.Empty) { Unit = "months" },
        new(name + "_days", label + ", from the origin of the axis", line => when(line).Offset is { Unit: OffsetUnit.Days, Amount: var days } ? Cell.Of(days) : Cell.Empty) { Unit = "days" },
    ];

    /// <summary>
    /// As above for who computes with it: a column of whole days, of a month or year its first one, and beside it how exact that is where somebody's is
    /// not. A single month would else make text of a column of a thousand days.
    /// </summary>
    public static IEnumerable<LayoutColumn<T>> Dated<T>(string name, string label, Func<T, When> when, string asOf) =>
    [
        new(name, label, line => when(line).Day is { } day ? Cell.Of(day.First) : Cell.Empty) { AsOf = asOf },
        Precision(name + PrecisionSuffix, label, when, asOf),
        .. Time(name, label, when).Skip(1).Select(offset => new LayoutColumn<T>(offset.Name, label + ", from the origin of the axis", offset.ShowAsIs) { Unit = offset.Unit, AsOf = asOf }),
    ];

    /// <summary>Beside a column of days of which some are months or years: the same as whole days, and how exact each is.</summary>
    public static IEnumerable<LayoutColumn<T>> Partial<T>(string name, string label, Func<T, When> when)
    {
        var precision = Precision(name + PrecisionSuffix, label, when, "");
        return [new(name + DaySuffix, label + ", as a whole day", line => when(line).Day is { } day ? Cell.Of(day.First) : Cell.Empty) { Beside = precision }, precision];
    }

    /// <summary>Of columns that say a time once more, for who computes with it; they do not come in again.</summary>
    public const string DaySuffix = "_day", PrecisionSuffix = "_precision";

    private static LayoutColumn<T> Precision<T>(string name, string label, Func<T, When> when, string asOf) =>
        new(name, label + ": how exact it is; the day shown is the first of that month or year; empty: exact", line => when(line).Day is { IsExact: false } day ? Cell.OfText(day.ToString().Length == YearDigits ? "year" : "month") : Cell.Empty) { AsOf = asOf, Words = ["month", "year"] };

    private const int YearDigits = 4;

    public static Cell CellOf(Day day) => day.IsExact ? Cell.Of(day.First) : Cell.OfText(day.ToString());

    /// <summary>A name of our files as a label: ki67_percent, Ki67 percent.</summary>
    public static string Label(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('_', ' ');
}
