using Islet.Course;

namespace Islet.Clinic;

/// <summary>Platinum and etoposide given a second time. NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Results.</summary>
/// <param name="First">The line that first had them.</param>
/// <param name="Again">The first later line that has them.</param>
/// <param name="DaysWithout">From the last known day of the first exposure to the second; null: the end is not recorded, or a date is partial.</param>
public sealed record PlatinumReintroduction(TherapyLine First, TherapyLine Again, decimal? DaysWithout)
{
    /// <summary>Null: on record only once, or not at all. Of an open history that is not known to be never.</summary>
    public static PlatinumReintroduction? Of(TherapyLines lines) => lines.Lines.Where(IsPlatinumEtoposide).Take(2).ToList() is [var first, var again]
        ? new(first, again, first.Stop?.Happened is { First: { } stop, Last: { } last } && stop == last && again.Start is { First: { } start, Last: { } late } && start == late
            ? AxisPoint.DaysBetween(stop, start) : null)
        : null;

    private static bool IsPlatinumEtoposide(TherapyLine line) => line.Has(DrugClass.Platinum) && line.Has(DrugClass.Etoposide);
}
