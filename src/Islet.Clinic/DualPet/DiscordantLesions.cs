using Islet.Course;

namespace Islet.Clinic;

/// <summary>A lesion that takes up FDG and no receptor tracer.</summary>
/// <param name="Organ">As the reader names it; null: not said.</param>
/// <param name="Findings">Its reads on both tracers, or that of FDG and the receptor study that does not show it.</param>
public sealed record DiscordantLesion(string Lesion, string? Organ, string? Part, When Seen, IReadOnlyList<Finding> Findings);

/// <summary>The FDG-positive, receptor-negative lesions of the latest pair of studies: what is asked before radionuclide therapy (facts.md section 5, C-PRRT; Chan et al., Theranostics 2017;7:1149–1158, for what is read of a pair).</summary>
public static class DiscordantLesions
{
    /// <summary>By name; none where no pair is on record or its lesions are not read.</summary>
    public static IReadOnlyList<DiscordantLesion> Of(Snapshot snapshot) => PetPairs.Of(snapshot) is not [.., var latest] ? []
        : [.. latest.Lesions.Where(l => l is { FdgPositive: true, SstPositive: false }).Select(l => Of(l.Id, latest))];

    private static DiscordantLesion Of(string lesion, PetPair pair)
    {
        var (fdg, receptor) = (pair.Fdg[lesion], pair.Receptor[lesion]);
        var seen = (fdg ?? receptor)!;
        return new(lesion, seen.Read.Organ ?? receptor?.Read.Organ, seen.Read.Part ?? receptor?.Read.Part, pair.Fdg.Leading.Happened,
            [.. new[] { fdg?.From, receptor?.From ?? pair.Receptor.Leading }.OfType<Finding>()]);
    }
}
