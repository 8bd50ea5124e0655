using Islet.Course;

namespace Islet.Clinic;

/// <summary>Differences of days of which one end may be missing.</summary>
internal static class AxisDays
{
    /// <summary>Both days are known and the later one is at least so many days after the first (CDISC 2013; spec response-criteria D2).</summary>
    public static bool AtLeast(AxisPoint? from, AxisPoint? to, int days) => (from, to) is ({ } first, { } last) && AxisPoint.DaysBetween(first, last) >= days;

    /// <summary>End - start + 1.</summary>
    public static decimal Duration(AxisPoint from, AxisPoint to) => AxisPoint.DaysBetween(from, to) + 1;
}
