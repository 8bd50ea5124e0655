using Islet.Course;

namespace Islet.Clinic;

/// <summary>Stage groups of ENETS, with the letters that UICC 8 does not have.</summary>
public enum EnetsGroup
{
    I,
    IIA,
    IIB,
    IIIA,
    IIIB,
    IV,
}

/// <summary>ENETS TNM of foregut neuroendocrine tumours, 2006, pancreas: Rindi et al., Virchows Arch 2006;449:395–401, doi:10.1007/s00428-006-0250-1.</summary>
/// <remarks>The Italian sequencing cohort (2024) gives its stages in it, nine of them IIIB.</remarks>
public static class EnetsTnm
{
    /// <summary>T1 below 2 cm, T2 2 to 4 cm, T3 above 4 cm: a tumour of exactly 2.0 cm is T2 here and T1 in UICC 8.</summary>
    public static PrimaryTumour BySize(decimal cm) => cm switch
    {
        < 2 => PrimaryTumour.T1,
        <= 4 => PrimaryTumour.T2,
        _ => PrimaryTumour.T3,
    };

    /// <summary>I T1, IIA T2, IIB T3, IIIA T4 (all N0), IIIB any N1, IV any M1.</summary>
    public static EnetsGroup Group(PrimaryTumour t, RegionalNodes n, DistantMetastasis m) => (t, n, m) switch
    {
        (_, _, not DistantMetastasis.M0) => EnetsGroup.IV,
        (_, RegionalNodes.N1, _) => EnetsGroup.IIIB,
        (PrimaryTumour.T4, _, _) => EnetsGroup.IIIA,
        (PrimaryTumour.T3, _, _) => EnetsGroup.IIB,
        (PrimaryTumour.T2, _, _) => EnetsGroup.IIA,
        (PrimaryTumour.T1, _, _) => EnetsGroup.I,
    };

    public static Staged<EnetsGroup> Stage(FactReader facts) => Staging<EnetsGroup>.Read(facts, BySize, Group);
}
