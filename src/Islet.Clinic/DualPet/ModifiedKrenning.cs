namespace Islet.Clinic;

/// <summary>The organs that a Krenning score compares with. SUV, g/mL body weight; null: not measured, or the organ is gone.</summary>
/// <param name="BackgroundSuv">Blood pool, or the background beside the lesion.</param>
public sealed record KrenningReference(decimal? LiverSuvMean, decimal? SpleenSuvMax, decimal? KidneySuvMax, decimal? BackgroundSuv);

/// <summary>From which uptake on which score is proposed [H]: Islet's own margins for a score that is read by eye; shown, changeable by the reader, who confirms (pet-quantification 7).</summary>
/// <param name="NoneToBackground">SUVmax up to this times the background, and below the liver: 0.</param>
/// <param name="LowToLiver">SUVmax below this times the liver's mean: 1.</param>
/// <param name="EqualToLiver">Up to this times the liver's mean, the bound itself among them: 2; above: 3.</param>
/// <param name="AboveSpleen">Above this times the spleen's SUVmax: 4.</param>
public sealed record KrenningMargins(decimal NoneToBackground = 1.5m, decimal LowToLiver = 0.67m, decimal EqualToLiver = 1.1m, decimal AboveSpleen = 1.0m)
{
    public static KrenningMargins Usual { get; } = new();
}

/// <summary>
/// Modified Krenning score of receptor PET, 0 none, 1 much lower than liver, 2 slightly below to equal to liver, 3 above liver, 4 above spleen: Park et al. 2021,
/// doi:10.2967/jnumed.120.251512, after Kwekkeboom and Krenning 2002, doi:10.1053/snuc.2002.31022.
/// </summary>
/// <remarks>
/// It is a visual score: a reader gives it, and the program proposes. The original planar score (1 below, 2 equal to, 3 above liver, 4 above spleen or kidney) is
/// another scale; PET scores run higher than planar ones, and lesions below 2 cm run lower than they are.
/// </remarks>
public static class ModifiedKrenning
{
    /// <summary>Diameter below which partial volume lowers the uptake that is measured, mm.</summary>
    public const decimal SmallLesionMm = 20;

    /// <summary>The scores that a lesion's SUVmax may mean, lowest first; several where a reference is missing, none without a liver.</summary>
    /// <remarks>The liver is asked before the background: around a lesion of the liver the background is the liver, and what is as hot as the liver is not 0.</remarks>
    public static IReadOnlyList<int> Propose(decimal lesionSuvMax, KrenningReference reference, KrenningMargins? margins = null)
    {
        var m = margins ?? KrenningMargins.Usual;
        if (reference.LiverSuvMean is not { } liver)
            return [];
        if (lesionSuvMax < m.LowToLiver * liver)
            return reference.BackgroundSuv is { } background ? lesionSuvMax <= m.NoneToBackground * background ? [0] : [1] : [0, 1];
        if (lesionSuvMax <= m.EqualToLiver * liver)
            return [2];
        return (reference.SpleenSuvMax ?? reference.KidneySuvMax) is { } hottest && lesionSuvMax > m.AboveSpleen * hottest ? [4] : [3];
    }

    /// <summary>
    /// Above background from 2 on; in the liver, whose own uptake is the background, above the liver (Chan et al. 2017 in the reading of the specification).
    /// Null: no score, or a 2 of a lesion whose organ nobody names.
    /// </summary>
    public static bool? IsPositive(int? score, string? organ) => (score, organ) switch
    {
        (null, _) => null,
        ( <= 1, _) => false,
        ( >= 3, _) => true,
        (2, null) => null,
        (2, "liver") => false,
        (2, _) => true,
    };
}
