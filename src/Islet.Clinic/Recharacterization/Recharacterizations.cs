using Islet.Course;

namespace Islet.Clinic;

/// <summary>What a tumour was at each characterization, and what changed between them: the question of Mollazadegan et al., J Neuroendocrinol 2025;37:e70040.</summary>
/// <param name="Snapshot">The view that all of it was read in.</param>
/// <param name="Characterizations">In the order of their days.</param>
/// <param name="Changes">To each but the first.</param>
/// <param name="IsIndexOpen">Several neuroendocrine neoplasms, and nobody has declared which one is meant: nothing is compared.</param>
public sealed record Recharacterizations(
    Snapshot Snapshot, IReadOnlyList<TumourCharacterization> Characterizations, IReadOnlyList<Recharacterization> Changes, Ki67Trajectory Proliferation, bool IsIndexOpen)
{
    /// <summary>One for each characterization.</summary>
    internal IReadOnlyList<ExaminedState> States { get; init; } = [];

    /// <summary>The hormone syndrome that the last characterization found, with what was judged at its work-up; null: there is none.</summary>
    public Possible? LastSyndrome => States is [.., var last] ? last.Panel.Syndrome : null;

    /// <summary>By the number of the paper; null where there is none.</summary>
    public Recharacterization? this[int number] => Changes.FirstOrDefault(c => c.To.Number == number);

    public static Recharacterizations Of(Snapshot snapshot)
    {
        var all = Islet.Clinic.Characterizations.Of(snapshot);
        var trajectory = Ki67Trajectory.Of(snapshot);
        if (all.Count == 0)
            return new(snapshot, all, [], trajectory, snapshot.Sight.IsIndexOpen);
        var states = new ExaminedState[all.Count];
        for (var i = 0; i < states.Length; i++)
            states[i] = new(snapshot, all[i], i + 1 < states.Length ? all[i + 1].At : null);
        var changes = new Recharacterization[all.Count - 1];
        for (var to = 1; to < states.Length; to++)
            changes[to - 1] = Change(snapshot, all, states, to, trajectory);
        return new(snapshot, all, changes, trajectory, false) { States = states };
    }

    private static Recharacterization Change(Snapshot snapshot, IReadOnlyList<TumourCharacterization> all, ExaminedState[] states, int to, Ki67Trajectory trajectory)
    {
        var (axis, one) = (snapshot.Course.Axis, all[to]);
        var ki67 = Ki67Limb.Compare(all, to, trajectory, axis);
        var panel = LastWith(all, to, Component.HormonePanel);
        var hormones = SecretionChange.Between(states[panel ?? to - 1].Panel, states[to].Panel);
        var (receptor, fdg) = (LastWith(all, to, Component.SstrPet), LastWith(all, to, Component.FdgPet));
        var earlier = states[to - 1].Tracers with { Receptor = receptor is { } r ? states[r].Tracers.Receptor : null, Fdg = fdg is { } f ? states[f].Tracers.Fdg : null };
        var tracers = TracerPatternChange.Between(earlier, states[to].Tracers);
        var verdict = UppsalaDefinition.Of(HormoneLimb.Read(hormones, all[panel ?? to - 1], one),
            TracerLimb.Read(tracers, one, NumberOf(all, receptor), NumberOf(all, fdg)), Ki67Limb.Read(all, to, ki67, trajectory, axis));
        return new(all[to - 1], one, verdict, ki67, hormones, NumberOf(all, panel), tracers,
            BoardView.Of(snapshot, one, to + 1 < all.Count ? all[to + 1] : null), Optimisation.Of(snapshot, one, [.. all.Take(to)]),
            snapshot.View with { Effective = all[to - 1].Closed }, snapshot.View with { Effective = one.Closed })
        {
            Examined = (states[to - 1], states[to]),
        };
    }

    private static int? NumberOf(IReadOnlyList<TumourCharacterization> all, int? index) => index is { } at ? all[at].Number : null;

    private static int? LastWith(IReadOnlyList<TumourCharacterization> all, int before, Component component)
    {
        for (var i = before - 1; i >= 0; i--)
            if (all[i][component].IsDone)
                return i;
        return null;
    }
}

/// <summary>What the examinations of one characterization say together, worked out when it is asked for: the only one of a course is compared with nothing.</summary>
internal sealed class ExaminedState(Snapshot snapshot, TumourCharacterization one, AxisPoint? next)
{
    /// <summary>The patient on its last day, from what is known now.</summary>
    public Snapshot AtClose => field ??= new(snapshot.Course, snapshot.View with { Effective = one.Closed });

    /// <summary>A syndrome judged at the work-up, before the next characterization, counts as said at this one.</summary>
    public HormonePanel Panel => field ??= HormoneLimb.PanelOf(one, AtClose) is var panel && SyndromeAtWorkUp.Of(snapshot, one, next, panel.Syndrome) is { } said
        ? panel with { Syndrome = said } : panel;

    public TracerPattern Tracers => field ??= TracerLimb.PatternOf(snapshot, one);
}
