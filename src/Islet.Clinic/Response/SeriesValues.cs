using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Numbers that cannot be (a negative volume, a viable part longer than the lesion): told, and unknown from then on, so that no criterion counts with them. Lengths are read
/// by <see cref="LesionQuantity"/>. Limits are those of the quantities themselves (Lencioni and Llovet 2010; Wahl et al. 2009).
/// </summary>
internal static class SeriesValues
{
    public static ResponseSeries Of(ResponseSeries series, List<Problem> problems)
    {
        TimePoint[]? points = null;
        for (var i = 0; i < series.TimePoints.Count; i++)
            if (Of(series.TimePoints[i], problems) is var read && !ReferenceEquals(read, series.TimePoints[i]))
                (points ??= [.. series.TimePoints])[i] = read;
        var schedule = Schedule(series.Schedule, problems);
        var uptake = series.UptakeBaseline is { } scan ? Of(new TimePoint { Id = "BL", IsBaseline = true }, scan, problems) : null;
        return points is null && ReferenceEquals(schedule, series.Schedule) && ReferenceEquals(uptake, series.UptakeBaseline) ? series
            : series with { TimePoints = points ?? series.TimePoints, Schedule = schedule, UptakeBaseline = uptake };
    }

    private static VisitSchedule? Schedule(VisitSchedule? schedule, List<Problem> problems)
    {
        if (schedule is null or { IntervalDays: > 0, WindowDays: >= 0 })
            return schedule;
        problems.Add(new("E_RESPONSE_SCHEDULE", "schedule of visits", $"{Text(schedule.IntervalDays)} days, {Text(schedule.WindowDays)} late", "an interval above 0 and a window of 0 or more days",
            "The rule of missed visits is off; correct the schedule."));
        return null;
    }

    private static TimePoint Of(TimePoint point, List<Problem> problems)
    {
        Dictionary<string, TargetReading>? targets = null;
        foreach (var (id, reading) in point.Targets)
            if (reading is { ViableMm: { } viable, Mm: { } mm, FragmentsMm.Count: 0 } && viable > mm)
            {
                problems.Add(new("E_RESPONSE_VIABLE", $"time point {point.Id}, lesion {id}", $"a viable part of {Text(viable)} mm in {Text(mm)} mm", "a part no longer than the lesion", "The viable part stays unknown; correct one of the two."));
                (targets ??= new(point.Targets))[id] = reading with { ViableMm = null };
            }
        var pet = point.Pet is { } scan ? Of(point, scan, problems) : null;
        return targets is null && ReferenceEquals(pet, point.Pet) ? point : point with { Targets = targets ?? point.Targets, Pet = pet };
    }

    private static PetScan Of(TimePoint point, PetScan scan, List<Problem> problems)
    {
        Dictionary<string, PetReading>? lesions = null;
        foreach (var (id, reading) in scan.Lesions)
            if (reading.VolumeMl < 0 || reading.SuvMax < 0 || reading.SuvMean < 0 || reading.SulPeak < 0 || reading.Tlg < 0)
            {
                problems.Add(new("E_RESPONSE_UPTAKE", $"time point {point.Id}, lesion {id}", "a negative volume or uptake", "0 or more", "It stays unknown; correct it."));
                (lesions ??= new(scan.Lesions))[id] = reading with
                {
                    VolumeMl = NotNegative(reading.VolumeMl), SuvMax = NotNegative(reading.SuvMax), SuvMean = NotNegative(reading.SuvMean),
                    SulPeak = NotNegative(reading.SulPeak), Tlg = NotNegative(reading.Tlg),
                };
            }
        var (liver, blood) = (Region(point, "liver", scan.Liver, problems), Region(point, "blood pool", scan.BloodPool, problems));
        decimal? suv = scan.LiverSuv is <= 0 and var wrong && Refuse(point, "liver", wrong, problems) ? null : scan.LiverSuv;
        return lesions is null && ReferenceEquals(liver, scan.Liver) && ReferenceEquals(blood, scan.BloodPool) && suv == scan.LiverSuv ? scan
            : scan with { Lesions = lesions ?? scan.Lesions, Liver = liver, BloodPool = blood, LiverSuv = suv };
    }

    private static ReferenceRegion? Region(TimePoint point, string organ, ReferenceRegion? region, List<Problem> problems) => region switch
    {
        null => null,
        { Mean: <= 0 } => Refuse(point, organ, region.Mean, problems) ? null : region,
        { Sd: < 0 } => Refuse(point, organ, region.Sd.Value, problems) ? region with { Sd = null } : region,
        _ => region,
    };

    private static bool Refuse(TimePoint point, string organ, decimal value, List<Problem> problems)
    {
        problems.Add(new("E_RESPONSE_REFERENCE_UPTAKE", $"time point {point.Id}, {organ}", Text(value), "a mean above 0, a deviation of 0 or more", "It stays unknown; correct it."));
        return true;
    }

    private static decimal? NotNegative(decimal? value) => value is >= 0 ? value : null;

    private static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
