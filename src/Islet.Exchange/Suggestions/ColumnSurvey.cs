namespace Islet.Exchange;

/// <summary>What stands in a column, counted over the first rows of its sheet.</summary>
internal sealed class ColumnSurvey(SheetColumn column, FileConvention convention)
{
    private const int MostKept = 30;
    private static readonly DateOnly AnyDay = new(2099, 12, 31);
    private readonly CellConvention reading = new() { DecimalComma = convention.DecimalComma, Dates = convention.Dates, TwoDigitYearsTo = 2030 };
    private readonly Dictionary<string, int> distinct = new(StringComparer.OrdinalIgnoreCase);

    public SheetColumn Column => column;

    public int Filled { get; private set; }

    public int Days { get; private set; }

    /// <summary>Of <see cref="Days"/>, those that the file's own types say are days.</summary>
    public int TypedDays { get; private set; }

    public int Numbers { get; private set; }

    /// <summary>Of <see cref="Numbers"/>, those that are text in the file.</summary>
    public int WrittenNumbers { get; private set; }

    /// <summary>Days that only fit with the day first, and those that only fit with the month first.</summary>
    public int DayFirst { get; private set; }

    public int MonthFirst { get; private set; }

    /// <summary>By country, the cells that are a national number.</summary>
    public Dictionary<string, int> NationalNumbers { get; } = [];

    /// <summary>Each value once, while there are few.</summary>
    public IReadOnlyCollection<string> Distinct => distinct.Count <= MostKept ? distinct.Keys : [];

    /// <summary>How many different values stand in it; counted no further than is needed to tell a code from a key.</summary>
    public int Different => distinct.Count;

    public SortedSet<string> Missing { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool AreDays => Days > 0 && 2 * Days > Filled;

    public void Add(Cell cell)
    {
        if (cell.Kind is CellKind.Empty or CellKind.Missing or CellKind.Error)
            return;
        if (MissingValue.Is(cell.Text))
        {
            Missing.Add(cell.Text);
            return;
        }
        Filled++;
        if (distinct.Count <= MostKept)
            distinct[cell.Text] = 1;
        Count(cell);
    }

    /// <summary>Spellings of nothing that are words of the column's own: SD is stable disease among responses.</summary>
    public void Keep(Predicate<string> isWord)
    {
        foreach (var word in Missing.Where(m => isWord(m)).ToList())
        {
            Missing.Remove(word);
            distinct[word] = 1;
            Filled++;
        }
    }

    private void Count(Cell cell)
    {
        var text = cell.Text;
        if (cell.Day is not null)
            (Days, TypedDays) = (Days + 1, TypedDays + 1);
        else if (cell.Number is null && text.Length >= 6 && text.AsSpan().IndexOfAny("./-") > 0 && WrittenDay.Read(text, reading) is { Day: not null } or { Complaint.Code: "W_DATE_ORDER" or "W_DATE_SWAPPED" })
            Days++;
        else if (cell.Number is not null || WrittenNumber.Read(text, convention.DecimalComma, out _) is not NumberDoubt.NoNumber)
            (Numbers, WrittenNumbers) = (Numbers + 1, WrittenNumbers + (cell.Number is null ? 1 : 0));
        if (text.Split('.', '/', '-') is [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 2 or 4 }]
            && int.TryParse(first, System.Globalization.CultureInfo.InvariantCulture, out var a) && int.TryParse(second, System.Globalization.CultureInfo.InvariantCulture, out var b))
            (DayFirst, MonthFirst) = (DayFirst + (a > 12 ? 1 : 0), MonthFirst + (b > 12 ? 1 : 0));
        if (text.Length >= 10)
        {
            foreach (var country in NationalNumber.Countries.Where(c => NationalNumber.Read(text, c, AnyDay).Number is not null))
                NationalNumbers[country] = NationalNumbers.GetValueOrDefault(country) + 1;
        }
    }
}
