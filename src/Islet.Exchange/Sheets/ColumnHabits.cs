using System.Globalization;

namespace Islet.Exchange;

/// <summary>How the texts of one column write days and decimals, counted row by row.</summary>
/// <remarks>A column speaks of days (of decimals) only where more than half of what is filled and not "missing" can be read so.</remarks>
internal sealed class ColumnHabits
{
    private const int RowsKept = 5;

    private int filled, days, numbers;

    public RowTally DayFirst { get; } = new();

    public RowTally MonthFirst { get; } = new();

    /// <summary>A four-digit year in front: understood whatever the order of the others.</summary>
    public RowTally YearFirst { get; } = new();

    /// <summary>Two digits each, and only year, month, day can be a day.</summary>
    public RowTally ShortYearFirst { get; } = new();

    public RowTally Comma { get; } = new();

    public RowTally Point { get; } = new();

    /// <summary>Days that more than one order can read.</summary>
    public int OpenDays { get; private set; }

    /// <summary>Days read with each order, whatever else reads them.</summary>
    public Dictionary<DateOrder, int> Fitting { get; } = new() { [DateOrder.YearMonthDay] = 0, [DateOrder.DayMonthYear] = 0, [DateOrder.MonthDayYear] = 0 };

    public bool HoldsDays => days > 0 && 2 * days > filled;

    public bool HoldsNumbers => numbers > 0 && 2 * numbers > filled;

    public int Days => days;

    public void Add(int row, string text)
    {
        if (MissingValue.Is(text))
            return;
        filled++;
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        if (WrittenForms.Dates(text) is not DateReadings.None and var readings)
            AddDay(row, text, readings);
        else if (WrittenForms.Decimals(text) is not DecimalReadings.None and var decimals)
            AddNumber(row, decimals);
    }

    private void AddDay(int row, string text, DateReadings readings)
    {
        days++;
        foreach (var (reading, order) in Orders)
            Fitting[order] += readings.HasFlag(reading) ? 1 : 0;
        var tally = readings switch
        {
            DateReadings.DayMonthYear => DayFirst,
            DateReadings.MonthDayYear => MonthFirst,
            DateReadings.YearMonthDay when text.Length > 4 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 => YearFirst,
            DateReadings.YearMonthDay => ShortYearFirst,
            _ => null,
        };
        tally?.Add(row, RowsKept);
        OpenDays += tally is null ? 1 : 0;
    }

    private void AddNumber(int row, DecimalReadings decimals)
    {
        numbers++;
        if (decimals is DecimalReadings.Comma)
            Comma.Add(row, RowsKept);
        else if (decimals is DecimalReadings.Point)
            Point.Add(row, RowsKept);
    }

    private static readonly (DateReadings, DateOrder)[] Orders =
        [(DateReadings.YearMonthDay, DateOrder.YearMonthDay), (DateReadings.DayMonthYear, DateOrder.DayMonthYear), (DateReadings.MonthDayYear, DateOrder.MonthDayYear)];
}

/// <summary>How many rows, and which are the first.</summary>
internal sealed class RowTally
{
    private List<int>? first;

    public int Count { get; private set; }

    public void Add(int row, int kept)
    {
        if (++Count <= kept)
            (first ??= []).Add(row);
    }

    public string Words() => RowList.Words(first ?? [], Count);

    public string Counted(string what) => string.Create(CultureInfo.InvariantCulture, $"{Count} {what} ({Words()})");

    public int FirstRow => first is null ? 0 : first[0];
}
