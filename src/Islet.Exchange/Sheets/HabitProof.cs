using System.Globalization;

namespace Islet.Exchange;

/// <summary>A column, how its texts are written, and where its problems are told.</summary>
internal sealed record SurveyedColumn(SheetProblems Problems, SheetColumn Column, ColumnHabits Habits);

/// <summary>What the columns of a file prove together about its dates and decimals: only what every column bears out and at least one value decides.</summary>
internal static class HabitProof
{
    private const int ColumnsNamed = 4;

    public static FileConvention Complete(FileConvention declared, IReadOnlyList<SurveyedColumn> columns, List<string> evidence) => declared with
    {
        DecimalComma = declared.DecimalComma ?? Decimals(columns, evidence),
        Dates = declared.Dates ?? Dates(columns, evidence),
    };

    /// <summary>Columns that contradict themselves, or what was declared.</summary>
    public static void Tell(FileConvention declared, IEnumerable<SurveyedColumn> columns)
    {
        foreach (var column in columns)
        {
            if (column.Habits.HoldsDays && Orders(column.Habits) is var orders && (orders.Count > 1 || orders.Exists(o => declared.Dates is { } meant && meant != o.Order)))
                column.Problems.At(orders.Min(o => o.Rows.FirstRow), column.Column, "W_DATE_ORDER_MIXED", string.Join("; ", orders.Select(o => o.Rows.Counted($"only {Words(o.Order)}"))),
                    declared.Dates is { } order ? $"all days as declared, {Words(order)}" : "one order of day, month and year in the whole column",
                    "Mend the days in the source; the others of this column may be wrong too, where both orders fit.");
            if (column.Habits is { HoldsNumbers: true, Comma: var comma, Point: var point } && (comma.Count > 0 && point.Count > 0 || Against(declared.DecimalComma, comma, point)))
                column.Problems.At(Math.Min(comma.Count > 0 ? comma.FirstRow : int.MaxValue, point.Count > 0 ? point.FirstRow : int.MaxValue), column.Column, "W_DECIMAL_MIXED",
                    string.Join("; ", new[] { (comma, "only with a decimal comma"), (point, "only with a decimal point") }.Where(t => t.Item1.Count > 0).Select(t => t.Item1.Counted(t.Item2))),
                    declared.DecimalComma is { } meant ? $"a decimal {(meant ? "comma" : "point")}, as declared" : "one decimal sign in the whole column",
                    "Mend the numbers in the source; 1,234 and 1.234 mean different things under the two.");
        }
    }

    private static bool Against(bool? declaredComma, RowTally comma, RowTally point) =>
        declaredComma switch { true => point.Count > 0, false => comma.Count > 0, null => false };

    private static DateOrder? Dates(IReadOnlyList<SurveyedColumn> columns, List<string> evidence)
    {
        var days = columns.Where(c => c.Habits.HoldsDays).ToList();
        var orders = days.SelectMany(c => Orders(c.Habits).Select(o => (o.Order, o.Rows.Count, c.Column))).ToLookup(o => o.Order);
        if (days.Count == 0)
            return null;
        if (orders.Count > 1)
            evidence.Add($"days contradict each other: {string.Join("; ", orders.Select(o => $"{Words(o.Key)} in {Named(o.Select(c => c.Column))}"))}; declare dates in the map");
        else if (orders.SingleOrDefault() is { } only && days.TrueForAll(c => c.Habits.Fitting[only.Key] + c.Habits.YearFirst.Count >= c.Habits.Days))
        {
            evidence.Add(string.Create(CultureInfo.InvariantCulture, $"days {Words(only.Key)} ({only.Sum(o => o.Count)} of {days.Sum(c => c.Habits.Days)} fit no other order; {Named(only.Select(o => o.Column))})"));
            return only.Key;
        }
        else if (days.Sum(c => c.Habits.OpenDays) is > 0 and var open)
            evidence.Add(string.Create(CultureInfo.InvariantCulture, $"days of which none decides the order: {open} in {Named(days.Where(c => c.Habits.OpenDays > 0).Select(c => c.Column))}; declare dates in the map"));
        else if (days.Sum(c => c.Habits.YearFirst.Count) is > 0 and var first)
        {
            evidence.Add(string.Create(CultureInfo.InvariantCulture, $"days {Words(DateOrder.YearMonthDay)} ({first}; {Named(days.Select(c => c.Column))})"));
            return DateOrder.YearMonthDay;
        }
        return null;
    }

    private static bool? Decimals(IReadOnlyList<SurveyedColumn> columns, List<string> evidence)
    {
        var comma = columns.Where(c => c.Habits is { HoldsNumbers: true, Comma.Count: > 0 }).ToList();
        var point = columns.Where(c => c.Habits is { HoldsNumbers: true, Point.Count: > 0 }).ToList();
        if (comma.Count == 0 && point.Count == 0)
            return null;
        if (comma.Count > 0 && point.Count > 0)
        {
            evidence.Add($"decimals contradict each other: comma in {Named(comma.Select(c => c.Column))}, point in {Named(point.Select(c => c.Column))}; declare decimal in the map");
            return null;
        }
        var (sign, deciding) = comma.Count > 0 ? ("comma", comma) : ("point", point);
        evidence.Add(string.Create(CultureInfo.InvariantCulture, $"decimal {sign} ({deciding.Sum(c => c.Habits.Comma.Count + c.Habits.Point.Count)} numbers; {Named(deciding.Select(c => c.Column))})"));
        return comma.Count > 0;
    }

    private static List<(DateOrder Order, RowTally Rows)> Orders(ColumnHabits habits) =>
        new[] { (DateOrder.DayMonthYear, habits.DayFirst), (DateOrder.MonthDayYear, habits.MonthFirst), (DateOrder.YearMonthDay, habits.ShortYearFirst) }.Where(o => o.Item2.Count > 0).ToList();

    private static string Words(DateOrder order) => order switch
    {
        DateOrder.YearMonthDay => "year-month-day",
        DateOrder.DayMonthYear => "day-month-year",
        DateOrder.MonthDayYear => "month-day-year",
    };

    private static string Named(IEnumerable<SheetColumn> columns)
    {
        var all = columns.ToList();
        var names = string.Join(", ", all.Take(ColumnsNamed).Select(c => c.Name));
        return all.Count == 1 ? $"column {names}" : all.Count <= ColumnsNamed ? $"columns {names}" : string.Create(CultureInfo.InvariantCulture, $"columns {names} and {all.Count - ColumnsNamed} more");
    }
}
