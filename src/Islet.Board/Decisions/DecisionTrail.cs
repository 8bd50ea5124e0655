using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>What the record shows around a decision, beside what somebody said became of it.</summary>
internal static class DecisionTrail
{
    /// <summary>Lines that ran on the day, with how long before it they began.</summary>
    public static IEnumerable<string> OnTheDay(Finding decision, PatientSheet sheet)
    {
        if (decision.Happened.First is not { } day)
            yield break;
        foreach (var line in sheet.Lines.RunningOn(day))
            yield return T($"line {Numbers.Count(line.Number)}, {TimelineWords.OwnDrugs(line)}, begun {Numbers.Age((int)AxisPoint.DaysBetween(line.Start.First!.Value, day))} before it");
    }

    /// <summary>Treatments begun and procedures done from the day of the decision until the next one, in the order of their days.</summary>
    public static IReadOnlyList<string> Since(Finding decision, Finding? next, PatientSheet sheet)
    {
        if (decision.Happened.First is not { } from)
            return [];
        bool Follows(When when) => when.First is { } at && at >= from && (next?.Happened.First is not { } until || at < until);
        var axis = sheet.Course.Axis;
        var lines = sheet.Lines.Lines.Where(l => Follows(l.Start)).Select(l => (At: l.Start, Says: T($"line {Numbers.Count(l.Number)}, {TimelineWords.OwnDrugs(l)}, from {Numbers.When(l.Start, axis)}")));
        var procedures = sheet.Snapshot.Visible<Procedure>().Select(s => s.Finding).Where(f => Follows(f.Happened))
            .Select(f => (At: f.Happened, Says: T($"{FactWords.Word(((Procedure)f.Content).Name)}, {Numbers.When(f.Happened, axis)}")));
        return [.. lines.Concat(procedures).OrderBy(one => one.At.First).Select(one => one.Says)];
    }
}
