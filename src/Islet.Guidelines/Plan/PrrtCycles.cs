using Islet.Clinic;
using Islet.Course;

namespace Islet.Guidelines;

/// <summary>The running, else the last, course of radionuclide therapy of a patient: its start, its injections, and the next one where the record says the interval.</summary>
internal sealed record PrrtCycles(PlanAnchor? Start, PlanAnchor? Last, IReadOnlyList<PlanAnchor> All, int? Planned)
{
    private static PrrtCycles None { get; } = new(null, null, [], null);

    public static PrrtCycles Of(Snapshot snapshot)
    {
        var axis = snapshot.Course.Axis;
        var begun = snapshot.Findings.Where(s => s is { IsVisible: true, Finding: { IsWithdrawal: false, Content: Treatment } } && ((Treatment)s.Finding.Content).Drugs.Any(d => DrugTable.Of(d) is DrugClass.Prrt))
            .Select(s => s.Finding).MaxBy(f => f.Happened.First?.Days ?? decimal.MinValue);
        if (begun is null)
            return None;
        var course = (Treatment)begun.Content;
        List<PlanAnchor> given = [.. snapshot.Findings.Where(s => s is { IsVisible: true, Finding: { IsWithdrawal: false, Content: Injection } } && ((Injection)s.Finding.Content).Course is var of && of == course.Course)
            .Select(s => SurveillanceAnchors.Named(AnchorNames.PrrtCycle, s.Finding, axis)).OfType<PlanAnchor>().OrderBy(a => a.When.First).ThenBy(a => a.When.Last)];
        var start = SurveillanceAnchors.Named(AnchorNames.PrrtStart, given.Count > 0 ? given[0].Finding : begun, axis);
        var last = given.Count > 0 ? given[^1] with { Name = AnchorNames.LastPrrtCycle } : null;
        var isOver = SurveillanceAnchors.StopOf(begun, snapshot) is not null || given.Count >= course.CyclesPlanned;
        return new(start, last, isOver ? given : [.. given, .. Planned(given, course.IntervalDays)], course.CyclesPlanned ?? (isOver ? given.Count : null));

        static IEnumerable<PlanAnchor> Planned(IReadOnlyList<PlanAnchor> given, int? days) => given is [.., var latest] && days is { } interval
            ? [new(AnchorNames.PrrtCycle, new(new(latest.When.First.Days + interval), new(latest.When.Last.Days + interval)))] : [];
    }
}
