namespace Islet.Imaging.Quantify;

/// <summary>From which uptake on the program proposes which score. The margins are Islet's own, for a score that is read by eye: shown, changeable, and confirmed by the reader (pet-quantification 7).</summary>
/// <param name="OverBackground">SUVmax up to this times the background: 0.</param>
/// <param name="AsLiverFrom">SUVmax below this times the liver's mean: 1.</param>
/// <param name="AsLiverTo">Up to this times the liver's mean, the bound itself among them: 2; above: 3.</param>
/// <param name="OverSpleen">Above this times the spleen's SUVmax: 4.</param>
public sealed record KrenningMargins(double OverBackground = 1.5, double AsLiverFrom = 0.67, double AsLiverTo = 1.1, double OverSpleen = 1);

/// <summary>What a lesion's uptake is held against.</summary>
/// <param name="LiverMean">Null: no healthy liver; no score is proposed.</param>
/// <param name="SpleenMax">Null: no spleen.</param>
/// <param name="KidneyMax">In place of a spleen that is not there; null: 4 is not proposed.</param>
/// <param name="Background">Mean of the blood pool, else of what lies around the lesion; null: 0 is not proposed.</param>
public sealed record KrenningTissue(double? LiverMean, double? SpleenMax, double? KidneyMax, double? Background)
{
    public static KrenningTissue Of(Quantification result, double? localBackground) => new(result.Reference(ReferenceOrgan.Liver)?.Statistics.Mean, result.Reference(ReferenceOrgan.Spleen)?.Statistics.Max, null,
        result.Reference(ReferenceOrgan.BloodPool)?.Statistics.Mean ?? localBackground);
}

/// <summary>
/// The modified Krenning score that an uptake suggests: 0 none, 1 much lower than the liver, 2 slightly below to equal to the liver, 3 above it, 4 above the spleen
/// (Kwekkeboom and Krenning 2002, doi:10.1053/snuc.2002.31022; for SST PET Park et al. 2021, doi:10.2967/jnumed.120.251512).
/// </summary>
public static class KrenningProposal
{
    /// <summary>The liver is asked before the background: what is as hot as the liver is not 0, also where the background is the liver. Null: no liver.</summary>
    public static int? Score(double suvMax, KrenningTissue tissue, KrenningMargins margins) => tissue.LiverMean is not { } liver ? null : (suvMax / liver) switch
    {
        var ratio when ratio < margins.AsLiverFrom => tissue.Background is { } background && suvMax <= margins.OverBackground * background ? 0 : 1,
        var ratio when ratio <= margins.AsLiverTo => 2,
        _ => (tissue.SpleenMax ?? tissue.KidneyMax) is { } hottest && suvMax > margins.OverSpleen * hottest ? 4 : 3,
    };
}
