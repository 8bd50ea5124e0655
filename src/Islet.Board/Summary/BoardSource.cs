using Islet.Clinic;
using Islet.Course;
using static Islet.Language.Catalogue;

namespace Islet.Board;

/// <summary>A finding behind something that the board is shown: where it comes from, and how old it is.</summary>
/// <param name="Number">Of the finding in the course, from 1: the anchor on the patient's page.</param>
/// <param name="Age">Null: of today, lifelong, or without a calendar.</param>
/// <param name="Holds">For how long such a value holds, where it is older; null: it holds.</param>
/// <param name="StatedBy">Whose statement it is.</param>
/// <param name="Recorded">When, by whom and from what it came into the registry.</param>
public sealed record BoardSource(int Number, string Title, string When, string? Age, string? Holds, string StatedBy, string Recorded)
{
    public bool IsStale => Holds is not null;

    /// <summary>"20 months ago"; of somebody who died "20 months before the death"; null where <see cref="Age"/> is.</summary>
    public string? Ago { get; private init; }

    /// <param name="facts">That are read from the finding: a stale one before a fresh one.</param>
    internal static BoardSource Of(FindingEntry entry, IEnumerable<Fact> facts, Snapshot snapshot)
    {
        var (finding, axis) = (entry.Finding, snapshot.Course.Axis);
        var (fact, state) = facts.Select(f => (Fact: f, State: snapshot[f])).Where(f => f.State.From.Any(from => from.Id == finding.Id)).OrderByDescending(f => f.State.IsStale).FirstOrDefault();
        var (age, death) = (AgeOf(finding, state, snapshot), PatientSheet.DeathIn(snapshot));
        return new(entry.Number, entry.Text.Title, finding.Content.Timing is Timing.Lifelong ? T("lifelong") : Numbers.When(finding.Happened, axis),
            age, state is { IsStale: true } && death is null ? Numbers.Shelf(fact.ShelfLife!.Days) : null, FindingWords.By(finding.Content.StatedBy), FindingWords.Recorded(finding.Recorded))
        {
            Ago = age is null ? null : death is null ? T($"{age} ago") : T($"{age} before the death"),
        };
    }

    /// <summary>Of a fact without an age of its own the age of its finding. Of somebody who died it is counted to the death: nothing is to be read anew.</summary>
    private static string? AgeOf(Finding finding, FactState? state, Snapshot snapshot)
    {
        if (PatientSheet.DeathIn(snapshot)?.Happened.First is { } death)
            return finding.Content.Timing is not Timing.Lifelong && finding.Happened.Last is { } known && (int)AxisPoint.DaysBetween(known, death) is > 0 and var lived ? Numbers.Age(lived) : null;
        var days = state?.AgeDays ?? (finding.Content.Timing is not Timing.Lifelong && snapshot.Course.Axis.Kind is AxisKind.Calendar && finding.Happened.Last is { } last
            ? (int)AxisPoint.DaysBetween(last, snapshot.View.Effective) : 0);
        return days > 0 ? Numbers.Age(days) : null;
    }
}
