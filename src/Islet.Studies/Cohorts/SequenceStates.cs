using Islet.Clinic;
using Islet.Course;
using Islet.Figures;

namespace Islet.Studies;

/// <summary>One patient's way through the lines of therapy, as sequences draw it (S003-03, -04, -17; classes of Panzuto et al., J Clin Med 2024;13:2074).</summary>
public static class SequenceStates
{
    /// <summary>The class of each line, and after the last of them why there is no further one.</summary>
    /// <param name="most">Lines that are followed; who had more of them does not end.</param>
    public static IReadOnlyList<SequenceState> Of(Snapshot snapshot, int most)
    {
        var lines = TherapyLines.AsBegun(snapshot);
        if (lines.IsIndexOpen || lines.Doubts.Count > 0 || (lines.Lines.Count == 0 && lines.LogClosed is null))
            return [SequenceState.Ended(SequenceEnd.Unknown)];
        List<SequenceState> states = [.. lines.Lines.Take(most).Select(line => SequenceState.In(TherapyClasses.Of(line)))];
        if (lines.Lines.Count < most)
            states.Add(SequenceState.Ended(End(snapshot)));
        return states;
    }

    private static SequenceEnd End(Snapshot snapshot) => snapshot[Fact.VitalStatus].Value switch
    {
        FactValue.Word { Value: "dead" } => SequenceEnd.Died,
        FactValue.Word { Value: "alive" } => SequenceEnd.NoLine,
        _ => SequenceEnd.Unknown,
    };
}
