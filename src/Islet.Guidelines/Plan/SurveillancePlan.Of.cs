using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

public sealed partial record SurveillancePlan
{
    /// <param name="cautions">Of the patient on the day: <see cref="Cautions.Of"/>.</param>
    public static SurveillancePlan Of(IReadOnlyList<GuidelineReading> readings, SurveillanceAnchors anchors, IReadOnlyList<string> cautions, decimal horizonMonths = CustomaryHorizonMonths)
    {
        var horizon = PlanMonths.After(anchors.Day, horizonMonths, anchors.Axis);
        List<StatementReading> statements = [.. readings.SelectMany(r => r.Statements)], applying = [.. statements.Where(s => s.Applies)];
        List<StatementSchedule> schedules = [.. applying.Where(s => s.Statement.Schedule.Count > 0).Select(s => StatementSchedule.Of(s, anchors, horizon))];
        List<StatementReading> undecided = [.. statements.Where(s => s.Outcome is Answer.Unknown && s.Statement.Schedule.Any(StatementSchedule.HasDates))];
        List<PlanWindow> windows = [.. schedules.SelectMany(s => s.Windows)
            .Select(w => w with { Cautions = [.. w.Statement.Statement.Beware.Where(code => cautions.Contains(code, StringComparer.Ordinal))] })
            .OrderBy(w => w.Earliest).ThenBy(w => w.Latest ?? AxisPoint.Of(DateOnly.MaxValue))]; // a stable sort: the document's order within a day
        return new(anchors, horizon)
        {
            Windows = windows,
            Past = [.. schedules.SelectMany(s => s.Past).OrderBy(w => w.Done?.When.Last ?? w.Latest)],
            Durations = [.. schedules.SelectMany(s => s.Durations)],
            Care = [.. schedules.SelectMany(s => s.Care)],
            Ended = [.. schedules.SelectMany(s => s.Ended)],
            Undecided = undecided,
            Waiting = WaitingOf(undecided),
            UndecidedManner = [.. statements.Where(s => s.Outcome is Answer.Unknown && s.Statement is { Schedule.Count: 0, FollowUp.Count: > 0 })],
            Modality = FollowUpImaging.AdviceOf(applying, anchors),
            ModalityChange = FollowUpImaging.ChangeOf(applying, anchors),
            NotRoutine = [.. applying.Where(s => PlanAspects.IsAgainst(s.Statement))],
            Manner = [.. applying.Where(s => PlanAspects.MannerOf(s.Statement).Any())],
            AnchorsMissing = [.. schedules.SelectMany(s => s.Missing.Select(name => (Name: name, s.Statement.Statement))).GroupBy(m => m.Name, m => m.Statement, StringComparer.Ordinal)
                .Select(m => new MissingAnchor(m.Key, [.. m.Distinct()]))],
            Next = [.. Enum.GetValues<FollowUpKind>().Select(kind => NextOf(kind, windows)).OfType<NextUp>()],
        };
    }

    /// <summary>The whole plan of a patient as a view sees the course.</summary>
    /// <param name="given">What a person gives beside the record; null: nothing.</param>
    public static SurveillancePlan Of(Snapshot snapshot, Func<SurveillanceAnchors, SurveillanceAnchors>? given = null)
    {
        var recorded = SurveillanceAnchors.Of(snapshot);
        var plan = Of([.. StatementBase.Shipped.Select(b => GuidelineReading.Of(b, snapshot.Reader))], given?.Invoke(recorded) ?? recorded, [.. Clinic.Cautions.Of(snapshot).Select(c => c.Code)]);
        return snapshot[Fact.VitalStatus].Value == FactValue.Of("dead") ? plan with { HasDied = true, Windows = [], Durations = [], Care = [], Next = [] } : plan;
    }

    /// <summary>Of each statement the first window of this kind that is not yet kept.</summary>
    private static NextUp? NextOf(FollowUpKind kind, IEnumerable<PlanWindow> windows)
    {
        List<PlanWindow> next = [.. windows.Where(w => !w.IsFollowing && w.IsPreselected && FollowUpModality.KindsOf(w.Modality).Contains(kind))
            .GroupBy(w => w.Statement.Statement).Select(own => own.First()).OrderBy(w => w.Latest ?? AxisPoint.Of(DateOnly.MaxValue)).ThenBy(w => w.Earliest)];
        return next.Count == 0 ? null : new(kind, next);
    }

    private static IReadOnlyList<WaitingSchedules> WaitingOf(IEnumerable<StatementReading> undecided) =>
        [.. undecided.Where(s => s.Truth.Missing.Count == 1).GroupBy(s => s.Truth.Missing.First()).Where(g => FactSource.Of(g.Key) is not null)
            .Select(g => new WaitingSchedules(FactSource.Of(g.Key)!, [.. g])).OrderByDescending(w => w.Alone.Count).ThenBy(w => w.Fact.Index)];
}
