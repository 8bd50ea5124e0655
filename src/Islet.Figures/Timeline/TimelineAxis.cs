using System.Globalization;

namespace Islet.Figures;

public readonly record struct TimelineTick(double Day, string Label);

/// <summary>The axis of a timeline in days; what a day is called is the maker's: a date, or months from an origin.</summary>
/// <param name="Choices">Sets of ticks, densest first; the first whose labels fit is drawn.</param>
/// <param name="Name">A day in words.</param>
public sealed record TimelineAxis(string Label, double From, double To, IReadOnlyList<IReadOnlyList<TimelineTick>> Choices, Func<double, string> Name)
{
    /// <summary>A tick without its label would be a riddle: a set that loses one at the page's edge comes after those that keep theirs.</summary>
    private bool KeepsEveryLabel { get; init; }

    /// <summary>Mean length (days) of a Gregorian month, 365.25 / 12.</summary>
    public const double DaysPerMonth = 30.4375;

    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];

    /// <summary>Calendar dates; day 0 is <paramref name="origin"/>.</summary>
    public static TimelineAxis Calendar(string label, DateOnly origin, DateOnly from, DateOnly to) => new(label, Day(origin, from), Day(origin, to),
        [.. Months.Select(step => Firsts(from, to, step).Select(date => new TimelineTick(Day(origin, date), step < 12 ? Iso(date, "yyyy-MM") : Iso(date, "yyyy"))).ToList())],
        day => Iso(origin.AddDays((int)Math.Round(day)), "yyyy-MM-dd"));

    /// <summary>Months from an origin that has no date, e.g. "Months since diagnosis"; nothing of a calendar is invented.</summary>
    public static TimelineAxis SinceOrigin(string label, double from, double to) => new(label, from, to,
        [.. Months.Select(step => Multiples(from, to, step).Select(month => new TimelineTick(month * DaysPerMonth, month.ToString(CultureInfo.InvariantCulture))).ToList())],
        day => string.Create(CultureInfo.InvariantCulture, $"{day / DaysPerMonth:0.#} months"));

    /// <summary>A place for each occasion, from 0 on, e.g. "Diagnosis", "First re-characterization"; nothing is said of the time between.</summary>
    /// <param name="shorter">Names for a narrow figure, in the same order.</param>
    public static TimelineAxis Occasions(string label, IReadOnlyList<string> names, IReadOnlyList<string> shorter) => new(label, 0, Math.Max(1, names.Count - 1),
        [.. new[] { names, shorter }.Select(set => set.Select((name, i) => new TimelineTick(i, name)).ToList())],
        place => names[(int)place]) { KeepsEveryLabel = true };

    /// <summary>The densest set whose labels stand apart; a label that would leave the page keeps its neighbours and loses its place.</summary>
    internal IReadOnlyList<TimelineTick> FittingTicks(Scale scale, Theme theme)
    {
        Box Bounds(TimelineTick tick) => TextMetrics.Bounds(tick.Label, theme.Body, scale[tick.Day], 0, Anchor.Middle);
        var page = (Left: theme.Pad / 2, Right: theme.Width - theme.Pad / 2);
        bool OnPage(TimelineTick tick) => Bounds(tick).X >= page.Left && Bounds(tick).Right <= page.Right;
        var choices = Choices.OrderBy(set => KeepsEveryLabel && !set.All(OnPage)).Select(set => set.Where(OnPage).ToList()).ToList();
        return choices.FirstOrDefault(set => set.Zip(set.Skip(1)).All(pair => Bounds(pair.First).Right + 1.5 * theme.Gap <= Bounds(pair.Second).X)) ?? [];
    }

    private static IEnumerable<DateOnly> Firsts(DateOnly from, DateOnly to, int step)
    {
        var month = from.Year * 12 + from.Month - 1;
        for (month += from.Day == 1 ? 0 : 1; month % step != 0;)
            month++;
        for (; month / 12 < 10_000 && new DateOnly(month / 12, month % 12 + 1, 1) is var first && first <= to; month += step)
            yield return first;
    }

    private static IEnumerable<int> Multiples(double from, double to, int step)
    {
        for (var month = (int)Math.Ceiling(from / DaysPerMonth / step) * step; month * DaysPerMonth <= to; month += step)
            yield return month;
    }

    private static double Day(DateOnly origin, DateOnly date) => date.DayNumber - origin.DayNumber;

    private static string Iso(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
