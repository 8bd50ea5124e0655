using Islet.Course;

namespace Islet.Clinic;

/// <summary>The doses of a line that are recorded one by one: cycles of radionuclide therapy, injections of a depot.</summary>
internal sealed class LineDoses(TherapyLine line)
{
    private readonly List<Finding> doses = line.Has(DrugClass.Prrt) ? [.. Radionuclide(line)] : [.. Ordered(Own(line).SelectMany(p => p.Episode.Injections))];

    public IReadOnlyList<Finding> All => doses;

    /// <summary>Those of the radionuclide; a depot analogue beside it is given more often.</summary>
    public static IEnumerable<Finding> Radionuclide(TherapyLine line) => Ordered(line.Placements.Where(p => p.Episode.Has(DrugClass.Prrt)).SelectMany(p => p.Episode.Injections)
        .Where(f => ((Injection)f.Content).Drug is not { } drug || DrugTable.Of(drug) is DrugClass.Prrt or null));

    /// <summary>Given before a day, that day not included; null: none is recorded, or the order is open. A source that numbers its cycles is believed.</summary>
    public int? Before(AxisPoint day)
    {
        if (doses.Count == 0 || doses.Exists(f => !(f.Happened.Last < day) && !(f.Happened.First >= day)))
            return null;
        var given = doses.FindAll(f => f.Happened.Last < day);
        return Math.Max(given.Count, given.Max(f => ((Injection)f.Content).Cycle) ?? 0);
    }

    private static IEnumerable<LinePlacement> Own(TherapyLine line) => line.Placements.Where(p => !p.Reasons.Contains(LineReason.BackgroundAnalogue));

    private static IEnumerable<Finding> Ordered(IEnumerable<Finding> doses) => doses.DistinctBy(f => f.Id).OrderBy(f => f.Happened.First?.Days ?? decimal.MaxValue).ThenBy(f => f.Id);
}
