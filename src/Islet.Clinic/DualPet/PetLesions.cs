using Islet.Course;

namespace Islet.Clinic;

/// <summary>
/// Lesions by name over the two studies of a pair. A lesion gone on both is none; one that a study with a negative result does not list is negative there
/// (facts.md 3.7; positivity after Chan et al. 2017 in the reading of docs/rules/dual-pet.md).
/// </summary>
public static class PetLesions
{
    /// <summary>By the leading reads.</summary>
    public static IReadOnlyList<PetLesion> Of(PetStudy receptor, PetStudy fdg) => Of(receptor.Lesions, fdg.Lesions, receptor.Result, fdg.Result);

    /// <summary>By one reader's reads of both studies.</summary>
    public static IReadOnlyList<PetLesion> Of(PetStudy receptor, PetStudy fdg, ReadRole role, string? reader)
    {
        return Of(By(receptor), By(fdg), null, null);
        List<LesionUptake> By(PetStudy study) =>
            [.. study.LesionReads.Concat(study.Replaced).Where(f => f.Content is LesionRead l && l.Read == role && l.Reader == reader)
                .Select(f => LesionUptake.Of(f))];
    }

    private static List<PetLesion> Of(IReadOnlyList<LesionUptake> receptor, IReadOnlyList<LesionUptake> fdg, PetResult? receptorResult, PetResult? fdgResult)
    {
        List<PetLesion> lesions = [];
        foreach (var name in receptor.Concat(fdg).Select(l => l.Lesion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (sst, glucose) = (receptor.LastOrDefault(l => l.Lesion == name), fdg.LastOrDefault(l => l.Lesion == name));
            if ((sst is null or { IsGone: true }) && (glucose is null or { IsGone: true }))
                continue;
            lesions.Add(new(name, Positive(sst, receptorResult), Positive(glucose, fdgResult), sst?.Read.SuvMax, glucose?.Read.SuvMax,
                glucose?.Read.FdgVsSst ?? sst?.Read.FdgVsSst));
        }
        return lesions;
    }

    private static bool? Positive(LesionUptake? lesion, PetResult? result) =>
        lesion is not null ? lesion.Positive : result is PetResult.Negative or PetResult.NoTumour ? false : null;
}
