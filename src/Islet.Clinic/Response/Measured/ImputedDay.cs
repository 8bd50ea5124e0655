using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The day that stands for a month or year of an assessment. It never passes the next known assessment (response-criteria D3, 2025), nor, counted from the front, falls
/// before the last one [H]; where the span leaves room, not onto their day either, for two reads of one day would be taken for one.
/// </summary>
public static class ImputedDay
{
    /// <param name="next">The assessment after it; null: none is known.</param>
    public static AxisPoint Last(AxisPoint first, AxisPoint last, AxisPoint? next) =>
        next is { } known && known >= first && known <= last ? known > first ? new(known.Days - 1) : first : last;

    /// <param name="before">The assessment before it; null: none is known.</param>
    public static AxisPoint First(AxisPoint first, AxisPoint last, AxisPoint? before) =>
        before is { } known && known >= first ? known < last ? new(known.Days + 1) : last : first;
}
