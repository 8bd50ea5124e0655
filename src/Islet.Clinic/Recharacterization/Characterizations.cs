using Islet.Course;

namespace Islet.Clinic;

/// <summary>The characterizations of a tumour in the order of their days: declared by a person, else derived from the examinations.</summary>
/// <remarks>
/// Mollazadegan et al., J Neuroendocrinol 2025;37:e70040, section 2.1 and figure 1. Derived are: the diagnosis, then each later new tissue or dual PET with
/// what lies around it (<see cref="CharacterizationWindows"/>). An examination belongs to the nearest only.
/// </remarks>
public static class Characterizations
{
    /// <summary>None while it is open which tumour the question is about.</summary>
    public static IReadOnlyList<TumourCharacterization> Of(Snapshot snapshot)
    {
        if (snapshot.Sight.IsIndexOpen)
            return [];
        var examinations = Examinations.Of(snapshot).All;
        var anchors = Anchors.Of(snapshot, examinations);
        Gather(anchors, examinations);
        var progressions = snapshot.Visible<ProgressionJudgement>().Select(s => s.Finding).Where(f => IsProgression((ProgressionJudgement)f.Content))
            .OrderBy(f => f.HappenedBy(snapshot.Course.Axis)).ToList();
        var result = new TumourCharacterization[anchors.Count];
        var first = 0;
        for (var i = 0; i < result.Length; i++)
        {
            var one = Bundle(snapshot, anchors[i], progressions);
            first = i > 0 ? first : one.Occasion is Occasion.Inclusion or Occasion.Progression ? 1 : 0; // the diagnosis is number 0, and here it is not in view
            result[i] = one with { Number = first + i };
        }
        return result;
    }

    /// <summary>Radiology leads: blood or symptoms alone never are progression (Mollazadegan et al. 2025, section 2.1).</summary>
    internal static bool IsProgression(ProgressionJudgement judgement) => Progressions.Counts(judgement) is true;

    private static void Gather(IReadOnlyList<Anchor> anchors, IReadOnlyList<Examination> examinations)
    {
        foreach (var examination in examinations)
        {
            Anchor? nearest = null;
            foreach (var anchor in anchors) // the earlier of two that are equally near
            {
                if (anchor.Names(examination))
                {
                    nearest = anchor;
                    break;
                }
                if (anchor.Reaches(examination) && (nearest is null || anchor.Distance(examination) < nearest.Distance(examination)))
                    nearest = anchor;
            }
            nearest?.Near.Add(examination);
        }
    }

    private static TumourCharacterization Bundle(Snapshot snapshot, Anchor anchor, List<Finding> progressions)
    {
        var axis = snapshot.Course.Axis;
        Part Of(Component component) => PartOf(snapshot, anchor, component);
        var (tissue, fdg, sstr, panel) = (Of(Component.Tissue), Of(Component.FdgPet), Of(Component.SstrPet), Of(Component.HormonePanel));
        var closed = anchor.At;
        foreach (var part in new[] { tissue, fdg, sstr })
            closed = part.Examination is { } e && e.At > closed ? e.At : closed;
        foreach (var result in panel.From)
            closed = result.HappenedBy(axis) is { } at && at > closed ? at : closed;
        var progression = progressions.LastOrDefault(p => p.HappenedBy(axis) is { } at
            && AxisPoint.DaysBetween(at, anchor.At) <= CharacterizationWindows.ProgressionDays && at <= closed);
        var occasion = anchor.Declared?.Occasion
            ?? (anchor.IsDiagnosis ? Occasion.Diagnosis : progression is not null ? Occasion.Progression : Occasion.Other);
        var others = anchor.Near.Where(e => e.Component is not Component.HormonePanel && e != tissue.Examination && e != fdg.Examination && e != sstr.Examination);
        return new(0, anchor.Finding.Happened, anchor.At, closed, anchor.Finding, occasion, anchor.IsDiagnosis ? null : progression, tissue, fdg, sstr, panel, [.. others]);
    }

    private static Part PartOf(Snapshot snapshot, Anchor anchor, Component component)
    {
        var axis = snapshot.Course.Axis;
        var candidates = anchor.Near.FindAll(e => e.Component == component && anchor.Admits(e, axis));
        if (candidates.Count == 0)
            return Missing(snapshot, anchor, component);
        var one = candidates.MinBy(e => (e.IsEvaluable ? 0 : e.IsPending ? 1 : 2, anchor.Distance(e)))!;
        var because = one.IsPending ? null : (one.Leading.Content as Specimen)?.InadequateBecause;
        var state = one.IsPending ? PartState.Pending : one.IsEvaluable ? PartState.Done : PartState.Inadequate;
        return new(component, state, one, because, component is Component.HormonePanel ? [.. candidates.Where(e => !e.IsPending).Select(e => e.Leading)] : one.Reads);
    }

    /// <summary>Not done where a person listed what was done without it, or said of that day or a later one that it had never been done.</summary>
    private static Part Missing(Snapshot snapshot, Anchor anchor, Component component)
    {
        if (anchor.Declared is { Studies: not null } && component is Component.FdgPet or Component.SstrPet)
            return new(component, PartState.NotDone, null, null, [anchor.Finding]);
        var said = snapshot.Findings.FirstOrDefault(s => s.IsVisible && Examinations.NotDoneOf(s.Finding.Content) == component
            && s.Finding.HappenedBy(snapshot.Course.Axis) is { } at && at >= anchor.At).Finding;
        return said is null ? new(component, PartState.NotRecorded, null, null, []) : new(component, PartState.NotDone, null, null, [said]);
    }
}
