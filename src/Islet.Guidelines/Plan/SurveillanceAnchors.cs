using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

public sealed partial record SurveillanceAnchors
{
    private const decimal Half = 0.5m; // months

    /// <summary>Cycles that the course of radionuclide therapy was planned to have; null: nobody said.</summary>
    public int? CyclesPlanned { get; init; }

    /// <summary>Every course of radionuclide therapy on record, in the order of their days.</summary>
    public IReadOnlyList<RadionuclideCourse> Courses { get; init; } = [];

    /// <summary>From the findings that decide the facts of treatment and resection (facts.md 3.8, 3.10), and from what is on record of imaging, visits and laboratories.</summary>
    public static SurveillanceAnchors Of(Snapshot snapshot)
    {
        var (axis, cycles) = (snapshot.Course.Axis, PrrtCycles.Of(snapshot));
        List<PlanAnchor?> anchors =
        [
            ObservationOf(snapshot), Named(AnchorNames.TreatmentStart, TumourDrugs(snapshot).FirstOrDefault(), axis), Named(AnchorNames.SsaStart, Analogue(snapshot), axis),
            cycles.Start, cycles.Last, Named(AnchorNames.Resection, snapshot[Fact.MonthsSinceResection].From.FirstOrDefault(f => f.Content is Procedure), axis),
        ];
        return new(axis, snapshot.View.Effective, [.. anchors.OfType<PlanAnchor>()], cycles.All, DoneIn(snapshot)) { CyclesPlanned = cycles.Planned, Courses = RadionuclideCourse.Of(snapshot) };
    }

    /// <summary>From facts alone: a resection and a last cycle so many months ago. [H] A number of months is right to half a month.</summary>
    public static SurveillanceAnchors Of(FactReader facts, DateOnly day)
    {
        return new(Axis.Calendar, AxisPoint.Of(day), [.. new[] { Ago(AnchorNames.Resection, Fact.MonthsSinceResection), Ago(AnchorNames.LastPrrtCycle, Fact.MonthsSinceLastPrrt) }.OfType<PlanAnchor>()], [], []);

        PlanAnchor? Ago(string name, Fact fact) => facts(fact).Value is FactValue.Number { Value: var months } ? new(name, new(Before(months + Half), Before(Math.Max(0, months - Half)))) : null;

        AxisPoint Before(decimal months) => new(Math.Max(0, day.DayNumber - Math.Round(months * Offset.DaysPerMonth, MidpointRounding.AwayFromZero)));
    }

    /// <summary>With what a person gives beside the record: a given anchor stands for the recorded one, what was done is added.</summary>
    public SurveillanceAnchors With(IReadOnlyList<PlanAnchor> given, IReadOnlyList<PlanAnchor> cycles, IReadOnlyList<FollowUpDone> done) => this with
    {
        Known = [.. given, .. Known.Where(a => given.All(g => g.Name != a.Name))], Cycles = cycles.Count > 0 ? cycles : Cycles, Courses = cycles.Count > 0 ? [RadionuclideCourse.Of(cycles, Day)] : Courses, Done = [.. Done, .. done],
    };

    internal static PlanAnchor? Named(string name, Finding? finding, Axis axis) => finding is not null && AxisSpan.Of(finding, axis) is { } when ? new(name, when, finding) : null;

    /// <summary>The first board decision to watch without tumour treatment since the last treatment began; none while one has begun since.</summary>
    private static PlanAnchor? ObservationOf(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        var begun = snapshot.Visible<Treatment>().Where(s => ((Treatment)s.Finding.Content).Purpose is null or "tumour").Select(s => AxisSpan.Of(s.Finding, axis)?.First).OfType<AxisPoint>().ToList();
        return snapshot.Visible<BoardDecision>().Where(s => s.Finding.Content is BoardDecision { Observation: true }).Select(s => Named(AnchorNames.ObservationStart, s.Finding, axis))
            .OfType<PlanAnchor>().Where(a => !begun.Exists(start => start >= a.When.First)).OrderBy(a => a.When.First).FirstOrDefault();
    }

    /// <summary>Of the drugs that are the current treatment those beside an analogue, the first begun first.</summary>
    private static IEnumerable<Finding> TumourDrugs(Snapshot snapshot) => Running(snapshot).Where(f => ((Treatment)f.Content).Drugs.Any(d => DrugTable.Of(d) is var drug
        && drug is not (DrugClass.SomatostatinAnalogue or DrugClass.Prrt) && drug?.IsAntitumour() is not false));

    /// <summary>The analogue that runs, from the start of the first of those that followed each other without more than a pause.</summary>
    private static Finding? Analogue(Snapshot snapshot)
    {
        var all = snapshot.Visible<Treatment>().Select(s => s.Finding).Where(IsAnalogue).OrderByDescending(f => f.Happened.First?.Days ?? decimal.MinValue).ToList();
        var first = Running(snapshot).Where(IsAnalogue).MinBy(f => f.Happened.First?.Days ?? decimal.MinValue);
        foreach (var earlier in all.Where(f => f.Happened.First < first?.Happened.First))
            if (StopOf(earlier, snapshot) is not { } stop || (first!.Happened.First is { } start && stop.Happened.Last is { } end && start.Days - end.Days <= DrugEpisode.PauseDays))
                first = earlier;
        return first;
    }

    private static bool IsAnalogue(Finding treatment) => ((Treatment)treatment.Content).Drugs.Any(d => DrugTable.Of(d) is DrugClass.SomatostatinAnalogue);

    internal static Finding? StopOf(Finding treatment, Snapshot snapshot) => ((Treatment)treatment.Content).Course is { } course
        ? snapshot.Visible<TreatmentStop>().Select(s => s.Finding).FirstOrDefault(f => ((TreatmentStop)f.Content).Course == course) : null;

    private static IEnumerable<Finding> Running(Snapshot snapshot) =>
        snapshot[Fact.CurrentTreatment].From.Where(f => f.Content is Treatment).OrderBy(f => f.Happened.First?.Days ?? decimal.MinValue).ThenBy(f => f.Id);

    private static List<FollowUpDone> DoneIn(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        return [.. snapshot.Visible<ImagingStudy>().Select(s => Done(FollowUpKind.Imaging, s.Finding, ((ImagingStudy)s.Finding.Content).Modality))
            .Concat(snapshot.Visible<ClinicalStatus>().Select(s => Done(FollowUpKind.Visit, s.Finding)))
            .Concat(snapshot.Visible<Laboratory>().Select(s => Done(FollowUpKind.Laboratories, s.Finding)))
            .OfType<FollowUpDone>().DistinctBy(d => (d.Kind, d.When, d.Modality))];

        FollowUpDone? Done(FollowUpKind kind, Finding finding, string? modality = null) => AxisSpan.Of(finding, axis) is { } when ? new(kind, when, modality, finding) : null;
    }
}
