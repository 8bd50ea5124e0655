using Islet.Imaging.Quantify;

namespace Islet.Imaging.Anatomy;

/// <summary>What a structure of a label map is to a quantification.</summary>
/// <param name="Organ">Whose physiological uptake a candidate there may be; null: nobody's.</param>
/// <param name="Class">Of a lesion that lies there; null: the structure does not tell.</param>
public readonly record struct AnatomyPart(UptakeHint? Organ, OrganClass? Class, bool IsAorta)
{
    /// <summary>Known, and of no use here: muscle, vessels, lungs, pancreas.</summary>
    public static AnatomyPart None => default;

    public static AnatomyPart Aorta => new(null, null, true);

    public static AnatomyPart Bone => new(null, OrganClass.Bone, false);

    /// <summary>A lesion of the class liver is one in the liver; of other organs the map does not tell whether a lesion is the primary.</summary>
    public static AnatomyPart Of(UptakeHint organ) => new(organ, organ is UptakeHint.Liver ? OrganClass.Liver : null, false);

    public bool IsUsed => this != None;
}
