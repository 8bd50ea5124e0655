using Islet.Course;

namespace Islet.Clinic;

/// <summary>The time points of a series in order, checked once for all criteria (spec response-criteria D4).</summary>
/// <param name="Baseline">Null: there is none, and nothing can be compared.</param>
/// <param name="FollowUps">By date, then as given; those without a date stay where they were given.</param>
public sealed record Timeline(TimePoint? Baseline, IReadOnlyList<TimePoint> FollowUps, IReadOnlyList<Problem> Problems);
