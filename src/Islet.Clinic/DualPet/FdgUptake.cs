namespace Islet.Clinic;

/// <summary>Whether FDG uptake that nobody marked as a lesion counts as positive: above background, in the liver above the liver (Chan et al. 2017, doi:10.7150/thno.18068; Karfis et al. 2020, doi:10.18632/oncotarget.27460).</summary>
/// <remarks>How much "above" is belongs to neither paper: the margins are those of the Krenning proposal [H].</remarks>
public static class FdgUptake
{
    /// <summary>All SUV, g/mL body weight. Null: what it would be held against is not measured.</summary>
    /// <param name="background">Blood pool, or the background beside the place.</param>
    public static bool? IsPositive(decimal suvMax, bool inLiver, decimal? liverSuvMean, decimal? background, KrenningMargins? margins = null)
    {
        var m = margins ?? KrenningMargins.Usual;
        return inLiver ? liverSuvMean is { } liver ? suvMax > m.EqualToLiver * liver : null : background is { } around ? suvMax > m.NoneToBackground * around : null;
    }
}
