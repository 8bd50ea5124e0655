using Islet.Course;
using Islet.Imaging.Quantify;

namespace Islet.Imaging.Anatomy;

/// <summary>The organs of a label map on the voxels of a PET.</summary>
/// <param name="Aorta">Empty: the map has none.</param>
/// <param name="Bones">Empty: the map has none.</param>
/// <param name="Kind">What the map was.</param>
/// <param name="Warnings">W_ANATOMY_….</param>
public sealed record AnatomyOnPet(IReadOnlyDictionary<UptakeHint, Region> Organs, Region Aorta, Region Bones, string Kind, IReadOnlyList<Problem> Warnings)
{
    public SearchPlan In(SearchPlan plan) => plan with { Organs = Organs, Aorta = Aorta.IsEmpty ? null : Aorta, Bones = Bones.IsEmpty ? null : Bones };

    /// <summary>Liver or bone, where the map shows it at the lesion's hottest voxel or under most of its voxels; null: the map does not tell. A reader's word goes before it.</summary>
    public OrganClass? ClassOf(Candidate candidate) => Holds(Organs.GetValueOrDefault(UptakeHint.Liver, Region.Empty), candidate) ? OrganClass.Liver : Holds(Bones, candidate) ? OrganClass.Bone : null;

    private static bool Holds(Region organ, Candidate candidate) => organ.Contains(candidate.Numbers.MaxVoxel) || (!candidate.Leak && 2 * organ.Intersect(candidate.Region).Voxels > candidate.Region.Voxels);
}
