using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>Why a statement that was decided waits now: not only for which fact, but what keeps the fact open on the day of the view.</summary>
public static class WaitingWords
{
    /// <summary>"Ki-67 index, mitotic count: the result of core biopsy of 2019-03-10 was pending (reported 2019-04-12)".</summary>
    public static string Of(FactSet missing, Snapshot view) => string.Join("; ", missing.GroupBy(fact => Why(fact, view)).Select(same => $"{FactWords.List(same)}: {same.Key}"));

    private static string Why(Fact fact, Snapshot view)
    {
        var (state, axis) = (view[fact], view.Course.Axis);
        var tissue = Listed.And(view.OpenTissue.Select(f => Numbers.When(f.Happened, axis)));
        return state switch
        {
            { Reason: UnknownReason.NotYetKnown, From: [.., var from] } => T($"the result of {Named(from, axis)} was pending{Issued(from)}"),
            { Reason: UnknownReason.Unresolved } when tissue.Length > 0 && IsOfTissue(fact) => T($"nobody has declared which specimen speaks, that of {tissue}"),
            _ => FactWords.Reason(fact, state, axis),
        };
    }

    private static string Named(Finding finding, Axis axis) => T($"{FactWords.Lower(FindingWords.Of(finding.Content).Title)} of {Numbers.When(finding.Happened, axis)}");

    private static string Issued(Finding finding) => finding.Reported is { AsHappened: false, When: { IsKnown: true } day } ? T($" (reported {day})") : "";

    private static bool IsOfTissue(Fact fact) => Fact.Ki67Percent.Group == fact.Group;
}
