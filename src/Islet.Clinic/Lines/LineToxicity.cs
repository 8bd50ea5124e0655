using Islet.Course;

namespace Islet.Clinic;

/// <summary>Whether toxicity ended a line, and whether it killed.</summary>
/// <param name="Stopped">Unknown while the line runs or nobody states why it stopped.</param>
/// <param name="Fatal">Unknown while nobody states the cause of death; a patient who is alive may still die of it.</param>
/// <param name="Because">The stop, the death or the events of grade 5 that decide.</param>
/// <remarks>
/// NORDIC NEC 2, Br J Cancer 2025, doi:10.1038/s41416-025-03054-w, Results: stop for toxicity 9 and 13 %, deaths of toxicity 6 and 2. The paper's 2.1 % of NET G3
/// is 1.7 % by its own counts (2 of 117).
/// </remarks>
public sealed record LineToxicity(Truth Stopped, Truth Fatal, IReadOnlyList<Finding> Because)
{
    private const int Fatality = 5; // CTCAE grade

    public static LineToxicity Of(TherapyLine line, Snapshot snapshot)
    {
        var courses = line.Placements.Select(p => p.Episode.Course).ToHashSet(StringComparer.Ordinal);
        var stops = line.Placements.Select(p => p.Episode.Stop).OfType<Finding>().ToList();
        var toxic = stops.Where(f => f.Content is TreatmentStop { Reason: "toxicity" }).ToList();
        var stopped = toxic.Count > 0 ? Truth.Yes : line.StopReason is not null && stops.TrueForAll(f => f.Content is TreatmentStop { Reason: not null }) ? Truth.No : Unknown(Fact.StopReason);
        var killed = snapshot.Visible<AdverseEvent>().Select(s => s.Finding)
            .Where(f => f.Content is AdverseEvent { Grade: Fatality } e && (e.Course is { } course ? courses.Contains(course) : IsWithin(f, line))).ToList();
        var deaths = snapshot.Visible<VitalStatus>().Select(s => s.Finding).Where(f => f.Content is VitalStatus { Alive: false }).ToList();
        var ofTreatment = deaths.Where(f => f.Content is VitalStatus { Cause: CauseOfDeath.Treatment } && line.NextStart is null).ToList();
        var fatal = killed.Count > 0 || ofTreatment.Count > 0 ? Truth.Yes
            : deaths.Exists(f => f.Content is VitalStatus { Cause: CauseOfDeath.Tumour or CauseOfDeath.Other }) ? Truth.No
            : Unknown(Fact.CauseOfDeath);
        return new(stopped, fatal, [.. toxic, .. killed, .. ofTreatment]);
    }

    /// <summary>An event that names no treatment counts for the line in which it happened.</summary>
    private static bool IsWithin(Finding f, TherapyLine line) => f.Happened.First is { } first && f.Happened.Last is { } last
        && line.Start.First is { } start && first >= start && (line.NextStart?.First is not { } next || last < next);

    private static Truth Unknown(Fact fact) => Truth.Of<bool>(null, FactSet.Of(fact), _ => false);
}
