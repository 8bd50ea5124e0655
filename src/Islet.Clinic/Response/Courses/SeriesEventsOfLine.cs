using Islet.Course;

namespace Islet.Clinic;

/// <summary>What happened beside the scans of a line.</summary>
internal static class SeriesEventsOfLine
{
    /// <summary>A clinical progression judged so many days around the stop is the reason for it. [H]</summary>
    public const int AroundStopDays = 28;

    public static SeriesEvents Of(Sight sight, TherapyLine line) => new(Death(sight), Exact(line.NextStart), Deterioration(sight, line)?.At, Cycles(line));

    /// <summary>Treatment stopped for progression, and the progression judged around that day rests on symptoms and not on a scan.</summary>
    /// <returns>The day of the judgement, with the findings that say so; null: nobody says so.</returns>
    public static (AxisPoint? At, Finding Judged, Finding Stop)? Deterioration(Sight sight, TherapyLine line)
    {
        if (line is not { StopReason: "progression", Stop: { Happened: { First: { } from, Last: { } to } } stop })
            return null;
        var judged = sight.Visible<ProgressionJudgement>().Select(s => s.Finding)
            .Where(f => f.Content is ProgressionJudgement { Progressive: true } && f.Happened.First >= line.Start.First
                && f.Happened.Last is { } last && f.Happened.First is { } first && AxisPoint.DaysBetween(last, from) <= AroundStopDays && AxisPoint.DaysBetween(to, first) <= AroundStopDays)
            .OrderBy(f => f.Happened.First!.Value.Days).ThenBy(f => f.Id).ToList();
        return judged.Exists(f => Grounds(f).Contains("radiological")) || judged.Find(f => Grounds(f).Contains("clinical")) is not { } clinical
            ? null : (Exact(clinical.Happened), clinical, stop);
    }

    private static IReadOnlyList<string> Grounds(Finding judged) => ((ProgressionJudgement)judged.Content).Grounds ?? [];

    public static AxisPoint? Death(Sight sight)
    {
        var days = sight.Visible<VitalStatus>().Where(s => s.Finding.Content is VitalStatus { Alive: false }).Select(s => s.Finding.Happened).ToList();
        return days.Count > 0 && days.TrueForAll(d => d == days[0]) ? Exact(days[0]) : null;
    }

    /// <summary>Null also where the day of one of them is open.</summary>
    private static IReadOnlyList<AxisPoint>? Cycles(TherapyLine line)
    {
        List<AxisPoint?> days = line.Has(DrugClass.Prrt) ? [.. LineDoses.Radionuclide(line).Select(f => Exact(f.Happened))] : [];
        return days.Count > 0 && !days.Contains(null) ? [.. days.OfType<AxisPoint>()] : null;
    }

    private static AxisPoint? Exact(When? when) => when is { First: { } first, Last: { } last } && first == last ? first : null;
}
