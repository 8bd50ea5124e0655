using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// The hormone syndrome that the work-up of a characterization found, judged once its results were there: Mollazadegan et al., J Neuroendocrinol 2025;37:e70040,
/// table 1, gives the syndrome at the characterization. The window is ours (<see cref="CharacterizationWindows.SyndromeDays"/>).
/// </summary>
internal static class SyndromeAtWorkUp
{
    /// <summary>The latest judgement within the days after it, and certainly before the next one; null: what its last day knows stands.</summary>
    /// <param name="atClose">As known on its last day: a syndrome of then is not undone by a later word, which may tell what treatment did.</param>
    public static Possible? Of(Snapshot snapshot, TumourCharacterization one, AxisPoint? next, Possible atClose)
    {
        var axis = snapshot.Course.Axis;
        List<(decimal From, decimal To, FactValue Value)> said = [];
        foreach (var seen in snapshot.Sight.OfPatient)
        {
            if (seen.Finding is { Content: Judgement { About: "functional_syndrome", Value: { } word } judged } f && snapshot.Sight.MayConcern(judged)
                && Fact.FunctionalSyndrome.Parse(word) is { } value && f.Happened.First is { } first && f.HappenedBy(axis) is { } last
                && first > one.Closed && AxisPoint.DaysBetween(one.At, last) <= CharacterizationWindows.SyndromeDays && (next is not { } then || last < then))
                said.Add((first.Days, last.Days, value));
        }
        if (said.Count == 0)
            return null;
        var latest = said.Where(s => s.To >= said.Max(other => other.From)).Select(s => s.Value).Distinct().ToList();
        return latest is not [var judgement] || (judgement == None && atClose.Value is { } known && known != None) ? null : Possible.Only(judgement);
    }

    private static readonly FactValue None = FactValue.Of(Syndromes.None);
}
