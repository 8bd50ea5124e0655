namespace Islet.Clinic;

/// <summary>
/// C1: all lesions receptor-positive, none FDG-positive. C2: all receptor-positive, at least one FDG-positive. C3: at least one FDG-positive without receptors.
/// </summary>
public enum KarfisClass
{
    C1,
    C2,
    C3,
}

/// <summary>A relative of NETPET: Karfis et al., Oncotarget 2020, doi:10.18632/oncotarget.27460. It counts which lesions are positive, not how much.</summary>
public static class Karfis
{
    /// <summary>Null: no lesion, a lesion that cannot be read, or one positive for neither tracer, which the classes leave out.</summary>
    public static KarfisClass? Of(IReadOnlyList<PetLesion> lesions) =>
        lesions.Any(l => l is { SstPositive: false, FdgPositive: true }) ? KarfisClass.C3
        : lesions.Count == 0 || lesions.Any(l => l is not { SstPositive: true, FdgPositive: not null }) ? null
        : lesions.Any(l => l.FdgPositive is true) ? KarfisClass.C2
        : KarfisClass.C1;
}
