using Islet.Clinic;
using Islet.Course;

namespace Islet.Board;

/// <summary>An item that a person of the centre saw and put off. It holds for everybody at the centre.</summary>
/// <param name="About">Null: whatever is of that kind.</param>
/// <param name="Until">On this day it is back.</param>
/// <param name="From">The finding that says so.</param>
public sealed record PutOff(WorkKind Kind, string? About, DateOnly Until, Finding From)
{
    public bool Covers(WorkItem item) => item.Kind == Kind && (About is null || About == item.About);

    /// <summary>What is put off on the day of the view; of one item the latest word counts.</summary>
    public static IReadOnlyList<PutOff> Of(Snapshot snapshot)
    {
        var said = from seen in snapshot.Visible<Deferral>()
                   let deferral = (Deferral)seen.Finding.Content
                   group seen.Finding by (deferral.Item, deferral.About) into one
                   select one.MaxBy(f => (f.Recorded.Batch, f.Happened.Last?.Days, f.Id));
        return [.. said.Where(f => ((Deferral)f.Content).Until is { } until && AxisPoint.Of(until.First) > snapshot.View.Effective)
            .Select(f => new PutOff(((Deferral)f.Content).Item, ((Deferral)f.Content).About, ((Deferral)f.Content).Until!.Value.First, f))];
    }
}
