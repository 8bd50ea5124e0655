namespace Islet.Clinic;

/// <summary>Primary tumour.</summary>
public enum PrimaryTumour
{
    T1,
    T2,
    T3,
    T4,
}

/// <summary>Regional nodes.</summary>
public enum RegionalNodes
{
    N0,
    N1,
}

/// <summary>Distant metastases as UICC 8 divides them; ENETS knows only whether there are any.</summary>
public enum DistantMetastasis
{
    M0,

    /// <summary>There are some; not all of where is known.</summary>
    M1,

    /// <summary>In the liver alone.</summary>
    M1a,

    /// <summary>Elsewhere alone.</summary>
    M1b,

    /// <summary>In the liver and elsewhere.</summary>
    M1c,
}
