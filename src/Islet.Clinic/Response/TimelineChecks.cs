using System.Globalization;
using Islet.Course;

namespace Islet.Clinic;

/// <summary>What is wrong with a series before any criterion reads it. Nothing is mended. RECIST 1.1 (Eisenhauer et al. 2009) for sizes; the factors of a slipped unit are ours [H].</summary>
public static class TimelineChecks
{
    /// <summary>Longer than any lesion, mm (spec response-criteria N4).</summary>
    public const decimal LongestMm = 500;

    /// <summary>A tenfold step between two measurements of one lesion, with room for real change, looks like centimetres among millimetres [H].</summary>
    private const decimal TenfoldDown = 0.125m, TenfoldUp = 8;

    public static IReadOnlyList<Problem> Of(Timeline timeline)
    {
        var problems = new List<Problem>();
        Baselines(timeline, problems);
        Lesions(timeline, problems);
        foreach (var point in timeline.Series.TimePoints)
            Dates(timeline, point, problems);
        foreach (var point in timeline.Series.TimePoints)
            Readings(timeline, point, problems);
        foreach (var lesion in timeline.Targets)
            Steps(timeline, lesion, problems);
        NewLesions(timeline, problems);
        UnlistedLesions.Check(timeline, problems);
        DateChecks.Check(timeline, problems);
        LineageChecks.Check(timeline, problems);
        UptakeChecks.Check(timeline, problems);
        return problems;
    }

    private static void Baselines(Timeline timeline, List<Problem> problems)
    {
        var count = timeline.Series.TimePoints.Count(t => t.IsBaseline);
        if (count == 0)
            problems.Add(new("W_RESPONSE_BASELINE", "time points", "no baseline", "one time point marked as baseline", "Every later time point is not evaluable until one is marked."));
        else if (count > 1)
            problems.Add(new("W_RESPONSE_BASELINE", $"time point {timeline.Baseline!.Id}", $"{count} baselines", "one",
                "The last one that is not after the reference date is used, the others are left out; mark one."));
        if (Recist11Baseline.IsOutsideWindow(timeline.Series.Reference, timeline.Baseline?.Date))
            problems.Add(new("W_RESPONSE_BASELINE_WINDOW", $"time point {timeline.Baseline!.Id}",
                Text(AxisPoint.DaysBetween(timeline.Baseline.Date!.Value, timeline.Series.Reference!.Value)) + " days before the reference date",
                $"0 to {Recist11Baseline.WindowDays.ToString(CultureInfo.InvariantCulture)} days", "It is used; check its date and the reference date."));
    }

    private static void Lesions(Timeline timeline, List<Problem> problems)
    {
        var lesions = timeline.Series.Lesions;
        for (var i = 0; i < lesions.Count; i++)
            for (var j = 0; j < i; j++)
                if (lesions[i].Id == lesions[j].Id)
                {
                    problems.Add(new("W_RESPONSE_LESION_TWICE", $"lesion {lesions[i].Id}", lesions[i].Role == lesions[j].Role ? "given twice" : "target and non-target",
                        "one lesion in one role", "It is read as target if it is given as one, and counted once; correct the role."));
                    break;
                }
    }

    private static void Dates(Timeline timeline, TimePoint point, List<Problem> problems)
    {
        if (point.Date is not { } day)
            problems.Add(new("W_RESPONSE_DATE", $"time point {point.Id}", "no date", "the day of its scans", "Categories are worked out in the order given; no duration uses it."));
        else if (!point.IsBaseline && timeline.Baseline?.Date is { } first && day < first)
            problems.Add(new("W_RESPONSE_BEFORE_BASELINE", $"time point {point.Id}", "a day before the baseline", "the baseline's day or later", "It is left out; correct its date, or which is the baseline."));
        else if (!point.IsBaseline && timeline.Series.Reference is { } reference && day < reference)
            problems.Add(new("W_RESPONSE_BEFORE_REFERENCE", $"time point {point.Id}", "a day before the reference date", "a day of treatment or later",
                "It is read like the others; check its date and the reference date."));
    }

    private static void Readings(Timeline timeline, TimePoint point, List<Problem> problems)
    {
        foreach (var (id, reading) in point.Targets)
        {
            if (!Has(timeline.Targets, id))
                problems.Add(Unknown(timeline, point, id, "target"));
            Lengths(point, id, reading, problems);
            if (reading is { Mm: { } whole, FragmentsMm.Count: > 0 } && reading.FragmentsMm.Sum() is var parts && parts != whole)
                problems.Add(new("W_RESPONSE_FRAGMENTS", Where(point, id), $"{Text(whole)} mm beside fragments of together {Text(parts)} mm", "the fragments alone, or their sum", "The fragments count; correct one of the two."));
            if (reading.State is TargetState.Merged && (reading.MergedInto is not { } host || !Has(timeline.Targets, host)))
                problems.Add(new("W_RESPONSE_MERGED", Where(point, id), "merged into a lesion that is no target", "the target that absorbed it", "It is read as not evaluated; name the target."));
        }
        foreach (var id in point.NonTargets.Keys)
            if (!Has(timeline.NonTargets, id))
                problems.Add(Unknown(timeline, point, id, "non-target"));
        foreach (var lesion in timeline.Targets)
            if (point == timeline.Baseline && !LesionQuantity.Diameter.IsRead(point, lesion))
                problems.Add(new("W_RESPONSE_LATE_TARGET", Where(point, lesion.Id), "a target without a size at baseline", "a size at baseline, or a new lesion",
                    "It takes no part in any sum: the set of targets is fixed at baseline. Enter its size, or enter it as a new lesion where it was first seen."));
    }

    private static void Lengths(TimePoint point, string id, TargetReading reading, List<Problem> problems)
    {
        foreach (var mm in Given(reading))
            if (mm > LongestMm)
                problems.Add(new("W_RESPONSE_UNIT", Where(point, id), $"{Text(mm)} mm", $"millimetres, at most {Text(LongestMm)}", "It is used as written; check the unit."));
            else if (mm < 0)
                problems.Add(new("W_RESPONSE_LENGTH", Where(point, id), $"{Text(mm)} mm", "a length of 0 mm or more", "The lesion is read as not evaluated; correct the length."));
    }

    /// <summary>One lesion that is an eighth or eight times of what it was, or beyond. 5 mm stands for "too small to measure" and is no slip.</summary>
    private static void Steps(Timeline timeline, TrackedLesion lesion, List<Problem> problems)
    {
        decimal? before = null;
        foreach (var point in timeline.Baseline is { } baseline ? timeline.FollowUps.Prepend(baseline) : timeline.FollowUps)
        {
            if (!point.Targets.TryGetValue(lesion.Id, out var reading) || reading.Mm is not (> 0 and { } now) || reading.FragmentsMm.Count > 0)
                continue;
            if (before is { } was && now != 5 && (now <= was * TenfoldDown || now >= was * TenfoldUp))
                problems.Add(new("W_RESPONSE_UNIT", Where(point, lesion.Id), $"{Text(now)} mm after {Text(was)} mm", "millimetres throughout",
                    "It is used as written; check whether one of the two is in centimetres."));
            else if (before is null && point.IsBaseline && now < 10)
                problems.Add(new("W_RESPONSE_UNIT", Where(point, lesion.Id), $"{Text(now)} mm", "a target of 10 mm or more", "It is used as written; check whether it is in centimetres, or too small for a target."));
            before = now;
        }
    }

    private static void NewLesions(Timeline timeline, List<Problem> problems)
    {
        foreach (var point in timeline.Series.TimePoints)
            foreach (var lesion in point.NewLesions)
            {
                if (lesion.FirstSeen is { } first && (timeline.IndexOf(first) is not { } at || at > timeline.IndexOf(point.Id)))
                    problems.Add(new("W_RESPONSE_FIRST_SEEN", Where(point, lesion.Id), $"first seen at {first}", "this time point or a follow-up before it", "It counts from this time point; correct where it was first seen."));
                if (point.IsBaseline)
                    problems.Add(new("W_RESPONSE_NEW_AT_BASELINE", Where(point, lesion.Id), "a new lesion at baseline", "target or non-target", "It is left out; what is there at baseline is not new."));
            }
    }

    private static Problem Unknown(Timeline timeline, TimePoint point, string id, string role) => new("W_RESPONSE_LESION_UNKNOWN", Where(point, id),
        timeline.Series.Lesions.Any(l => l.Id == id) ? $"read as {role}, listed in the other role" : $"no {role} of this name", $"a lesion listed as {role}", "The reading is left out; list the lesion, or correct its name.");

    private static IEnumerable<decimal> Given(TargetReading reading)
    {
        if (reading.Mm is { } mm)
            yield return mm;
        if (reading.ViableMm is { } viable)
            yield return viable;
        if (reading.PerpendicularMm is { } perpendicular)
            yield return perpendicular;
        foreach (var part in reading.FragmentsMm)
            yield return part;
    }

    private static bool Has(IReadOnlyList<TrackedLesion> lesions, string id)
    {
        for (var i = 0; i < lesions.Count; i++)
            if (lesions[i].Id == id)
                return true;
        return false;
    }

    private static string Where(TimePoint point, string lesion) => $"time point {point.Id}, lesion {lesion}";

    private static string Text(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
