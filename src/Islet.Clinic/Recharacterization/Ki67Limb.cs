using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Limb (iii): a rise of Ki-67 across 3, 20 or, within G2, 10 %. Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.2; the exact limits are those
/// of <see cref="Ki67Classes"/>. A review of the same tissue is no change, and a lower value downgrades nothing.
/// </summary>
internal static class Ki67Limb
{
    public static Ki67Comparison Compare(IReadOnlyList<TumourCharacterization> all, int to, Ki67Trajectory trajectory, Axis axis)
    {
        if (PointOf(all[to], trajectory) is not { IsEvaluable: true } now)
            return new(null, null, null);
        var rivals = RivalsOf(all[to], now, trajectory);
        var previous = rivals.Count == 0 && PointOf(all[to - 1], trajectory) is { IsEvaluable: true } before ? new Ki67Step(before, now, axis) : null;
        var earlier = trajectory.Points.Where(p => p.IsEvaluable && NumberOf(p, all, to) is not null).ToList();
        if (earlier.Count == 0)
            return new(null, null, previous) { Rivals = rivals };
        var computed = trajectory.Steps.FirstOrDefault(s => s.To.Read.Id == now.Read.Id);
        var last = computed is not null && NumberOf(computed.From, all, to) is not null ? computed : new(earlier[^1], now, axis);
        return new(last, NumberOf(last.From, all, to), previous) { Rivals = rivals };
    }

    public static LimbReading Read(IReadOnlyList<TumourCharacterization> all, int to, Ki67Comparison ki67, Ki67Trajectory trajectory, Axis axis)
    {
        if (ki67 is { Last: { } chosen, Rivals: [_, ..] } && ki67.Rivals.Any(rival => new Ki67Step(chosen.From, rival, axis).BandRises != chosen.BandRises))
        {
            return LimbReading.Undecided(Limb.III, [new(Component.Tissue, all[to].Number, LackReason.Unresolved, Fact.Ki67Percent)],
                [.. PremisesOf(chosen), .. ki67.Rivals.Select(PremiseOf)]);
        }
        if (ki67.Last is { BandRises: { } rises } step)
            return new(Limb.III, Truth.Of(rises), PremisesOf(step), []);
        if (ki67.Last is { IsOrderKnown: true } bound) // a bound leaves open in which grade its value lies
            return LimbReading.Undecided(Limb.III, [.. BoundsOf(bound, ki67.ComparedWith, all[to].Number)], PremisesOf(bound));
        if (ki67.Last is { } unordered)
            return LimbReading.Undecided(Limb.III, [new(Component.Tissue, all[to].Number, LackReason.OrderUnknown, Fact.Ki67Percent)], PremisesOf(unordered));
        return PointOf(all[to], trajectory) is { IsEvaluable: true }
            ? LimbReading.Undecided(Limb.III, [.. all.Take(to).Select(LackOf)], [])
            : LimbReading.Undecided(Limb.III, [LackOf(all[to])], []);
    }

    private static IEnumerable<Lack> BoundsOf(Ki67Step step, int? from, int to)
    {
        if (step.From.IsBound && from is { } earlier)
            yield return new(Component.Tissue, earlier, LackReason.NoValue, Fact.Ki67Percent);
        if (step.To.IsBound)
            yield return new(Component.Tissue, to, LackReason.NoValue, Fact.Ki67Percent);
    }

    private static Lack LackOf(TumourCharacterization one) => Lack.Of(one, Component.Tissue) ?? new(Component.Tissue, one.Number, LackReason.NoValue, Fact.Ki67Percent);

    /// <summary>A declaration that names its specimen has chosen; of tissues of one class the nearest stands for all.</summary>
    internal static IReadOnlyList<Ki67Point> RivalsOf(TumourCharacterization one, Ki67Point chosen, Ki67Trajectory trajectory) =>
        one.Anchor.Content is Characterization { SpecimenName: not null } ? []
        : [.. one.AlsoExamined.Where(e => e.Component is Component.Tissue).Select(e => PointOf(e, trajectory)).OfType<Ki67Point>()
            .Where(p => p.IsEvaluable && (p.Band != chosen.Band || p.Specimen.Differentiation != chosen.Specimen.Differentiation))];

    private static Ki67Point? PointOf(TumourCharacterization one, Ki67Trajectory trajectory) =>
        one.Tissue is { IsDone: true, Examination: { } tissue } ? PointOf(tissue, trajectory) : null;

    internal static Ki67Point? PointOf(Examination tissue, Ki67Trajectory trajectory) => trajectory.Points.FirstOrDefault(p => Is(p, tissue));

    private static bool Is(Ki67Point point, Examination tissue) =>
        point.Read.Id == tissue.Leading.Id || (point.Specimen.SpecimenName is { } name && name == tissue.Name);

    /// <summary>The characterization before <paramref name="to"/> that the tissue belongs to; null: none.</summary>
    private static int? NumberOf(Ki67Point point, IReadOnlyList<TumourCharacterization> all, int to)
    {
        for (var i = to - 1; i >= 0; i--)
        {
            if ((all[i].Tissue.Examination is { } tissue && Is(point, tissue)) || all[i].AlsoExamined.Any(e => e.Component is Component.Tissue && Is(point, e)))
                return all[i].Number;
        }
        return null;
    }

    private static Premise[] PremisesOf(Ki67Step step) => [PremiseOf(step.From), PremiseOf(step.To)];

    private static Premise PremiseOf(Ki67Point point) => new(point.Read, Fact.Ki67Percent.Name, FactValue.Of(point.Percent!.Value).ToString());
}
