namespace Islet.Studies;

/// <summary>How long somebody was followed, and whether the event ended it.</summary>
public readonly record struct Duration(int Days, bool Event);

/// <summary>What each patient of a calibrated cohort has: a column a variable.</summary>
public sealed class Individuals(int count)
{
    private const double DaysPerMonth = (double)Islet.Course.Offset.DaysPerMonth;

    private readonly Dictionary<string, string?[]> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double?[] Values, string? Unit)> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Duration?[]> times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateOnly?[]> days = new(StringComparer.Ordinal);

    public int Count => count;

    public void Add(string name, string?[] column) => words.Add(name, column);

    public void Add(string name, double?[] column, string? unit) => numbers.Add(name, (column, unit));

    public void Add(string name, Duration?[] column) => times.Add(name, column);

    public void Add(string name, DateOnly?[] column) => days.Add(name, column);

    /// <summary>The word of a variable; of a time event, censored or none; of a number or day recorded or missing.</summary>
    public string WordOf(string name, int patient) => words.TryGetValue(name, out var column) ? column[patient] ?? CountedVariable.Missing
        : times.TryGetValue(name, out var time) ? time[patient] switch { null => "none", { Event: true } => "event", _ => "censored" }
        : numbers.TryGetValue(name, out var number) && number.Values[patient] is not null || days.TryGetValue(name, out var day) && day[patient] is not null ? "recorded"
        : CountedVariable.Missing;

    public double? NumberOf(string name, int patient) => numbers[name].Values[patient];

    public bool IsNumber(string name) => numbers.ContainsKey(name);

    public Duration? TimeOf(string name, int patient) => times.TryGetValue(name, out var column) ? column[patient] : null;

    public bool IsTime(string name) => times.ContainsKey(name);

    public DateOnly? DayOf(string name, int patient) => days.TryGetValue(name, out var column) ? column[patient] : null;

    /// <summary>Whole years of a number in years; null: it is of another unit, or the patient lacks it.</summary>
    public int? YearsOf(string name, int patient) => numbers.TryGetValue(name, out var number) && number is { Unit: "years" } ? (int?)number.Values[patient] : null;

    /// <summary>A time, or a number of days or months, in days.</summary>
    public int? LengthOf(string name, int patient) => times.TryGetValue(name, out var time) ? time[patient]?.Days
        : numbers[name] is var (values, unit) && values[patient] is { } value ? InDays(unit is "months" ? value * DaysPerMonth : value) : null;

    public static int InDays(double days) => (int)Math.Round(days, MidpointRounding.AwayFromZero);

    public static int DaysOf(double months) => Math.Max(1, InDays(months * DaysPerMonth));
}
