using Islet.Imaging.Quantify;

namespace Islet.Imaging.Objects;

/// <summary>Codes of what is segmented and measured: DICOM PS3.16 (DCM), SNOMED CT as PS3.16 uses it (SCT; CID 4, 7159, 7464), UCUM, and Islet's own (99ISLET; docs/pet-objects.md).</summary>
internal static class TumourCodes
{
    public const string Own = "99ISLET";

    public static readonly CodedEntry AbnormalStructure = new("49755003", "SCT", "Morphologically Abnormal Structure") { Srt = "M-01000" },
        Neoplasm = new("108369006", "SCT", "Neoplasm") { Srt = "M-8FFFF" }, Primary = new("86049000", "SCT", "Neoplasm, Primary") { Srt = "M-80003" },
        Liver = new("10200004", "SCT", "Liver") { Srt = "T-62000" }, LymphNode = new("59441001", "SCT", "Lymph node") { Srt = "T-C4000" }, Bone = new("272673000", "SCT", "Bone") { Srt = "T-D016E" },
        Peritoneum = new("15425007", "SCT", "Peritoneum") { Srt = "T-D4400" }, Spleen = new("78961009", "SCT", "Spleen") { Srt = "T-C3000" }, Aorta = new("15825003", "SCT", "Aorta") { Srt = "T-42000" },
        OtherSite = new("OTHER_SITE", Own, "Another site");

    public static readonly CodedEntry Suv = new("126401", "DCM", "SUVbw"), SuvMethod = new("126410", "DCM", "SUV body weight calculation method"), Volume = new("118565006", "SCT", "Volume") { Srt = "G-D705" },
        VolumeMethod = new("126030", "DCM", "Sum of segmented voxel volumes"), Tla = new("TLA", Own, "Total Lesion Activity"), Voxels = new("VOXELS", Own, "Number of voxels"),
        Threshold = new("THRESHOLD", Own, "SUV threshold of the segmentation"), Leak = new("LEAK", Own, "Region runs into an organ"), ReferenceTissue = new("REFERENCE", Own, "Reference region of healthy tissue"),
        Accepted = new("ACCEPTED", Own, "Accepted by a reader"), Diameter = new("DIAMETER", Own, "Diameter of the reference region");

    public static readonly CodedEntry Mean = new("373098007", "SCT", "Mean") { Srt = "R-00317" }, Minimum = new("255605001", "SCT", "Minimum") { Srt = "R-404FB" }, Maximum = new("56851009", "SCT", "Maximum") { Srt = "G-A437" },
        Deviation = new("386136009", "SCT", "Standard Deviation") { Srt = "R-10047" }, Median = new("373099004", "SCT", "Median") { Srt = "R-00319" }, Peak = new("126031", "DCM", "Peak Value Within ROI"),
        PeakAtMax = new("PEAK_IBSI_LOC", Own, "Mean of the 1 mL sphere on the hottest voxel"), PeakHighest = new("PEAK_IBSI_GLOB", Own, "Highest mean of a 1 mL sphere on a voxel of the region");

    public static readonly CodedEntry SuvUnit = new("{SUVbw}g/ml", "UCUM", "Standardized Uptake Value body weight"), Millilitre = new("ml", "UCUM", "milliliter"), Gram = new("g", "UCUM", "gram"),
        VoxelUnit = new("{voxels}", "UCUM", "voxels"), Millimetre = new("mm", "UCUM", "millimeter"), Yes = new("373066001", "SCT", "Yes") { Srt = "R-0038D" }, No = new("373067005", "SCT", "No") { Srt = "R-00339" };

    /// <summary>Where a class of organs lies; null: the class says nothing of the place.</summary>
    public static CodedEntry? Site(OrganClass? organ) => organ switch
    {
        OrganClass.Liver => Liver,
        OrganClass.LymphNode => LymphNode,
        OrganClass.Bone => Bone,
        OrganClass.Peritoneum => Peritoneum,
        OrganClass.Other => OtherSite,
        OrganClass.Primary or null => null,
    };

    /// <summary>A class that is not the primary says where a lesion lies and not that it is a metastasis.</summary>
    public static CodedEntry Finding(OrganClass? organ) => organ is OrganClass.Primary ? Primary : Neoplasm;

    /// <summary>The class that codes tell; null: none of them.</summary>
    public static OrganClass? Organ(CodedEntry? finding, CodedEntry? site) =>
        Primary.Says(finding) ? OrganClass.Primary : Enum.GetValues<OrganClass>().Cast<OrganClass?>().FirstOrDefault(organ => Site(organ) is { } at && at.Says(site));

    public static CodedEntry Site(ReferenceOrgan organ) => organ switch { ReferenceOrgan.Liver => Liver, ReferenceOrgan.Spleen => Spleen, ReferenceOrgan.BloodPool => Aorta };
}
