using Islet.Course;

namespace Islet.Clinic;

/// <summary>What is known better than before although the tumour need not have changed.</summary>
public enum OptimisationKind
{
    /// <summary>No receptor PET is on record before it: there is nothing to have changed from.</summary>
    FirstReceptorPet,
    FirstFdgPet,
    FirstHormonePanel,

    /// <summary>The same tissue was read again, and is now said to be something else.</summary>
    TissueReadAgain,

    /// <summary>The same scan was read again.</summary>
    PetReadAgain,
}

/// <summary>A late or repeated examination of the same state. It is no change of the tumour, and counts for no limb.</summary>
public sealed record Optimisation(OptimisationKind Kind, IReadOnlyList<Finding> From)
{
    /// <param name="earlier">The characterizations before it.</param>
    /// <remarks>The house's distinction for the question of Mollazadegan et al. 2025: better knowledge of one state is no change of state.</remarks>
    internal static IReadOnlyList<Optimisation> Of(Snapshot snapshot, TumourCharacterization one, IReadOnlyList<TumourCharacterization> earlier)
    {
        var found = new List<Optimisation>();
        foreach (var (component, kind) in new[] { (Component.SstrPet, OptimisationKind.FirstReceptorPet), (Component.FdgPet, OptimisationKind.FirstFdgPet), (Component.HormonePanel, OptimisationKind.FirstHormonePanel) })
        {
            if (one[component].IsDone && earlier.Count > 0 && !earlier.Any(e => e[component].IsDone))
                found.Add(new(kind, one[component].From));
        }
        foreach (var (part, kind) in new[] { (one.Tissue, OptimisationKind.TissueReadAgain), (one.FdgPet, OptimisationKind.PetReadAgain), (one.SstrPet, OptimisationKind.PetReadAgain) })
        {
            if (part.Examination is { } examination && ReadsOf(snapshot, examination) is { Count: > 1 } reads && reads.DistinctBy(f => Said(f.Content)).Count() > 1)
                found.Add(new(kind, reads));
        }
        return found;
    }

    /// <summary>Every read of an examination, also those that a review has replaced; a correction of a typing error is no second read.</summary>
    private static List<Finding> ReadsOf(Snapshot snapshot, Examination examination)
    {
        List<Finding> reads = [.. examination.Reads];
        foreach (var later in examination.Reads)
        {
            if (later is { Why: Why.Review, Supersedes: { } former } && snapshot.Findings.FirstOrDefault(s => s.Finding.Id == former).Finding is { } replaced)
                reads.Insert(0, replaced);
        }
        return reads;
    }

    private static object Said(Content content) => content switch
    {
        Specimen s => (s.Ki67Percent, s.Differentiation, s.ReportedGrade, s.MitosesPer2Mm2),
        ImagingStudy i => (i.FdgPetResult, i.SstrPetResult, i.NetpetScore),
        _ => content,
    };
}
