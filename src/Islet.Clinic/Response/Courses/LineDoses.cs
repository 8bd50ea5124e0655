using Islet.Course;

namespace Islet.Clinic;

/// <summary>The doses of a line that are recorded one by one: cycles of radionuclide therapy, injections of a depot.</summary>
internal sealed class LineDoses(TherapyLine line)
{
    private readonly List<Finding> doses = [.. line.Placements.Where(p => !p.Reasons.Contains(LineReason.BackgroundAnalogue)).SelectMany(p => p.Episode.Injections)
        .DistinctBy(f => f.Id).OrderBy(f => f.Happened.First?.Days ?? decimal.MaxValue).ThenBy(f => f.Id)];

    public IReadOnlyList<Finding> All => doses;

    /// <summary>Given before a day, that day not included; null: none is recorded, or the order is open. A source that numbers its cycles is believed.</summary>
    public int? Before(AxisPoint day)
    {
        if (doses.Count == 0 || doses.Exists(f => !(f.Happened.Last < day) && !(f.Happened.First >= day)))
            return null;
        var given = doses.FindAll(f => f.Happened.Last < day);
        return Math.Max(given.Count, given.Max(f => ((Injection)f.Content).Cycle) ?? 0);
    }
}
